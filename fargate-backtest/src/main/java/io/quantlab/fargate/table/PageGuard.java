package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableException;

/// Checks the counts inside a page before the library, which believes them, allocates by them.
///
/// Source: github.com/apache/parquet-format, `Encodings.md`.
final class PageGuard {
  /// Values of a delta-packed page; the library keeps them all, 8 bytes each.
  private static final int MAX_DELTA_VALUES = 1 << 24;

  /// Values of a bit-packed run; the library keeps them all, 4 bytes each.
  private static final int MAX_RUN = 1 << 24;

  private static final long MAX_PADDING = 4096;

  private static final int MAX_DELTA_BLOCK = 1 << 16;
  private static final int MAX_BIT_WIDTH = 64;

  private final byte[] bytes;
  private int at;
  private final int end;

  /// Looks at the bytes `from..to-1`.
  PageGuard(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /// Runs of the RLE and bit-packing hybrid for a page of `values` values. The last run may be
  /// padded in its count, and its bytes may end early: some writers do either.
  void hybrid(int bitWidth, int values) throws TableException {
    if (bitWidth < 0 || bitWidth > Integer.SIZE) {
      throw new TableException("a bit width of " + bitWidth + ", expected 0 to 32");
    }
    long seen = 0;
    while (at < end && seen < values) {
      long header = varint();
      boolean packed = (header & 1) != 0;
      long run = packed ? (header >>> 1) * 8 : header >>> 1;
      long length = packed ? (header >>> 1) * bitWidth : (bitWidth + 7) / 8;
      seen += run;
      boolean kept = packed && (run > MAX_RUN || run > values + MAX_PADDING);
      if (header >>> Integer.SIZE != 0 || kept) {
        throw new TableException("a run of " + run + " values in a page of " + values);
      }
      skip(Math.min(length, Math.max(0, end - at)));
    }
  }

  /// One delta-packed sequence of at most `values` values.
  void delta(int values) throws TableException {
    long block = varint();
    long minis = varint();
    long total = varint();
    varint();
    if (block < 8 || block > MAX_DELTA_BLOCK || minis < 1 || block % minis != 0) {
      throw new TableException("a delta block of " + block + " values in " + minis + " parts");
    }
    if (total > values || total > MAX_DELTA_VALUES) {
      throw new TableException(
          "a delta sequence of "
              + total
              + " values in a page of "
              + values
              + " values; at most "
              + MAX_DELTA_VALUES
              + " are read");
    }
    long mini = block / minis;
    for (long left = total - 1; left > 0; left -= block) {
      varint();
      int widths = at;
      skip(minis);
      for (long i = 0; i < minis && i * mini < left; i++) {
        int width = bytes[widths + (int) i] & 0xff;
        if (width > MAX_BIT_WIDTH) {
          throw new TableException("a delta of " + width + " bits, expected 0 to 64");
        }
        skip(width * mini / 8);
      }
    }
  }

  private void skip(long count) throws TableException {
    if (count > end - at) {
      throw new TableException("the page ends " + (count - (end - at)) + " bytes too early");
    }
    at += (int) count;
  }

  private long varint() throws TableException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (at >= end) {
        throw new TableException("the page ends inside a number");
      }
      byte part = bytes[at++];
      value |= (part & 0x7fL) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new TableException("a number of more than 64 bits");
  }
}
