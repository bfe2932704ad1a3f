package io.quantlab.engine.data.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// Unpacks the blocks [DeltaForEncoder] wrote.
///
/// Hot: one small counted loop per width and mode, so that each compiles to straight code, and rows
/// as themselves to vector code. Numbers of single bits become whole bytes first ([BitLanes]) or,
/// when wide, are taken apart eight at a time ([BitOctets]). The price is repetition. Benchmark:
/// `StoreDecodeBenchmark`.
///
/// Bytes and shorts are read as signed numbers where the loop shall be vectorized, which it is not
/// for unsigned ones; full widths have their sign bits flipped before and the base moved by as
/// much.
final class DeltaForDecoder {
  /// Bytes the input array must have beyond the payload.
  static final int SLACK = 16;

  private static final long BYTE_SIGNS = 0x8080808080808080L;
  private static final long SHORT_SIGNS = 0x8000800080008000L;

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, StoreFormat.ORDER);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, StoreFormat.ORDER);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, StoreFormat.ORDER);

  private DeltaForDecoder() {}

  /// Rows as themselves: `base + unit × u`. Uses up the bytes of the buffer, as the other one does;
  /// `out` has room for a block.
  static void plain(BlockBuffer buffer, int width, long base, long unit, int rows, long[] out) {
    byte[] in = buffer.packed();
    switch (width) {
      case 0 -> Arrays.fill(out, 0, rows, base);
      case 1, 2, 3, 4, 5, 6, 7 -> {
        BitLanes.toBytes(in, width, rows, buffer.words(), buffer.lanes());
        plain8(buffer.lanes(), base, unit, rows, out);
      }
      case 8 -> {
        flip(in, BYTE_SIGNS, rows);
        plain8(in, base - Byte.MIN_VALUE * unit, unit, rows, out);
      }
      case 9, 10, 11, 12, 13, 14, 15 -> {
        BitLanes.toShorts(in, width, rows, buffer.words(), buffer.lanes());
        plain16(buffer.lanes(), base, unit, rows, out);
      }
      case 16 -> {
        flip(in, SHORT_SIGNS, rows << 1);
        plain16(in, base - Short.MIN_VALUE * unit, unit, rows, out);
      }
      case 32 -> plain32(in, base, unit, rows, out);
      case 64 -> plain64(in, base, unit, rows, out);
      default -> buffer.octets().plain(in, width, base, unit, rows, out);
    }
  }

  /// Rows as running sums of `base + unit × u`, the first row being `first`.
  static void difference(
      BlockBuffer buffer, int width, long first, long base, long unit, int rows, long[] out) {
    long start = first - base;
    if (unit != 1) {
      plain(buffer, width, base, unit, rows, out);
      sums(start, rows, out);
      return;
    }
    byte[] in = buffer.packed();
    switch (width) {
      case 0 -> steps(start, base, rows, out);
      case 1, 2, 3, 4, 5, 6, 7 -> {
        BitLanes.toBytes(in, width, rows, buffer.words(), buffer.lanes());
        difference8(buffer.lanes(), start, base, rows, out);
      }
      case 8 -> difference8(in, start, base, rows, out);
      case 9, 10, 11, 12, 13, 14, 15 -> {
        BitLanes.toShorts(in, width, rows, buffer.words(), buffer.lanes());
        difference16(buffer.lanes(), start, base, rows, out);
      }
      case 16 -> difference16(in, start, base, rows, out);
      case 32 -> difference32(in, start, base, rows, out);
      case 64 -> difference64(in, start, base, rows, out);
      default -> buffer.octets().sums(in, width, start, base, unit, rows, out);
    }
  }

  private static void flip(byte[] bytes, long signs, int length) {
    for (int i = 0; i < length; i += Long.BYTES) {
      LONGS.set(bytes, i, (long) LONGS.get(bytes, i) ^ signs);
    }
  }

  private static void plain8(byte[] in, long base, long unit, int rows, long[] out) {
    for (int i = 0; i < rows; i++) {
      out[i] = base + in[i] * unit;
    }
  }

  private static void plain16(byte[] in, long base, long unit, int rows, long[] out) {
    for (int i = 0; i < rows; i++) {
      out[i] = base + (short) SHORTS.get(in, i << 1) * unit;
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

  private static void difference8(byte[] in, long start, long base, int rows, long[] out) {
    long value = start;
    for (int i = 0; i < rows; i++) {
      value += base + (in[i] & 0xFFL);
      out[i] = value;
    }
  }

  private static void difference16(byte[] in, long start, long base, int rows, long[] out) {
    long value = start;
    for (int i = 0; i < rows; i++) {
      value += base + ((short) SHORTS.get(in, i << 1) & 0xFFFFL);
      out[i] = value;
    }
  }

  private static void difference32(byte[] in, long start, long base, int rows, long[] out) {
    long value = start;
    for (int i = 0; i < rows; i++) {
      value += base + ((int) INTS.get(in, i << 2) & 0xFFFFFFFFL);
      out[i] = value;
    }
  }

  private static void difference64(byte[] in, long start, long base, int rows, long[] out) {
    long value = start;
    for (int i = 0; i < rows; i++) {
      value += base + (long) LONGS.get(in, i << 3);
      out[i] = value;
    }
  }

  private static void sums(long start, int rows, long[] out) {
    long value = start;
    for (int i = 0; i < rows; i++) {
      value += out[i];
      out[i] = value;
    }
  }
}
