package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;

/// A trade in the source's block. The loop hands its price over, so that reading it back costs
/// nothing.
final class TradeCursor extends TickCursor {
  private long price;

  TradeCursor(int token, TopOfBook top) {
    super(token, top);
  }

  /// Moves to a row whose price the caller has read.
  void at(int index, long priceTicks) {
    row = index;
    price = priceTicks;
  }

  @Override
  public Kind kind() {
    return Kind.TRADE;
  }

  @Override
  public long priceTicks() {
    return price;
  }

  @Override
  public long twiceMidTicks() {
    return 2 * price;
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
