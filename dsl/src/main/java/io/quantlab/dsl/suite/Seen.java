package io.quantlab.dsl.suite;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.MapValue;
import io.quantlab.dsl.runtime.RecordValue;
import io.quantlab.dsl.runtime.TextForm;
import io.quantlab.engine.time.IsoInstant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/// Values of a script as plain ones: `null` for `na` and `none`, `Boolean`, `Long`, `Double`,
/// `String`, lists, sets, maps, and [Members] for records.
///
/// Money, percents, times, durations, symbols and members of enums are strings in their text forms.
public final class Seen {
  private Seen() {}

  /// The fields of a record by name.
  public record Members(Map<String, Object> byName) {}

  /// The committed value of a name.
  public static Object committed(State state, Plan.Watched name, LongFunction<String> symbols) {
    Object raw =
        switch (name.family()) {
          case DOUBLE -> (Object) state.committedDouble(name.slot());
          case LONG -> state.committedLong(name.slot());
          case REF -> state.committedRef(name.slot());
        };
    return of(state, raw, name.type(), symbols);
  }

  /// @param raw as the plan holds it: a [Double], a [Long], a reference
  /// @param symbols names of the script's tokens
  public static Object of(State state, Object raw, Type type, LongFunction<String> symbols) {
    return switch (type) {
      case Type.OptionalOf(Type inner) -> raw == null ? null : of(state, raw, inner, symbols);
      case Type.ArrayOf(Type element) -> elements(state, (ArrayValue) raw, element, symbols);
      case Type.SeriesOf(Type element) -> of(state, raw, element, symbols);
      case Type.SetOf(Type element) -> set(state, (MapValue) raw, element, symbols);
      case Type.MapOf map -> map(state, (MapValue) raw, map, symbols);
      case Type.RecordOf fields -> members(state, (RecordValue) raw, fields, symbols);
      case Type.EnumOf members ->
          raw == null ? null : members.members().get(((Long) raw).intValue());
      case Basic basic -> basic(state, raw, basic, symbols);
      case Type.Object _, Type.Function _, Type.Variable _ -> raw == null ? null : type.text();
    };
  }

  private static Object basic(State state, Object raw, Basic type, LongFunction<String> symbols) {
    if (raw == null) {
      return type == Basic.STRING ? "" : null;
    }
    return switch (type) {
      case FLOAT, PRICE -> {
        double number = ((Number) raw).doubleValue();
        yield Double.isNaN(number) ? null : (Object) number;
      }
      case BOOL -> (Long) raw != 0;
      case TIME -> IsoInstant.format((Long) raw);
      case SYMBOL -> symbols.apply((Long) raw);
      case MONEY, PERCENT, TIMEFRAME, DURATION, COLOR -> TextForm.of(state, raw, type, 0);
      case INT, STRING, QUANTITY, RANGE, NONE, NOTHING, UNKNOWN -> raw;
    };
  }

  /// An array that was never committed counts as empty.
  private static List<Object> elements(
      State state, ArrayValue array, Type element, LongFunction<String> symbols) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; array != null && i < array.size(); i++) {
      list.add(of(state, element(array, i), element, symbols));
    }
    return Collections.unmodifiableList(list);
  }

  private static Object element(ArrayValue array, int index) {
    return switch (array.family()) {
      case DOUBLE -> (Object) array.doubleAt(index);
      case LONG -> array.longAt(index);
      case REF -> array.at(index);
    };
  }

  private static Set<Object> set(
      State state, MapValue set, Type element, LongFunction<String> symbols) {
    Set<Object> values = new LinkedHashSet<>();
    if (set != null) {
      set.forEach((key, _) -> values.add(of(state, key, element, symbols)));
    }
    return values;
  }

  private static Map<Object, Object> map(
      State state, MapValue map, Type.MapOf type, LongFunction<String> symbols) {
    Map<Object, Object> values = new LinkedHashMap<>();
    if (map != null) {
      map.forEach((key, value) ->
          values.put(of(state, key, type.key(), symbols), of(state, value, type.value(), symbols)));
    }
    return values;
  }

  private static Members members(
      State state, RecordValue record, Type.RecordOf type, LongFunction<String> symbols) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; record != null && i < type.fields().size(); i++) {
      Type.Field field = type.fields().get(i);
      values.put(field.name(), of(state, record.field(i), field.type(), symbols));
    }
    return record == null ? null : new Members(values);
  }
}
