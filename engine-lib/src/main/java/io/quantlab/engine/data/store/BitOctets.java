package io.quantlab.engine.data.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Unpacks numbers of 17 to 63 bits, back to back, eight at a time.
///
/// Eight numbers of `width` bits, an octet, fill `width` bytes, so number `k` of every octet starts
/// at the same bit of it. Three steps, for a strip of octets each: the words of all octets are
/// gathered, first words first; number `k` of all octets is cut out of one or two words by the same
/// shifts, which is vector code; at last the numbers go to their rows. For running sums the numbers
/// of an octet are summed up as vectors too, and only the sum of the octets before is added row by
/// row. One by one the same takes twice as long.
///
/// Words are kept as bytes because loops from longs to longs are not vectorized: the compiler
/// cannot tell the arrays apart. Benchmark: `StoreDecodeBenchmark`.
final class BitOctets {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, StoreFormat.ORDER);

  /// Octets of a strip: what is gathered and cut out fits the first-level cache.
  private static final int OCTETS = 256;

  private static final int STRIP = 8 * OCTETS;

  private final byte[] words = new byte[OCTETS * Long.SIZE];

  /// Number `k` of octet `i` at `k × OCTETS + i`.
  private final long[] numbers = new long[STRIP];

  /// `base + unit × u` for rows up to the next multiple of eight.
  void plain(byte[] in, int width, long base, long unit, int rows, long[] out) {
    for (int from = 0; from < rows; from += STRIP) {
      int octets = octets(rows - from);
      cut(in, (from >>> 3) * width, width, base, unit, octets);
      place(octets, from, out);
    }
  }

  /// Running sums of `base + unit × u` from `start` on, for rows up to the next multiple of eight.
  void sums(byte[] in, int width, long start, long base, long unit, int rows, long[] out) {
    long value = start;
    for (int from = 0; from < rows; from += STRIP) {
      int octets = octets(rows - from);
      cut(in, (from >>> 3) * width, width, base, unit, octets);
      sumOctets();
      value = placeSums(octets, value, from, out);
    }
  }

  private static int octets(int rows) {
    return Math.min(OCTETS, rows + 7 >>> 3);
  }

  private void cut(byte[] in, int from, int width, long base, long unit, int octets) {
    for (int at = 0; at < width; at += Long.BYTES) {
      gather(in, from + at, width, octets, at * OCTETS);
    }
    long mask = -1L >>> Long.SIZE - width;
    for (int k = 0; k < 8; k++) {
      int bit = k * width;
      int shift = bit & Long.SIZE - 1;
      int word = (bit >>> 6) * OCTETS * Long.BYTES;
      if (shift + width <= Long.SIZE) {
        inOneWord(word, shift, mask, base, unit, octets, k * OCTETS);
      } else {
        inTwoWords(word, shift, mask, base, unit, octets, k * OCTETS);
      }
    }
  }

  private void gather(byte[] in, int from, int width, int octets, int to) {
    for (int i = 0; i < octets; i++) {
      LONGS.set(words, to + (i << 3), (long) LONGS.get(in, from + i * width));
    }
  }

  private void inOneWord(int word, int shift, long mask, long base, long unit, int octets, int to) {
    for (int i = 0; i < octets; i++) {
      long number = (long) LONGS.get(words, word + (i << 3)) >>> shift & mask;
      numbers[to + i] = base + number * unit;
    }
  }

  private void inTwoWords(
      int word, int shift, long mask, long base, long unit, int octets, int to) {
    int next = word + OCTETS * Long.BYTES;
    int rest = Long.SIZE - shift;
    for (int i = 0; i < octets; i++) {
      long low = (long) LONGS.get(words, word + (i << 3)) >>> shift;
      long high = (long) LONGS.get(words, next + (i << 3)) << rest;
      numbers[to + i] = base + ((low | high) & mask) * unit;
    }
  }

  private void sumOctets() {
    for (int i = OCTETS; i < STRIP; i++) {
      numbers[i] += numbers[i - OCTETS];
    }
  }

  private void place(int octets, int from, long[] out) {
    for (int i = 0; i < octets; i++) {
      int row = from + (i << 3);
      out[row] = numbers[i];
      out[row + 1] = numbers[OCTETS + i];
      out[row + 2] = numbers[2 * OCTETS + i];
      out[row + 3] = numbers[3 * OCTETS + i];
      out[row + 4] = numbers[4 * OCTETS + i];
      out[row + 5] = numbers[5 * OCTETS + i];
      out[row + 6] = numbers[6 * OCTETS + i];
      out[row + 7] = numbers[7 * OCTETS + i];
    }
  }

  private long placeSums(int octets, long start, int from, long[] out) {
    long value = start;
    for (int i = 0; i < octets; i++) {
      int row = from + (i << 3);
      out[row] = value + numbers[i];
      out[row + 1] = value + numbers[OCTETS + i];
      out[row + 2] = value + numbers[2 * OCTETS + i];
      out[row + 3] = value + numbers[3 * OCTETS + i];
      out[row + 4] = value + numbers[4 * OCTETS + i];
      out[row + 5] = value + numbers[5 * OCTETS + i];
      out[row + 6] = value + numbers[6 * OCTETS + i];
      value += numbers[7 * OCTETS + i];
      out[row + 7] = value;
    }
    return value;
  }
}
