package io.quantlab.engine.risk;

import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.portfolio.Account;

/// Bounds what an account may be exposed to when the order and all that work execute: position,
/// gross, net, sector, currency, leverage, the portfolio as a whole, capital (engine contract O-31,
/// O-32).
final class ExposureCheck {
  private static final long WHOLE = 100_000_000;

  private final Account account;
  private final RiskLimits limits;
  private final Denial denial;
  private final Exposure exposure;
  private final boolean bounded;

  /// `null` where nothing bounds the portfolio as a whole.
  private PortfolioCheck portfolio;

  ExposureCheck(Account account, RiskLimits limits, Denial denial) {
    this.account = account;
    this.limits = limits;
    this.denial = denial;
    this.exposure = new Exposure(account);
    this.bounded = !limits.exposure().equals(ExposureLimits.NONE);
  }

  void portfolio(PortfolioRisk risk) {
    portfolio = new PortfolioCheck(account, limits.exposure().portfolio(), risk, denial);
  }

  /// MAX_POSITION, EXPOSURE.
  int bounds(Proposal p) {
    long worst = p.worstPosition();
    if (limits.positionLots() > 0 && worst > limits.positionLots()) {
      return denial.because(DenyReason.MAX_POSITION, limits.positionLots(), worst, "lots");
    }
    return bounded ? allBounds(p) : Gate.PASS;
  }

  /// CAPITAL.
  int capital(Proposal p) {
    if (limits.leverageE8() == RiskLimits.ANY_LEVERAGE) {
      return Gate.PASS;
    }
    long gross = exposure.worstGrossE8(p, p.worstLots());
    long allowed = ofNav(limits.leverageE8());
    return gross <= allowed
        ? Gate.PASS
        : denial.because(DenyReason.CAPITAL, allowed, gross, account.moneyUnit());
  }

  private int allBounds(Proposal p) {
    ExposureLimits bounds = limits.exposure();
    long gross = exposure.worstGrossE8(p, p.worstLots());
    int answer = bound(bounds.grossE8(), gross, "gross");
    if (answer == Gate.PASS && bounds.netE8() > 0) {
      answer = bound(bounds.netE8(), exposure.worstNetE8(p), "net");
    }
    for (ExposureLimits.Sector sector : bounds.sectors()) {
      if (answer == Gate.PASS && sector.tokens().contains(p.holding().instrument().token())) {
        long held = exposure.worstGrossE8(p, i -> sector.tokens().contains(i.token()));
        answer = bound(sector.grossE8(), held, "sector " + sector.name());
      }
    }
    String currency = p.holding().instrument().currency();
    Long most = bounds.currencies().get(currency);
    if (answer == Gate.PASS && most != null) {
      long held = exposure.worstGrossE8(p, i -> i.currency().equals(currency));
      answer = bound(most, held, "currency " + currency);
    }
    if (answer == Gate.PASS && bounds.leverageE8() > 0) {
      answer = bound(Math.max(1, ofNav(bounds.leverageE8())), gross, "leverage");
    }
    return answer == Gate.PASS && portfolio != null ? portfolio.check(p) : answer;
  }

  private int bound(long most, long value, String what) {
    return most == 0 || value <= most
        ? Gate.PASS
        : denial.because(DenyReason.EXPOSURE, most, value, account.moneyUnit(), what);
  }

  private long ofNav(long ratioE8) {
    return ratioE8 == WHOLE ? account.navE8() : Exact.mulDivFloor(account.navE8(), ratioE8, WHOLE);
  }
}
