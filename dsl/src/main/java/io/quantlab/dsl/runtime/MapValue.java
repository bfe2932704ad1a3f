package io.quantlab.dsl.runtime;

import io.quantlab.dsl.plan.State;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// A map of Wick, and a set, whose elements are keys: in order of insertion. Writing a key again
/// keeps its place.
public final class MapValue extends Sharable {
  private final LinkedHashMap<Object, Object> entries;

  private MapValue(LinkedHashMap<Object, Object> entries, long stamp) {
    super(stamp);
    this.entries = entries;
  }

  /// An empty map that the current event may change.
  public static MapValue empty(State state) {
    return new MapValue(new LinkedHashMap<>(), state.stamp());
  }

  /// A map of these entries, in their order.
  public static MapValue of(Map<?, ?> entries) {
    return new MapValue(new LinkedHashMap<>(entries), NOBODY);
  }

  public int size() {
    return entries.size();
  }

  public boolean has(Object key) {
    return entries.containsKey(key);
  }

  /// The value of a key; `null` without it.
  public Object get(Object key) {
    return entries.get(key);
  }

  void put(Object key, Object value) {
    entries.put(key, value);
  }

  Object remove(Object key) {
    return entries.remove(key);
  }

  void clear() {
    entries.clear();
  }

  public void forEach(BiConsumer<Object, Object> action) {
    entries.forEach(action);
  }

  @Override
  MapValue copy(long event) {
    entries.values().forEach(Sharable::share);
    return new MapValue(new LinkedHashMap<>(entries), event);
  }

  @Override
  public long bytes() {
    long bytes = 48 + 40L * entries.size();
    for (Map.Entry<Object, Object> entry : entries.entrySet()) {
      bytes += State.bytesOf(entry.getKey()) + State.bytesOf(entry.getValue());
    }
    return bytes;
  }

  /// Structural; the order does not matter.
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof MapValue that) || that.size() != size()) {
      return false;
    }
    for (Map.Entry<Object, Object> entry : entries.entrySet()) {
      boolean same =
          that.has(entry.getKey())
              && (entry.getValue() == null
                  ? that.get(entry.getKey()) == null
                  : Values.equal(entry.getValue(), that.get(entry.getKey())));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (Map.Entry<Object, Object> entry : entries.entrySet()) {
      hash += Values.hash(entry.getKey()) * 31 ^ Values.hash(entry.getValue());
    }
    return hash;
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
