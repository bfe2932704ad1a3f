package io.quantlab.fargate.data;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.Schema;

/// A block in other units; a column is rescaled when it is first asked for.
final class ScaledBlock extends RowBlock {
  private final RowScale scale;
  private RowBlock source;

  ScaledBlock(RowScale scale) {
    super(scale.schema());
    this.scale = scale;
  }

  /// Presents the rows of a block, which must stay as it is while this one is used.
  ScaledBlock show(RowBlock block) {
    source = block;
    begin(block.size());
    if (schema() == Schema.ACTION) {
      long[][] columns = new long[schema().columnCount()][];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = column(i);
      }
      scale.applyToActions(columns, size());
    }
    return this;
  }

  @Override
  protected void fill(int index, long[] target) {
    System.arraycopy(source.column(index), 0, target, 0, size());
    if (schema() != Schema.ACTION) {
      scale.apply(index, target, size());
    }
  }
}
