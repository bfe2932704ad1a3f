package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Currencies;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.MarkPolicy;

/// Marks that are not just the price of the data at hand: another side of the market, and rates of
/// currencies (engine contract ). A run that needs neither has none of this on its way.
final class Marks {
  private final MarkPolicy policy;
  private final Currencies currencies;

  private Marks(MarkPolicy policy, Currencies currencies) {
    this.policy = policy;
    this.currencies = currencies;
  }

  /// The marks of a run; `null` when the price of the data is all there is to it.
  static Marks of(MarkPolicy policy, Currencies currencies) {
    return policy == MarkPolicy.DATA && currencies == null ? null : new Marks(policy, currencies);
  }

  /// Takes the market as a rate where it is one, and says the price to mark a holding at.
  long ticks(Account account, Holding holding, TopOfBook top, long priceTicks) {
    if (currencies != null && rate(holding.slot(), top, priceTicks)) {
      account.remark();
    }
    boolean shorts = holding.lots() < 0;
    return switch (policy) {
      case DATA -> priceTicks;
      case LAST -> top.hasLast() ? top.lastTicks() : priceTicks;
      case CLOSING_SIDE -> side(top, shorts, priceTicks);
      case MID -> {
        if (!top.hasBid() || !top.hasAsk()) {
          yield side(top, shorts, priceTicks);
        }
        long sum = Math.addExact(top.bidTicks(), top.askTicks());
        yield shorts ? Math.ceilDiv(sum, 2) : Math.floorDiv(sum, 2);
      }
    };
  }

  private static long side(TopOfBook top, boolean shorts, long priceTicks) {
    if (shorts) {
      return top.hasAsk() ? top.askTicks() : priceTicks;
    }
    return top.hasBid() ? top.bidTicks() : priceTicks;
  }

  private boolean rate(int slot, TopOfBook top, long priceTicks) {
    boolean both = top.hasBid() && top.hasAsk();
    return currencies.mark(
        slot, both ? top.bidTicks() : priceTicks, both ? top.askTicks() : priceTicks);
  }
}
