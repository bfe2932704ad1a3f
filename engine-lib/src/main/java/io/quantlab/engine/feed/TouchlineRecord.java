package io.quantlab.engine.feed;

/// The touchline of one token: each field present with a value or absent. Values are counts of the
/// field's unit.
public final class TouchlineRecord {
  private final int token;
  private final long[] values = new long[TouchlineField.COUNT];
  private int present;
  private long feedNanos = TouchlineMessage.NO_TIME;

  public TouchlineRecord(int token) {
    this.token = token;
  }

  public int token() {
    return token;
  }

  /// Venue time of the newest message merged, [TouchlineMessage#NO_TIME] when none had one.
  public long feedNanos() {
    return feedNanos;
  }

  public void feedNanos(long nanos) {
    feedNanos = nanos;
  }

  public boolean has(TouchlineField field) {
    return (present & field.bit()) != 0;
  }

  /// The value of a field, 0 when it is absent.
  public long value(TouchlineField field) {
    return values[field.ordinal()];
  }

  public void set(TouchlineField field, long value) {
    values[field.ordinal()] = value;
    present |= field.bit();
  }

  public void clear(TouchlineField field) {
    values[field.ordinal()] = 0;
    present &= ~field.bit();
  }

  /// Takes over the fields and the feed time of another record.
  public void copy(TouchlineRecord other) {
    System.arraycopy(other.values, 0, values, 0, values.length);
    present = other.present;
    feedNanos = other.feedNanos;
  }

  /// Whether a field is present with another value, or present in one record only.
  boolean differs(TouchlineRecord other, TouchlineField field) {
    return has(field) != other.has(field) || value(field) != other.value(field);
  }

  /// Replaces all fields; `from` holds the values from `offset` on, by field.
  void replace(int fields, long[] from, int offset) {
    present = 0;
    overlay(fields, ~fields, from, offset);
  }

  /// Sets some fields and clears others.
  void overlay(int fields, int cleared, long[] from, int offset) {
    for (int i = 0; i < values.length; i++) {
      if ((fields >>> i & 1) != 0) {
        values[i] = from[offset + i];
      } else if ((cleared >>> i & 1) != 0) {
        values[i] = 0;
      }
    }
    present = (present | fields) & ~(cleared & ~fields);
  }
}
