package io.quantlab.dsl.runtime;

import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.plan.State;

/// Members of arrays that take a lambda (wick.md 16.4). The lambda is a number of the plan; its
/// parameters lie in slots.
public final class ArrayLambdas {
  private ArrayLambdas() {}

  private static Plan.Lambda call(State state, int lambda, int site) {
    Plan.Lambda called = state.plan().lambdas().get(lambda);
    state.pay(called.fuel(), site);
    return called;
  }

  /// Puts an element into the slot of a parameter.
  private static void give(State state, Plan.Place place, ArrayValue array, int index) {
    switch (place.family()) {
      case DOUBLE -> state.setDouble(place.slot(), array.numberAt(index));
      case LONG -> state.setLong(place.slot(), array.longAt(index));
      case REF -> state.setRef(place.slot(), array.at(index));
    }
  }

  private static void give(State state, Plan.Place place, Object value) {
    switch (place.family()) {
      case DOUBLE -> state.setDouble(place.slot(), Values.unboxedDouble(value));
      case LONG -> state.setLong(place.slot(), (Long) value);
      case REF -> state.setRef(place.slot(), value);
    }
  }

  private static Object result(State state, Plan.Lambda called, int lambda) {
    return switch (called.body().family()) {
      case DOUBLE -> (Object) state.program().doubleOf(state, lambda);
      case LONG -> (Object) state.program().longOf(state, lambda);
      case REF -> state.program().refOf(state, lambda);
    };
  }

  /// The result for an element, in a box.
  static Object boxed(State state, int lambda, ArrayValue array, int index, int site) {
    Plan.Lambda called = call(state, lambda, site);
    give(state, called.parameters().getFirst(), array, index);
    return result(state, called, lambda);
  }

  private static boolean test(State state, int lambda, ArrayValue array, int index, int site) {
    Plan.Lambda called = call(state, lambda, site);
    give(state, called.parameters().getFirst(), array, index);
    return state.program().longOf(state, lambda) != 0;
  }

  @Library("array.map")
  public static ArrayValue map(State state, ArrayValue array, long lambda, int site) {
    int number = (int) lambda;
    Plan.Lambda called = state.plan().lambdas().get(number);
    Plan.Place place = called.parameters().getFirst();
    Family family = called.body().family();
    ArrayValue results = ArrayRoutines.fresh(state, family, array.size(), site);
    for (int i = 0; i < array.size(); i++) {
      state.pay(called.fuel(), site);
      give(state, place, array, i);
      switch (family) {
        case DOUBLE -> results.addDouble(state.program().doubleOf(state, number));
        case LONG -> results.addLong(state.program().longOf(state, number));
        case REF -> results.add(Composites.kept(state, state.program().refOf(state, number), site));
      }
    }
    return results;
  }

  @Library("array.filter")
  public static ArrayValue filter(State state, ArrayValue array, long lambda, int site) {
    ArrayValue found = ArrayValue.empty(state, array.family());
    for (int i = 0; i < array.size(); i++) {
      if (test(state, (int) lambda, array, i, site)) {
        Sharable.share(array.at(i));
        found.add(array.at(i));
      }
    }
    state.pay(found.size() / 8, site);
    state.allocate(found.bytes(), site);
    return found;
  }

  @Library("array.reduce")
  public static Object reduce(State state, ArrayValue array, Object start, long lambda, int site) {
    Object value = start;
    for (int i = 0; i < array.size(); i++) {
      Plan.Lambda called = call(state, (int) lambda, site);
      give(state, called.parameters().get(0), value);
      give(state, called.parameters().get(1), array, i);
      value = result(state, called, (int) lambda);
    }
    return value;
  }

  @Library("array.any")
  public static boolean any(State state, ArrayValue array, long lambda, int site) {
    return indexOf(state, array, (int) lambda, site) >= 0;
  }

  private static int indexOf(State state, ArrayValue array, int lambda, int site) {
    for (int i = 0; i < array.size(); i++) {
      if (test(state, lambda, array, i, site)) {
        return i;
      }
    }
    return -1;
  }

  @Library("array.all")
  public static boolean all(State state, ArrayValue array, long lambda, int site) {
    for (int i = 0; i < array.size(); i++) {
      if (!test(state, (int) lambda, array, i, site)) {
        return false;
      }
    }
    return true;
  }

  @Library("array.find")
  public static Object find(State state, ArrayValue array, long lambda, int site) {
    int index = indexOf(state, array, (int) lambda, site);
    return index < 0 ? null : array.at(index);
  }

  @Library("array.count")
  public static long count(State state, ArrayValue array, long lambda, int site) {
    long count = 0;
    for (int i = 0; i < array.size(); i++) {
      count += test(state, (int) lambda, array, i, site) ? 1 : 0;
    }
    return count;
  }
}
