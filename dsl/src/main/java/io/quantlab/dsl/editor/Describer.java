package io.quantlab.dsl.editor;

import io.quantlab.dsl.check.Fact;
import io.quantlab.dsl.check.HandlerSignature;
import io.quantlab.dsl.check.HeaderOption;
import io.quantlab.dsl.check.NameIndex;
import io.quantlab.dsl.check.RiskLimit;
import io.quantlab.dsl.check.Symbol;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Catalogue;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.parser.Lexeme;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Header;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Node;
import io.quantlab.dsl.syntax.Parameter;
import io.quantlab.dsl.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stands at a place, in words: type, stage, whether it still develops, documentation.
final class Describer {
  private final Document document;
  private final Label label;
  private final NameIndex index;

  Describer(Document document) {
    this.document = document;
    this.label = new Label(document);
    this.index = document.checked().index();
  }

  Optional<Hover> at(int offset) {
    boolean comment =
        document.lexemeAt(offset).filter(each -> each.sort() == Lexeme.Sort.COMMENT).isPresent();
    if (comment) {
      return Optional.empty();
    }
    return named(offset)
        .or(() -> ofTree(Trail.to(document, offset)))
        .or(() -> document.lexemeAt(offset).flatMap(Describer::word));
  }

  /// A name the script declares.
  private Optional<Hover> named(int offset) {
    Optional<NameIndex.Use> use = index.at(offset);
    if (use.isEmpty()) {
      return Optional.empty();
    }
    Span declaration = use.get().declaration();
    String doc = documentationAbove(declaration);
    return index
        .declaredAt(declaration)
        .map(found -> describe(found.symbol(), useFact(offset).orElse(found.symbol().fact()), doc))
        .or(() -> typeDeclaration(declaration, doc))
        .map(text -> new Hover(use.get().place(), text));
  }

  /// What is known of a name at the place of its use: narrower inside `if x != none`.
  private Optional<Fact> useFact(int offset) {
    return Trail.to(document, offset)
        .nearest(Expression.NameUse.class)
        .flatMap(document.checked()::factOf)
        .filter(fact -> fact.type() != Type.Basic.UNKNOWN);
  }

  private String describe(Symbol symbol, Fact fact, String doc) {
    if (symbol.role() == Symbol.Role.LIBRARY) {
      return describe(symbol);
    }
    boolean function = symbol.role() == Symbol.Role.FUNCTION;
    String head =
        function
            ? label.of(symbol)
            : Label.word(symbol.role()) + " " + symbol.name() + Label.typed(fact.type());
    List<String> parts = new ArrayList<>(List.of(code(head)));
    if (function) {
      parts.add(symbol.isStateful() ? "Keeps state: one copy for each place it is called." : "");
    } else {
      parts.add(Label.moment(fact));
    }
    parts.add(symbol.role() == Symbol.Role.INPUT ? inputRange(symbol) : "");
    parts.add(doc);
    return joined(parts);
  }

  private String describe(Symbol imported) {
    String library = document.checked().library(imported).orElse("");
    List<String> exports = document.checked().exports(imported);
    return joined(
        List.of(
            code("import " + imported.name() + (library.isEmpty() ? "" : " from " + library)),
            exports.isEmpty() ? "" : "Has " + String.join(", ", exports) + "."));
  }

  private String inputRange(Symbol symbol) {
    for (Item item : document.script().items()) {
      if (item instanceof Item.Input input && input.name().span().equals(symbol.place())) {
        String range =
            input
                .range()
                .map(each -> " in `" + document.source().textOf(each.span()) + "`")
                .orElse("");
        return "Default `" + document.source().textOf(input.value().span()) + "`" + range;
      }
    }
    return "";
  }

  private Optional<String> typeDeclaration(Span declaration, String doc) {
    Node node = Trail.to(document, declaration.start()).outer(1).orElse(document.script());
    String text =
        switch (node) {
          case Item.RecordType record when record.name().span().equals(declaration) ->
              code(document.source().textOf(record.span()));
          case Item.EnumType each -> code(document.source().textOf(each.span()));
          case Parameter field -> code("field " + label.parameter(field));
          default -> "";
        };
    return text.isEmpty() ? Optional.empty() : Optional.of(joined(List.of(text, doc)));
  }

  private String documentationAbove(Span declaration) {
    return document.documentation(
        Trail.to(document, declaration.start())
            .nearest(Item.class)
            .map(Node::span)
            .orElse(declaration));
  }

  private Optional<Hover> ofTree(Trail trail) {
    return switch (trail.innermost()) {
      case Name name -> ofName(name, trail);
      case TypeName.Named type -> ofType(type.name());
      case Expression expression -> ofExpression(expression);
      case Node _ -> Optional.empty();
    };
  }

  private Optional<Hover> ofName(Name name, Trail trail) {
    Node holder = trail.outer(1).orElseThrow();
    Optional<String> text =
        switch (holder) {
          case Expression.NameUse use -> builtinOf(use, trail);
          case Expression.Member member -> builtinOf(member, trail);
          case Argument argument -> ofArgument(argument, trail);
          case TypeName.Named type -> ofType(type.name()).map(Hover::markdown);
          case Item.Handler handler ->
              HandlerSignature.of(handler.name().text())
                  .map(each -> joined(List.of(code(each.text()), each.doc())));
          case Node _ -> Optional.empty();
        };
    return text.map(each -> new Hover(name.span(), each));
  }

  private Optional<String> builtinOf(Expression expression, Trail trail) {
    Optional<Expression.Call> call =
        trail.nearest(Expression.Call.class, each -> each.callee() == expression);
    Optional<Builtin> entry = call.flatMap(index::builtin).or(() -> index.builtin(expression));
    Optional<Fact> fact =
        call.map(each -> (Expression) each)
            .or(() -> Optional.of(expression))
            .flatMap(document.checked()::factOf);
    if (entry.isEmpty()) {
      return fact.filter(each -> each.type() != Type.Basic.UNKNOWN).map(this::value);
    }
    String here =
        fact.filter(each -> each.type() != Type.Basic.NOTHING)
            .map(each -> "Here `" + each.type().text() + "`, " + Label.moment(each) + ".")
            .orElse("");
    return Optional.of(
        joined(List.of(code(entry.get().signature()), Label.about(entry.get()), here)));
  }

  private String value(Fact fact) {
    return joined(List.of(code(fact.type().text()), Label.moment(fact)));
  }

  private Optional<String> ofArgument(Argument argument, Trail trail) {
    String name = argument.name().orElseThrow().text();
    Optional<String> option =
        trail
            .nearest(Header.class)
            .flatMap(header ->
                HeaderOption.of(header.kind()).stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst())
            .map(each -> joined(List.of(code(name + Label.typed(each.type())), each.doc())));
    Optional<String> limit =
        trail
            .nearest(Item.Risk.class)
            .flatMap(
                _ -> RiskLimit.all().stream().filter(each -> each.name().equals(name)).findFirst())
            .map(each -> joined(List.of(code(name + Label.typed(each.type())), each.doc())));
    return option
        .or(() -> limit)
        .or(() ->
            trail
                .nearest(Expression.Call.class, each -> each.arguments().contains(argument))
                .flatMap(index::builtin)
                .flatMap(entry ->
                    entry.parameters().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst())
                .map(param ->
                    code(
                        "parameter "
                            + name
                            + ": "
                            + param.type().text()
                            + param.value().map(value -> " = " + value).orElse(""))));
  }

  private static Optional<Hover> ofType(Name name) {
    Catalogue catalogue = Catalogue.version1();
    return catalogue
        .type(name.text())
        .map(type -> {
          List<String> members = catalogue.memberNames(type);
          String has =
              type instanceof Type.EnumOf(String _, var values)
                  ? String.join(", ", values)
                  : String.join(", ", members);
          return new Hover(
              name.span(),
              joined(
                  List.of(code("type " + name.text()), has.isEmpty() ? "" : "Has " + has + ".")));
        });
  }

  private Optional<Hover> ofExpression(Expression expression) {
    return document
        .checked()
        .factOf(expression)
        .filter(fact -> fact.type() != Type.Basic.UNKNOWN)
        .map(fact -> new Hover(expression.span(), value(fact)));
  }

  private static Optional<Hover> word(Lexeme lexeme) {
    return Keyword.of(lexeme.text())
        .filter(_ -> lexeme.sort() == Lexeme.Sort.WORD)
        .map(word -> new Hover(lexeme.span(), joined(List.of(code(word.word()), word.doc()))));
  }

  private static String code(String text) {
    return "```wick\n" + text + "\n```";
  }

  private static String joined(List<String> parts) {
    return String.join("\n\n", parts.stream().filter(each -> !each.isEmpty()).toList());
  }
}
