package io.quantlab.engine.feed;

import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.market.FactorTable;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;

/// Works the factors of an instrument out of its actions and its prices (engine contract M-11): a
/// dividend is held against the last raw price before it.
///
/// Both cursors count prices in one unit. The caller closes them.
public final class ActionFactors {
  private final RowCursor prices;
  private RowBlock block;
  private int row;
  private double last;

  private ActionFactors(RowCursor prices) {
    this.prices = prices;
    this.block = prices.next();
  }

  /// The table of all actions; a dividend without a price before it is left out.
  public static FactorTable of(RowCursor actions, RowCursor prices) {
    FactorTable.Builder builder = new FactorTable.Builder();
    ActionFactors scan = new ActionFactors(prices);
    double value = 0;
    for (RowBlock rows = actions.next(); rows != null; rows = actions.next()) {
      for (int i = 0; i < rows.size(); i++) {
        long nanos = rows.column(0)[i];
        long numerator = rows.column(2)[i];
        long denominator = rows.column(3)[i];
        double amount = (double) numerator / denominator;
        switch (ActionKind.ofId(rows.column(1)[i])) {
          case SPLIT -> builder.split(nanos, numerator, denominator);
          case STOCK_DIVIDEND ->
              builder.split(nanos, Math.addExact(numerator, denominator), denominator);
          case DIVIDEND, EX_DIVIDEND -> builder.dividend(nanos, amount, scan.before(nanos));
          case SPIN_OFF -> builder.dividend(nanos, value * amount, scan.before(nanos));
          case FIRST_VALUE -> value = amount;
          case PAYMENT,
              CASH_MERGER,
              STOCK_MERGER,
              SYMBOL_CHANGE,
              DELISTING,
              DELISTING_AT,
              COUNTERPART,
              CASH,
              HALT,
              AUCTION,
              RESUME,
              BAND_LOW,
              BAND_HIGH -> {}
        }
      }
    }
    return builder.build();
  }

  /// The last price known before an instant, 0 for none.
  private double before(long nanos) {
    while (block != null) {
      long[] stamps = block.column(0);
      while (row < block.size() && stamps[row] < nanos) {
        note();
        row++;
      }
      if (row < block.size()) {
        return last;
      }
      block = prices.next();
      row = 0;
    }
    return last;
  }

  private void note() {
    Schema schema = block.schema();
    switch (schema) {
      case TRADE -> last = block.column(1)[row];
      case QUOTE -> last = (block.column(5)[row] & Flags.NO_BID) == 0 ? block.column(1)[row] : last;
      case BAR, QUOTE_BAR -> last = block.column(5)[row];
      case ACTION -> throw new IllegalArgumentException("actions are no prices");
    }
  }
}
