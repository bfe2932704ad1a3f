package io.quantlab.dsl.runtime;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.plan.Value;

/// Makes values out of parts, and says who may change them; both back ends call these.
public final class Composites {
  private Composites() {}

  /// `[a, b]`.
  ///
  /// @param elements in boxes, not kept
  public static ArrayValue array(State state, Family family, Object[] elements, int site) {
    state.pay(elements.length / 8, site);
    state.allocate(16 + 8L * elements.length, site);
    ArrayValue array = ArrayValue.empty(state, family);
    for (Object element : elements) {
      array.add(element);
    }
    return array;
  }

  /// `[a: x, b: y]`: keys and values in turn.
  public static MapValue map(State state, Object[] entries, int site) {
    state.pay(entries.length / 16, site);
    state.allocate(48 + 20L * entries.length, site);
    MapValue map = MapValue.empty(state);
    for (int i = 0; i < entries.length; i += 2) {
      map.put(entries[i], entries[i + 1]);
    }
    return map;
  }

  /// A record of these fields, which it keeps.
  public static RecordValue record(State state, Object[] fields, int site) {
    state.allocate(16 + 8L * fields.length, site);
    return RecordValue.of(fields);
  }

  /// `record with (…)`.
  public static RecordValue changed(
      State state, RecordValue record, int[] fields, Object[] values, int site) {
    state.allocate(record.bytes(), site);
    record.share();
    RecordValue changed = record;
    for (int i = 0; i < fields.length; i++) {
      changed = changed.with(fields[i], values[i]);
    }
    return changed;
  }

  /// The pieces of an interpolated text, joined.
  public static String joined(State state, Object[] pieces, int site) {
    long size = 0;
    for (Object piece : pieces) {
      size += ((String) piece).length();
    }
    TextRoutines.requireSize(size, site);
    StringBuilder text = new StringBuilder((int) size);
    for (Object piece : pieces) {
      text.append((String) piece);
    }
    return TextRoutines.made(state, text.toString(), site);
  }

  /// A value that a second place holds from now on.
  public static Object kept(State state, Object value, int site) {
    if (value instanceof EngineValue handle) {
      return handle.kept();
    }
    long bytes = State.bytesOf(value);
    if (bytes > 0) {
      state.allocate(bytes, site);
    }
    return shared(value);
  }

  /// A value that something looks at while its place may change.
  public static Object shared(Object value) {
    if (value instanceof Value composed) {
      composed.share();
    }
    return value;
  }

  /// The value of a key, for a change in place; `null` without the key.
  public static Object owned(State state, MapValue map, Object key) {
    Object value = map.get(key);
    if (value instanceof Sharable part) {
      Object mine = part.owned(state.stamp());
      map.put(key, mine);
      return mine;
    }
    return value;
  }

  /// A field, for a change in place.
  public static Object owned(State state, RecordValue record, int field) {
    Object value = record.field(field);
    if (value instanceof Sharable part) {
      Object mine = part.owned(state.stamp());
      record.set(field, mine);
      return mine;
    }
    return value;
  }

  /// `m[k] = v`, in place.
  @Library("map.put")
  public static void put(State state, MapValue map, Object key, Object value, int site) {
    if (!map.has(key)) {
      grow(state, map, site);
    }
    map.put(key, value);
  }

  static void grow(State state, MapValue map, int site) {
    if (map.size() >= ArrayValue.SIZE_MAX) {
      throw new Trap(Code.E2401, site, "a map holds at most " + ArrayValue.SIZE_MAX + " entries");
    }
    state.allocate(40, site);
  }
}
