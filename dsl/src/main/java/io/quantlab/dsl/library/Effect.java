package io.quantlab.dsl.library;

/// What a call does besides giving a value; it decides where the call may stand.
public enum Effect {
  /// Nothing.
  NONE,
  /// It keeps state: one cell for each place it is called from.
  STATE,
  /// It changes the value it is called on.
  CHANGE,
  /// It draws: indicators and strategies.
  PLOT,
  /// It draws one point: handlers.
  POINT,
  /// It sends a message: everything but rules and libraries.
  ALERT,
  /// It writes a line.
  LOG,
  /// It sends, changes or cancels orders: strategies and event scripts.
  ORDER,
  /// It sets a timer or a subscription: strategies and event scripts.
  SCHEDULE,
  /// It judges an account: rules.
  VERDICT,
  /// It refuses an order: rules, in `on_order_submit`.
  DENIAL,
  /// It ends a review: rules, in `on_review`.
  REVIEW,
  /// It reads an account in a way only rules may.
  RULE_READ,
  /// It runs scripts: `test` blocks.
  TEST;

  /// True when a branch decides whether something happens outside of the script's own values.
  public boolean isOutput() {
    return switch (this) {
      case PLOT, POINT, ALERT, LOG, ORDER, SCHEDULE, VERDICT, DENIAL, REVIEW -> true;
      case NONE, STATE, CHANGE, RULE_READ, TEST -> false;
    };
  }

  /// True when it must not depend on a developing value.
  public boolean isFinal() {
    return switch (this) {
      case ALERT, ORDER, VERDICT, DENIAL, REVIEW -> true;
      case NONE, STATE, CHANGE, PLOT, POINT, LOG, SCHEDULE, RULE_READ, TEST -> false;
    };
  }
}
