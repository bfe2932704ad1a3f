package io.quantlab.engine.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parameters of one strategy instance: what the caller gave and what the strategy declares.
///
/// A strategy asks for each parameter once, in its constructor, with name, default and range;
/// asking declares it. Afterwards [#unknown] names what was given but never asked for, and
/// [#values] holds every value in use, for the manifest.
public final class Parameters {
  /// One declared parameter.
  ///
  /// @param value the value in use, as text
  public record Declared(String name, String type, String value, String range, String about) {}

  private final Map<String, String> given;
  private final Map<String, Declared> declared = new LinkedHashMap<>();

  /// Parameters as a caller wrote them, by name.
  public Parameters(Map<String, String> given) {
    this.given = Map.copyOf(given);
  }

  public static Parameters none() {
    return new Parameters(Map.of());
  }

  /// What the caller gave, by name.
  public Map<String, String> given() {
    return given;
  }

  /// A whole number in `[min, max]`.
  ///
  /// @throws IllegalArgumentException when the given text is no such number; the message names the
  ///   parameter, the text and the range
  public long integer(String name, long otherwise, long min, long max, String about) {
    String range = min + ".." + max;
    long value = otherwise;
    String text = given.get(name);
    if (text != null) {
      value = parseLong(name, text, range);
    }
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "parameter " + name + " must be a whole number in " + range + ", was \"" + text + "\"");
    }
    declare(name, "integer", Long.toString(value), range, about);
    return value;
  }

  /// A decimal number in `[min, max]`.
  ///
  /// @throws IllegalArgumentException as [#integer]
  public double number(String name, double otherwise, double min, double max, String about) {
    String range = min + ".." + max;
    double value = otherwise;
    String text = given.get(name);
    if (text != null) {
      value = parseDouble(name, text, range);
    }
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          "parameter " + name + " must be a number in " + range + ", was \"" + text + "\"");
    }
    declare(name, "number", Double.toString(value), range, about);
    return value;
  }

  /// One of a list of words.
  ///
  /// @throws IllegalArgumentException as [#integer]
  public String choice(String name, String otherwise, List<String> choices, String about) {
    String value = given.getOrDefault(name, otherwise);
    if (!choices.contains(value)) {
      throw new IllegalArgumentException(
          "parameter " + name + " must be one of " + choices + ", was \"" + value + "\"");
    }
    declare(name, "choice", value, String.join("|", choices), about);
    return value;
  }

  /// A value of any other type; whoever asks looks at it himself.
  ///
  /// @param type in the words of the strategy
  /// @param range what it may be, in the words of the strategy; empty for anything
  public String text(String name, String type, String otherwise, String range, String about) {
    String value = given.getOrDefault(name, otherwise);
    declare(name, type, value, range, about);
    return value;
  }

  private void declare(String name, String type, String value, String range, String about) {
    Declared before = declared.put(name, new Declared(name, type, value, range, about));
    if (before != null) {
      throw new IllegalStateException("parameter " + name + " is declared twice");
    }
  }

  /// What was declared, in the order it was asked for.
  public List<Declared> declared() {
    return List.copyOf(declared.values());
  }

  /// The first name that was given but never asked for.
  public Optional<String> unknown() {
    List<String> names = new ArrayList<>(given.keySet());
    names.removeAll(declared.keySet());
    names.sort(null);
    return names.stream().findFirst();
  }

  /// Every value in use, by name, in the order it was asked for.
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (Declared parameter : declared.values()) {
      values.put(parameter.name(), parameter.value());
    }
    return values;
  }

  private static long parseLong(String name, String text, String range) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "parameter " + name + " must be a whole number in " + range + ", was \"" + text + "\"",
          e);
    }
  }

  private static double parseDouble(String name, String text, String range) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "parameter " + name + " must be a number in " + range + ", was \"" + text + "\"", e);
    }
  }
}
