package io.quantlab.engine.cost;

import io.quantlab.engine.data.DecimalText;
import io.quantlab.engine.data.DecimalTextException;
import io.quantlab.engine.instrument.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One term of a model text, `name:value,key=value(inner + inner)`, read part by part.
///
/// A part that is wrong, missing or left over is named with its place, counted in characters from
/// 1.
final class Term {
  private static final Pattern REAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(e-?[0-9]{1,3})?");
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([smhd])");

  /// One part between commas; `key` is empty for a plain value.
  record Part(String key, String value, int at) {
    boolean isFile() {
      return value.endsWith(".csv");
    }

    /// Place of the value, or of the quote before it.
    int valueAt() {
      return key.isEmpty() ? at : at + key.length() + 1;
    }
  }

  final String name;
  final int at;
  final List<Term> inner;
  private final CostText text;
  private final List<Part> parts;
  private final List<Part> left;

  Term(CostText text, String name, int at, List<Part> parts, List<Term> inner) {
    this.text = text;
    this.name = name;
    this.at = at;
    this.parts = parts;
    this.left = new ArrayList<>(parts);
    this.inner = inner;
  }

  CostTextException wrong(String message, int where) {
    return text.wrong(message, where);
  }

  /// A complaint about a model that does not exist.
  CostTextException noModel(List<String> forms) {
    return text.unknown("there is no model " + name, forms, at);
  }

  /// What a model itself complained about, with the text and the place of this term.
  CostTextException placed(IllegalArgumentException e) {
    return e instanceof CostTextException placed ? placed : text.wrong(e.getMessage(), at);
  }

  /// The next plain value as the name of a CSV file.
  String file() {
    return file(plain("a file"));
  }

  /// A value as the name of a CSV file.
  String file(Part part) {
    if (!part.isFile()) {
      throw wrong("a CSV file must be named FILE.csv, was \"" + part.value + "\"", part.at);
    }
    return part.value;
  }

  /// Every part of this term and of those in its brackets.
  void eachPart(Consumer<Part> reader) {
    parts.forEach(reader);
    inner.forEach(term -> term.eachPart(reader));
  }

  /// Number of plain values and keys that are left.
  int partsLeft() {
    return left.size();
  }

  /// The next plain value, in 1e-8.
  long number(String what) {
    return e8(what, plain(what));
  }

  /// The next plain value in 1e-8, or another when there is none.
  long number(String what, long otherwise) {
    return hasPlain() ? number(what) : otherwise;
  }

  /// The value of a key in 1e-8, or another when it is not given.
  long option(String key, long otherwise) {
    Part part = keyed(key);
    return part == null ? otherwise : e8(key, part);
  }

  /// The value of a key as a double, or another when it is not given.
  double fraction(String key, double otherwise) {
    Part part = keyed(key);
    return part == null ? otherwise : e8(key, part) / 1e8;
  }

  /// The next plain value as a real number.
  double real(String what) {
    return real(what, plain(what));
  }

  /// The next plain value as a real number, or another when there is none.
  double real(String what, double otherwise) {
    return hasPlain() ? real(what) : otherwise;
  }

  /// The value of a key as a real number, or another when it is not given.
  double realOption(String key, double otherwise) {
    Part part = keyed(key);
    return part == null ? otherwise : real(key, part);
  }

  private double real(String what, Part part) {
    if (!REAL.matcher(part.value).matches()) {
      throw wrong(what + " must be a number, was \"" + part.value + "\"", part.at);
    }
    return Double.parseDouble(part.value);
  }

  /// The next plain value as text.
  String word(String what) {
    return plain(what).value;
  }

  /// The value of a key as one of some words, or another when it is not given.
  <T> T choice(String key, Map<String, T> words, T otherwise) {
    Part part = keyed(key);
    if (part == null) {
      return otherwise;
    }
    T found = words.get(part.value);
    if (found == null) {
      throw wrong(
          key
              + " must be one of "
              + String.join(", ", words.keySet().stream().sorted().toList())
              + ", was \""
              + part.value
              + "\"",
          part.at);
    }
    return found;
  }

  /// Every part with a key that is left, in order.
  List<Part> allKeyed() {
    List<Part> found = left.stream().filter(p -> !p.key.isEmpty()).toList();
    left.removeAll(found);
    return found;
  }

  /// Every part with a key that is left and not named, in order.
  List<Part> keyedBesides(String name) {
    List<Part> found = left.stream().filter(p -> !p.key.isEmpty() && !p.key.equals(name)).toList();
    left.removeAll(found);
    return found;
  }

  /// The value of a key as a span of time in nanoseconds (`90s`, `15m`, `2h`, `1d`), or another
  /// when it is not given.
  long span(String key, long otherwise) {
    Part part = keyed(key);
    if (part == null) {
      return otherwise;
    }
    Matcher m = SPAN.matcher(part.value);
    if (!m.matches()) {
      throw wrong(key + " must be a span such as 15m, was \"" + part.value + "\"", part.at);
    }
    long seconds =
        switch (m.group(2)) {
          case "s" -> 1;
          case "m" -> 60;
          case "h" -> 3_600;
          default -> 86_400;
        };
    return Long.parseLong(m.group(1)) * seconds * 1_000_000_000L;
  }

  /// The only term within brackets.
  Term only() {
    if (inner.size() != 1) {
      throw wrong(name + " needs one model in brackets, has " + inner.size(), at);
    }
    return inner.getFirst();
  }

  /// Complains about what nobody asked for.
  void end() {
    if (!left.isEmpty()) {
      Part part = left.getFirst();
      String what = part.key.isEmpty() ? "\"" + part.value + "\"" : part.key;
      throw wrong(name + " has no place for " + what, part.at);
    }
  }

  /// Complains about brackets where the model has none.
  void plainEnd() {
    end();
    if (!inner.isEmpty()) {
      throw wrong(name + " takes no brackets", inner.getFirst().at);
    }
  }

  boolean hasPlain() {
    return left.stream().anyMatch(p -> p.key.isEmpty());
  }

  Part plain(String what) {
    for (Part part : left) {
      if (part.key.isEmpty()) {
        left.remove(part);
        return part;
      }
    }
    int end = parts.isEmpty() ? at + name.length() : parts.getLast().at;
    throw wrong(name + " needs " + what, end);
  }

  private Part keyed(String key) {
    for (Part part : left) {
      if (part.key.equals(key)) {
        left.remove(part);
        return part;
      }
    }
    return null;
  }

  /// A number, or a percentage of 1 with `%`, in 1e-8.
  long e8(String what, Part part) {
    boolean percent = part.value.endsWith("%");
    String digits = percent ? part.value.substring(0, part.value.length() - 1) : part.value;
    try {
      return new DecimalText(Decimal.unit(percent ? 6 : 8)).parse(digits);
    } catch (DecimalTextException e) {
      String most = digits.matches("-?[0-9]{11,}(\\.[0-9]+)?") ? " below 92 billion" : "";
      throw wrong(
          what + " must be a number of at most 8 decimals" + most + ", was \"" + part.value + "\"",
          part.at);
    }
  }
}
