package io.quantlab.engine.feed;

import io.quantlab.engine.market.FactorTable;
import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;

/// Rows with prices adjusted by a table of factors: views for charts and exports (engine contract
/// M-10, `AS_OF_END` of M-12).
///
/// It knows every action of the table at once, so a strategy that saw its rows would see the
/// future; runs use the point-in-time way of [io.quantlab.engine.market.FactorTable#asOf] instead.
/// Prices are rounded to price units, which should be fine ones (1e-9); sizes of splits too. Bars
/// take the factor of their start. Rows of actions pass as they are; an order book is not adjusted.
public final class AdjustedCursor implements RowCursor {
  private final RowCursor rows;
  private final FactorTable factors;
  private final PriceView view;
  private final RowBlock out;
  private final int[] prices;
  private final int[] sizes;
  private final int stampColumn;

  /// @throws IllegalArgumentException for rows of an order book
  public AdjustedCursor(RowCursor rows, FactorTable factors, PriceView view) {
    this.rows = rows;
    this.factors = factors;
    this.view = view;
    this.out = new RowBlock(rows.schema());
    this.prices = prices(rows.schema());
    this.sizes = sizes(rows.schema());
    this.stampColumn = bars() ? 1 : 0;
  }

  private boolean bars() {
    return rows.schema() == Schema.BAR || rows.schema() == Schema.QUOTE_BAR;
  }

  private static int[] prices(Schema schema) {
    return switch (schema) {
      case TRADE -> new int[] {1};
      case QUOTE -> new int[] {1, 3};
      case BAR -> new int[] {2, 3, 4, 5};
      case QUOTE_BAR -> new int[] {2, 3, 4, 5, 6, 7, 8, 9};
      case ACTION -> new int[] {};
      case DEPTH, MBO ->
          throw new IllegalArgumentException("rows of an order book are not adjusted: " + schema);
    };
  }

  private static int[] sizes(Schema schema) {
    return switch (schema) {
      case TRADE -> new int[] {2};
      case QUOTE -> new int[] {2, 4};
      case BAR -> new int[] {6};
      case QUOTE_BAR -> new int[] {10, 11};
      case ACTION, DEPTH, MBO -> new int[] {};
    };
  }

  @Override
  public Schema schema() {
    return rows.schema();
  }

  @Override
  public RowBlock next() {
    RowBlock in = rows.next();
    if (in == null) {
      return null;
    }
    int size = in.size();
    for (int i = 0; i < schema().columnCount(); i++) {
      System.arraycopy(in.column(i), 0, out.column(i), 0, size);
    }
    long[] stamps = out.column(stampColumn);
    for (int row = 0; row < size; row++) {
      adjust(row, stamps[row]);
    }
    out.written(size);
    return out;
  }

  private void adjust(int row, long epochNanos) {
    double price = factors.price(epochNanos, view);
    double split = view == PriceView.RAW ? 1 : factors.split(epochNanos);
    if (price == 1 && split == 1) {
      return;
    }
    for (int column : prices) {
      out.column(column)[row] = Math.round(out.column(column)[row] * price);
    }
    for (int column : sizes) {
      out.column(column)[row] = Math.round(out.column(column)[row] / split);
    }
  }

  @Override
  public void close() {
    rows.close();
  }
}
