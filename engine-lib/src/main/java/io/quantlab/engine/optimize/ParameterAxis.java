package io.quantlab.engine.optimize;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A parameter and the values a sweep gives it, in their order.
///
/// @param name of the parameter
/// @param values as they are written, 1 to 1,000, each once
public record ParameterAxis(String name, List<String> values) {
  /// Values of one axis at most.
  public static final int MAX_VALUES = 1_000;

  private static final String NUMBER = "-?[0-9]+(?:\\.[0-9]+)?";
  private static final Pattern RANGE =
      Pattern.compile("(" + NUMBER + ")\\.\\.(" + NUMBER + ")(?::(" + NUMBER + "))?");

  public ParameterAxis {
    values = List.copyOf(values);
    if (name.isBlank()) {
      throw new IllegalArgumentException("an axis needs the name of a parameter");
    }
    if (values.isEmpty() || values.size() > MAX_VALUES) {
      throw new IllegalArgumentException(
          name + ": expected 1 to " + MAX_VALUES + " values, found " + values.size());
    }
    if (new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException(name + ": a value stands twice in " + values);
    }
  }

  /// An axis as people write it: `fast=5,10,20`, or `slow=20..60:10` from 20 to 60 by 10, the last
  /// one included where a step meets it; the step is 1 where none is given.
  public static ParameterAxis parse(String text) {
    int mark = text.indexOf('=');
    if (mark < 1) {
      throw new IllegalArgumentException(
          "expected NAME=VALUE,VALUE,... or NAME=FROM..TO:STEP, found \"" + text + "\"");
    }
    String name = text.substring(0, mark);
    List<String> values = new ArrayList<>();
    for (String part : text.substring(mark + 1).split(",", -1)) {
      Matcher range = RANGE.matcher(part);
      if (range.matches()) {
        addRange(name, range, values);
      } else if (part.isBlank()) {
        throw new IllegalArgumentException(name + ": an empty value in \"" + text + "\"");
      } else {
        values.add(part);
      }
    }
    return new ParameterAxis(name, values);
  }

  private static void addRange(String name, Matcher range, List<String> into) {
    BigDecimal from = new BigDecimal(range.group(1));
    BigDecimal to = new BigDecimal(range.group(2));
    BigDecimal step = range.group(3) == null ? BigDecimal.ONE : new BigDecimal(range.group(3));
    if (step.signum() <= 0 || from.compareTo(to) > 0) {
      throw new IllegalArgumentException(
          name + ": " + range.group() + " has no values: expected FROM <= TO and a step above 0");
    }
    for (BigDecimal at = from; at.compareTo(to) <= 0; at = at.add(step)) {
      if (into.size() >= MAX_VALUES) {
        throw new IllegalArgumentException(
            name + ": " + range.group() + " has more than " + MAX_VALUES + " values");
      }
      into.add(at.stripTrailingZeros().toPlainString());
    }
  }
}
