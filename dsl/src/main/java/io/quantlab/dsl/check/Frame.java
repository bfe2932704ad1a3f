package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Effect;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/// Something that code stands in: a branch, a loop, a function, a handler.
final class Frame {
  private final Sort sort;
  private final Fact.Ripeness ripeness;
  private final Span statement;
  private final Set<Symbol> assigned = new HashSet<>();
  private final Set<Effect> effects = EnumSet.noneOf(Effect.class);

  /// What a frame does to the calls in it.
  enum Sort {
    /// It may be skipped: `if`, `?:`, `and`, `or`, `??`, `match`.
    BRANCH,
    /// A loop that turns equally often in every step.
    FIXED_LOOP,
    /// A loop of which that is not known.
    OPEN_LOOP,
    LAMBDA,
    FUNCTION,
    HANDLER,
    AT,
    TEST;

    boolean isLoop() {
      return this == FIXED_LOOP || this == OPEN_LOOP;
    }
  }

  /// @param ripeness of what decides whether the code runs
  /// @param statement the statement it is part of
  Frame(Sort sort, Fact.Ripeness ripeness, Span statement) {
    this.sort = sort;
    this.ripeness = ripeness;
    this.statement = statement;
  }

  Sort sort() {
    return sort;
  }

  Fact.Ripeness ripeness() {
    return ripeness;
  }

  Span statement() {
    return statement;
  }

  /// Names declared or assigned in it so far.
  Set<Symbol> assigned() {
    return assigned;
  }

  Set<Effect> effects() {
    return effects;
  }
}
