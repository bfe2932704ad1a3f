package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.Currencies;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.MarkPolicy;
import io.quantlab.engine.portfolio.MarkPrices;
import io.quantlab.engine.time.DatedTable;
import java.util.Arrays;

/// Marks that are not just the price of the data at hand: another side of the market, what a venue
/// publishes, and rates of currencies (engine contract ). A run that needs none of them has
/// none of this on its way.
final class Marks {
  private final MarkPolicy policy;
  private final Currencies currencies;
  private final DatedTable[] published;
  private final long[] settledTicks;
  private final long[] settledNanos;

  private Marks(AccountRules rules, Currencies currencies, TokenState[] states) {
    this.policy = rules.marks();
    this.currencies = currencies;
    this.published = new DatedTable[states.length];
    this.settledTicks = new long[states.length];
    this.settledNanos = new long[states.length];
    Arrays.fill(settledTicks, MarkPrices.UNKNOWN);
    for (TokenState state : states) {
      published[state.slot] = rules.markPrices().of(state.instrument.token());
    }
  }

  /// The marks of a run; `null` when the price of the data is all there is to it.
  static Marks of(AccountRules rules, Currencies currencies, TokenState[] states) {
    return rules.marks() == MarkPolicy.DATA && currencies == null
        ? null
        : new Marks(rules, currencies, states);
  }

  /// Takes the market as a rate where it is one, and says the price to mark a holding at.
  long ticks(Account account, Holding holding, TopOfBook top, long priceTicks, long now) {
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
      case VENUE_MARK -> {
        DatedTable marks = published[holding.slot()];
        yield marks == null || marks.firstNanos() > now ? priceTicks : marks.at(0, now);
      }
      case SETTLEMENT -> {
        long settled = settledTicks[holding.slot()];
        yield settled == MarkPrices.UNKNOWN ? priceTicks : settled;
      }
    };
  }

  // ---- settlement ----

  boolean settles() {
    return policy == MarkPolicy.SETTLEMENT;
  }

  /// A session closed: takes the price published for it, which is stamped from the close before on,
  /// else the last one; answers whether there is any.
  boolean settle(TokenState state, long previousClose, long close) {
    long ticks = published(state.slot, previousClose, close);
    if (ticks == MarkPrices.UNKNOWN && (state.top.hasLast() || state.top.hasBid())) {
      ticks = state.top.hasLast() ? state.top.lastTicks() : state.top.bidTicks();
    }
    if (ticks == MarkPrices.UNKNOWN) {
      return false;
    }
    settledTicks[state.slot] = ticks;
    settledNanos[state.slot] = close;
    return true;
  }

  private long published(int slot, long previousClose, long close) {
    DatedTable prices = published[slot];
    if (prices == null || prices.firstNanos() >= close) {
      return MarkPrices.UNKNOWN;
    }
    int row = prices.rowAt(close - 1);
    return prices.fromNanos(row) < previousClose ? MarkPrices.UNKNOWN : prices.value(0, row);
  }

  long settledTicks(int slot) {
    return settledTicks[slot];
  }

  /// A split restates the last settlement price, rounded down.
  void split(int slot, long numerator, long denominator) {
    if (settledTicks[slot] != MarkPrices.UNKNOWN) {
      settledTicks[slot] =
          Math.floorDiv(Math.multiplyExact(settledTicks[slot], denominator), numerator);
    }
  }

  /// Since when the mark of an instrument holds, for its age; `otherwise` where it is the data's.
  long sinceNanos(int slot, long now, long otherwise) {
    return switch (policy) {
      case DATA, LAST, CLOSING_SIDE, MID -> otherwise;
      case VENUE_MARK -> {
        DatedTable marks = published[slot];
        yield marks == null || marks.firstNanos() > now
            ? otherwise
            : marks.fromNanos(marks.rowAt(now));
      }
      case SETTLEMENT -> settledTicks[slot] == MarkPrices.UNKNOWN ? otherwise : settledNanos[slot];
    };
  }

  // ---- the market ----

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
