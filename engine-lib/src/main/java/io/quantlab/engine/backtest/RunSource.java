package io.quantlab.engine.backtest;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.SessionCalendar;
import java.util.function.Supplier;

/// One stream of market data of a run, in the order the run names them.
///
/// @param datasetHash content hash of the dataset (D-6)
/// @param label how a person named the data; outside every hash
/// @param firstNanos ordering stamp of the first row used
/// @param lastNanos ordering stamp of the last row used
/// @param open opens the rows of the run's period
/// @param prices whether the rows were adjusted when they were stored, and for what
/// @param use whom the rows reach
/// @param auctions whether trades say which of them are official prints of auctions
public record RunSource(
    Instrument instrument,
    SessionCalendar calendar,
    Schema schema,
    String datasetHash,
    String label,
    long rows,
    long firstNanos,
    long lastNanos,
    Supplier<RowCursor> open,
    PriceView prices,
    Use use,
    Auctions auctions) {

  /// Whether trades say which of them are official prints of auctions (F-3).
  public enum Auctions {
    UNMARKED,
    MARKED
  }

  /// Whom rows of a run reach (F-1).
  public enum Use {
    /// Strategies, and orders unless there is finer data for these.
    ALL,
    /// Orders alone: they are matched more finely than the strategies see.
    FILLS
  }

  /// Rows that reach strategies.
  public RunSource(
      Instrument instrument,
      SessionCalendar calendar,
      Schema schema,
      String datasetHash,
      String label,
      long rows,
      long firstNanos,
      long lastNanos,
      Supplier<RowCursor> open,
      PriceView prices) {
    this(
        instrument,
        calendar,
        schema,
        datasetHash,
        label,
        rows,
        firstNanos,
        lastNanos,
        open,
        prices,
        Use.ALL,
        Auctions.UNMARKED);
  }

  /// Raw prices, as they were traded.
  public RunSource(
      Instrument instrument,
      SessionCalendar calendar,
      Schema schema,
      String datasetHash,
      String label,
      long rows,
      long firstNanos,
      long lastNanos,
      Supplier<RowCursor> open) {
    this(
        instrument,
        calendar,
        schema,
        datasetHash,
        label,
        rows,
        firstNanos,
        lastNanos,
        open,
        PriceView.RAW);
  }

  /// The same source with rows from somewhere else.
  RunSource reading(Supplier<RowCursor> other) {
    return with(label, other);
  }

  /// The same source under another name for people.
  public RunSource labeled(String other) {
    return with(other, open);
  }

  private RunSource with(String name, Supplier<RowCursor> opened) {
    return new RunSource(
        instrument,
        calendar,
        schema,
        datasetHash,
        name,
        rows,
        firstNanos,
        lastNanos,
        opened,
        prices,
        use,
        auctions);
  }

  /// Whether the rows are trades, quotes or depth.
  public boolean isTicks() {
    return switch (schema) {
      case TRADE, QUOTE, DEPTH, MBO -> true;
      case BAR, QUOTE_BAR, ACTION -> false;
    };
  }

  /// Whether it has rows after the dates for which its calendar is stated.
  boolean extrapolates() {
    return rows > 0
        && lastNanos <= calendar.endNanos()
        && calendar.epochDayOf(lastNanos - 1) > calendar.validThrough();
  }
}
