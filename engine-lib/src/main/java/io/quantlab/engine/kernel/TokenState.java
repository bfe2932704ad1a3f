package io.quantlab.engine.kernel;

import io.quantlab.engine.book.LadderBook;
import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.DayStatistics;
import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.execution.TriggerBand;
import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.feed.TradeSpan;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowBlock;

/// What the kernel keeps of one instrument during a run.
final class TokenState {
  final int slot;

  /// That of the instrument, at hand without reading its terms.
  final int token;

  final Instrument instrument;
  final TopOfBook top;

  /// The top of book at the venue; the same as `top` while the feed takes no time.
  final TopOfBook venueTop;

  /// The order book as the strategies know it, `null` without depth.
  final LadderBook book;

  /// The order book at the venue; the same as `book` while the feed takes no time.
  final LadderBook venueBook;

  /// Prices that concern a working order; none does while the venue meets rows before this side.
  final TriggerBand band;

  /// Prices that concern a working order at the venue.
  final TriggerBand venueBand;

  /// Statistics of the sessions, `null` when nobody asks for them.
  DayStatistics days;

  /// Whether orders meet finer data than the strategies see (F-1).
  final boolean hasFiner;

  /// Start of what the venue saw last of the finer data.
  long finerNanos = Long.MIN_VALUE;

  final PriceWatch watch = new PriceWatch();
  final TradeSpan span = new TradeSpan();
  final TradeCursor trade;
  final QuoteCursor quote;
  final SessionClock sessions;
  final Pause halt = new Pause();

  /// Whether orders differ in the sessions they may trade in (O-14).
  boolean mixesSessions;

  BuiltBars[] built = new BuiltBars[0];

  /// When the last rows of the instrument were known.
  long lastNanos = Long.MIN_VALUE;

  private BarCursor bars;
  private int barSource = -1;
  private long barBase;
  private int lastBarRow;
  private long barsDone;

  /// While what is due before the bar at hand runs: that bar has not begun, whether its rows were
  /// fetched already or not.
  boolean barAhead;

  /// Rows of bars begin; those of the first source of the instrument are counted.
  void barsFrom(BarCursor rows, Batch batch) {
    if (barSource < 0) {
      barSource = batch.source();
    }
    if (barSource == batch.source()) {
      bars = rows;
      barBase = barsDone - batch.from();
      lastBarRow = batch.to() - 1;
      barsDone += batch.phase() == Batch.Phase.OPEN ? 0 : batch.to() - batch.from();
    }
  }

  /// Number of the bar the instrument is in, from 0; after its rows that of the last one, -1 when
  /// its data are no bars.
  long barNumber() {
    return bars == null ? -1 : barBase + Math.min(bars.row(), lastBarRow) - (barAhead ? 1 : 0);
  }

  TokenState(int slot, Instruments instruments, Broker broker, SessionClock sessions) {
    this.slot = slot;
    this.instrument = instruments.at(slot);
    this.token = instrument.token();
    this.top = instruments.tops()[slot];
    this.venueTop = instruments.venueTops()[slot];
    this.book = instruments.books()[slot];
    this.venueBook = instruments.venueBooks()[slot];
    this.venueBand = broker.band(slot);
    this.days = broker.statistics(slot);
    this.band = venueTop == top ? venueBand : new TriggerBand();
    this.sessions = sessions;
    this.hasFiner = instruments.hasFiner(slot);
    this.trade = new TradeCursor(instrument.token(), top);
    this.quote = new QuoteCursor(instrument.token(), top);
  }

  /// Keeps statistics of the sessions also where the broker asks for none.
  void countVolume() {
    days = days == null ? new DayStatistics() : days;
  }

  /// Tells the statistics of the session what rows of trades traded.
  void count(RowBlock trades, int from, int to) {
    if (!sessions.isOpen()) {
      return;
    }
    long[] sizes = trades.column(2);
    long lots = 0;
    for (int i = from; i < to; i++) {
      lots += sizes[i];
    }
    days.traded(lots);
  }

  /// Whether some order may match a tick now: the session trades and the instrument is not halted.
  boolean matches() {
    return (mixesSessions ? !sessions.pause().isOn() : sessions.matches()) && !halt.isOn();
  }

  /// Whether an order that names no sessions may match a tick now.
  boolean matchesPlain() {
    return sessions.matches() && !halt.isOn();
  }

  /// Whether a break or a halt is on, so that a bar beginning now has no open to trade at.
  boolean pauses() {
    return sessions.pause().isOn() || halt.isOn();
  }

  /// Whether a break or a halt lay over the whole of a bar.
  boolean pausedOver(long startNanos, long endNanos) {
    return sessions.pause().covers(startNanos, endNanos) || halt.covers(startNanos, endNanos);
  }
}
