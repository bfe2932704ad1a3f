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

  @Library("array.sum")
  public static double sum(State state, ArrayValue array, int site) {
    state.pay(array.size() / 8, site);
    double sum = 0;
    for (int i = 0; i < array.size(); i++) {
      sum += array.numberAt(i);
    }
    return Double.isFinite(sum) ? sum : Double.NaN;
  }

  /// An array of the results of a lambda.
  static ArrayValue results(State state, Family family) {
    return ArrayValue.empty(state, family);
  }
}
