package io.quantlab.dsl.runtime;

import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.plan.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Arrays that are made anew: of a size, or of the elements of others (wick.md 16.4).
public final class ArrayParts {
  private ArrayParts() {}

  @Library("zeros")
  public static ArrayValue zeros(State state, long size, int site) {
    ArrayRoutines.requireSize(size, site);
    ArrayValue array = ArrayRoutines.fresh(state, Family.DOUBLE, (int) size, site);
    for (int i = 0; i < size; i++) {
      array.addDouble(0);
    }
    return array;
  }

  @Library("filled")
  public static ArrayValue filled(State state, long size, double value, int site) {
    ArrayRoutines.requireSize(size, site);
    ArrayValue array = ArrayRoutines.fresh(state, Family.DOUBLE, (int) size, site);
    for (int i = 0; i < size; i++) {
      array.addDouble(value);
    }
    return array;
  }

  @Library("filled")
  public static ArrayValue filled(State state, long size, long value, int site) {
    ArrayRoutines.requireSize(size, site);
    ArrayValue array = ArrayRoutines.fresh(state, Family.LONG, (int) size, site);
    for (int i = 0; i < size; i++) {
      array.addLong(value);
    }
    return array;
  }

  @Library("filled")
  public static ArrayValue filled(State state, long size, Object value, int site) {
    ArrayRoutines.requireSize(size, site);
    ArrayValue array = ArrayRoutines.fresh(state, Family.REF, (int) size, site);
    state.allocate(size * State.bytesOf(value), site);
    Sharable.share(value);
    for (int i = 0; i < size; i++) {
      array.add(value);
    }
    return array;
  }

  @Library("array.slice")
  public static ArrayValue slice(State state, ArrayValue array, long from, long to, int site) {
    TextRoutines.requireRange(from, to, array.size(), site);
    ArrayValue part = array.slice(state, (int) from, (int) to);
    state.pay(part.size() / 8, site);
    state.allocate(part.bytes(), site);
    return part;
  }

  @Library("array.take")
  public static ArrayValue take(State state, ArrayValue array, long count, int site) {
    return slice(state, array, 0, Math.clamp(count, 0, array.size()), site);
  }

  @Library("array.drop")
  public static ArrayValue drop(State state, ArrayValue array, long count, int site) {
    return slice(state, array, Math.clamp(count, 0, array.size()), array.size(), site);
  }

  @Library("array.reversed")
  public static ArrayValue reversed(State state, ArrayValue array, int site) {
    ArrayValue turned = ArrayRoutines.fresh(state, array.family(), array.size(), site);
    for (int i = array.size() - 1; i >= 0; i--) {
      Object element = array.at(i);
      Sharable.share(element);
      turned.add(element);
    }
    ArrayRoutines.keep(state, turned, site);
    return turned;
  }

  @Library("array.distinct")
  public static ArrayValue distinct(State state, ArrayValue array, int site) {
    Map<Integer, List<Object>> seen = new HashMap<>();
    ArrayValue once = ArrayValue.empty(state, array.family());
    for (int i = 0; i < array.size(); i++) {
      Object element = array.at(i);
      List<Object> alike = seen.computeIfAbsent(Values.hash(element), _ -> new ArrayList<>());
      if (alike.stream().noneMatch(each -> Values.equal(each, element))) {
        alike.add(element);
        Sharable.share(element);
        once.add(element);
      }
    }
    state.pay(once.size() / 8, site);
    state.allocate(once.bytes(), site);
    return once;
  }

  @Library("array.zip")
  public static ArrayValue zip(State state, ArrayValue array, ArrayValue other, int site) {
    ArrayRoutines.requireSameSize(array, other, site);
    ArrayValue pairs = ArrayRoutines.fresh(state, Family.REF, array.size(), site);
    for (int i = 0; i < array.size(); i++) {
      Sharable.share(array.at(i));
      Sharable.share(other.at(i));
      RecordValue pair = RecordValue.of(array.at(i), other.at(i));
      state.allocate(pair.bytes(), site);
      pairs.add(pair);
    }
    return pairs;
  }
}
