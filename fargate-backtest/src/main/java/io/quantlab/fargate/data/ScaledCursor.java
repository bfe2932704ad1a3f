package io.quantlab.fargate.data;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;

/// Reads rows in other units than they are stored in.
final class ScaledCursor implements RowCursor {
  private final RowCursor source;
  private final ScaledBlock block;

  ScaledCursor(RowCursor source, RowScale scale) {
    this.source = source;
    this.block = new ScaledBlock(scale);
  }

  @Override
  public Schema schema() {
    return source.schema();
  }

  @Override
  public RowBlock next() {
    RowBlock next = source.next();
    return next == null ? null : block.show(next);
  }

  @Override
  public void close() {
    source.close();
  }
}
