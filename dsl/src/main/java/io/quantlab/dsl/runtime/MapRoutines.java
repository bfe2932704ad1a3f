package io.quantlab.dsl.runtime;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;

/// Maps and sets (wick.md 16.5). Keys are boxed numbers or text; -0 does not occur among them.
public final class MapRoutines {
  private MapRoutines() {}

  @Library({"map.size", "set.size"})
  public static long size(MapValue map) {
    return map.size();
  }

  @Library({"map.is_empty", "set.is_empty"})
  public static boolean isEmpty(MapValue map) {
    return map.size() == 0;
  }

  @Library("map.at")
  public static Object at(MapValue map, Object key) {
    return map.get(key);
  }

  /// The value of a key that must be there: `m[k] += 1`.
  @Library("map.present")
  public static Object present(MapValue map, Object key, int site) {
    if (!map.has(key)) {
      throw new Trap(Code.E2201, site, "the map has no key " + key);
    }
    return map.get(key);
  }

  @Library({"map.has", "set.has"})
  public static boolean has(MapValue map, Object key) {
    return map.has(key);
  }

  @Library({"in.map", "in.set"})
  public static boolean isIn(Object key, MapValue map) {
    return map.has(key);
  }

  @Library("map.get")
  public static Object get(MapValue map, Object key, Object other) {
    return map.has(key) ? map.get(key) : other;
  }

  @Library("map.remove")
  public static Object remove(MapValue map, Object key) {
    return map.remove(key);
  }

  @Library({"map.clear", "set.clear"})
  public static void clear(MapValue map) {
    map.clear();
  }

  @Library("map.merge")
  public static void merge(State state, MapValue map, MapValue other, int site) {
    state.pay(other.size() / 8, site);
    other.forEach((key, value) -> {
      Sharable.share(value);
      state.allocate(State.bytesOf(key) + State.bytesOf(value), site);
      Composites.put(state, map, key, value, site);
    });
  }

  /// The keys or elements for a loop, which costs nothing.
  @Library("loop.keys")
  public static ArrayValue loopKeys(State state, MapValue map) {
    ArrayValue keys = ArrayValue.empty(state, family(map));
    map.forEach((key, _) -> keys.add(key));
    return keys;
  }

  /// The values for a loop, in boxes.
  @Library("loop.values")
  public static ArrayValue loopValues(State state, MapValue map) {
    ArrayValue values = ArrayValue.empty(state, Family.REF);
    map.forEach((_, value) -> values.add(value));
    return values;
  }

  private static Family family(MapValue map) {
    Family[] family = {Family.REF};
    map.forEach((key, _) -> family[0] = key instanceof Long ? Family.LONG : Family.REF);
    return family[0];
  }

  @Library({"map.keys", "set.values"})
  public static ArrayValue keys(State state, MapValue map, boolean ofNumbers, int site) {
    ArrayValue keys =
        ArrayRoutines.fresh(state, ofNumbers ? Family.LONG : Family.REF, map.size(), site);
    map.forEach((key, _) -> keys.add(key));
    ArrayRoutines.keep(state, keys, site);
    return keys;
  }

  /// The values; the family of their type is a number of [Family].
  @Library("map.values")
  public static ArrayValue values(State state, MapValue map, long family, int site) {
    ArrayValue values = ArrayRoutines.fresh(state, Family.values()[(int) family], map.size(), site);
    map.forEach((_, value) -> {
      Sharable.share(value);
      values.add(value);
    });
    ArrayRoutines.keep(state, values, site);
    return values;
  }

  @Library("set_of")
  public static MapValue setOf(State state, ArrayValue array, int site) {
    MapValue set = MapValue.empty(state);
    state.pay(array.size() / 8, site);
    state.allocate(48, site);
    for (int i = 0; i < array.size(); i++) {
      add(state, set, array.at(i), site);
    }
    return set;
  }

  @Library("set.add")
  public static void add(State state, MapValue set, Object element, int site) {
    if (!set.has(element)) {
      Composites.grow(state, set, site);
      state.allocate(State.bytesOf(element), site);
      set.put(element, 1L);
    }
  }

  @Library("set.remove")
  public static void removeElement(MapValue set, Object element) {
    set.remove(element);
  }

  @Library("set.union")
  public static MapValue union(State state, MapValue set, MapValue other, int site) {
    MapValue all = fresh(state, site);
    set.forEach((element, _) -> add(state, all, element, site));
    other.forEach((element, _) -> add(state, all, element, site));
    state.pay(all.size() / 8, site);
    return all;
  }

  @Library("set.intersect")
  public static MapValue intersect(State state, MapValue set, MapValue other, int site) {
    MapValue both = fresh(state, site);
    set.forEach((element, _) -> {
      if (other.has(element)) {
        add(state, both, element, site);
      }
    });
    state.pay(both.size() / 8, site);
    return both;
  }

  @Library("set.minus")
  public static MapValue minus(State state, MapValue set, MapValue other, int site) {
    MapValue rest = fresh(state, site);
    set.forEach((element, _) -> {
      if (!other.has(element)) {
        add(state, rest, element, site);
      }
    });
    state.pay(rest.size() / 8, site);
    return rest;
  }

  private static MapValue fresh(State state, int site) {
    state.allocate(48, site);
    return MapValue.empty(state);
  }
}
