package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;

/// A quote in the source's block; prices are those of the top of book it left.
final class QuoteCursor extends TickCursor {
  QuoteCursor(int token, TopOfBook top) {
    super(token, top);
  }

  @Override
  public Kind kind() {
    return Kind.QUOTE;
  }

  @Override
  public long priceTicks() {
    return twiceMidTicks() >> 1;
  }

  @Override
  public long twiceMidTicks() {
    return top.bidTicks() + top.askTicks();
  }

  @Override
  public long lots() {
    return 0;
  }

  @Override
  public long flags() {
    return block.column(5)[row];
  }
}
