package io.quantlab.dsl.plan;

import java.util.Arrays;

/// The committed values of one slot, the newest last. Longs are kept as they are, doubles as their
/// bits, references in an array of their own.
///
/// The buffer grows with the steps up to its depth: a large bound costs nothing in a short run.
final class History {
  private final int clock;
  private final Plan.Family family;
  private final int slot;
  private final int depth;
  private long[] values;
  private Object[] refs;
  private int size;
  private int count;
  private int head;
  private long refBytes;

  History(Plan.Ring ring) {
    this.clock = ring.clock();
    this.family = ring.family();
    this.slot = ring.slot();
    this.depth = ring.depth();
    this.size = Math.min(depth, 16);
    this.values = new long[ofRefs() ? 0 : size];
    this.refs = new Object[ofRefs() ? size : 0];
  }

  private boolean ofRefs() {
    return family == Plan.Family.REF;
  }

  /// Takes the value of its slot when the step of its clock is over.
  void commit(int clockOfStep, double[] doubles, long[] longs, Object[] objects) {
    if (clockOfStep != clock) {
      return;
    }
    grow();
    if (family == Plan.Family.DOUBLE) {
      values[head] = Double.doubleToRawLongBits(doubles[slot]);
    } else if (family == Plan.Family.LONG) {
      values[head] = longs[slot];
    } else {
      Object value = objects[slot];
      refBytes += State.bytesOf(value) - State.bytesOf(refs[head]);
      refs[head] = value;
    }
    moveOn();
  }

  private void moveOn() {
    head = head + 1 == size ? 0 : head + 1;
    count = Math.min(count + 1, size);
  }

  /// Makes room; the oldest value stands first then.
  private void grow() {
    if (count < size || count >= depth) {
      return;
    }
    int larger = (int) Math.min(depth, 2L * size);
    if (ofRefs()) {
      Object[] turned = new Object[larger];
      System.arraycopy(refs, head, turned, 0, size - head);
      System.arraycopy(refs, 0, turned, size - head, head);
      refs = turned;
    } else {
      long[] turned = Arrays.copyOf(values, larger);
      System.arraycopy(values, head, turned, 0, size - head);
      System.arraycopy(values, 0, turned, size - head, head);
      values = turned;
    }
    size = larger;
    head = count;
  }

  /// True when there was a step so many steps ago, 1 for the one before this.
  boolean has(int offset) {
    return offset <= count;
  }

  long at(int offset) {
    return values[index(offset)];
  }

  Object refAt(int offset) {
    return refs[index(offset)];
  }

  private int index(int offset) {
    int index = head - offset;
    return index < 0 ? index + size : index;
  }

  /// Logical size in bytes: 8 for each step, and what references refer to.
  long bytes() {
    return 8L * count + refBytes;
  }
}
