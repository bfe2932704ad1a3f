package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Builtin.Length;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Name;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// A name the script declares.
public final class Symbol {
  private final Name name;
  private final Role role;
  private final Level level;
  private final int slot;
  private final int clock;
  private final Set<Effect> effects = EnumSet.noneOf(Effect.class);
  private Fact fact;
  private Optional<Long> constant = Optional.empty();
  private Optional<Item.Function> function = Optional.empty();
  private Length lengthUse = Length.FREE;
  private boolean used;

  /// What a name stands for.
  public enum Role {
    LET,
    VAR,
    LIVE_VAR,
    CONST,
    INPUT,
    PARAMETER,
    LOOP,
    FUNCTION,
    LIBRARY,
    /// Declared by a statement that could not be read.
    BROKEN;

    boolean isVariable() {
      return this == VAR || this == LIVE_VAR;
    }
  }

  /// Where a name is declared; it decides on history and on state.
  public enum Level {
    SCRIPT,
    FUNCTION,
    BLOCK
  }

  Symbol(Name name, Role role, Level level, int slot, int clock, Fact fact) {
    this.name = name;
    this.role = role;
    this.level = level;
    this.slot = slot;
    this.clock = clock;
    this.fact = fact;
  }

  public String name() {
    return name.text();
  }

  /// What tells it from the names of other texts, see [Name#key].
  public String key() {
    return name.key();
  }

  /// The library it is declared in; empty for the script.
  public String home() {
    return name.home();
  }

  public Role role() {
    return role;
  }

  public Level level() {
    return level;
  }

  /// Where it is declared.
  public Span place() {
    return name.span();
  }

  /// Number of the place that holds the value; unique in the script.
  public int slot() {
    return slot;
  }

  /// The clock it belongs to, 0 for the primary one.
  public int clock() {
    return clock;
  }

  public Fact fact() {
    return fact;
  }

  /// What a function does besides giving a value.
  public Set<Effect> effects() {
    return effects;
  }

  /// True for a function that keeps state.
  public boolean isStateful() {
    return effects.contains(Effect.STATE);
  }

  void learn(Fact more) {
    fact = more;
  }

  Optional<Long> constant() {
    return constant;
  }

  void fold(Optional<Long> value) {
    constant = value;
  }

  Optional<Item.Function> function() {
    return function;
  }

  void declares(Item.Function declaration) {
    function = Optional.of(declaration);
  }

  /// What the function's body asks of this parameter, when it uses it as a length.
  Length lengthUse() {
    return lengthUse;
  }

  void useAsLength(Length use) {
    if (use.compareTo(lengthUse) > 0) {
      lengthUse = use;
    }
  }

  boolean isUsed() {
    return used;
  }

  void use() {
    used = true;
  }
}
