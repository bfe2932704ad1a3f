package io.quantlab.dsl.runtime;

import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.plan.State;
import java.util.Arrays;

/// An array of Wick. Floats and whole numbers lie in arrays of their own, without boxes.
///
/// An array that grew from another one shares its storage: elements behind the end of the older one
/// are not its own. So appending to what an earlier event left copies nothing; any other change
/// copies the elements once per event.
public final class ArrayValue extends Sharable {
  /// Most elements (wick.md 12.2).
  public static final int SIZE_MAX = 100_000;

  private final Family family;
  private Store store;
  private int size;
  private boolean exclusive;

  /// Storage of one or more arrays; `used` elements belong to the longest of them.
  private static final class Store {
    private double[] doubles = {};
    private long[] longs = {};
    private Object[] refs = {};
    private int used;
  }

  private ArrayValue(Family family, Store store, int size, boolean exclusive, long stamp) {
    super(stamp);
    this.family = family;
    this.store = store;
    this.size = size;
    this.exclusive = exclusive;
  }

  /// An empty array that the current event may change.
  public static ArrayValue empty(State state, Family family) {
    return new ArrayValue(family, new Store(), 0, true, state.stamp());
  }

  /// An array of floats; the numbers are not copied.
  public static ArrayValue of(double... numbers) {
    ArrayValue array = new ArrayValue(Family.DOUBLE, new Store(), numbers.length, true, NOBODY);
    array.store.doubles = numbers;
    array.store.used = numbers.length;
    return array;
  }

  /// An array of whole numbers; the numbers are not copied.
  public static ArrayValue of(long... numbers) {
    ArrayValue array = new ArrayValue(Family.LONG, new Store(), numbers.length, true, NOBODY);
    array.store.longs = numbers;
    array.store.used = numbers.length;
    return array;
  }

  /// An array of references; they are not copied.
  public static ArrayValue ofRefs(Object... values) {
    ArrayValue array = new ArrayValue(Family.REF, new Store(), values.length, true, NOBODY);
    array.store.refs = values;
    array.store.used = values.length;
    return array;
  }

  public Family family() {
    return family;
  }

  public int size() {
    return size;
  }

  /// An element of an array of floats.
  public double doubleAt(int index) {
    return store.doubles[index];
  }

  /// An element of an array of whole numbers.
  public long longAt(int index) {
    return store.longs[index];
  }

  /// An element of any array, in a box when it is a number.
  public Object at(int index) {
    return switch (family) {
      case DOUBLE -> (Object) store.doubles[index];
      case LONG -> (Object) store.longs[index];
      case REF -> store.refs[index];
    };
  }

  /// An element of an array of numbers as a float.
  public double numberAt(int index) {
    return family == Family.DOUBLE ? store.doubles[index] : store.longs[index];
  }

  void addDouble(double value) {
    roomForOne();
    store.doubles[size] = value;
    grown();
  }

  void addLong(long value) {
    roomForOne();
    store.longs[size] = value;
    grown();
  }

  /// Adds an element, which comes out of its box.
  void add(Object value) {
    roomForOne();
    put(size, value);
    grown();
  }

  private void grown() {
    size++;
    store.used = size;
  }

  void setDouble(int index, double value) {
    own();
    store.doubles[index] = value;
  }

  void setLong(int index, long value) {
    own();
    store.longs[index] = value;
  }

  void set(int index, Object value) {
    own();
    put(index, value);
  }

  private void put(int index, Object value) {
    switch (family) {
      case DOUBLE -> store.doubles[index] = (Double) value;
      case LONG -> store.longs[index] = (Long) value;
      case REF -> store.refs[index] = value;
    }
  }

  /// Moves the elements from an index on by one to the right, or by one to the left over it.
  void shift(int index, int by) {
    own();
    if (by > 0) {
      roomForOne();
    }
    int from = by > 0 ? index : index + 1;
    Object array = raw();
    System.arraycopy(array, from, array, from + by, size - from);
    size += by;
    store.used = size;
    if (by < 0 && family == Family.REF) {
      store.refs[size] = null;
    }
  }

  void truncate(int newSize) {
    own();
    if (family == Family.REF) {
      Arrays.fill(store.refs, newSize, size, null);
    }
    size = newSize;
    store.used = newSize;
  }

  /// The elements from one index to another, as an array the event may change.
  ArrayValue slice(State state, int from, int to) {
    ArrayValue part = empty(state, family);
    part.reserve(to - from);
    System.arraycopy(raw(), from, part.raw(), 0, to - from);
    part.size = to - from;
    part.store.used = part.size;
    if (family == Family.REF) {
      for (int i = from; i < to; i++) {
        share(store.refs[i]);
      }
    }
    return part;
  }

  private Object raw() {
    return switch (family) {
      case DOUBLE -> store.doubles;
      case LONG -> store.longs;
      case REF -> store.refs;
    };
  }

  private int capacity() {
    return switch (family) {
      case DOUBLE -> store.doubles.length;
      case LONG -> store.longs.length;
      case REF -> store.refs.length;
    };
  }

  private void reserve(int capacity) {
    switch (family) {
      case DOUBLE -> store.doubles = Arrays.copyOf(store.doubles, capacity);
      case LONG -> store.longs = Arrays.copyOf(store.longs, capacity);
      case REF -> store.refs = Arrays.copyOf(store.refs, capacity);
    }
  }

  /// Makes sure that the place behind the last element is free and nobody else's.
  private void roomForOne() {
    if (store.used != size) {
      own();
    }
    if (size == capacity()) {
      if (exclusive) {
        reserve(Math.max(8, 2 * size));
      } else {
        detach(Math.max(8, 2 * size));
      }
    }
  }

  /// Makes sure that no other array sees the storage.
  private void own() {
    if (!exclusive) {
      detach(Math.max(8, size + (size >> 2)));
    }
  }

  private void detach(int capacity) {
    Store mine = new Store();
    switch (family) {
      case DOUBLE -> {
        mine.doubles = new double[capacity];
        System.arraycopy(store.doubles, 0, mine.doubles, 0, size);
      }
      case LONG -> {
        mine.longs = new long[capacity];
        System.arraycopy(store.longs, 0, mine.longs, 0, size);
      }
      case REF -> {
        mine.refs = new Object[capacity];
        System.arraycopy(store.refs, 0, mine.refs, 0, size);
      }
    }
    mine.used = size;
    store = mine;
    exclusive = true;
  }

  @Override
  ArrayValue copy(long event) {
    if (family == Family.REF) {
      for (int i = 0; i < size; i++) {
        share(store.refs[i]);
      }
    }
    exclusive = false;
    return new ArrayValue(family, store, size, false, event);
  }

  @Override
  public long bytes() {
    long bytes = 16 + 8L * size;
    if (family == Family.REF) {
      for (int i = 0; i < size; i++) {
        bytes += State.bytesOf(store.refs[i]);
      }
    }
    return bytes;
  }

  /// Structural; `na` equals nothing.
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof ArrayValue that) || that.size != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!Values.equal(at(i), that.at(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < size; i++) {
      hash = 31 * hash + Values.hash(at(i));
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : ", ").append(at(i));
    }
    return text.append(']').toString();
  }
}
