package io.quantlab.fargate.cli.bench;

import java.lang.foreign.MemorySegment;

/// `scan24`: reads all 24 bytes of every tick once and folds them; the limit set by memory.
final class ScanRawWork implements Work {
  private final RawColumns columns;
  private final String expected;

  ScanRawWork(BenchData data) {
    columns = RawColumns.map(data.folder());
    expected = text(data.facts().fold());
  }

  static String text(long fold) {
    return "fold=" + Long.toHexString(fold);
  }

  /// A tick's part of the fold.
  static long fold(long stamp, long price, long size, long token) {
    return stamp ^ price ^ size << 32 ^ token;
  }

  @Override
  public long events() {
    return columns.ticks();
  }

  @Override
  public String run() {
    long fold = 0;
    for (long from = 0; from < columns.ticks(); from += RawColumns.BLOCK) {
      fold += block(from, columns.rows(from));
    }
    return text(fold);
  }

  private long block(long from, int rows) {
    MemorySegment stamps = columns.stamps();
    MemorySegment prices = columns.prices();
    MemorySegment sizes = columns.sizes();
    MemorySegment tokens = columns.tokens();
    long fold = 0;
    for (int i = 0; i < rows; i++) {
      long row = from + i;
      fold +=
          fold(
              stamps.getAtIndex(RawColumns.LONG, row),
              prices.getAtIndex(RawColumns.LONG, row),
              sizes.getAtIndex(RawColumns.INT, row),
              tokens.getAtIndex(RawColumns.INT, row));
    }
    return fold;
  }

  @Override
  public String expected() {
    return expected;
  }
}
