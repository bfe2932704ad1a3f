package io.quantlab.engine.data.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// A growing, reusable byte array with little-endian puts; up to 2 GB.
final class ByteBuilder {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, StoreFormat.ORDER);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, StoreFormat.ORDER);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, StoreFormat.ORDER);

  private byte[] bytes = new byte[1024];
  private int size;

  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /// Makes room for `count` more bytes.
  void reserve(int count) {
    long needed = (long) size + count;
    if (needed > bytes.length) {
      if (needed > Integer.MAX_VALUE - 16) {
        throw new IllegalStateException("one column of one session day must stay below 2 GB");
      }
      bytes =
          Arrays.copyOf(
              bytes, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, bytes.length * 2L)));
    }
  }

  /// Declares that `count` bytes were written into [#array] from [#size] on.
  void advance(int count) {
    size += count;
  }

  /// The low `bytesPerValue` (1, 2, 4 or 8) bytes of a value.
  void put(long value, int bytesPerValue) {
    reserve(Long.BYTES);
    switch (bytesPerValue) {
      case 1 -> bytes[size] = (byte) value;
      case 2 -> SHORTS.set(bytes, size, (short) value);
      case 4 -> INTS.set(bytes, size, (int) value);
      case 8 -> LONGS.set(bytes, size, value);
      default ->
          throw new IllegalArgumentException(
              "bytes per value must be 1, 2, 4 or 8, were " + bytesPerValue);
    }
    size += bytesPerValue;
  }

  void padTo(int length) {
    reserve(length - size);
    Arrays.fill(bytes, size, length, (byte) 0);
    size = length;
  }
}
