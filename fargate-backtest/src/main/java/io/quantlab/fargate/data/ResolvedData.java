package io.quantlab.fargate.data;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.SessionCalendar;

/// One dataset of a run, ready to read.
///
/// @param instrument terms in force in the run; prices and sizes of the rows are counts of its
///   units
/// @param calendar the instrument's sessions
/// @param datasetHash content hash, hex: equal rows in equal units give equal hashes
/// @param firstNanos stamp of the first row
/// @param lastNanos stamp of the last row
/// @param rows rows in all
/// @param name where the rows come from, for people: `EURUSD:quote` or a file name
/// @param place where exactly: the absolute path of the file, or the name in the store
/// @param source opens the rows
/// @param prices whether the stored prices were adjusted for corporate actions
/// @param use whom the rows reach
/// @param auctions whether trades say which of them are official prints of auctions
public record ResolvedData(
    Instrument instrument,
    SessionCalendar calendar,
    Schema schema,
    String datasetHash,
    long firstNanos,
    long lastNanos,
    long rows,
    String name,
    String place,
    RowSource source,
    PriceView prices,
    RunSource.Use use,
    RunSource.Auctions auctions) {

  /// The rows whose stamp lies in `[fromNanos, toNanos)`; the caller closes the cursor.
  public RowCursor open(long fromNanos, long toNanos) {
    return source.open(fromNanos, toNanos);
  }
}
