package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.TickView;

/// The tick a strategy sees: a position in the source's block. Columns nobody asks for are never
/// decoded.
///
/// Two final kinds, so that the hot loop knows the exact type and carries no branch on it.
abstract sealed class TickCursor implements TickView permits TradeCursor, QuoteCursor {
  final TopOfBook top;
  RowBlock block;
  int row;
  private final int token;
  private long[] stamps;

  TickCursor(int token, TopOfBook top) {
    this.token = token;
    this.top = top;
  }

  void bind(RowBlock rows) {
    block = rows;
    stamps = rows.column(0);
  }

  final void row(int index) {
    row = index;
  }

  final int row() {
    return row;
  }

  @Override
  public final int token() {
    return token;
  }

  @Override
  public final long epochNanos() {
    return stamps[row];
  }

  @Override
  public final long bidTicks() {
    return top.bidTicks();
  }

  @Override
  public final long askTicks() {
    return top.askTicks();
  }

  @Override
  public final long bidLots() {
    return top.bidLots();
  }

  @Override
  public final long askLots() {
    return top.askLots();
  }

  @Override
  public final boolean hasBid() {
    return top.hasBid();
  }

  @Override
  public final boolean hasAsk() {
    return top.hasAsk();
  }
}
