package io.quantlab.engine.data.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// Unpacks the blocks [DeltaForEncoder] wrote.
///
/// Hot: one small counted loop per width and mode, so that each compiles to straight code;
/// whole-byte widths are read without shifting. The price is repetition. Benchmark:
/// `StoreDecodeBenchmark`.
final class DeltaForDecoder {
  /// Bytes the input array must have beyond the payload.
  static final int SLACK = 16;

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, StoreFormat.ORDER);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, StoreFormat.ORDER);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, StoreFormat.ORDER);

  private DeltaForDecoder() {}

  /// Rows as themselves: `base + unit × u`.
  static void plain(byte[] in, int width, long base, long unit, int rows, long[] out) {
    switch (width) {
      case 0 -> Arrays.fill(out, 0, rows, base);
      case 8 -> plain8(in, base, unit, rows, out);
      case 16 -> plain16(in, base, unit, rows, out);
      case 32 -> plain32(in, base, unit, rows, out);
      case 64 -> plain64(in, base, unit, rows, out);
      default -> {
        bits(in, width, rows, out);
        for (int i = 0; i < rows; i++) {
          out[i] = base + out[i] * unit;
        }
      }
    }
  }

  /// Rows as running sums of `base + unit × u`, the first row being `first`.
  static void difference(
      byte[] in, int width, long first, long base, long unit, int rows, long[] out) {
    long start = first - base;
    switch (width) {
      case 0 -> steps(start, base, rows, out);
      case 8 -> difference8(in, start, base, unit, rows, out);
      case 16 -> difference16(in, start, base, unit, rows, out);
      case 32 -> difference32(in, start, base, unit, rows, out);
      case 64 -> difference64(in, start, base, unit, rows, out);
      default -> {
        bits(in, width, rows, out);
        long value = start;
        for (int i = 0; i < rows; i++) {
          value += base + out[i] * unit;
          out[i] = value;
        }
      }
    }
  }

  private static void plain8(byte[] in, long base, long unit, int rows, long[] out) {
    for (int i = 0; i < rows; i++) {
      out[i] = base + (in[i] & 0xFFL) * unit;
    }
  }

  private static void plain16(byte[] in, long base, long unit, int rows, long[] out) {
    for (int i = 0; i < rows; i++) {
      out[i] = base + ((short) SHORTS.get(in, i << 1) & 0xFFFFL) * unit;
    }
  }

  private static void plain32(byte[] in, long base, long unit, int rows, long[] out) {
    for (int i = 0; i < rows; i++) {
      out[i] = base + ((int) INTS.get(in, i << 2) & 0xFFFFFFFFL) * unit;
    }
  }

  private static void plain64(byte[] in, long base, long unit, int rows, long[] out) {
    for (int i = 0; i < rows; i++) {
      out[i] = base + (long) LONGS.get(in, i << 3) * unit;
    }
  }

  private static void steps(long start, long base, int rows, long[] out) {
    long value = start;
    for (int i = 0; i < rows; i++) {
      value += base;
      out[i] = value;
    }
  }

  private static void difference8(
      byte[] in, long start, long base, long unit, int rows, long[] out) {
    long value = start;
    for (int i = 0; i < rows; i++) {
      value += base + (in[i] & 0xFFL) * unit;
      out[i] = value;
    }
  }

  private static void difference16(
      byte[] in, long start, long base, long unit, int rows, long[] out) {
    long value = start;
    for (int i = 0; i < rows; i++) {
      value += base + ((short) SHORTS.get(in, i << 1) & 0xFFFFL) * unit;
      out[i] = value;
    }
  }

  private static void difference32(
      byte[] in, long start, long base, long unit, int rows, long[] out) {
    long value = start;
    for (int i = 0; i < rows; i++) {
      value += base + ((int) INTS.get(in, i << 2) & 0xFFFFFFFFL) * unit;
      out[i] = value;
    }
  }

  private static void difference64(
      byte[] in, long start, long base, long unit, int rows, long[] out) {
    long value = start;
    for (int i = 0; i < rows; i++) {
      value += base + (long) LONGS.get(in, i << 3) * unit;
      out[i] = value;
    }
  }

  /// Unsigned numbers of 1..63 bits; a number that straddles nine bytes takes its top from the
  /// ninth.
  private static void bits(byte[] in, int width, int rows, long[] out) {
    long mask = -1L >>> (Long.SIZE - width);
    long bit = 0;
    for (int i = 0; i < rows; i++) {
      int at = (int) (bit >>> 3);
      int shift = (int) bit & 7;
      long low = (long) LONGS.get(in, at) >>> shift;
      long high = (long) in[at + Long.BYTES] << (Long.SIZE - 1 - shift) << 1;
      out[i] = (low | high) & mask;
      bit += width;
    }
  }
}
