package io.quantlab.dsl.editor;

import io.quantlab.dsl.check.RiskLimit;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.editor.Completion.Kind;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.parser.Lexeme;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Header;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Node;
import io.quantlab.dsl.syntax.TypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What may be written at the cursor. Finds out where the cursor stands, then asks [Offers].
final class Completer {
  /// Words behind which a new name is written: nothing to offer.
  private static final Set<String> BEFORE_NEW_NAME =
      Set.of("let", "var", "const", "fn", "record", "enum", "input", "as", "for");

  private final Document document;
  private final int offset;
  private final Span word;

  Completer(Document document, int offset) {
    this.document = document;
    this.offset = offset;
    this.word = Probe.wordAt(document.source().text(), offset);
  }

  List<Completion> completions() {
    Optional<Lexeme> around = lexemeAround();
    boolean comment = around.filter(each -> each.sort() == Lexeme.Sort.COMMENT).isPresent();
    boolean text = around.filter(each -> each.sort() == Lexeme.Sort.TEXT).isPresent();
    if (comment || text && !isInterpolated(around.get()) || startsWithDigit()) {
      return List.of();
    }
    List<Completion> found = new ArrayList<>(text ? inTree() : byPlace());
    found.sort(Comparator.comparingInt(Completion::rank));
    return distinct(found);
  }

  private List<Completion> byPlace() {
    Optional<Lexeme> before = document.before(word.start());
    if (before.isPresent() && BEFORE_NEW_NAME.contains(before.get().text())) {
      return List.of();
    }
    List<Lexeme> ahead =
        document.lexemes().stream()
            .filter(each -> each.span().end() <= word.start())
            .filter(each -> each.sort() != Lexeme.Sort.COMMENT)
            .toList();
    List<Lexeme> open = Probe.open(ahead);
    boolean inBlock = open.isEmpty() || open.getFirst().is("{");
    if (inBlock && !open.isEmpty() && isRisk(ahead, open.getFirst()) && startsItem(before)) {
      return limits();
    }
    return inBlock && startsStatement(before) ? statement(open.isEmpty()) : inTree();
  }

  private List<Completion> statement(boolean topLevel) {
    Optional<Probe> probe = Probe.at(document, offset);
    Offers offers = offers(probe);
    List<Completion> found = new ArrayList<>();
    if (isHeader()) {
      found.addAll(offers.words(Keyword.Place.HEADER));
    }
    if (topLevel) {
      found.addAll(offers.words(Keyword.Place.TOP_LEVEL));
      found.addAll(offers.events(document.script().kind()));
    }
    found.addAll(offers.words(Keyword.Place.STATEMENT));
    found.addAll(offers.names(Basic.UNKNOWN));
    return found;
  }

  private List<Completion> inTree() {
    Optional<Probe> probe = Probe.at(document, offset);
    Offers offers = offers(probe);
    if (probe.isEmpty()) {
      return offers.names(Basic.UNKNOWN);
    }
    Trail trail = probe.get().trail();
    Name name = (Name) trail.innermost();
    return switch (trail.outer(1).orElseThrow()) {
      case Expression.Member member when member.member() == name -> offers.members().of(member);
      case TypeName.Named type ->
          type.library()
              .flatMap(probe.get().document().checked()::importOf)
              .map(offers.members()::types)
              .orElseGet(offers::types);
      case Argument argument when argument.name().filter(each -> each == name).isPresent() ->
          arguments(trail, offers);
      case Expression.NameUse use -> {
        List<Completion> found = arguments(trail, offers);
        found.addAll(offers.names(probe.get().document().checked().index().wanted(use)));
        found.addAll(offers.words(Keyword.Place.EXPRESSION));
        yield found;
      }
      case Node _ -> List.of();
    };
  }

  /// Named arguments of the call, options of the header, fields of the record the cursor is in.
  private static List<Completion> arguments(Trail trail, Offers offers) {
    List<Completion> found = new ArrayList<>();
    Optional<Node> holder = trail.outer(2);
    boolean direct =
        holder
                .filter(each -> each instanceof Argument argument && argument.name().isEmpty())
                .isPresent()
            || trail.outer(1).filter(Argument.class::isInstance).isPresent();
    if (!direct) {
      return found;
    }
    Node around = trail.outer(holder.get() instanceof Argument ? 3 : 2).orElseThrow();
    switch (around) {
      case Expression.Call call -> found.addAll(offers.arguments().of(call));
      case Header header -> found.addAll(offers.arguments().of(header));
      case Expression.RecordLiteral record -> found.addAll(offers.arguments().of(record));
      case Node _ -> {}
    }
    return found;
  }

  private List<Completion> limits() {
    List<Completion> found = new ArrayList<>();
    for (RiskLimit limit : RiskLimit.all()) {
      found.add(
          new Completion(
              limit.name(),
              Kind.OPTION,
              limit.type() == Basic.UNKNOWN ? "percent or money" : limit.type().text(),
              limit.doc(),
              limit.name() + ": ",
              word,
              0));
    }
    return found;
  }

  private Offers offers(Optional<Probe> probe) {
    return new Offers(
        probe.map(Probe::document).orElse(document),
        word,
        document.source().text().startsWith("(", word.end()));
  }

  /// True at the beginning of a text, where the kind is not yet written.
  private boolean isHeader() {
    return document.script().header().isEmpty()
        && document.lexemes().stream()
            .filter(each -> each.span().end() <= word.start())
            .allMatch(each ->
                each.sort() == Lexeme.Sort.COMMENT
                    || each.is("lang")
                    || each.sort() == Lexeme.Sort.NUMBER);
  }

  private boolean startsWithDigit() {
    return word.end() > word.start()
        && Character.isDigit(document.source().text().charAt(word.start()));
  }

  /// True where a line begins, or something behind a brace or a semicolon.
  private boolean startsItem(Optional<Lexeme> before) {
    if (before.isEmpty() || before.get().is("{") || before.get().is(";") || before.get().is(",")) {
      return true;
    }
    int line = document.source().lineOf(word.start());
    return document.source().lineOf(before.get().span().start()) < line;
  }

  private boolean startsStatement(Optional<Lexeme> before) {
    boolean mark =
        before
            .filter(each -> each.sort() == Lexeme.Sort.MARK)
            .filter(each -> !"})]?;{".contains(each.text()))
            .isPresent();
    boolean operator =
        before
            .filter(each -> Set.of("and", "or", "not", "in", "div", "mod").contains(each.text()))
            .isPresent();
    return !mark
        && !operator
        && (startsItem(before) || before.filter(each -> each.is("}")).isPresent());
  }

  private static boolean isRisk(List<Lexeme> ahead, Lexeme brace) {
    int at = ahead.indexOf(brace);
    return at > 0 && ahead.get(at - 1).is("risk");
  }

  /// The comment or string the cursor is inside.
  private Optional<Lexeme> lexemeAround() {
    return document.lexemes().stream()
        .filter(each -> each.span().start() < offset)
        .filter(each ->
            offset < each.span().end()
                || offset == each.span().end()
                    && (each.text().startsWith("//") || isOpenText(each)))
        .findFirst();
  }

  private static boolean isOpenText(Lexeme lexeme) {
    String text = lexeme.text();
    return lexeme.sort() == Lexeme.Sort.TEXT
        && (text.length() == 1 || text.charAt(text.length() - 1) != text.charAt(0));
  }

  private boolean isInterpolated(Lexeme text) {
    String ahead = text.text().substring(0, offset - text.span().start());
    return ahead.replace("\\{", "").lastIndexOf('{') > ahead.replace("\\{", "").lastIndexOf('}');
  }

  /// The first of each label: functions with several forms are offered once.
  private static List<Completion> distinct(List<Completion> found) {
    Set<String> seen = new HashSet<>();
    return found.stream().filter(each -> seen.add(each.label())).toList();
  }
}
