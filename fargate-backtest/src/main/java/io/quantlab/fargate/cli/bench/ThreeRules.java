package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.risk.PreTradeRule;
import io.quantlab.engine.risk.Proposal;
import io.quantlab.engine.risk.RiskLimits;
import java.util.List;

/// Three account rules of a trading firm that the workload never breaks: a daily loss, a fall from
/// the peak, a largest order. Each is asked before every order that adds to the position.
final class ThreeRules {
  private static final long HALF_E8 = 50_000_000;

  private ThreeRules() {}

  /// An order of at most so many lots.
  private record MostLots(long lots) implements PreTradeRule {
    @Override
    public String denial(Proposal order, Account account) {
      return order.lots() > lots ? "MOST_LOTS" : null;
    }
  }

  static RiskLimits limits() {
    return RiskLimits.defaults()
        .withLosses(QlbEngine.CASH_E8 / 2, HALF_E8)
        .withRules(List.of(new MostLots(100)));
  }
}
