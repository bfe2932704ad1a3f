package io.quantlab.engine.risk;

import io.quantlab.engine.order.DenyReason;

/// Asks for permission by time of day and instrument (engine contract O-31).
final class PermissionCheck {
  private final TradingWindow times;
  private final TokenList tokens;
  private final Denial denial;
  private final boolean any;

  /// @param times of day for orders; `null` = always
  PermissionCheck(TradingWindow times, TokenList tokens, Denial denial) {
    this.times = times;
    this.tokens = tokens;
    this.denial = denial;
    this.any = !tokens.equals(TokenList.ALL);
  }

  /// TIME_WINDOW.
  int window(Proposal p) {
    if (times == null || times.contains(p.epochNanos())) {
      return Gate.PASS;
    }
    return denial.because(
        DenyReason.TIME_WINDOW,
        times.missed(p.epochNanos()),
        times.secondOfDay(p.epochNanos()),
        "second of the day",
        times.toString());
  }

  /// SYMBOL_LIST.
  int instrument(Proposal p) {
    int token = p.holding().instrument().token();
    return any && !tokens.allows(token)
        ? denial.because(DenyReason.SYMBOL_LIST, 0, token, "token")
        : Gate.PASS;
  }
}
