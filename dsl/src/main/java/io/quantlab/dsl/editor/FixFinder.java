package io.quantlab.dsl.editor;

import io.quantlab.dsl.check.Fact;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.parser.Lexeme;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Header;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Changes to offer for a stretch of the text: those that mend a diagnostic, and naming a part of
/// an expression with `let`.
final class FixFinder {
  private final Document document;
  private final Source source;

  FixFinder(Document document) {
    this.document = document;
    this.source = document.source();
  }

  List<Fix> actions(Span span) {
    List<Fix> fixes = new ArrayList<>();
    for (Diagnostic each : document.diagnostics()) {
      if (each.span().start() <= span.end() && span.start() <= each.span().end()) {
        fixes.addAll(of(each));
      }
    }
    if (span.end() > span.start()) {
      name(span).ifPresent(fixes::add);
    }
    return fixes;
  }

  /// The ways to mend one diagnostic, the best first.
  List<Fix> of(Diagnostic diagnostic) {
    List<Fix> fixes = new ArrayList<>();
    diagnostic.fix().ifPresent(fixes::add);
    Span place = diagnostic.span();
    switch (diagnostic.code()) {
      case E1005 -> fixes.addAll(closer(diagnostic));
      case E1006, E1003, E1004 -> fixes.add(Fix.replace("remove it", place, ""));
      case E1010 -> chain(place).ifPresent(fixes::add);
      case E1011, E1014 -> joinLines(place).ifPresent(fixes::add);
      case E1013 -> fixes.add(Fix.replace("write lang 1", place, "1"));
      case E1102 -> unwrap(place).ifPresent(fixes::add);
      case E1115 -> {
        for (String unit : List.of("shares", "contracts", "units")) {
          String text = unit + "(" + source.textOf(place) + ")";
          fixes.add(Fix.replace("write " + text, place, text));
        }
      }
      case E1202 -> asVariable(diagnostic).ifPresent(fixes::add);
      case E1405 -> option("intrabar", "true").ifPresent(fixes::add);
      case E1603 -> option("intrabar", "true").ifPresent(fixes::add);
      case W3201, W3202 -> remove(place).ifPresent(fixes::add);
      default -> {}
    }
    return fixes;
  }

  private List<Fix> closer(Diagnostic diagnostic) {
    List<Fix> fixes = new ArrayList<>();
    for (Diagnostic.Related opener : diagnostic.related()) {
      String closer =
          switch (source.textOf(opener.span())) {
            case "(" -> ")";
            case "[" -> "]";
            case "{" -> "\n}";
            case String _ -> "";
          };
      int at = document.before(diagnostic.span().start()).map(each -> each.span().end()).orElse(0);
      if (!closer.isEmpty()) {
        fixes.add(Fix.replace("write the missing '" + closer.strip() + "'", Span.at(at), closer));
      }
    }
    return fixes;
  }

  /// `a < b < c` becomes `a < b and b < c`.
  private Optional<Fix> chain(Span operator) {
    int from = -1;
    for (Lexeme each : document.lexemes()) {
      if (each.span().start() >= operator.start()) {
        break;
      }
      boolean comparison = Set.of("==", "!=", "<", "<=", ">", ">=").contains(each.text());
      from = comparison ? each.span().end() : from;
    }
    if (from < 0) {
      return Optional.empty();
    }
    String middle = source.text().substring(from, operator.start()).strip();
    return Optional.of(
        Fix.replace("write and " + middle, Span.at(operator.start()), "and " + middle + " "));
  }

  private Optional<Fix> joinLines(Span place) {
    return document
        .before(place.start())
        .map(before ->
            Fix.replace(
                "join the lines",
                new Span(before.span().end(), place.start()),
                before.is("return") ? " " : ""));
  }

  private Optional<Fix> unwrap(Span place) {
    Optional<Expression> expression =
        Trail.to(document, place.start())
            .nearest(Expression.class, each -> each.span().equals(place));
    Optional<Type> type = expression.flatMap(document.checked()::factOf).map(Fact::type);
    if (type.isEmpty() || !(type.get() instanceof Type.OptionalOf(Type inner))) {
      return Optional.empty();
    }
    Optional<String> value =
        switch (inner) {
          case Basic.INT, Basic.FLOAT -> Optional.of("0");
          case Basic.STRING -> Optional.of("\"\"");
          case Basic.BOOL -> Optional.of("false");
          case Type _ -> Optional.empty();
        };
    return value.map(each -> {
      String text = "(" + source.textOf(place) + " ?? " + each + ")";
      return Fix.replace("write " + text, place, text);
    });
  }

  private Optional<Fix> asVariable(Diagnostic diagnostic) {
    return diagnostic.related().stream()
        .map(related -> Trail.to(document, related.span().start()).nearest(Statement.Let.class))
        .flatMap(Optional::stream)
        .filter(let -> let.unpacking() == Statement.Unpacking.WHOLE)
        .findFirst()
        .map(let -> {
          Span word = new Span(let.span().start(), let.span().start() + "let".length());
          return Fix.replace("declare it with var", word, "var");
        });
  }

  /// Adds an option to the header.
  private Optional<Fix> option(String name, String value) {
    return document
        .script()
        .header()
        .map(header -> {
          String text = name + ": " + value;
          return header.options().isEmpty()
              ? Fix.replace(
                  "write " + text, Span.at(header.title().span().end()), " (" + text + ")")
              : Fix.replace("write " + text, Span.at(lastOption(header).end()), ", " + text);
        });
  }

  private static Span lastOption(Header header) {
    return header.options().getLast().span();
  }

  /// Removes the statement something stands in, with its line when nothing else is on it.
  private Optional<Fix> remove(Span place) {
    return Trail.to(document, place.start())
        .nearest(Statement.class)
        .filter(statement -> statement.span().start() <= place.start())
        .map(statement -> Fix.replace("remove it", wholeLines(statement.span()), ""));
  }

  private Span wholeLines(Span span) {
    int first = source.offsetOf(source.lineOf(span.start()), 1);
    int lastLine = source.lineOf(Math.max(span.start(), span.end() - 1));
    int last = first(lastLine) + source.lineText(lastLine).length();
    boolean alone =
        source.text().substring(first, span.start()).isBlank()
            && source.text().substring(span.end(), Math.max(span.end(), last)).isBlank();
    return alone ? new Span(first, Math.min(source.text().length(), last + 1)) : span;
  }

  private int first(int line) {
    return source.offsetOf(line, 1);
  }

  /// Names the selected expression with a `let` before its statement.
  private Optional<Fix> name(Span span) {
    Trail trail = Trail.to(document, span.start());
    Optional<Expression> selected =
        trail.nearest(Expression.class, each -> each.span().equals(span));
    Optional<Statement> statement = trail.nearest(Statement.class);
    boolean sensible =
        selected.isPresent()
            && statement.isPresent()
            && statement.get().span().start() < span.start()
            && trail.nearest(Expression.Lambda.class).isEmpty()
            && trail.nearest(Expression.At.class).isEmpty();
    if (!sensible) {
      return Optional.empty();
    }
    int start = statement.get().span().start();
    String indent = source.lineText(source.lineOf(start)).replaceAll("\\S.*", "");
    String name = freshName();
    return Optional.of(
        new Fix(
            "name it with let",
            List.of(
                new Fix.Edit(
                    Span.at(start), "let " + name + " = " + source.textOf(span) + "\n" + indent),
                new Fix.Edit(span, name))));
  }

  private String freshName() {
    List<String> taken =
        document.checked().index().declared().stream().map(each -> each.symbol().name()).toList();
    String name = "value";
    for (int i = 2; taken.contains(name); i++) {
      name = "value" + i;
    }
    return name;
  }
}
