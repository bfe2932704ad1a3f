package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.TopOfBook;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.market.TickView;

/// The tick a strategy sees: a position in the source's block. Columns nobody asks for are never decoded.
final class TickCursor implements TickView {
  private final int token;
  private final TopOfBook top;
  private Kind kind = Kind.TRADE;
  private RowBlock block;
  private long[] stamps;
  private long[] prices;
  private int row;

  TickCursor(int token, TopOfBook top) {
    this.token = token;
    this.top = top;
  }

  void bind(RowBlock rows) {
    block = rows;
    stamps = rows.column(0);
    prices = rows.column(1);
    kind = rows.schema() == Schema.TRADE ? Kind.TRADE : Kind.QUOTE;
  }

  void row(int index) {
    row = index;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public int token() {
    return token;
  }

  @Override
  public long epochNanos() {
    return stamps[row];
  }

  @Override
  public long priceTicks() {
    return kind == Kind.TRADE ? prices[row] : twiceMidTicks() >> 1;
  }

  @Override
  public long twiceMidTicks() {
    return kind == Kind.TRADE ? 2 * prices[row] : top.bidTicks() + top.askTicks();
  }

  @Override
  public long lots() {
    return kind == Kind.TRADE ? block.column(2)[row] : 0;
  }

  @Override
  public long bidTicks() {
    return top.bidTicks();
  }

  @Override
  public long askTicks() {
    return top.askTicks();
  }

  @Override
  public long bidLots() {
    return top.bidLots();
  }

  @Override
  public long askLots() {
    return top.askLots();
  }

  @Override
  public boolean hasBid() {
    return top.hasBid();
  }

  @Override
  public boolean hasAsk() {
    return top.hasAsk();
  }

  @Override
  public long flags() {
    return block.column(kind == Kind.TRADE ? 3 : 5)[row];
  }
}
