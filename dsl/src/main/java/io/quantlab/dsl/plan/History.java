package io.quantlab.dsl.plan;

import java.util.Arrays;

/// The committed values of one slot, the newest last. Longs are kept as they are, doubles as their
/// bits, references in an array of their own.
///
/// The buffer grows with the steps up to its depth, so a large bound costs nothing in a short run.
/// Its size is a power of two: the place of a step is a mask of its number.
final class History {
  private static final int FIRST_SIZE = 16;

  private final Plan.Family family;
  private final int slot;
  private final int depth;
  private long[] values;
  private Object[] refs;
  private int mask;
  private long steps;
  private long refBytes;
  private boolean shares;

  History(Plan.Ring ring) {
    this.family = ring.family();
    this.slot = ring.slot();
    this.depth = ring.depth();
    int size = Math.min(powerOfTwo(depth), FIRST_SIZE);
    this.values = new long[ofRefs() ? 0 : size];
    this.refs = new Object[ofRefs() ? size : 0];
    this.mask = size - 1;
  }

  /// The smallest power of two that is no smaller.
  private static int powerOfTwo(int least) {
    return least <= 1 ? 1 : Integer.highestOneBit(least - 1) << 1;
  }

  private boolean ofRefs() {
    return family == Plan.Family.REF;
  }

  /// Takes the value of its slot when a step of its clock is over.
  void commit(double[] doubles, long[] longs, Object[] objects) {
    switch (family) {
      case DOUBLE -> add(doubles[slot]);
      case LONG -> add(longs[slot]);
      case REF -> add(objects[slot]);
    }
  }

  void add(double value) {
    add(Double.doubleToRawLongBits(value));
  }

  void add(long value) {
    if (steps > mask) {
      makeRoom();
    }
    values[(int) steps & mask] = value;
    steps++;
  }

  /// See [Histories#share].
  void share() {
    shares = true;
  }

  void add(Object value) {
    if (shares && value instanceof Value seen) {
      seen.share();
    }
    if (steps > mask) {
      makeRoom();
    }
    refBytes += State.bytesOf(value);
    if (steps >= depth) {
      int oldest = index(depth);
      refBytes -= State.bytesOf(refs[oldest]);
      refs[oldest] = null;
    }
    refs[index(0)] = value;
    steps++;
  }

  private void makeRoom() {
    if (mask + 1 < depth) {
      grow();
    }
  }

  /// Doubles the room; every step goes to its place there.
  private void grow() {
    long[] oldValues = values;
    Object[] oldRefs = refs;
    int oldMask = mask;
    mask = 2 * mask + 1;
    values = Arrays.copyOf(values, 2 * values.length);
    refs = Arrays.copyOf(refs, 2 * refs.length);
    for (int offset = 1; offset <= oldMask + 1; offset++) {
      int old = (int) (steps - offset) & oldMask;
      if (ofRefs()) {
        refs[index(offset)] = oldRefs[old];
      } else {
        values[index(offset)] = oldValues[old];
      }
    }
  }

  /// True when there was a step so many steps ago, 1 for the one before this.
  boolean has(int offset) {
    return offset <= steps;
  }

  /// @param offset 1 to the depth
  long at(int offset) {
    return values[index(offset)];
  }

  /// The double of a step; `na` before the first.
  double doubleAt(int offset) {
    return offset > steps ? Double.NaN : Double.longBitsToDouble(values[index(offset)]);
  }

  Object refAt(int offset) {
    return refs[index(offset)];
  }

  private int index(int offset) {
    return (int) (steps - offset) & mask;
  }

  /// Logical size in bytes: 8 for each step, and what references refer to.
  long bytes() {
    return 8 * Math.min(steps, depth) + refBytes;
  }
}
