package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.feed.TradeSpan;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.strategy.Strategy;

/// The hot loop: per row the trigger band, the mark, the strategy (engine contract T-6, Z-1).
///
/// This class is defined anew, as a hidden class, for every strategy class ([SpecializedLoops]), so
/// that the just-in-time compiler inlines that strategy's callbacks and no other strategy pollutes
/// the profile (Z-4). Rows run in stretches up to the next agenda entry, found by one binary
/// search, so a row compares no stamps; the clock follows the cursor's row. It gives up fields and
/// helpers that would force shared call sites. Benchmarks: `KernelBenchmark`, QLB-1.
final class StrategyLoop implements TickLoop {
  private static final BuiltBars[] NONE = {};
  private static final int PIECE = 256;

  StrategyLoop() {}

  @Override
  public void trades(Kernel kernel, TokenState state, Batch batch) {
    state.trade.bind(batch.block());
    state.span.bind(batch.block(), batch.from(), batch.to());
    stretches(kernel, state, batch, state.trade, kindOfTrades(kernel.lanes));
  }

  private static Rows kindOfTrades(Lane[] lanes) {
    if (lanes.length > 1) {
      return Rows.TRADES;
    }
    return lanes[0].hearsTicks() ? Rows.TRADES_ONE_LANE : Rows.TRADES_UNHEARD;
  }

  @Override
  public void quotes(Kernel kernel, TokenState state, Batch batch) {
    state.quote.bind(batch.block());
    stretches(kernel, state, batch, state.quote, Rows.QUOTES);
  }

  private enum Rows {
    TRADES_UNHEARD,
    TRADES_ONE_LANE,
    TRADES,
    QUOTES
  }

  private static void stretches(
      Kernel kernel, TokenState state, Batch batch, TickCursor rows, Rows kind) {
    RowBlock block = batch.block();
    long[] stamps = block.column(0);
    int from = batch.from();
    while (from < batch.to() && !kernel.stopped) {
      if (stamps[from] >= kernel.fireAt) {
        kernel.fireBefore(stamps[from], Agenda.RANK_MARKET);
        continue;
      }
      BuiltBars[] built = kind == Rows.QUOTES ? NONE : state.built;
      long turn = kernel.bars.turn(built, stamps[from]);
      int most = kind == Rows.TRADES_UNHEARD ? Math.min(from + PIECE, batch.to()) : batch.to();
      int to = Stretches.end(stamps, from, most, Math.min(kernel.fireAt, turn));
      rows.row(from);
      kernel.follow(rows, stamps[from]);
      int next =
          switch (kind) {
            case TRADES_UNHEARD -> tradesUnheard(kernel, state, block, from, to);
            case TRADES_ONE_LANE -> tradesOneLane(kernel, state, block, from, to);
            case TRADES -> trades(kernel, state, block, from, to);
            case QUOTES -> quotes(kernel, state, block, from, to);
          };
      if (built.length > 0) {
        state.span.read(from, next);
        kernel.bars.add(built, state.span);
      }
      kernel.unfollow(stamps[next - 1]);
      from = next;
    }
  }

  /// As [#tradesOneLane] for a strategy that hears no ticks: when the lowest and the highest price
  /// concern no order and move no peak, trough or excursion, the last price stands for all.
  private static int tradesUnheard(
      Kernel kernel, TokenState state, RowBlock block, int from, int to) {
    Lane lane = kernel.lanes[0];
    Holding holding = lane.holdings[state.slot];
    TradeSpan span = state.span;
    span.read(from, to);
    long low = span.lowestTicks();
    long high = span.highestTicks();
    long last = block.column(1)[to - 1];
    boolean quiet = !kernel.workWaiting && !state.band.hitRange(low, high);
    if (!quiet || !lane.account.markRange(holding, low, high, last)) {
      return tradesOneLane(kernel, state, block, from, to);
    }
    state.trade.at(to - 1, last);
    state.top.last(last);
    return to;
  }

  /// Runs rows until the end, or until the agenda changed or a strategy threw; returns the row to
  /// go on with. Quiet stretches run in [#quietTrades]; what can book or rest an order runs here.
  private static int tradesOneLane(
      Kernel kernel, TokenState state, RowBlock block, int from, int to) {
    Lane lane = kernel.lanes[0];
    Holding holding = lane.holdings[state.slot];
    PriceWatch watch = state.watch;
    TradeCursor row = state.trade;
    long[] prices = block.column(1);
    watch.begin(lane.account, holding, state.band);
    int i = from;
    while (i < to) {
      try {
        i = quietTrades(kernel, lane, state, holding, prices, i, to);
      } catch (RuntimeException | StackOverflowError e) {
        if (watch.isMarking()) {
          throw e; // money that overflows ends the run, it is no fault of the strategy
        }
        if (holding.lots() != 0) {
          widen(holding, prices, i, row.row() + 1);
        }
        kernel.round.failed(lane, "onTick", e);
        return row.row() + 1;
      }
      if (i < to && !kernel.workWaiting) {
        row.at(i, prices[i]);
        kernel.pin();
        kernel.matchTrade(state, block, i);
        lane.account.mark(holding, prices[i]);
        kernel.round.tell();
        kernel.unpin();
        if (!kernel.stopped) {
          watch.restart(lane.account, holding, state.band, prices[i]);
          tick(kernel, lane, row);
        }
        i++;
        if (kernel.stopped) {
          return i;
        }
      }
      if (kernel.workWaiting) {
        state.top.last(prices[i - 1]);
        long fills = lane.account.fills();
        kernel.pin();
        boolean lookUp = kernel.round.settle();
        kernel.unpin();
        if (lookUp) {
          return i;
        }
        if (lane.account.fills() == fills) {
          watch.rebound(state.band);
        } else {
          watch.restart(holding, state.band);
        }
      }
    }
    state.top.last(prices[to - 1]);
    return to;
  }

  /// Marks and ticks until a price reaches the trigger band, the strategy sends something, or the
  /// rows end. Returns the first row not handled; when the strategy sent something, the row after.
  ///
  /// Few values live across the strategy's call: the compiler would spill every one of them on
  /// every tick. The excursions of a position are read off the prices afterwards.
  private static int quietTrades(
      Kernel kernel,
      Lane lane,
      TokenState state,
      Holding holding,
      long[] prices,
      int from,
      int to) {
    Strategy strategy = lane.strategy;
    PriceWatch watch = state.watch;
    TradeCursor row = state.trade;
    int i = from;
    while (i < to) {
      long price = prices[i];
      if (price <= watch.low() || price >= watch.high()) {
        if (state.band.hit(price)) {
          break;
        }
        row.at(i, price);
        watch.mark(lane.account, holding, state.band, price);
      } else {
        row.at(i, price);
        holding.note(price);
      }
      i++;
      strategy.onTick(row);
      if (kernel.workWaiting) {
        break;
      }
    }
    if (holding.lots() != 0) {
      widen(holding, prices, from, i);
    }
    return i;
  }

  private static void widen(Holding holding, long[] prices, int from, int to) {
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      low = Math.min(low, prices[i]);
      high = Math.max(high, prices[i]);
    }
    holding.widen(low, high);
  }

  private static int trades(Kernel kernel, TokenState state, RowBlock block, int from, int to) {
    Lane[] lanes = kernel.lanes;
    long[] prices = block.column(1);
    for (int i = from; i < to; i++) {
      long price = prices[i];
      state.trade.at(i, price);
      boolean hit = state.band.hit(price);
      if (hit) {
        kernel.matchTrade(state, block, i);
      }
      for (Lane lane : lanes) {
        lane.account.mark(lane.holdings[state.slot], price);
      }
      state.top.last(price);
      if (hit) {
        kernel.round.tell();
      }
      for (Lane lane : lanes) {
        tick(kernel, lane, state.trade);
      }
      if (kernel.workWaiting && kernel.round.settle()) {
        return i + 1;
      }
    }
    return to;
  }

  private static void tick(Kernel kernel, Lane lane, TickCursor row) {
    try {
      lane.strategy.onTick(row);
    } catch (RuntimeException | StackOverflowError e) {
      kernel.round.failed(lane, "onTick", e);
    }
  }

  private static int quotes(Kernel kernel, TokenState state, RowBlock block, int from, int to) {
    Lane[] lanes = kernel.lanes;
    TopOfBook top = state.top;
    long[] bids = block.column(1);
    long[] bidLots = block.column(2);
    long[] asks = block.column(3);
    long[] askLots = block.column(4);
    long[] flags = block.column(5);
    for (int i = from; i < to; i++) {
      state.quote.row(i);
      long bits = flags[i];
      if ((bits & Flags.NO_BID) == 0) {
        top.bid(bids[i], bidLots[i]);
      } else {
        top.noBid();
      }
      if ((bits & Flags.NO_ASK) == 0) {
        top.ask(asks[i], askLots[i]);
      } else {
        top.noAsk();
      }
      boolean hit = state.band.hitQuote(top.bidTicks(), top.askTicks());
      if (hit) {
        kernel.matchQuote(state);
      }
      for (Lane lane : lanes) {
        Holding holding = lane.holdings[state.slot];
        lane.account.mark(holding, closingSide(holding, top));
      }
      boolean scheduled = state.built.length > 0 && buildQuotes(kernel, state, block, i);
      if (hit) {
        kernel.round.tell();
      }
      for (Lane lane : lanes) {
        tick(kernel, lane, state.quote);
      }
      if (kernel.workWaiting && kernel.round.settle() || scheduled) {
        return i + 1;
      }
    }
    return to;
  }

  private static boolean buildQuotes(Kernel kernel, TokenState state, RowBlock b, int i) {
    boolean scheduled = false;
    for (BuiltBars bars : state.built) {
      if (!bars.onTrades()) {
        long end =
            bars.quote(
                b.column(0)[i],
                b.column(1)[i],
                b.column(2)[i],
                b.column(3)[i],
                b.column(4)[i],
                b.column(5)[i]);
        scheduled |= kernel.bars.schedule(bars, end);
      }
    }
    return scheduled;
  }

  /// A long position is worth its bid, a short one its ask; a missing side is the other one.
  private static long closingSide(Holding holding, TopOfBook top) {
    boolean bid = holding.lots() < 0 ? !top.hasAsk() : top.hasBid();
    return bid ? top.bidTicks() : top.askTicks();
  }
}
