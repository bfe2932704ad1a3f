package io.quantlab.engine.risk;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Holding;
import java.util.List;

/// Bounds what the whole portfolio may lose or be exposed to (engine contract O-35).
///
/// Exposures that are sums over positions are bounded on the side the order moves them to, with all
/// working orders filled that move them there, too (O-32). Losses are bounded with the working
/// orders of the order's side filled. An order that makes neither larger passes.
final class PortfolioCheck {
  private final Account account;
  private final List<PortfolioLimit> limits;
  private final PortfolioRisk risk;
  private final Denial denial;
  private final Portfolio portfolio;

  PortfolioCheck(Account account, List<PortfolioLimit> limits, PortfolioRisk risk, Denial denial) {
    this.account = account;
    this.limits = limits;
    this.risk = risk;
    this.denial = denial;
    this.portfolio = new Portfolio(account);
    for (PortfolioLimit limit : limits) {
      if (!risk.terms().knows(limit)) {
        throw new IllegalArgumentException(
            "the limit of " + limit.what() + " names what the run does not have");
      }
    }
  }

  int check(Proposal order) {
    for (PortfolioLimit limit : limits) {
      long made =
          switch (limit) {
            case PortfolioLimit.Factor f -> sum(order, p -> risk.factorE8(p, f.name()));
            case PortfolioLimit.OfGreek g -> sum(order, p -> risk.greekE8(p, g.greek()));
            case PortfolioLimit.Stress _, PortfolioLimit.Correlated _, PortfolioLimit.Loss _ ->
                loss(order, limit);
          };
      if (made > limit.limitE8()) {
        return denial.because(
            DenyReason.EXPOSURE, limit.limitE8(), made, account.moneyUnit(), limit.what());
      }
    }
    return Gate.PASS;
  }

  private interface Exposed {
    long of(Portfolio portfolio);
  }

  /// The exposure on the side the order moves it to, above zero when it is there.
  private long sum(Proposal order, Exposed exposed) {
    Holding h = order.holding();
    long added = order.sign() * order.addedLots();
    long own = exposed.of(portfolio.only(h.slot(), added, order.referenceTicks()));
    int side = Long.signum(own);
    if (side == 0 || h.pair() >= 0) {
      return 0;
    }
    long sum = Math.addExact(side * exposed.of(portfolio.held()), side * own);
    for (int slot = 0; slot < account.slots(); slot++) {
      Holding other = account.holding(slot);
      sum = Math.addExact(sum, working(other, other.workingBuyLots(), side, exposed));
      sum = Math.addExact(sum, working(other, -other.workingSellLots(), side, exposed));
    }
    return sum;
  }

  private long working(Holding h, long lots, int side, Exposed exposed) {
    return lots == 0 || h.pair() >= 0
        ? 0
        : Math.max(0, side * exposed.of(portfolio.only(h.slot(), lots, h.markTicks())));
  }

  /// The loss with the order; 0 when nothing is known of it, or the order does not raise it.
  private long loss(Proposal order, PortfolioLimit limit) {
    long with = value(portfolio.filled(order.sign()).and(order), limit);
    if (with <= limit.limitE8()) {
      return 0;
    }
    long without = value(portfolio.filled(order.sign()), limit);
    return with > without ? with : 0;
  }

  private long value(Portfolio of, PortfolioLimit limit) {
    return switch (limit) {
      case PortfolioLimit.Loss l -> risk.lossE8(of, l.of());
      case PortfolioLimit.Correlated c -> risk.correlatedE8(of, c.sessions());
      case PortfolioLimit.Stress s -> stress(of, s.name());
      case PortfolioLimit.Factor _, PortfolioLimit.OfGreek _ ->
          throw new IllegalStateException(limit + " is a sum");
    };
  }

  private long stress(Portfolio of, String name) {
    Scenario scenario = risk.terms().scenario(name);
    long gain =
        scenario != null ? risk.gainE8(of, scenario) : risk.gainE8(of, risk.terms().episode(name));
    return gain == PortfolioRisk.UNKNOWN ? gain : -gain;
  }
}
