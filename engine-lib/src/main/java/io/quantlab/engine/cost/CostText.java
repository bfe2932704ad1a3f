package io.quantlab.engine.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text form of cost models: terms joined by `+`, each `name:value,key=value`, wrappers
/// with their models in round brackets.
///
/// ```
/// bps:1,2
/// per-share:0.005,min=1,max=1% + schedule:us-equity.csv
/// minor-unit:2(per-trade:1 + bps:5)
/// ```
///
/// Short forms that people write: `2bps`, `1/2bps` (maker/taker), `0.005/share`, `1.50/trade`,
/// `0.85/contract`, `2ticks`. A value with one of `,()+=` in it, such as the path of a file, stands
/// in double quotes. At most 10,000 characters.
final class CostText {
  private static final int LONGEST = 10_000;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern SHORT =
      Pattern.compile("(-?[0-9.]+)(?:/(-?[0-9.]+))?(bps?|ticks?|/share|/trade|/contract)(?![a-z])");

  private final String subject;
  private final String text;
  private int at;

  private CostText(String subject, String text) {
    this.subject = subject;
    this.text = text;
  }

  /// The terms of a text.
  ///
  /// @param subject what is described, for complaints: `fees`
  static List<Term> parse(String subject, String text) {
    CostText parser = new CostText(subject, text);
    if (text.length() > LONGEST) {
      throw parser.wrong("has more than " + LONGEST + " characters", LONGEST);
    }
    List<Term> terms = parser.sum();
    if (parser.at < text.length()) {
      throw parser.wrong("cannot read \"" + text.substring(parser.at) + "\"", parser.at);
    }
    return terms;
  }

  CostTextException wrong(String message, int where) {
    return unknown(message, List.of(), where);
  }

  /// A complaint that is answered by naming what could stand there.
  CostTextException unknown(String message, List<String> forms, int where) {
    return new CostTextException(subject, text, message, forms, where + 1);
  }

  private List<Term> sum() {
    List<Term> terms = new ArrayList<>();
    do {
      blanks();
      terms.add(term());
      blanks();
    } while (take('+'));
    return terms;
  }

  private Term term() {
    Matcher m = SHORT.matcher(text).region(at, text.length());
    if (m.lookingAt()) {
      return shortTerm(m);
    }
    int start = at;
    m = NAME.matcher(text).region(at, text.length());
    if (!m.lookingAt()) {
      throw wrong(at == text.length() ? "a model is missing" : "a model must begin here", at);
    }
    at = m.end();
    List<Term.Part> parts = take(':') || take(',') ? parts(start) : List.of();
    return new Term(this, m.group(), start, parts, brackets());
  }

  private List<Term> brackets() {
    if (!take('(')) {
      return List.of();
    }
    int open = at - 1;
    List<Term> inner = sum();
    if (!take(')')) {
      throw wrong("the bracket is not closed", open);
    }
    return inner;
  }

  /// `1/2bps,min=1`: the unit tells the model.
  private Term shortTerm(Matcher m) {
    int start = at;
    String unit = m.group(3);
    String name =
        switch (unit) {
          case "bp", "bps" -> "bps";
          case "tick", "ticks" -> "ticks";
          case "/share" -> "per-share";
          case "/trade" -> "per-trade";
          default -> "per-contract";
        };
    List<Term.Part> parts = new ArrayList<>();
    parts.add(new Term.Part("", m.group(1), m.start(1)));
    if (m.group(2) != null) {
      parts.add(new Term.Part("", m.group(2), m.start(2)));
    }
    at = m.end();
    if (take(',')) {
      parts.addAll(parts(start));
    }
    return new Term(this, name, start, parts, List.of());
  }

  private List<Term.Part> parts(int start) {
    List<Term.Part> parts = new ArrayList<>();
    do {
      blanks();
      int from = at;
      boolean quoted = false;
      while (at < text.length() && (quoted || ",()+".indexOf(text.charAt(at)) < 0)) {
        quoted ^= text.charAt(at++) == '"';
      }
      String part = text.substring(from, at).strip();
      if (part.isEmpty() || quoted) {
        throw wrong(quoted ? "the quote is not closed" : "a value is missing", from);
      }
      int equal = part.startsWith("\"") ? -1 : part.indexOf('=');
      parts.add(
          equal < 0
              ? new Term.Part("", unquoted(part), from)
              : new Term.Part(part.substring(0, equal), unquoted(part.substring(equal + 1)), from));
    } while (take(','));
    return parts;
  }

  private static String unquoted(String part) {
    boolean quoted = part.length() > 1 && part.startsWith("\"") && part.endsWith("\"");
    return quoted ? part.substring(1, part.length() - 1) : part;
  }

  private void blanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }
}
