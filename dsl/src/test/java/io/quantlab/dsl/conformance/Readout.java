package io.quantlab.dsl.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.MapValue;
import io.quantlab.dsl.runtime.RecordValue;
import io.quantlab.dsl.runtime.TextForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values as the conformance cases write them.
final class Readout {
  private Readout() {}

  /// A set, in its order.
  record Elements(List<Object> values) {}

  /// A map, in its order.
  record Entries(List<List<Object>> entries) {}

  /// A value as plain lists, numbers, texts; `null` for `na` and none.
  static Object of(State state, Object value, Type type) {
    if (value == null) {
      return switch (type) {
        case Type.ArrayOf _ -> List.of();
        case Type.SetOf _ -> new Elements(List.of());
        case Type.MapOf _ -> new Entries(List.of());
        default -> null;
      };
    }
    return switch (type) {
      case Type.OptionalOf(Type inner) -> of(state, value, inner);
      case Type.ArrayOf(Type element) -> {
        List<Object> values = new ArrayList<>();
        ArrayValue array = (ArrayValue) value;
        for (int i = 0; i < array.size(); i++) {
          values.add(of(state, array.at(i), element));
        }
        yield values;
      }
      case Type.SetOf(Type element) -> {
        List<Object> values = new ArrayList<>();
        ((MapValue) value).forEach((key, _) -> values.add(of(state, key, element)));
        yield new Elements(values);
      }
      case Type.MapOf(Type key, Type of) -> {
        List<List<Object>> entries = new ArrayList<>();
        ((MapValue) value)
            .forEach((each, entry) -> {
              List<Object> pair = new ArrayList<>();
              pair.add(of(state, each, key));
              pair.add(of(state, entry, of));
              entries.add(pair);
            });
        yield new Entries(entries);
      }
      case Type.RecordOf(String _, var fields) -> {
        Map<String, Object> record = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
          Object field = ((RecordValue) value).field(i);
          record.put(fields.get(i).name(), of(state, field, fields.get(i).type()));
        }
        yield record;
      }
      case Basic basic when basic == Basic.FLOAT -> {
        double number = ((Number) value).doubleValue();
        yield Double.isNaN(number) ? null : (Object) number;
      }
      case Basic basic when basic == Basic.BOOL -> (Long) value != 0;
      case Basic basic when basic == Basic.INT || basic == Basic.STRING -> value;
      case Type _ -> TextForm.of(state, value, type, 0);
    };
  }

  /// Asserts that a value is as a case says.
  static void require(JsonNode expected, Object actual, String place) {
    if (expected.isNull()) {
      assertNull(actual, place);
    } else if (expected.isArray()) {
      requireAll(expected, assertInstanceOf(List.class, actual, place), place);
    } else if (expected.has("bits")) {
      assertEquals(
          Long.parseUnsignedLong(expected.get("bits").asText().substring(2), 16),
          Double.doubleToRawLongBits((Double) actual),
          place);
    } else if (expected.has("map")) {
      requireAll(expected.get("map"), assertInstanceOf(Entries.class, actual).entries(), place);
    } else if (expected.has("set")) {
      requireAll(expected.get("set"), assertInstanceOf(Elements.class, actual).values(), place);
    } else if (expected.has("record")) {
      Map<?, ?> record = assertInstanceOf(Map.class, actual, place);
      expected
          .get("record")
          .properties()
          .forEach(field -> require(field.getValue(), record.get(field.getKey()), place));
    } else if (expected.isBoolean()) {
      assertEquals(expected.asBoolean(), actual, place);
    } else if (expected.isTextual()) {
      assertEquals(expected.asText(), actual, place);
    } else if (actual instanceof Double number) {
      double wanted = expected.asDouble();
      assertEquals(wanted, number, Math.max(1e-8, 1e-9 * Math.abs(wanted)), place);
    } else {
      assertEquals(expected.asLong(), actual, place);
    }
  }

  private static void requireAll(JsonNode expected, List<?> actual, String place) {
    assertEquals(expected.size(), actual.size(), place);
    for (int i = 0; i < actual.size(); i++) {
      require(expected.get(i), actual.get(i), place + "[" + i + "]");
    }
  }
}
