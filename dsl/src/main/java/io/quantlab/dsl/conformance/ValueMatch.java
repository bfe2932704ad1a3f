package io.quantlab.dsl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.dsl.suite.Seen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Compares one value with what a case expects of it: ints and bits exactly, floats within 1e-8
/// absolute or 1e-9 relative.
final class ValueMatch {
  private static final double ABSOLUTE = 1e-8;
  private static final double RELATIVE = 1e-9;

  private ValueMatch() {}

  static boolean matches(JsonNode expected, Object actual) {
    if (expected.isNull()) {
      return actual == null;
    }
    if (expected.isObject()) {
      return ofObject(expected, actual);
    }
    return switch (actual) {
      case null -> false;
      case Boolean truth -> expected.isBoolean() && expected.asBoolean() == truth;
      case Long whole -> expected.isNumber() && expected.asDouble() == whole.doubleValue();
      case Double number -> expected.isNumber() && near(expected.asDouble(), number);
      case String text -> expected.isTextual() && expected.asText().equals(text);
      case List<?> list -> expected.isArray() && all(expected, list);
      default -> false;
    };
  }

  static boolean near(double expected, double actual) {
    double apart = Math.abs(expected - actual);
    return apart <= ABSOLUTE || apart <= RELATIVE * Math.abs(expected);
  }

  private static boolean ofObject(JsonNode expected, Object actual) {
    if (expected.has("bits")) {
      long bits = Long.parseUnsignedLong(expected.get("bits").asText().substring(2), 16);
      return actual instanceof Double number && Double.doubleToRawLongBits(number) == bits;
    }
    if (expected.has("map")) {
      return actual instanceof Map<?, ?> map && pairs(expected.get("map"), map);
    }
    if (expected.has("set")) {
      return actual instanceof Collection<?> set && all(expected.get("set"), set);
    }
    return expected.has("record")
        && actual instanceof Seen.Members members
        && members(expected.get("record"), members.byName());
  }

  /// Members that are not named are not compared.
  static boolean members(JsonNode expected, Map<String, Object> actual) {
    return expected.properties().stream()
        .allMatch(each ->
            actual.containsKey(each.getKey())
                && matches(each.getValue(), actual.get(each.getKey())));
  }

  private static boolean all(JsonNode expected, Collection<?> actual) {
    List<Object> list = new ArrayList<>(actual);
    boolean same = expected.size() == list.size();
    for (int i = 0; same && i < list.size(); i++) {
      same = matches(expected.get(i), list.get(i));
    }
    return same;
  }

  private static boolean pairs(JsonNode expected, Map<?, ?> actual) {
    List<Map.Entry<?, ?>> list = new ArrayList<>(actual.entrySet());
    boolean same = expected.size() == list.size();
    for (int i = 0; same && i < list.size(); i++) {
      same =
          matches(expected.get(i).get(0), list.get(i).getKey())
              && matches(expected.get(i).get(1), list.get(i).getValue());
    }
    return same;
  }
}
