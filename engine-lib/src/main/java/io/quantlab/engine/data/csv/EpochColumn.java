package io.quantlab.engine.data.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads stamps of whole units since 1970 that look like the one before: as many digits, and the
/// same ones in front of the last eight or sixteen.
///
/// The last digits of all lines are gathered as words of eight digits and converted together, which
/// is vectorized; the first ones are converted once. Benchmark: `CsvImportBenchmark`.
final class EpochColumn {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int SHORTEST = 9;
  private static final int LONGEST = 19;
  private static final int ONE_WORD = 16;
  private static final long EIGHT_DIGITS = 100_000_000;

  private final long unitNanos;
  private final long maxUnits;

  /// The words before the last ones, of long stamps. As bytes, because the compiler could not tell
  /// a second array of longs from the one that is written.
  private final byte[] higher = new byte[RowBatch.ROWS * Long.BYTES];

  /// @param maxUnits the first stamp that is too high
  EpochColumn(long unitNanos, long maxUnits) {
    this.unitNanos = unitNanos;
    this.maxUnits = maxUnits;
  }

  /// Reads the stamps of the lines from `from` on that look like the one at `start..end-1`; gives
  /// the end of these lines. Gives `from` as well when one of them is none, or out of range.
  int like(byte[] b, int start, int end, int[] at, byte stop, long[] out, int from, int rows) {
    int length = end - start;
    if (length < SHORTEST || length > LONGEST) {
      return from;
    }
    int tail = length <= ONE_WORD ? Long.BYTES : 2 * Long.BYTES;
    long mask = -1L >>> Long.SIZE - (length - tail << 3);
    long head = (long) WORD.get(b, start) & mask;
    int to = gather(b, at, stop, length, head, mask, out, from, rows);
    long base = Digits.eight((head ^ Digits.ZEROS & mask) << -(length - tail << 3));
    base *= tail == Long.BYTES ? EIGHT_DIGITS : EIGHT_DIGITS * EIGHT_DIGITS;
    long bad = nonDigits(out, from, to);
    Digits.eights(out, from, to);
    if (tail == Long.BYTES) {
      bad |= toNanos(base, out, from, to);
    } else {
      gatherHigher(b, at, length, from, to);
      bad |= nonDigitsHigher(from, to);
      eightsHigher(from, to);
      bad |= toNanosWithHigher(base, out, from, to);
    }
    if (bad != 0) {
      return from;
    }
    for (int i = from; i < to; i++) {
      at[i] += length + 1;
    }
    return to;
  }

  private static int gather(
      byte[] b,
      int[] at,
      byte stop,
      int length,
      long head,
      long mask,
      long[] out,
      int from,
      int rows) {
    for (int i = from; i < rows; i++) {
      int p = at[i];
      if (((long) WORD.get(b, p) & mask) != head || b[p + length] != stop) {
        return i;
      }
      out[i] = (long) WORD.get(b, p + length - Long.BYTES) ^ Digits.ZEROS;
    }
    return rows;
  }

  private void gatherHigher(byte[] b, int[] at, int length, int from, int to) {
    int place = length - 2 * Long.BYTES;
    for (int i = from; i < to; i++) {
      WORD.set(higher, i << 3, (long) WORD.get(b, at[i] + place) ^ Digits.ZEROS);
    }
  }

  /// Not 0 when a word has anything but digits. A loop of its own: together with [Digits#eights] it
  /// would be too long to be vectorized.
  private static long nonDigits(long[] words, int from, int to) {
    long bad = 0;
    for (int i = from; i < to; i++) {
      bad |= Digits.nonDigits(words[i]);
    }
    return bad;
  }

  private long nonDigitsHigher(int from, int to) {
    long bad = 0;
    for (int i = from; i < to; i++) {
      bad |= Digits.nonDigits((long) WORD.get(higher, i << 3));
    }
    return bad;
  }

  private void eightsHigher(int from, int to) {
    for (int i = from; i < to; i++) {
      WORD.set(higher, i << 3, Digits.eight((long) WORD.get(higher, i << 3)));
    }
  }

  /// Adds what comes before and scales; not 0 when a stamp is out of range.
  private long toNanos(long base, long[] out, int from, int to) {
    long outside = 0;
    for (int i = from; i < to; i++) {
      long units = base + out[i];
      outside |= units | maxUnits - 1 - units;
      out[i] = units * unitNanos;
    }
    return outside >>> Long.SIZE - 1;
  }

  private long toNanosWithHigher(long base, long[] out, int from, int to) {
    long outside = 0;
    for (int i = from; i < to; i++) {
      long units = base + (long) WORD.get(higher, i << 3) * EIGHT_DIGITS + out[i];
      outside |= units | maxUnits - 1 - units;
      out[i] = units * unitNanos;
    }
    return outside >>> Long.SIZE - 1;
  }
}
