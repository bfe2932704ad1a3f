package io.quantlab.engine.risk;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.portfolio.Account;

/// Stops an account that lost too much: since its session began, or from its peak (engine contract
/// O-31).
final class LossCheck {
  private final Account account;
  private final LossBound daily;
  private final LossBound drawdown;
  private final Denial denial;
  private long sessionStartNavE8;

  /// @param daily loss since the session began; `null` = any
  /// @param drawdown fall from the peak; `null` = any
  LossCheck(Account account, LossBound daily, LossBound drawdown, Denial denial) {
    this.account = account;
    this.daily = daily;
    this.drawdown = drawdown;
    this.denial = denial;
    beginSession();
  }

  /// A session begins: the daily loss is counted from here.
  void beginSession() {
    sessionStartNavE8 = account.navE8();
  }

  /// DAILY_LOSS, DRAWDOWN.
  int check() {
    long loss = sessionStartNavE8 - account.navE8();
    if (daily != null && loss >= daily.allowedE8(sessionStartNavE8)) {
      long allowed = daily.allowedE8(sessionStartNavE8);
      return denial.because(DenyReason.DAILY_LOSS, allowed, loss, account.moneyUnit());
    }
    if (drawdown != null) {
      long peak = account.drawdown().peakE8();
      long allowed = drawdown.allowedE8(peak);
      long fallen = peak - account.navE8();
      if (fallen >= allowed) {
        return denial.because(DenyReason.DRAWDOWN, allowed, fallen, account.moneyUnit());
      }
    }
    return Gate.PASS;
  }
}
