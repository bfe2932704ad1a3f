package io.quantlab.engine.data.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Reading allocates nothing per block (Z-1, Z-29).
class StoreAllocationTest {
  private static final int BLOCKS = 40;

  @TempDir Path root;

  @ParameterizedTest
  @EnumSource(names = {"RAW", "DELTA_FOR", "DELTA_FOR_BITS"})
  @DisplayName("Z-29: 0 bytes per block in steady state")
  void readsWithoutAllocation(Encoding encoding) {
    Store store = Store.at(root);
    long[][] rows = StoreFixture.trades(51, 1, BLOCKS * RowBlock.CAPACITY);
    StoreFixture.write(store, Schema.TRADE, rows, WriteOptions.DEFAULT.with(encoding));
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 30; round++) {
      try (RowCursor cursor = store.cursor(7, Schema.TRADE)) {
        touch(cursor.next());
        least = Math.min(least, allocatedWhileReading(cursor));
      }
    }
    assertEquals(0, least, "bytes for " + (BLOCKS - 1) + " blocks");
  }

  private static long allocatedWhileReading(RowCursor cursor) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int block = 1; block < BLOCKS; block++) {
      touch(cursor.next());
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static void touch(RowBlock block) {
    for (int column = 0; column < 4; column++) {
      block.column(column);
    }
  }
}
