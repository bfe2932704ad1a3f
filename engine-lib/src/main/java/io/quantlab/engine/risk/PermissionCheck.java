package io.quantlab.engine.risk;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.portfolio.Account;

/// Asks for permission by time of day, instrument and rule set (engine contract O-31).
final class PermissionCheck {
  private final Account account;
  private final RiskLimits limits;
  private final Denial denial;
  private final boolean any;

  PermissionCheck(Account account, RiskLimits limits, Denial denial) {
    this.account = account;
    this.limits = limits;
    this.denial = denial;
    this.any =
        limits.window() != null
            || !limits.tokens().equals(TokenList.ALL)
            || !limits.rules().isEmpty();
  }

  /// TIME_WINDOW, SYMBOL_LIST, RULE.
  int check(Proposal p) {
    return any ? all(p) : Gate.PASS;
  }

  private int all(Proposal p) {
    TradingWindow window = limits.window();
    if (window != null && !window.contains(p.epochNanos())) {
      return denial.because(
          DenyReason.TIME_WINDOW,
          window.missed(p.epochNanos()),
          window.secondOfDay(p.epochNanos()),
          "second of the day",
          window.toString());
    }
    int token = p.holding().instrument().token();
    if (!limits.tokens().allows(token)) {
      return denial.because(DenyReason.SYMBOL_LIST, 0, token, "token");
    }
    for (PreTradeRule rule : limits.rules()) {
      String inner = rule.denial(p, account);
      if (inner != null) {
        return denial.because(DenyReason.RULE, 0, 1, "orders", inner);
      }
    }
    return Gate.PASS;
  }
}
