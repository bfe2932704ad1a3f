package io.quantlab.engine.data.store;

import java.util.ArrayList;
import java.util.List;

/// Decodes whole segments of one file and compares them with their directory rows.
final class SegmentCheck {
  private final StoreFile file;
  private final List<ColumnSpec> columns;
  private final List<ChunkReader> readers = new ArrayList<>();
  private final ContentDigest digest = new ContentDigest();
  private final long[][] block;
  private final long[] min;
  private final long[] max;
  private final List<Finding> findings = new ArrayList<>();

  SegmentCheck(StoreFile file) {
    this.file = file;
    this.columns = ColumnSpec.of(file.header().schema());
    BlockBuffer buffer = new BlockBuffer();
    for (ColumnSpec column : columns) {
      readers.add(new ChunkReader(column.type(), Checks.NEVER, buffer));
    }
    this.block = new long[columns.size()][StoreFormat.BLOCK_ROWS];
    this.min = new long[columns.size()];
    this.max = new long[columns.size()];
  }

  /// All that is wrong with a segment.
  List<Finding> findings(Segment segment) {
    findings.clear();
    for (int column = 0; column < readers.size(); column++) {
      readers.get(column).bind(file, segment, column);
      min[column] = Long.MAX_VALUE;
      max[column] = Long.MIN_VALUE;
      try {
        readers.get(column).checkCrc();
      } catch (CorruptStoreException damage) {
        findings.add(Finding.of(damage));
      }
    }
    if (findings.isEmpty()) {
      try {
        decode(segment);
      } catch (CorruptStoreException damage) {
        findings.add(Finding.of(damage));
      }
    }
    return List.copyOf(findings);
  }

  private void decode(Segment segment) {
    long before = segment.firstNanos();
    int blocks = StoreFormat.blocks(segment.rows());
    for (int index = 0; index < blocks; index++) {
      int rows = StoreFormat.rowsOfBlock(segment.rows(), index);
      for (int column = 0; column < block.length; column++) {
        readers.get(column).decode(index, block[column]);
        digest.column(block[column], rows);
        range(column, rows);
      }
      if (index == 0) {
        expect(segment, "first stamp", segment.firstNanos(), block[0][0]);
      }
      before = checkStamps(segment, before, index, rows);
    }
    expect(segment, "last stamp", segment.lastNanos(), before);
    for (int column = 0; column < block.length; column++) {
      expect(
          segment,
          "minimum of " + columns.get(column).name(),
          segment.columns().get(column).min(),
          min[column]);
      expect(
          segment,
          "maximum of " + columns.get(column).name(),
          segment.columns().get(column).max(),
          max[column]);
    }
    String sha256 = digest.finish();
    if (!sha256.equals(segment.sha256())) {
      report(segment, "SHA-256 of the rows is " + sha256 + ", expected " + segment.sha256());
    }
  }

  private long checkStamps(Segment segment, long before, int index, int rows) {
    long last = before;
    for (int i = 0; i < rows; i++) {
      if (block[0][i] < last) {
        report(
            segment,
            "stamp of row "
                + (index * StoreFormat.BLOCK_ROWS + i)
                + " goes back from "
                + last
                + " to "
                + block[0][i]);
      }
      last = block[0][i];
    }
    return last;
  }

  private void range(int column, int rows) {
    for (int i = 0; i < rows; i++) {
      min[column] = Math.min(min[column], block[column][i]);
      max[column] = Math.max(max[column], block[column][i]);
    }
  }

  private void expect(Segment segment, String what, long expected, long found) {
    if (expected != found) {
      report(segment, what + " is " + found + ", the directory says " + expected);
    }
  }

  private void report(Segment segment, String what) {
    findings.add(
        new Finding(file.path(), segment.epochDay(), segment.columns().getFirst().offset(), what));
  }
}
