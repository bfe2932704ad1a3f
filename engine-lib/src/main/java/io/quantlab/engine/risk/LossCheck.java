package io.quantlab.engine.risk;

import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.portfolio.Account;

/// Stops an account that lost too much: since its session began, or from its peak (engine contract
/// O-31).
final class LossCheck {
  private static final long WHOLE = 100_000_000;

  private final Account account;
  private final RiskLimits limits;
  private final Denial denial;
  private long sessionStartNavE8;

  LossCheck(Account account, RiskLimits limits, Denial denial) {
    this.account = account;
    this.limits = limits;
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
    if (limits.dailyLossE8() > 0 && loss >= limits.dailyLossE8()) {
      return denial.because(DenyReason.DAILY_LOSS, limits.dailyLossE8(), loss, account.moneyUnit());
    }
    if (limits.drawdownE8() > 0) {
      long peak = account.drawdown().peakE8();
      long allowed = Exact.mulDivFloor(peak, limits.drawdownE8(), WHOLE);
      long fallen = peak - account.navE8();
      if (fallen >= allowed) {
        return denial.because(DenyReason.DRAWDOWN, allowed, fallen, account.moneyUnit());
      }
    }
    return Gate.PASS;
  }
}
