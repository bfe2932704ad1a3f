package io.quantlab.engine.continuous;

import io.quantlab.engine.continuous.ContinuousSeries.Stretch;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.SessionCalendar;
import java.util.List;
import java.util.function.IntFunction;

/// The rows of a continuous series: of each stretch the rows of its contract, prices changed as the
/// series says and rounded to price units (engine contract M-20).
public final class ContinuousCursor implements RowCursor {
  private final List<Stretch> stretches;
  private final IntFunction<RowCursor> contracts;
  private final SessionCalendar calendar;
  private final Schema schema;
  private final RowBlock out;
  private final int[] prices;
  private int at = -1;
  private RowCursor rows;

  /// @param contracts opens the rows of a contract by its place in the chain, all in one price unit
  /// @param schema trades or bars
  public ContinuousCursor(
      List<Stretch> stretches,
      IntFunction<RowCursor> contracts,
      SessionCalendar calendar,
      Schema schema) {
    this.stretches = List.copyOf(stretches);
    this.contracts = contracts;
    this.calendar = calendar;
    this.schema = schema;
    this.out = new RowBlock(schema);
    this.prices = schema == Schema.BAR ? new int[] {2, 3, 4, 5} : new int[] {1};
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public RowBlock next() {
    while (true) {
      RowBlock in = rows == null ? null : rows.next();
      if (in == null) {
        close();
        if (++at >= stretches.size()) {
          return null;
        }
        rows = contracts.apply(stretches.get(at).contract());
      } else if (take(in, stretches.get(at)) > 0) {
        return out;
      }
    }
  }

  private int take(RowBlock in, Stretch of) {
    long[] stamps = in.column(0);
    int taken = 0;
    for (int row = 0; row < in.size(); row++) {
      int day = ContractDays.day(calendar, stamps[row], schema == Schema.BAR);
      if (day >= of.fromDay() && day < of.untilDay()) {
        for (int column = 0; column < schema.columnCount(); column++) {
          out.column(column)[taken] = in.column(column)[row];
        }
        for (int column : prices) {
          long raw = out.column(column)[taken];
          out.column(column)[taken] = Math.round(raw * of.ratio() + of.shift());
        }
        taken++;
      }
    }
    out.written(taken);
    return taken;
  }

  @Override
  public void close() {
    if (rows != null) {
      rows.close();
      rows = null;
    }
  }
}
