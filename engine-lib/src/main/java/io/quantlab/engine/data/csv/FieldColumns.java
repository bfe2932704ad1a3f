package io.quantlab.engine.data.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads the same field of many lines: [#at] says where it starts in each.
///
/// Every method gives the number of lines whose field was read and ended with `stop`, and moves
/// [#at] behind the stops. The usual forms are read in two passes: the first finds the end and puts
/// the digits of a line into one word, aligned to their place value; the second turns all words
/// into numbers with the same multiplications and is vectorized. All else goes to [Digits] and
/// [StampReader], line by line. Benchmark: `CsvImportBenchmark`.
final class FieldColumns {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /// Lines read one by one, at most, before the usual form is tried again.
  private static final int LONGEST_DETOUR = 64;

  /// Where the field starts, by line.
  final int[] at = new int[RowBatch.ROWS];

  /// Numbers of `10^-scale`.
  int numbers(byte[] b, byte stop, byte mark, int scale, long[] out, int rows) {
    int detour = 1;
    for (int i = 0; i < rows; ) {
      int end =
          scale == 0
              ? wholeWords(b, stop, out, i, rows)
              : words(b, stop, mark, scale, out, i, rows);
      Digits.eights(out, i, end);
      detour = end > i ? 1 : Math.min(LONGEST_DETOUR, 2 * detour);
      for (i = end; i < Math.min(end + detour, rows); i++) {
        if (!stopped(b, Digits.decimal(b, at[i], mark, scale, out, i), stop, i)) {
          return i;
        }
      }
    }
    return rows;
  }

  /// Whole numbers of at most 18 digits.
  int wholes(byte[] b, byte stop, long[] out, int rows) {
    for (int i = 0; i < rows; i++) {
      if (!stopped(b, Digits.whole(b, at[i], out, i), stop, i)) {
        return i;
      }
    }
    return rows;
  }

  /// Stamps.
  int stamps(byte[] b, byte stop, StampReader reader, long[] out, int rows) {
    int detour = 1;
    for (int i = 0; i < rows; ) {
      int start = at[i];
      for (int end = Math.min(i + detour, rows); i < end; i++) {
        start = at[i];
        if (!stopped(b, reader.read(b, start, out, i), stop, i)) {
          return i;
        }
      }
      int end = reader.like(b, start, at[i - 1] - 1, at, stop, out, i, rows);
      detour = end > i ? 1 : Math.min(LONGEST_DETOUR, 2 * detour);
      i = end;
    }
    return rows;
  }

  /// Fields that are not read.
  int skip(byte[] b, byte stop, long separators, int rows) {
    for (int i = 0; i < rows; i++) {
      if (!stopped(b, Digits.skip(b, at[i], separators), stop, i)) {
        return i;
      }
    }
    return rows;
  }

  private boolean stopped(byte[] b, int end, byte stop, int line) {
    if (end < 0 || b[end] != stop) {
      return false;
    }
    at[line] = end + 1;
    return true;
  }

  /// Words of one to seven digits without a mark, up to the first line that has anything else.
  private int wholeWords(byte[] b, byte stop, long[] out, int from, int rows) {
    for (int i = from; i < rows; i++) {
      int p = at[i];
      long word = (long) WORD.get(b, p) ^ Digits.ZEROS;
      int bits = Long.numberOfTrailingZeros(Digits.nonDigits(word)) & -8;
      int end = p + (bits >>> 3);
      if (bits == 0 || bits == Long.SIZE || b[end] != stop) {
        return i;
      }
      out[i] = word << -bits;
      at[i] = end + 1;
    }
    return rows;
  }

  /// As [#wholeWords], for at most eight digits counting those the unit has and the text leaves
  /// out.
  private int words(byte[] b, byte stop, byte mark, int scale, long[] out, int from, int rows) {
    int mostBits = Long.SIZE - (scale << 3);
    for (int i = from; i < rows; i++) {
      int p = at[i];
      long word = (long) WORD.get(b, p) ^ Digits.ZEROS;
      long other = Digits.nonDigits(word);
      int bits = Long.numberOfTrailingZeros(other) & -8;
      if (bits == 0 || bits > mostBits) {
        return i;
      }
      long whole = (other ^ other - 1) >>> 8;
      long digits = word & whole;
      int end = p + (bits >>> 3);
      if (b[end] == mark) {
        long after = other & other - 1;
        int decimals = (Long.numberOfTrailingZeros(after) >>> 3) - (bits >>> 3) - 1;
        if (after == 0 || decimals == 0 || decimals > scale) {
          return i;
        }
        digits |= (word & (after ^ after - 1) >>> 8) >>> 8 & ~whole;
        end += 1 + decimals;
      }
      if (b[end] != stop) {
        return i;
      }
      out[i] = digits << mostBits - bits;
      at[i] = end + 1;
    }
    return rows;
  }
}
