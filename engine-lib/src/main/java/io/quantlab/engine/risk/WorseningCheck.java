package io.quantlab.engine.risk;

import static io.quantlab.engine.risk.Gate.PASS;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.portfolio.Account;

/// What an order that does not only reduce must not make worse: exposure, capital, margin, shorts
/// and losses, in the order of engine contract O-31.
final class WorseningCheck {
  private final Account account;
  private final RiskLimits limits;
  private final ExposureCheck exposure;
  private final CashCheck cash;
  private final LossCheck losses;
  private final Denial denial;

  /// `null` where orders need no margin.
  private MarginGate margin;

  /// `null` where short sales need no loan.
  private BorrowGate borrow;

  private long grantedLots;

  WorseningCheck(
      Account account,
      RiskLimits limits,
      ExposureCheck exposure,
      CashCheck cash,
      LossCheck losses,
      Denial denial) {
    this.account = account;
    this.limits = limits;
    this.exposure = exposure;
    this.cash = cash;
    this.losses = losses;
    this.denial = denial;
  }

  void margin(MarginGate check) {
    margin = check;
  }

  void borrow(BorrowGate check) {
    borrow = check;
  }

  /// An order is judged: all its lots, until the margin grants fewer.
  void begin(Proposal p) {
    grantedLots = p.lots();
  }

  /// Lots of the order that may go.
  long grantedLots() {
    return grantedLots;
  }

  int check(Proposal p) {
    int answer = p.holding().pair() < 0 ? checkExposure(p) : PASS;
    if (answer == PASS && margin != null && p.holding().pair() < 0) {
      answer = checkMargin(p);
    }
    if (answer == PASS) {
      answer = cash.settled(p);
    }
    if (answer == PASS && p.sign() < 0) {
      answer = checkShort(p);
    }
    return answer == PASS ? losses.check() : answer;
  }

  /// A short nobody may hold is no question of capital: BORROW says so.
  private int checkExposure(Proposal p) {
    int answer = exposure.bounds(p);
    return answer == PASS && !isBarredShort(p) ? exposure.capital(p) : answer;
  }

  private int checkMargin(Proposal p) {
    if (isBarredShort(p)) {
      return PASS;
    }
    grantedLots = margin.grant(p.holding(), p.sign(), p.lots(), p.addedLots(), p.referenceTicks());
    return grantedLots > 0
        ? PASS
        : denial.because(
            DenyReason.MARGIN, account.navE8(), margin.neededE8(), account.moneyUnit());
  }

  /// Whether it could sell what is not there, and this account may not.
  private boolean isBarredShort(Proposal p) {
    boolean barred =
        limits.shorts() == RiskLimits.Shorts.DENIED || margin != null && !margin.allowsShorts();
    return barred && p.sign() < 0 && p.shortestLots() < 0;
  }

  private int checkShort(Proposal p) {
    if (isBarredShort(p)) {
      return denial.because(DenyReason.BORROW, 0, p.shortestLots(), "lots");
    }
    if (borrow == null || p.shortestLots() >= 0) {
      return PASS;
    }
    long available = borrow.available(p.holding(), -p.shortestLots(), p.epochNanos());
    return -p.shortestLots() <= available
        ? PASS
        : denial.because(DenyReason.BORROW, available, -p.shortestLots(), "lots");
  }
}
