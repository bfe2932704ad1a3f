package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;

/// Decodes every column of the stored ticks and folds them as `scan24` folds the raw ones.
final class DecodeStoreWork implements Work {
  private final Store store;
  private final long ticks;
  private final String expected;

  private DecodeStoreWork(Store store, BenchData data) {
    this.store = store;
    ticks = data.ticks();
    expected = ScanRawWork.text(data.facts().fold());
  }

  /// Differences in whole bytes.
  static DecodeStoreWork bytes(BenchData data) {
    return new DecodeStoreWork(data.store(), data);
  }

  /// Differences in single bits.
  static DecodeStoreWork bits(BenchData data) {
    return new DecodeStoreWork(data.bits(), data);
  }

  @Override
  public long events() {
    return ticks;
  }

  @Override
  public String run() {
    long fold = 0;
    try (RowCursor cursor = store.cursor(QlbWorkload.TOKEN, Schema.TRADE)) {
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        fold +=
            fold(block.column(0), block.column(1), block.column(2), block.column(3), block.size());
      }
    }
    return ScanRawWork.text(fold);
  }

  /// The flags, always 0 here, take part so that they are decoded.
  private static long fold(long[] stamps, long[] prices, long[] lots, long[] flags, int rows) {
    long fold = 0;
    for (int i = 0; i < rows; i++) {
      fold += ScanRawWork.fold(stamps[i], prices[i], lots[i], QlbWorkload.TOKEN | flags[i]);
    }
    return fold;
  }

  @Override
  public String expected() {
    return expected;
  }
}
