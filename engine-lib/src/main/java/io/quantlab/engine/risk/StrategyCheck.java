package io.quantlab.engine.risk;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.portfolio.Account;

/// Holds a strategy to the limits it set itself, in the order of O-31. Every denial names them in
/// its detail.
final class StrategyCheck {
  private static final String OWN = "the strategy's own limit";

  private final StrategyLimits limits;
  private final Denial denial;
  private final LossCheck losses;
  private final PermissionCheck permissions;

  /// `null` where any number of orders may go.
  private final MinuteRate rate;

  StrategyCheck(Account account, StrategyLimits limits, Denial denial) {
    this.limits = limits;
    this.denial = denial;
    this.losses = new LossCheck(account, limits.dailyLoss(), limits.drawdown(), denial);
    this.permissions = new PermissionCheck(limits.window(), limits.tokens(), denial);
    this.rate = limits.ordersPerMinute() == 0 ? null : new MinuteRate(limits.ordersPerMinute());
  }

  void beginSession() {
    losses.beginSession();
  }

  /// Judges an order; an attached exit passes.
  int check(Proposal p) {
    return named(p.isExit() ? Gate.PASS : all(p));
  }

  /// Judges what a working order would add that asks for a larger size; an attached exit passes.
  int grows(Proposal p) {
    return named(p.isExit() ? Gate.PASS : added(p));
  }

  private int named(int answer) {
    if (answer != Gate.PASS && denial.detail.isEmpty()) {
      denial.detail = OWN;
    }
    return answer;
  }

  /// An order passed the whole gate.
  void count(Proposal p) {
    if (rate != null && !p.isExit()) {
      rate.count(p.epochNanos());
    }
  }

  private int all(Proposal p) {
    if (rate != null && rate.isFull(p.epochNanos())) {
      int most = rate.most();
      return denial.because(DenyReason.ORDER_RATE, most, most + 1, "orders per minute");
    }
    int answer = p.reduces() ? Gate.PASS : added(p);
    return answer == Gate.PASS ? permissions.instrument(p) : answer;
  }

  /// What an order must not make worse.
  private int added(Proposal p) {
    int answer = position(p);
    if (answer == Gate.PASS) {
      answer = losses.check();
    }
    return answer == Gate.PASS ? permissions.window(p) : answer;
  }

  private int position(Proposal p) {
    if (limits.position() == null) {
      return Gate.PASS;
    }
    long most = limits.position().lots(p.holding());
    long worst = p.worstPosition();
    return worst <= most ? Gate.PASS : denial.because(DenyReason.MAX_POSITION, most, worst, "lots");
  }
}
