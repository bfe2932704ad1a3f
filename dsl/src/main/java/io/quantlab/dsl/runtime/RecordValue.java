package io.quantlab.dsl.runtime;

import io.quantlab.dsl.plan.State;
import java.util.Arrays;

/// A record: its fields in the order of the declaration, numbers in boxes.
public final class RecordValue extends Sharable {
  private final Object[] fields;

  private RecordValue(Object[] fields, long stamp) {
    super(stamp);
    this.fields = fields;
  }

  /// A record of these fields, which are not copied.
  public static RecordValue of(Object... fields) {
    return new RecordValue(fields, NOBODY);
  }

  public int size() {
    return fields.length;
  }

  public Object field(int index) {
    return fields[index];
  }

  /// A copy with another value in one field.
  RecordValue with(int index, Object value) {
    Object[] changed = fields.clone();
    changed[index] = value;
    return new RecordValue(changed, NOBODY);
  }

  void set(int index, Object value) {
    fields[index] = value;
  }

  @Override
  RecordValue copy(long event) {
    for (Object field : fields) {
      share(field);
    }
    return new RecordValue(fields.clone(), event);
  }

  @Override
  public long bytes() {
    long bytes = 16 + 8L * fields.length;
    for (Object field : fields) {
      bytes += State.bytesOf(field);
    }
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof RecordValue that) || that.fields.length != fields.length) {
      return false;
    }
    for (int i = 0; i < fields.length; i++) {
      if (!Values.equal(fields[i], that.fields[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (Object field : fields) {
      hash = 31 * hash + Values.hash(field);
    }
    return hash;
  }

  @Override
  public String toString() {
    return Arrays.toString(fields);
  }
}
