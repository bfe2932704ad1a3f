package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.MarketItem;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.execution.TopOfBook.BarSpan;
import io.quantlab.engine.execution.TriggerBand;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.portfolio.Holding;

/// Lets a stored bar meet the orders at the venue: its open, then the way through it (engine
/// contract T-11); or both at its end, in place of finer data that are missing (F-1).
final class BarMeeting {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private final Kernel kernel;
  private final Broker broker;
  private final ReportSink reports;
  private final MarketItem item = new MarketItem();
  private long standIns;

  BarMeeting(Kernel kernel, Broker broker, ReportSink reports) {
    this.kernel = kernel;
    this.broker = broker;
    this.reports = reports;
  }

  /// Bars that met orders because finer data were missing (F-91).
  long standIns() {
    return standIns;
  }

  /// The open of a bar.
  ///
  /// @param band prices that concern an order
  void open(TokenState state, BarCursor bar, TriggerBand band) {
    long sell = bar.openTicks();
    long buy = bar.askOpenTicks();
    if (!band.hit(sell) && (buy == sell || !band.hit(buy))) {
      return;
    }
    long volume = state.pauses() ? 0 : volume(state, bar);
    if (volume != 0) {
      fillsBefore();
      meetOpen(state, bar, openOf(state, bar, kernel.epochNanos(), volume));
    }
  }

  private void fillsBefore() {
    for (Lane lane : kernel.lanes) {
      lane.fillsBefore = lane.account.fills();
    }
  }

  private MarketItem openOf(TokenState state, BarCursor bar, long nanos, long volume) {
    long sell = bar.openTicks();
    long buy = bar.askOpenTicks();
    item.barOpen(state.slot, nanos, buy, sell, volume);
    if (broker.clipsToRange()) { // else these columns need not be decoded
      item.buyPrices(buy, bar.askHighTicks(), bar.askLowTicks(), 0);
      item.sellPrices(sell, bar.highTicks(), bar.lowTicks(), 0);
    }
    return item;
  }

  private void meetOpen(TokenState state, BarCursor bar, MarketItem open) {
    broker.advance(open, reports);
    kernel.matching.lookAhead();
    markFilled(state, bar.openTicks(), bar.askOpenTicks());
    kernel.round.tell();
  }

  /// The way through a bar; returns whether orders met it.
  boolean body(TokenState state, BarCursor bar, TriggerBand band) {
    if (!band.hitRange(bar.lowestTicks(), bar.highestTicks())) {
      return false;
    }
    if (state.pausedOver(bar.startNanos(), bar.endNanos())) {
      return false;
    }
    long volume = volume(state, bar);
    if (volume == 0) {
      return false;
    }
    meetBody(bodyOf(state, bar, volume));
    return true;
  }

  private MarketItem bodyOf(TokenState state, BarCursor bar, long volume) {
    item.barBody(state.slot, bar.startNanos(), bar.endNanos(), volume);
    item.buyPrices(bar.askOpenTicks(), bar.askHighTicks(), bar.askLowTicks(), bar.askCloseTicks());
    item.sellPrices(bar.openTicks(), bar.highTicks(), bar.lowTicks(), bar.closeTicks());
    return item;
  }

  private void meetBody(MarketItem body) {
    broker.advance(body, reports);
    kernel.matching.lookAhead();
  }

  /// The whole of a bar at its end, when nothing finer was seen since its start; returns whether it
  /// met orders. Before its end nobody could know that nothing finer would come.
  boolean standIn(TokenState state, BarCursor bar) {
    long start = bar.startNanos();
    if (state.finerNanos >= start || state.pausedOver(start, bar.endNanos())) {
      return false;
    }
    long volume = volume(state, bar);
    if (volume == 0) {
      return false;
    }
    standIns++;
    fillsBefore();
    meetOpen(state, bar, openOf(state, bar, start, volume).standIn());
    meetBody(bodyOf(state, bar, volume).standIn());
    return true;
  }

  /// Marks the accounts that traded at a bar's open; the others do not see that price (T-3 rank
  /// 120), so a far order of somebody changes no curve.
  private void markFilled(TokenState state, long sellTicks, long buyTicks) {
    for (Lane lane : kernel.lanes) {
      if (lane.account.fills() != lane.fillsBefore) {
        Holding holding = lane.holdings[state.slot];
        kernel.marking.mark(lane, holding, holding.lots() < 0 ? buyTicks : sellTicks);
      }
    }
  }

  /// Takes a bar's close as the market of now; a side it lacks stays as last known.
  static void close(TopOfBook top, BarCursor bar) {
    if (!bar.quotes()) {
      top.last(bar.closeTicks());
      return;
    }
    if ((bar.flags() & Flags.NO_BID) == 0) {
      top.last(bar.closeTicks());
      top.bid(bar.closeTicks(), 0);
    }
    if ((bar.flags() & Flags.NO_ASK) == 0) {
      top.ask(bar.askCloseTicks(), 0);
    }
  }

  /// Tells a market that a bar ended.
  static void ended(TokenState state, TopOfBook top, BarCursor bar, long volume) {
    long start = bar.startNanos();
    top.bar(start, volume, bar.quotes() ? span(state, start, bar.endNanos()) : BarSpan.INTRADAY);
  }

  /// What of a session a bar holds; asked of quote bars alone, which may be met by it (4.1).
  private static BarSpan span(TokenState state, long startNanos, long endNanos) {
    boolean whole =
        endNanos - startNanos >= DAY_NANOS || state.sessions.within(startNanos, endNanos);
    return whole ? BarSpan.SESSION : BarSpan.INTRADAY;
  }

  /// Lots a stored bar may fill from, -1 = any number.
  static long volume(TokenState state, BarCursor bar) {
    if (bar.fillsNothing()) {
      return 0;
    }
    boolean real = state.instrument.volume() == Instrument.VolumeData.REAL;
    return real && !bar.quotes() ? bar.volumeLots() : -1;
  }
}
