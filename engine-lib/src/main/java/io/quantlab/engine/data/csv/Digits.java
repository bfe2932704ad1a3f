package io.quantlab.engine.data.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Digits to numbers, eight bytes at a time.
///
/// Each byte of a little-endian word is tested for being a digit and the digits before the first
/// other byte are summed pairwise with three multiplications. Method: D. Lemire, *Quickly parsing
/// eight digits* (2018); the test for non-digits is the usual carry trick on 7-bit bytes. Bytes
/// past the number may be read, so the array needs 16 bytes of slack. Benchmark:
/// `CsvImportBenchmark`.
final class Digits {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final long ZEROS = 0x3030303030303030L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long QUOTES = '"' * 0x0101010101010101L;

  private static final long[] POW10 = new long[19];

  static {
    POW10[0] = 1;
    for (int i = 1; i < POW10.length; i++) {
      POW10[i] = POW10[i - 1] * 10;
    }
  }

  private Digits() {}

  /// Reads 1 to 18 digits at `p` into `out[slot]`; gives the position after them or -1.
  static int whole(byte[] b, int p, long[] out, int slot) {
    return whole(b, p, out, slot, 18);
  }

  /// Reads stamps: up to 19 digits, of which the first eight seldom change from row to row.
  static final class Stamp {
    private long head = -1;
    private long headValue;

    /// As [#whole]; a value above `Long.MAX_VALUE` comes out negative.
    int read(byte[] b, int p, long[] out, int slot) {
      long word = (long) WORD.get(b, p);
      if (word != head) {
        return unlike(b, p, word, out, slot);
      }
      int q = p + 8;
      long value = headValue;
      long tail = (long) WORD.get(b, q) ^ ZEROS;
      long other = nonDigits(tail);
      if (other == 0) {
        value = value * 100_000_000 + eight(tail);
        q += 8;
        tail = (long) WORD.get(b, q) ^ ZEROS;
        other = nonDigits(tail);
      }
      int count = Long.numberOfTrailingZeros(other) >>> 3;
      if (q - p + count > 19) {
        return -1;
      }
      out[slot] = count == 0 ? value : value * POW10[count] + eight(tail << (64 - 8 * count));
      return q + count;
    }

    private int unlike(byte[] b, int p, long word, long[] out, int slot) {
      if (word != head && nonDigits(word ^ ZEROS) == 0) {
        head = word;
        headValue = eight(word ^ ZEROS);
      }
      return whole(b, p, out, slot, 19);
    }
  }

  private static int whole(byte[] b, int p, long[] out, int slot, int maxDigits) {
    long value = 0;
    int q = p;
    while (true) {
      long word = (long) WORD.get(b, q) ^ ZEROS;
      long other = nonDigits(word);
      if (other != 0) {
        int count = Long.numberOfTrailingZeros(other) >>> 3;
        q += count;
        int total = q - p;
        if (total == 0 || total > maxDigits) {
          return -1;
        }
        out[slot] = count == 0 ? value : value * POW10[count] + eight(word << (64 - 8 * count));
        return q;
      }
      q += 8;
      if (q - p > 16) {
        return -1;
      }
      value = value * 100_000_000 + eight(word);
    }
  }

  /// Reads `-?digits[mark digits]` at `p` as a count of `10^-scale` into `out[slot]`.
  ///
  /// Gives the position after it, or -1 for any other form, for more than 18 digits once scaled,
  /// and for a value that is no multiple of `10^-scale`.
  static int decimal(byte[] b, int p, byte mark, int scale, long[] out, int slot) {
    boolean negative = b[p] == '-';
    int first = negative ? p + 1 : p;
    long word = (long) WORD.get(b, first) ^ ZEROS;
    long other = nonDigits(word);
    int ints = Long.numberOfTrailingZeros(other) >>> 3;
    if (other == 0 || ints == 0 || ints + scale > 18) {
      return longDecimal(b, p, mark, scale, out, slot);
    }
    int end = ints;
    int decimals = 0;
    long digits = word << (64 - 8 * ints);
    if (b[first + ints] == mark) {
      long after = other & other - 1;
      if (after == 0) {
        return twoWords(b, p, first + ints + 1, digits, scale, out, slot);
      }
      end = Long.numberOfTrailingZeros(after) >>> 3;
      decimals = end - ints - 1;
      if (decimals == 0 || decimals > scale) {
        return longDecimal(b, p, mark, scale, out, slot);
      }
      long below = (1L << (8 * ints)) - 1;
      digits = (word & below | word >>> 8 & ~below) << (72 - 8 * end);
    }
    long value = eight(digits) * POW10[scale - decimals];
    out[slot] = negative ? -value : value;
    return first + end;
  }

  /// The next byte from `p` that is the separator (in every byte of `separators`), a quote, a
  /// control character or not ASCII.
  static int skip(byte[] b, int p, long separators) {
    int q = p;
    while (true) {
      long word = (long) WORD.get(b, q);
      long controls = ~((word & ~HIGH) + 0x6060606060606060L);
      long stops = (controls | word | zeros(word ^ separators) | zeros(word ^ QUOTES)) & HIGH;
      if (stops != 0) {
        return q + (Long.numberOfTrailingZeros(stops) >>> 3);
      }
      q += 8;
    }
  }

  /// The high bit of every byte that is zero.
  private static long zeros(long word) {
    return ~((word & ~HIGH) + ~HIGH | word) & HIGH;
  }

  /// As [#decimal], for a fraction that starts at `q` and ends in another word; `ints` are the
  /// aligned digits before the mark.
  private static int twoWords(byte[] b, int p, int q, long ints, int scale, long[] out, int slot) {
    long word = (long) WORD.get(b, q) ^ ZEROS;
    long other = nonDigits(word);
    int decimals = Long.numberOfTrailingZeros(other) >>> 3;
    if (other == 0 || decimals == 0 || decimals > scale) {
      return longDecimal(b, p, b[q - 1], scale, out, slot);
    }
    long value = eight(ints) * POW10[decimals] + eight(word << (64 - 8 * decimals));
    value *= POW10[scale - decimals];
    out[slot] = b[p] == '-' ? -value : value;
    return q + decimals;
  }

  /// As [#decimal], for numbers of more than seven characters or with more decimals than the unit.
  private static int longDecimal(byte[] b, int p, byte mark, int scale, long[] out, int slot) {
    boolean negative = b[p] == '-';
    int first = negative ? p + 1 : p;
    int q = Digits.whole(b, first, out, slot);
    if (q < 0) {
      return -1;
    }
    int ints = q - first;
    long value = out[slot];
    int decimals = 0;
    if (b[q] == mark) {
      int end = Digits.whole(b, q + 1, out, slot);
      decimals = end - q - 1;
      if (end < 0 || ints + decimals > 18) {
        return -1;
      }
      value = value * POW10[decimals] + out[slot];
      q = end;
    }
    if (decimals > scale) {
      long excess = POW10[decimals - scale];
      long quotient = value / excess;
      if (quotient * excess != value) {
        return -1;
      }
      value = quotient;
    } else if (ints + scale > 18) {
      return -1;
    } else {
      value *= POW10[scale - decimals];
    }
    out[slot] = negative ? -value : value;
    return q;
  }

  /// The high bit of every byte that is not 0..9 (bytes already reduced by '0').
  static long nonDigits(long word) {
    return ((word & ~HIGH) + 0x7676767676767676L | word) & HIGH;
  }

  /// Turns words of eight digits into numbers, in place: vector code.
  static void eights(long[] words, int from, int to) {
    for (int i = from; i < to; i++) {
      words[i] = eight(words[i]);
    }
  }

  /// The eight digits of a word, most significant in the lowest byte.
  static long eight(long word) {
    long pairs = word * 10 + (word >>> 8);
    long low = (pairs & 0x000000FF000000FFL) * 0x000F424000000064L;
    long high = (pairs >>> 16 & 0x000000FF000000FFL) * 0x0000271000000001L;
    return low + high >>> 32;
  }
}
