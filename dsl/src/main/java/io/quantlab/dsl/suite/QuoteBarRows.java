package io.quantlab.dsl.suite;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;

/// Bars of quotes in memory as rows of the engine.
final class QuoteBarRows implements RowCursor {
  private final BarTable bids;
  private final BarTable asks;
  private final double scale;
  private final RowBlock block = new RowBlock(Schema.QUOTE_BAR);
  private int next;

  /// @param asks bar for bar
  /// @param decimals of the instrument's price unit
  QuoteBarRows(BarTable bids, BarTable asks, int decimals) {
    this.bids = bids;
    this.asks = asks;
    this.scale = StrictMath.pow(10, decimals);
  }

  @Override
  public Schema schema() {
    return Schema.QUOTE_BAR;
  }

  @Override
  public RowBlock next() {
    int rows = Math.min(RowBlock.CAPACITY, bids.size() - next);
    if (rows <= 0) {
      return null;
    }
    block.written(0);
    for (int i = 0; i < rows; i++, next++) {
      block.column(0)[i] = bids.closeNanos()[next];
      block.column(1)[i] = bids.openNanos()[next];
      side(bids, 2, i);
      side(asks, 6, i);
      for (int column = 10; column < 13; column++) {
        block.column(column)[i] = 0;
      }
    }
    block.written(rows);
    return block;
  }

  private void side(BarTable of, int first, int row) {
    double[][] prices = {of.open(), of.high(), of.low(), of.close()};
    for (int i = 0; i < prices.length; i++) {
      block.column(first + i)[row] = Math.round(prices[i][next] * scale);
    }
  }

  @Override
  public void close() {
    next = bids.size();
  }
}
