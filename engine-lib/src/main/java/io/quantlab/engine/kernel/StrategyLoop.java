package io.quantlab.engine.kernel;

import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.risk.MarginRules;
import io.quantlab.engine.strategy.Strategy;

/// The hot loop over trades: per row the trigger band, the mark, the strategy (engine contract T-6,
/// Z-1).
///
/// This class is defined anew, as a hidden class, for every strategy class ([SpecializedLoops]), so
/// that the just-in-time compiler inlines that strategy's callbacks and no other strategy pollutes
/// the profile (Z-4). Rows run in stretches up to the next agenda entry, found by one search, so a
/// row compares no stamps; the clock follows the cursor's row. Bars made of the rows take a stretch
/// at once. It gives up fields and helpers that would force shared call sites. Benchmarks:
/// `KernelBenchmark`, QLB-1.
final class StrategyLoop implements RowLoop {
  private static final int PIECE = 256;

  StrategyLoop() {}

  @Override
  public void rows(Kernel kernel, TokenState state, Batch batch) {
    RowBlock block = batch.block();
    Telling telling = Telling.of(kernel);
    long[] stamps = block.column(0);
    boolean single = batch.to() - batch.from() == 1 && stamps[batch.from()] < kernel.fireAt;
    if (single && telling == Telling.ONE_LANE && state.built.length == 0) {
      alone(kernel, state, block, batch.from());
      return;
    }
    state.trade.bind(block);
    state.span.bind(block, batch.from(), batch.to());
    int from = batch.from();
    while (from < batch.to() && !kernel.stopped) {
      if (stamps[from] >= kernel.fireAt) {
        kernel.fireBefore(stamps[from], Agenda.RANK_MARKET);
        continue;
      }
      BuiltBars[] built = state.built;
      long turn = kernel.bars.turn(built, stamps[from]);
      int most = telling == Telling.NOBODY ? Math.min(from + PIECE, batch.to()) : batch.to();
      int to = Stretches.end(stamps, from, most, Math.min(kernel.fireAt, turn));
      state.trade.row(from);
      kernel.time.follow(state.trade, stamps[from]);
      int next =
          switch (telling) {
            case NOBODY ->
                UnheardTrades.inOne(kernel, state, block, from, to)
                    ? to
                    : tradesOneLane(kernel, state, block, from, to);
            case ONE_LANE -> tradesOneLane(kernel, state, block, from, to);
            case LANES -> trades(kernel, state, block, from, to);
          };
      if (built.length > 0) {
        state.span.read(from, next);
        kernel.bars.add(built, state.span);
      }
      kernel.time.unfollow(stamps[next - 1]);
      if (state.days != null) {
        state.count(block, from, next);
      }
      from = next;
    }
  }

  /// One row between rows of other instruments, with nothing due before it: setting up a stretch
  /// would cost more than the row.
  private static void alone(Kernel kernel, TokenState state, RowBlock block, int row) {
    kernel.time.moveTo(block.column(0)[row]);
    Lane lane = kernel.lanes[0];
    long price = block.column(1)[row];
    state.trade.bind(block);
    state.trade.at(row, price);
    boolean hit = state.band.hit(price);
    if (hit) {
      kernel.matching.trade(state, block, row);
    }
    lane.account.mark(lane.holdings[state.slot], price);
    state.top.last(price);
    if (hit) {
      kernel.round.tell();
    }
    if (!kernel.stopped) {
      tick(kernel, lane, state.trade);
    }
    if (kernel.workWaiting) {
      kernel.round.settle();
    }
    if (state.days != null) {
      state.count(block, row, row + 1);
    }
  }

  /// Who hears the rows; a lane whose marks are checked or moved takes the way of several.
  private enum Telling {
    NOBODY,
    ONE_LANE,
    LANES;

    static Telling of(Kernel kernel) {
      Lane[] lanes = kernel.lanes;
      if (lanes.length > 1 || !kernel.isPlain()) {
        return LANES;
      }
      return lanes[0].hearsTicks() ? ONE_LANE : NOBODY;
    }
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
        if (!lane.hearsTicks()) {
          i = UnheardTrades.oneByOne(kernel, lane, state, holding, prices, i, to);
        } else if (lane.takesTickRuns()) {
          i = tradeRuns(kernel, lane, state, holding, prices, i, to);
        } else {
          i = quietTrades(kernel, lane, state, holding, prices, i, to);
        }
      } catch (RuntimeException | StackOverflowError e) {
        if (watch.isMarking()) {
          throw e; // money that overflows ends the run, it is no fault of the strategy
        }
        if (holding.isOpen()) {
          PriceWatch.widen(holding, prices, i, row.row() + 1);
        }
        kernel.round.failed(lane, "onTick", e);
        return row.row() + 1;
      }
      if (i < to && !kernel.workWaiting) {
        row.at(i, prices[i]);
        kernel.time.pin();
        kernel.matching.trade(state, block, i);
        lane.account.mark(holding, prices[i]);
        kernel.round.tell();
        kernel.time.unpin();
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
        kernel.time.pin();
        boolean lookUp = kernel.round.settle();
        kernel.time.unpin();
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
        if (kernel.stopped) {
          i++;
          break;
        }
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
    if (holding.isOpen()) {
      PriceWatch.widen(holding, prices, from, i);
    }
    return i;
  }

  /// As [#quietTrades] for a strategy that takes ticks in runs: it moves from one price between the
  /// watch's to the next by itself.
  private static int tradeRuns(
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
      row.at(i, price);
      if (price > watch.low() && price < watch.high()) {
        holding.note(price);
      } else if (state.band.hit(price)) {
        break;
      } else {
        watch.mark(lane.account, holding, state.band, price);
        if (kernel.stopped) {
          i++;
          break;
        }
      }
      row.run(kernel, holding, watch, prices, to);
      strategy.onTickRun(row);
      row.endRun();
      i = row.row() + 1;
      if (kernel.workWaiting) {
        break;
      }
    }
    if (holding.isOpen()) {
      PriceWatch.widen(holding, prices, from, i);
    }
    return i;
  }

  private static int trades(Kernel kernel, TokenState state, RowBlock block, int from, int to) {
    Lane[] lanes = kernel.lanes;
    boolean checks = kernel.margins.checks(MarginRules.Check.EACH_MARK);
    long[] prices = block.column(1);
    for (int i = from; i < to; i++) {
      long price = prices[i];
      state.trade.at(i, price);
      boolean hit = state.band.hit(price);
      if (hit) {
        kernel.matching.trade(state, block, i);
      }
      state.top.last(price);
      for (Lane lane : lanes) {
        kernel.marking.mark(lane, lane.holdings[state.slot], price);
      }
      if (hit) {
        kernel.round.tell();
      }
      for (int k = 0; k < lanes.length && !kernel.stopped; k++) {
        tick(kernel, lanes[k], state.trade);
      }
      boolean lookUp = kernel.workWaiting && kernel.round.settle();
      if (checks && !kernel.stopped) {
        lookUp |= kernel.margins.check();
      }
      if (lookUp || kernel.stopped) {
        return i + 1;
      }
    }
    return to;
  }

  private static void tick(Kernel kernel, Lane lane, TradeCursor row) {
    if (!lane.hearsTicks()) {
      return;
    }
    try {
      lane.strategy.onTick(row);
    } catch (RuntimeException | StackOverflowError e) {
      kernel.round.failed(lane, "onTick", e);
    }
  }
}
