package io.quantlab.engine.data.store;

/// Type of a stored column; every value travels as a `long`, an `F64` as its raw bits (D-1).
enum ColumnType {
  I8(1, 1, Byte.MIN_VALUE, Byte.MAX_VALUE),
  I16(2, 2, Short.MIN_VALUE, Short.MAX_VALUE),
  I32(3, 4, Integer.MIN_VALUE, Integer.MAX_VALUE),
  I64(4, 8, Long.MIN_VALUE, Long.MAX_VALUE),
  F64(5, 8, Long.MIN_VALUE, Long.MAX_VALUE);

  private final int id;
  private final int bytes;
  private final long min;
  private final long max;

  ColumnType(int id, int bytes, long min, long max) {
    this.id = id;
    this.bytes = bytes;
    this.min = min;
    this.max = max;
  }

  int id() {
    return id;
  }

  int bytes() {
    return bytes;
  }

  boolean holds(long value) {
    return value >= min && value <= max;
  }
}
