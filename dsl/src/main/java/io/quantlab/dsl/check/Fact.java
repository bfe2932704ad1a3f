package io.quantlab.dsl.check;

import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;

/// What is known of a value before the run.
///
/// @param stage when the value itself is known
/// @param ripeness whether it may still change within its step
/// @param bound whether an upper bound is known before the run
public record Fact(Type type, Stage stage, Ripeness ripeness, Bound bound) {
  static final Fact UNKNOWN = constant(Type.Basic.UNKNOWN);

  /// Whether a value may still change within its step.
  public enum Ripeness {
    /// It is what the closed bars say.
    SETTLED,
    /// It comes from a bar that is still forming.
    DEVELOPING;

    Ripeness or(Ripeness other) {
      return this == DEVELOPING ? this : other;
    }
  }

  /// Whether a length has an upper bound that is known before the run.
  public enum Bound {
    KNOWN,
    OPEN
  }

  static Fact constant(Type type) {
    return of(type, Stage.CONST);
  }

  static Fact of(Type type, Stage stage) {
    return new Fact(
        type, stage, Ripeness.SETTLED, stage == Stage.SERIES ? Bound.OPEN : Bound.KNOWN);
  }

  static Fact series(Type type) {
    return of(type, Stage.SERIES);
  }

  boolean isUnknown() {
    return type == Type.Basic.UNKNOWN;
  }

  Fact as(Type other) {
    return new Fact(other, stage, ripeness, bound);
  }

  /// As late and as ripe as both together.
  Fact with(Fact other) {
    Stage later = stage.or(other.stage);
    return new Fact(
        type, later, ripeness.or(other.ripeness), later == Stage.SERIES ? Bound.OPEN : Bound.KNOWN);
  }

  Fact atLeast(Stage other) {
    return with(Fact.of(type, other));
  }

  Fact developing() {
    return new Fact(type, Stage.SERIES, Ripeness.DEVELOPING, bound);
  }

  Fact bounded() {
    return new Fact(type, stage, ripeness, Bound.KNOWN);
  }
}
