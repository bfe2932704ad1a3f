package io.quantlab.dsl.check;

import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.syntax.Kind;
import java.util.Optional;

/// Which effects a kind of script may have, and where (wick.md 2, 9.2, 11).
public final class Availability {
  private Availability() {}

  /// Why an effect may not happen, in words, if it may not.
  ///
  /// @param handler name of the handler around it
  public static Optional<String> obstacle(
      Effect effect, Kind kind, Optional<String> handler, boolean test) {
    return switch (effect) {
      case NONE, STATE, CHANGE -> Optional.empty();
      case PLOT -> unless(kind.hasBody(), "plots and drawings belong to indicators and strategies");
      case POINT, LOG -> unless(kind != Kind.LIBRARY, "a library only computes");
      case ALERT ->
          unless(
              kind != Kind.LIBRARY && kind != Kind.RULE,
              "alerts belong to indicators, strategies and event scripts");
      case ORDER ->
          unless(
              kind == Kind.STRATEGY || kind == Kind.EVENTS,
              "orders belong to strategies and event scripts");
      case SCHEDULE ->
          unless(
              kind == Kind.STRATEGY || kind == Kind.EVENTS,
              "timers and subscriptions belong to strategies and event scripts");
      case VERDICT, RULE_READ -> unless(kind == Kind.RULE, "it belongs to rules");
      case DENIAL ->
          unless(
              kind == Kind.RULE && handler.equals(Optional.of("on_order_submit")),
              "it belongs to 'on_order_submit' of a rule");
      case REVIEW ->
          unless(
              kind == Kind.RULE && handler.equals(Optional.of("on_review")),
              "it belongs to 'on_review' of a rule");
      case TEST -> unless(test, "it belongs to 'test' blocks");
    };
  }

  private static Optional<String> unless(boolean available, String reason) {
    return available ? Optional.empty() : Optional.of(reason);
  }
}
