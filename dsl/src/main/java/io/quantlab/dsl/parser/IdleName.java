package io.quantlab.dsl.parser;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.dsl.syntax.Name;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A name that stands alone as a statement, which has no effect: mostly the first word of a phrase
/// of another language, `import ta`, `buy next bar at market`.
final class IdleName {
  private static final Set<String> WORDS =
      Set.of(
          "if", "else", "for", "while", "let", "var", "fn", "input", "const", "return", "match",
          "record", "enum", "test", "risk", "and", "or", "not", "true", "false");

  private static final Map<String, String> PHRASES =
      Map.of(
          "buy", "an order is a call: 'buy(shares(100))'",
          "sell", "an order is a call: 'sell(shares(100))'",
          "sellshort", "an order is a call: 'sell(shares(100))'",
          "buytocover", "write 'close_all()', or 'buy(shares(100))'",
          "end", "a block ends with '}'",
          "begin", "a block begins with '{'",
          "then", "a block stands in braces: 'if a > b { … }'");

  private static final String BUILT_IN = "'sma', 'rsi' and all other functions are built in";

  private final Name name;
  private final Source source;
  private final String behind;

  private IdleName(Name name, Source source) {
    this.name = name;
    this.source = source;
    int end = source.text().indexOf('\n', name.span().end());
    this.behind =
        source.text().substring(name.span().end(), end < 0 ? source.text().length() : end).strip();
  }

  static Diagnostic complaint(Name name, Source source) {
    IdleName idle = new IdleName(name, source);
    return idle.library()
        .or(idle::header)
        .or(idle::word)
        .or(idle::phrase)
        .orElseGet(() -> idle.said("this expression has no effect: assign it, or remove the line"));
  }

  private Optional<Diagnostic> library() {
    boolean imports = name.text().equals("import") || name.text().equals("from");
    if (!imports || behind.isEmpty()) {
      return Optional.empty();
    }
    Diagnostic complaint =
        said(BUILT_IN + "; a library is named in quotes: 'import \"owner/name@1.0\" as lib'");
    int from = source.text().lastIndexOf('\n', name.span().start()) + 1;
    int end = source.text().indexOf('\n', from);
    Span line = new Span(from, end < 0 ? source.text().length() : end + 1);
    return Optional.of(complaint.fixedBy(Fix.replace("remove the line", line, "")));
  }

  private Optional<Diagnostic> header() {
    boolean kind =
        !behind.isEmpty()
            && Arrays.stream(Kind.values()).anyMatch(each -> each.word().equals(name.text()));
    return kind
        ? Optional.of(said("a header names its title in quotes: '" + name.text() + " \"Title\"'"))
        : Optional.empty();
  }

  private Optional<Diagnostic> word() {
    String small = name.text().toLowerCase(Locale.ROOT);
    Optional<String> here =
        Habit.word(name.text())
            .or(() -> WORDS.contains(small) ? Optional.of(small) : Optional.empty());
    return here.map(word ->
        said("'" + name.text() + "' is no word of the language: write '" + word + "'")
            .fixedBy(Fix.replace("write " + word, name.span(), word)));
  }

  private Optional<Diagnostic> phrase() {
    String small = name.text().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(PHRASES.get(small)).map(this::said);
  }

  private Diagnostic said(String message) {
    return Diagnostic.of(Code.E1103, name.span(), message);
  }
}
