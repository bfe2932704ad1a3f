package io.quantlab.engine.data.store;

/// How one block of a column is packed: frame of reference over the values or over their
/// differences.
///
/// Every packed number is `base + unit × u` with `u` an unsigned number of `width` bits; `base` is
/// the smallest, `unit` the greatest common divisor of the distances to it. Stamps of whole
/// milliseconds and prices of a coarser tick than the price unit thus cost no more than their real
/// resolution. All arithmetic wraps at 64 bits, so any `long` survives. Reused; no allocation per
/// block.
final class BlockPlan {
  /// What the packed numbers are.
  enum Mode {
    /// The values themselves: random sizes, flags.
    PLAIN,
    /// The difference of each value to the one before it, 0 for the first: stamps, prices.
    DIFFERENCE
  }

  private final Mode mode;
  private long base;
  private long unit;
  private int width;

  BlockPlan(Mode mode) {
    this.mode = mode;
  }

  Mode mode() {
    return mode;
  }

  long base() {
    return base;
  }

  long unit() {
    return unit;
  }

  /// Bits per row, 0..64.
  int width() {
    return width;
  }

  /// The packed number of row `i`.
  long packed(long[] values, int i) {
    return switch (mode) {
      case PLAIN -> Long.divideUnsigned(values[i] - base, unit);
      case DIFFERENCE -> i == 0 ? 0 : Long.divideUnsigned(values[i] - values[i - 1] - base, unit);
    };
  }

  /// Finds base, unit and width for rows `0..rows-1`.
  void measure(long[] values, int rows, Encoding.Widths widths) {
    long max =
        switch (mode) {
          case PLAIN -> plainRange(values, rows);
          case DIFFERENCE -> differenceRange(values, rows);
        };
    long range = max - base;
    unit = 1;
    width = width(range, widths);
    boolean smallest = widths == Encoding.Widths.BYTES && width <= Byte.SIZE;
    if (width > 0 && range > 0 && !smallest) {
      unit = divisor(values, rows);
      width = width(range / unit, widths);
    }
  }

  private long plainRange(long[] values, int rows) {
    long min = values[0];
    long max = values[0];
    for (int i = 1; i < rows; i++) {
      min = Math.min(min, values[i]);
      max = Math.max(max, values[i]);
    }
    base = min;
    return max;
  }

  private long differenceRange(long[] values, int rows) {
    long min = rows > 1 ? values[1] - values[0] : 0;
    long max = min;
    for (int i = 2; i < rows; i++) {
      long difference = values[i] - values[i - 1];
      min = Math.min(min, difference);
      max = Math.max(max, difference);
    }
    base = min;
    return max;
  }

  private long divisor(long[] values, int rows) {
    long divisor = 0;
    for (int i = mode == Mode.PLAIN ? 0 : 1; i < rows && divisor != 1; i++) {
      long distance = (mode == Mode.PLAIN ? values[i] : values[i] - values[i - 1]) - base;
      if (distance != 0) {
        divisor = greatestCommonDivisor(distance, divisor);
      }
    }
    return divisor;
  }

  private static long greatestCommonDivisor(long a, long b) {
    long divisor = b;
    long rest = b == 0 ? 0 : a % b;
    if (b == 0) {
      return a;
    }
    while (rest != 0) {
      long next = divisor % rest;
      divisor = rest;
      rest = next;
    }
    return divisor;
  }

  private static int width(long range, Encoding.Widths widths) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(range);
    return switch (widths) {
      case BITS -> bits;
      case BYTES -> bits <= Byte.SIZE ? (bits + 7) & -8 : Integer.highestOneBit(bits - 1) << 1;
    };
  }
}
