package io.quantlab.dsl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Compares diagnostics with what a case expects: exactly these, in any order.
final class DiagnosticMatch {
  private DiagnosticMatch() {}

  /// True when each expected one can be given a found one of its own and none is left.
  static boolean matches(JsonNode expected, List<Observed.Found> found) {
    return expected.size() == found.size() && assigned(expected, 0, new ArrayList<>(found));
  }

  private static boolean assigned(JsonNode expected, int next, List<Observed.Found> left) {
    if (next == expected.size()) {
      return true;
    }
    for (int i = 0; i < left.size(); i++) {
      if (matches(expected.get(next), left.get(i))) {
        List<Observed.Found> others = new ArrayList<>(left);
        others.remove(i);
        if (assigned(expected, next + 1, others)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean matches(JsonNode expected, Observed.Found found) {
    return severity(expected.get("severity"), found.severity())
        && code(expected.get("code").asText(), found.code())
        && number(expected, "line", found.line())
        && number(expected, "col", found.column())
        && number(expected, "bar", found.bar())
        && (!expected.has("related") || related(expected.get("related"), found.related()))
        && mentions(expected.path("mentions"), found.message())
        && (!expected.has("fix") || fix(expected.get("fix"), found));
  }

  private static boolean severity(JsonNode expected, String found) {
    if (expected.isTextual()) {
      return expected.asText().equals(found);
    }
    for (JsonNode each : expected) {
      if (each.asText().equals(found)) {
        return true;
      }
    }
    return false;
  }

  private static boolean code(String expected, String found) {
    return expected.endsWith("*")
        ? found.startsWith(expected.substring(0, expected.length() - 1))
        : expected.equals(found);
  }

  private static boolean number(JsonNode expected, String field, int found) {
    return !expected.has(field) || expected.get(field).asInt() == found;
  }

  private static boolean related(JsonNode expected, List<String> found) {
    List<String> places = new ArrayList<>();
    expected.forEach(each -> places.add(each.get(0).asInt() + ":" + each.get(1).asInt()));
    return places.equals(found);
  }

  /// Whole words or numbers; separators between digits are ignored.
  static boolean mentions(JsonNode words, String text) {
    String plain = text.replaceAll("(?<=\\d)[,_'](?=\\d)", "");
    for (JsonNode word : words) {
      String literal = Pattern.quote(word.asText());
      String whole = "(?<![\\p{L}\\p{N}_])" + literal + "(?![\\p{L}\\p{N}_])";
      if (!Pattern.compile(whole).matcher(plain).find()) {
        return false;
      }
    }
    return true;
  }

  private static boolean fix(JsonNode expected, Observed.Found found) {
    return expected.isBoolean()
        ? found.fixed().isPresent()
        : found.fixed().map(expected.asText()::equals).orElse(false);
  }
}
