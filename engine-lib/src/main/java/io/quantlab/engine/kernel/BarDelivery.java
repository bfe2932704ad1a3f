package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.MarketItem;
import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.time.Interval;
import java.util.Arrays;

/// Bars of a run: stored ones meet the venue as open and body, built ones are deliveries only
/// (engine contract T-10, T-11); both reach the strategies at rank 70 of their end.
final class BarDelivery {
  private final Kernel kernel;
  private final KernelConfig config;
  private final Agenda agenda;
  private final CallRound round;
  private final Broker broker;
  private final OrderDesk desk;
  private final MarketItem item = new MarketItem();
  private BuiltBars[] built = new BuiltBars[0];
  private BarCursor[] storedBars = new BarCursor[4];
  private long barsDoneAt = Long.MIN_VALUE;

  BarDelivery(
      Kernel kernel,
      KernelConfig config,
      Agenda agenda,
      CallRound round,
      Broker broker,
      OrderDesk desk) {
    this.kernel = kernel;
    this.config = config;
    this.agenda = agenda;
    this.round = round;
    this.broker = broker;
    this.desk = desk;
  }

  /// A stored bar begins: its open meets the venue side only (rank 120).
  void barOpen(TokenState state, BarCursor bar, int row) {
    long start = bar.startAt(row);
    if (agenda.dueBefore(start, Agenda.RANK_BAR_OPEN)) {
      kernel.fireBefore(start, Agenda.RANK_BAR_OPEN);
    }
    kernel.clock(start);
    long sell = bar.openAt(row);
    long buy = bar.askOpenAt(row);
    long volume = volume(state, bar, row);
    if (volume != 0 && (state.band.hit(sell) || buy != sell && state.band.hit(buy))) {
      for (Lane lane : kernel.lanes) {
        lane.fillsBefore = lane.account.fills();
      }
      broker.advance(item.barOpen(state.slot, kernel.epochNanos(), buy, sell, volume), desk);
      kernel.lookAhead();
      markFilled(state, sell, buy);
      round.tell();
    }
    if (kernel.workWaiting) {
      round.settle();
    }
  }

  /// A stored bar ends: orders meet its path, positions its close (rank 40); its delivery is rank
  /// 70.
  ///
  /// Returns the bar when it is the only one of its instant, to be delivered at once; else it waits
  /// on the agenda for its turn, and the answer is `null`.
  BarCursor barBody(TokenState state, int source, BarCursor bar, int row, Batch.Phase phase) {
    bar.load(row);
    long endNanos = bar.endNanos();
    if (endNanos >= kernel.fireAt) {
      kernel.fireBefore(endNanos, Agenda.RANK_MARKET);
    }
    kernel.clock(endNanos);
    long volume = volume(state, bar, row);
    boolean hit = volume != 0 && state.band.hitRange(bar.lowTicks(), bar.highestTicks());
    if (hit) {
      item.barBody(state.slot, bar.startNanos(), endNanos, volume);
      item.buyPrices(
          bar.askOpenTicks(), bar.askHighTicks(), bar.askLowTicks(), bar.askCloseTicks());
      item.sellPrices(bar.openTicks(), bar.highTicks(), bar.lowTicks(), bar.closeTicks());
      broker.advance(item, desk);
      kernel.lookAhead();
    }
    closeOf(state, bar);
    if (hit) {
      round.tell();
    }
    if (kernel.workWaiting) {
      round.settle();
    }
    if (phase == Batch.Phase.BODY || agenda.dueBefore(endNanos, Agenda.RANK_BAR + 1)) {
      long tie = bar.intervalNanos() / 1_000_000_000L << 20 | source;
      agenda.add(endNanos, Agenda.Kind.BAR, tie, -1 - source);
      scheduleBarsDone(endNanos);
      return null;
    }
    return bar;
  }

  /// Takes a bar's close as the market of now; a side it lacks stays as last known.
  private void closeOf(TokenState state, BarCursor bar) {
    if (!bar.quotes()) {
      state.top.last(bar.closeTicks());
      markAll(state, bar.closeTicks(), bar.closeTicks());
      return;
    }
    TopOfBook top = state.top;
    if ((bar.flags() & Flags.NO_BID) == 0) {
      top.last(bar.closeTicks());
      top.bid(bar.closeTicks(), 0);
    }
    if ((bar.flags() & Flags.NO_ASK) == 0) {
      top.ask(bar.askCloseTicks(), 0);
    }
    if (top.hasBid() || top.hasAsk()) {
      markAll(
          state,
          top.hasBid() ? top.bidTicks() : top.askTicks(),
          top.hasAsk() ? top.askTicks() : top.bidTicks());
    }
  }

  /// Marks every account at the side it would close at.
  private void markAll(TokenState state, long sellTicks, long buyTicks) {
    for (Lane lane : kernel.lanes) {
      Holding holding = lane.holdings[state.slot];
      lane.account.mark(holding, holding.lots() < 0 ? buyTicks : sellTicks);
    }
  }

  /// Marks the accounts that traded at a bar's open; the others do not see that price (T-3 rank
  /// 120), so a far order of somebody changes no curve.
  private void markFilled(TokenState state, long sellTicks, long buyTicks) {
    for (Lane lane : kernel.lanes) {
      if (lane.account.fills() != lane.fillsBefore) {
        Holding holding = lane.holdings[state.slot];
        lane.account.mark(holding, holding.lots() < 0 ? buyTicks : sellTicks);
      }
    }
  }

  /// Lots a stored bar may fill from, -1 = any number. A synthetic bar fills nothing (T-14), nor
  /// does one that lacks a side.
  private static long volume(TokenState state, BarCursor bar, int row) {
    if ((bar.flagsAt(row) & (Flags.SYNTHETIC | Flags.NO_BID | Flags.NO_ASK)) != 0) {
      return 0;
    }
    boolean real = state.instrument.volume() == Instrument.VolumeData.REAL;
    return real && !bar.quotes() ? bar.volumeAt(row) : -1;
  }

  /// The cursor of a source, its columns taken from the window's block.
  BarCursor begin(TokenState state, Batch batch) {
    BarCursor bar = storedBar(batch.source(), state.instrument.token());
    bar.bind(batch.block());
    return bar;
  }

  private BarCursor storedBar(int source, int token) {
    if (source >= storedBars.length) {
      storedBars = Arrays.copyOf(storedBars, source + 4);
    }
    if (storedBars[source] == null) {
      storedBars[source] = new BarCursor(token);
    }
    return storedBars[source];
  }

  private void scheduleBarsDone(long nanos) {
    if (barsDoneAt != nanos) {
      barsDoneAt = nanos;
      agenda.add(nanos, Agenda.Kind.BARS_DONE, 0, 0);
    }
    kernel.fireAt = agenda.fireAt();
  }

  /// After the only bar of an instant was delivered on the fast path: what is due before rank 100,
  /// then `onBars`.
  void barsDone(long nanos) {
    if (kernel.workWaiting) {
      round.settle();
    }
    if (agenda.dueBefore(nanos, Agenda.RANK_BARS_DONE)) {
      kernel.fireBefore(nanos, Agenda.RANK_BARS_DONE);
    }
    onBars(nanos);
  }

  void onBars(long nanos) {
    for (Lane lane : kernel.lanes) {
      try {
        lane.strategy.onBars(nanos);
      } catch (RuntimeException | StackOverflowError e) {
        round.failed(lane, "onBars", e);
      }
    }
    if (kernel.workWaiting) {
      round.settle();
    }
  }

  void bar(int subject, long due) {
    BarCursor bar;
    if (subject < 0) {
      bar = storedBars[-1 - subject];
    } else {
      BuiltBars source = built[subject];
      if (!source.close(due)) {
        return;
      }
      bar = source.view;
      scheduleBarsDone(due);
    }
    for (Lane lane : kernel.lanes) {
      round.call(lane, "onBar", () -> lane.strategy.onBar(bar));
    }
    round.settle();
  }

  /// Puts the end of a bar that began to form on the agenda; returns whether there was one.
  boolean schedule(BuiltBars bars, long endNanos) {
    if (endNanos == Long.MIN_VALUE) {
      return false;
    }
    for (int i = 0; i < built.length; i++) {
      if (built[i] == bars) {
        agenda.add(endNanos, Agenda.Kind.BAR, (long) bars.interval.code() << 20 | i, i);
      }
    }
    kernel.fireAt = agenda.fireAt();
    return true;
  }

  void subscribe(int slot, Interval interval) {
    TokenState state = kernel.states[slot];
    KernelConfig.TickData ticks = config.ticks().get(slot);
    for (BuiltBars bars : state.built) {
      if (bars.interval.equals(interval)) {
        return;
      }
    }
    if (ticks == KernelConfig.TickData.NONE) {
      return;
    }
    BuiltBars bars =
        ticks == KernelConfig.TickData.TRADES
            ? BuiltBars.ofTrades(state, interval, config.scope())
            : BuiltBars.ofQuotes(state, interval, config.scope());
    state.built = Arrays.copyOf(state.built, state.built.length + 1);
    state.built[state.built.length - 1] = bars;
    built = Arrays.copyOf(built, built.length + 1);
    built[built.length - 1] = bars;
  }
}
