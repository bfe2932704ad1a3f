package io.quantlab.dsl.runtime;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;

/// Arrays: elements, size, and what changes them (wick.md 16.4).
public final class ArrayRoutines {
  private ArrayRoutines() {}

  /// Checks an index.
  public static int index(ArrayValue array, long index, int site) {
    if (index < 0 || index >= array.size()) {
      throw new Trap(
          Code.E2201, site, "the index " + index + " is outside of an array of " + array.size());
    }
    return (int) index;
  }

  public static double doubleAt(ArrayValue array, long index, int site) {
    return array.doubleAt(index(array, index, site));
  }

  public static long longAt(ArrayValue array, long index, int site) {
    return array.longAt(index(array, index, site));
  }

  public static Object refAt(ArrayValue array, long index, int site) {
    return array.at(index(array, index, site));
  }

  public static void set(ArrayValue array, long index, double value, int site) {
    array.setDouble(index(array, index, site), value);
  }

  public static void set(ArrayValue array, long index, long value, int site) {
    array.setLong(index(array, index, site), value);
  }

  public static void set(ArrayValue array, long index, Object value, int site) {
    array.set(index(array, index, site), value);
  }

  /// An element for a change in place: of an owned array.
  public static Object owned(State state, ArrayValue array, long index, int site) {
    int at = index(array, index, site);
    Object element = array.at(at);
    if (element instanceof Sharable part) {
      Object mine = part.owned(state.stamp());
      if (mine != element) {
        array.set(at, mine);
      }
      return mine;
    }
    return element;
  }

  /// Counts the memory of a literal of an array that was just made.
  public static ArrayValue made(State state, ArrayValue array, int site) {
    state.pay(array.size() / 8, site);
    state.allocate(16 + 8L * array.size(), site);
    return array;
  }

  @Library("array.size")
  public static long size(ArrayValue array) {
    return array.size();
  }

  @Library("array.is_empty")
  public static boolean isEmpty(ArrayValue array) {
    return array.size() == 0;
  }

  @Library("array.first")
  public static Object first(ArrayValue array) {
    return array.size() == 0 ? null : array.at(0);
  }

  @Library("array.last")
  public static Object last(ArrayValue array) {
    return array.size() == 0 ? null : array.at(array.size() - 1);
  }

  @Library("array.push")
  public static void push(State state, ArrayValue array, double value, int site) {
    grow(state, array, 1, site);
    array.addDouble(value);
  }

  @Library("array.push")
  public static void push(State state, ArrayValue array, long value, int site) {
    grow(state, array, 1, site);
    array.addLong(value);
  }

  @Library("array.push")
  public static void push(State state, ArrayValue array, Object value, int site) {
    grow(state, array, 1, site);
    array.add(value);
  }

  /// Counts the memory of elements about to be added.
  static void grow(State state, ArrayValue array, int by, int site) {
    if ((long) array.size() + by > ArrayValue.SIZE_MAX) {
      throw new Trap(
          Code.E2401, site, "an array holds at most " + ArrayValue.SIZE_MAX + " elements");
    }
    state.allocate(8L * by, site);
  }

  @Library("array.pop")
  public static Object pop(ArrayValue array) {
    if (array.size() == 0) {
      return null;
    }
    Object last = array.at(array.size() - 1);
    array.truncate(array.size() - 1);
    return last;
  }

  @Library("array.clear")
  public static void clear(ArrayValue array) {
    array.truncate(0);
  }

  static void requireSize(long size, int site) {
    if (size > ArrayValue.SIZE_MAX || size < 0) {
      throw new Trap(
          Code.E2401,
          site,
          "an array holds 0 to " + ArrayValue.SIZE_MAX + " elements, not " + size);
    }
  }

  /// Counts a new array of so many elements.
  static ArrayValue fresh(State state, Family family, int size, int site) {
    state.pay(size / 8, site);
    state.allocate(16 + 8L * size, site);
    return ArrayValue.empty(state, family);
  }

  /// Counts the memory of elements that two arrays hold now.
  static void keep(State state, ArrayValue array, int site) {
    if (array.family() == Family.REF) {
      state.allocate(array.bytes() - 16 - 8L * array.size(), site);
    }
  }

  @Library("array.contains")
  public static boolean contains(State state, ArrayValue array, Object value, int site) {
    return indexOf(state, array, value, site) != null;
  }

  @Library("in.array")
  public static boolean isIn(State state, Object value, ArrayValue array, int site) {
    return indexOf(state, array, value, site) != null;
  }

  @Library("array.index_of")
  public static Long indexOf(State state, ArrayValue array, Object value, int site) {
    state.pay(array.size() / 8, site);
    for (int i = 0; i < array.size(); i++) {
      if (Values.equal(array.at(i), value)) {
        return (long) i;
      }
    }
    return null;
  }

  static void requireSameSize(ArrayValue array, ArrayValue other, int site) {
    if (array.size() != other.size()) {
      throw new Trap(
          Code.E2202,
          site,
          "the arrays have " + array.size() + " and " + other.size() + " elements");
    }
  }

  @Library("array.insert")
  public static void insert(State state, ArrayValue array, long index, Object value, int site) {
    if (index < 0 || index > array.size()) {
      throw new Trap(
          Code.E2201, site, "the index " + index + " is outside of an array of " + array.size());
    }
    grow(state, array, 1, site);
    state.pay(array.size() / 8, site);
    array.shift((int) index, 1);
    array.set((int) index, value);
  }

  @Library("array.remove_at")
  public static Object removeAt(State state, ArrayValue array, long index, int site) {
    Object removed = array.at(index(array, index, site));
    state.pay(array.size() / 8, site);
    array.shift((int) index, -1);
    return removed;
  }

  @Library("array.append")
  public static void append(State state, ArrayValue array, ArrayValue other, int site) {
    int count = other.size();
    grow(state, array, count, site);
    state.pay(count / 8, site);
    keep(state, other, site);
    for (int i = 0; i < count; i++) {
      Sharable.share(other.at(i));
      array.add(other.at(i));
    }
  }

  @Library("array.fill")
  public static void fill(State state, ArrayValue array, Object value, int site) {
    state.pay(array.size() / 8, site);
    state.allocate(array.size() * State.bytesOf(value), site);
    Sharable.share(value);
    for (int i = 0; i < array.size(); i++) {
      array.set(i, value);
    }
  }
}
