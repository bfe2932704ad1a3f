package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.market.RowBlock;

/// A quote, or the last row of a depth message, in the source's block; prices are those of the top
/// of book it left.
final class QuoteCursor extends TickCursor {
  private int flags;

  QuoteCursor(int token, TopOfBook top) {
    super(token, top);
  }

  @Override
  void bind(RowBlock rows) {
    super.bind(rows);
    flags = rows.schema().columnCount() - 1;
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
    return block.column(flags)[row];
  }
}
