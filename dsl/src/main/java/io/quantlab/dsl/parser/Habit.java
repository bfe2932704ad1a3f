package io.quantlab.dsl.parser;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.syntax.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/// What people write out of habit from another language, and what it is here: `&&`, `:=`, `++`,
/// `color=red`, `elseif`.
final class Habit {
  /// Units of a line that are looked at.
  private static final int LINE_MAX = 200;

  private static final Map<String, String> OPERATORS =
      Map.of("&", "and", "|", "or", "!", "not", "%", "mod");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("elseif", "else if"),
          Map.entry("elif", "else if"),
          Map.entry("elsif", "else if"),
          Map.entry("function", "fn"),
          Map.entry("func", "fn"),
          Map.entry("def", "fn"),
          Map.entry("switch", "match"),
          Map.entry("type", "record"),
          Map.entry("struct", "record"),
          Map.entry("class", "record"),
          Map.entry("varip", "live var"),
          Map.entry("int", "var"),
          Map.entry("float", "var"),
          Map.entry("double", "var"),
          Map.entry("bool", "var"),
          Map.entry("string", "var"));

  private final Stretch stretch;
  private final Token culprit;
  private final Places places;

  private Habit(Stretch stretch, Places places) {
    this.stretch = stretch;
    this.culprit = stretch.culprit();
    this.places = places;
  }

  /// The habit behind a syntax error, or null when there is none.
  static Diagnostic of(Stretch stretch, Places places) {
    Habit habit = new Habit(stretch, places);
    return habit.culprit.getType() == WickParser.BAD ? habit.operator() : habit.mark();
  }

  /// What a word at the beginning of a statement is called here.
  static Optional<String> word(String written) {
    return Optional.ofNullable(WORDS.get(written));
  }

  private Diagnostic operator() {
    String text = culprit.getText();
    if (text.equals("#")) {
      return mended(Code.E1003, 1, "a comment begins with '//'", "//", "//");
    }
    String word = OPERATORS.get(text);
    if (word == null) {
      return null;
    }
    boolean doubled = text.equals(next()) && !text.equals("!");
    return mended(
        Code.E1003,
        doubled ? 2 : 1,
        word.equals("mod") ? "the remainder is 'mod': 'a mod b'" : "write the word '" + word + "'",
        word,
        text.equals("!") ? word + " " : word);
  }

  private Diagnostic mark() {
    String text = culprit.getText();
    String previous = stretch.previous().getText();
    String first = stretch.first().getText();
    if (text.equals(":") && next().equals("=")) {
      return mended(Code.E1008, 2, "a variable is assigned with '='", "=", "=");
    }
    if ((text.equals("+") || text.equals("-"))
        && next().equals(text)
        && stretch.head().size() == 1) {
      String mended = previous + " " + text + "= 1";
      return mended(Code.E1008, 2, "write '" + mended + "'", mended, " " + text + "= 1");
    }
    if (text.equals("=>") && first.equals("fn")) {
      return mended(Code.E1008, 2, "the value of a function follows '=': 'fn f(x) = …'", "=", "=");
    }
    if (text.equals("*") && previous.equals("*")) {
      Span twice = new Span(places.of(stretch.previous()).start(), places.of(culprit).start() + 1);
      return Diagnostic.of(Code.E1009, places.of(stretch.previous()), "a power is written 'a ^ b'")
          .fixedBy(Fix.replace("write ^", twice, "^"));
    }
    Diagnostic phrase = phrase(text, previous, first);
    if (phrase != null) {
      return phrase;
    }
    boolean alone = stretch.head().size() <= 1;
    if (text.equals("(") && alone && lineBehind().contains("=>")) {
      return said("a function is declared with 'fn': 'fn " + previous + "(x) = …'");
    }
    if (text.equals("[") && alone && lineBehind().matches("[^\\[]*\\]\\s*:?=.*")) {
      return said("several names take their values in parentheses: 'let (a, b) = …'");
    }
    if (!text.equals("=")) {
      return null;
    }
    if (first.equals("for")) {
      return mended(Code.E1008, 1, "'in' expected: 'for i in 0..10'", "in", "in");
    }
    if (first.equals("if") || first.equals("while")) {
      return mended(Code.E1008, 1, "two values are compared with '=='", "==", "==");
    }
    boolean argument = stretch.open().peek() != null && Words.isOpener(stretch.open().peek());
    return argument && stretch.open().peek().getText().equals("(")
        ? mended(Code.E1008, 1, "a named argument has ':': '" + previous + ": …'", ":", ":")
        : null;
  }

  /// Words and marks other languages put between values, or in front of them.
  private Diagnostic phrase(String text, String previous, String first) {
    if (text.startsWith("\"") && isHeader(previous) && stretch.head().size() == 1) {
      return said("the header comes first: only 'lang 1' and comments stand before it");
    }
    if (text.equals("=")
        && isHeader(first)
        && stretch.head().size() > 1
        && stretch.head().get(1).getText().equals("(")) {
      return said(
          "a header is written '"
              + first
              + " \"Title\" (overlay: true)': the title without"
              + " brackets, options with ':'");
    }
    if (text.startsWith("\"") && previous.equals("f")) {
      Span letter = places.of(stretch.previous());
      return said("a text shows values by itself, without 'f': \"{close}\"")
          .fixedBy(Fix.replace("remove f", letter, ""));
    }
    boolean blocks = stretch.head().stream().anyMatch(each -> each.getText().equals("{"));
    if (text.equals("else") && first.equals("if") && !blocks) {
      return said("a choice is written 'condition ? a : b'");
    }
    if (text.matches("(?i)cross(es)?")) {
      return said("write 'cross_over(a, b)' or 'cross_under(a, b)'");
    }
    if (previous.equals("of") && text.matches("[0-9]+")) {
      return said("an earlier value is written 'close[1]'");
    }
    if (text.equals(",") && first.equals("input") && stretch.open().isEmpty()) {
      return said("the title of an input follows without ','")
          .fixedBy(Fix.replace("remove the comma", places.of(culprit), ""));
    }
    if (text.equals(":") && stretch.head().size() == 1) {
      return switch (first.toLowerCase(Locale.ROOT)) {
        case "input", "inputs" ->
            said("an input is written 'input length: int = 14 in 2..=200 \"Length\"'");
        case "vars", "var", "variables" -> said("a variable is written 'var mean = 0.0'");
        default -> null;
      };
    }
    return null;
  }

  private static boolean isHeader(String word) {
    return Arrays.stream(Kind.values()).anyMatch(kind -> kind.word().equals(word));
  }

  private Diagnostic said(String message) {
    return Diagnostic.of(Code.E1008, places.of(culprit), message);
  }

  /// The text behind the culprit up to the end of its line.
  private String lineBehind() {
    int from = culprit.getStopIndex() + 1;
    int end = Math.min(culprit.getInputStream().size(), from + LINE_MAX);
    String rest = from < end ? culprit.getInputStream().getText(Interval.of(from, end - 1)) : "";
    return rest.lines().findFirst().orElse("");
  }

  private Diagnostic mended(Code code, int units, String message, String shown, String text) {
    Span place = places.of(culprit);
    Span whole = new Span(place.start(), place.start() + units);
    return Diagnostic.of(code, place, message).fixedBy(Fix.replace("write " + shown, whole, text));
  }

  /// The character behind the culprit, or nothing at the end.
  private String next() {
    int at = culprit.getStopIndex() + 1;
    return at < culprit.getInputStream().size()
        ? culprit.getInputStream().getText(Interval.of(at, at))
        : "";
  }
}
