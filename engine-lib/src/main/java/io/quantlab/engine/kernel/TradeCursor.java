package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.market.RowBlock;

/// A trade in the source's block.
final class TradeCursor extends TickCursor {
  private long[] prices;

  TradeCursor(int token, TopOfBook top) {
    super(token, top);
  }

  @Override
  void bind(RowBlock rows) {
    super.bind(rows);
    prices = rows.column(1);
  }

  @Override
  public Kind kind() {
    return Kind.TRADE;
  }

  @Override
  public long priceTicks() {
    return prices[row];
  }

  @Override
  public long twiceMidTicks() {
    return 2 * prices[row];
  }

  @Override
  public long lots() {
    return block.column(2)[row];
  }

  @Override
  public long flags() {
    return block.column(3)[row];
  }
}
