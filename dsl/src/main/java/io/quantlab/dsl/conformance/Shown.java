package io.quantlab.dsl.conformance;

import io.quantlab.dsl.suite.Seen;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Values as text for a report.
final class Shown {
  private static final int MOST = 400;

  private Shown() {}

  static String of(Object value) {
    String text = text(value);
    return text.length() <= MOST ? text : text.substring(0, MOST - 3) + "...";
  }

  private static String text(Object value) {
    return switch (value) {
      case null -> "null";
      case String string -> "\"" + string + "\"";
      case List<?> list ->
          list.stream().map(Shown::text).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(each -> each.getKey() + ": " + text(each.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Seen.Members members -> text(members.byName());
      default -> value.toString();
    };
  }
}
