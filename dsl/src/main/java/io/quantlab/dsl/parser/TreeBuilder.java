package io.quantlab.dsl.parser;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Comment;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Header;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Item.Visibility;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Parameter;
import io.quantlab.dsl.syntax.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/// Builds the tree of a script: header, declarations, and statements through [StatementBuilder].
final class TreeBuilder {
  private final WickReader reader;
  private final ExpressionBuilder expressions;
  private final StatementBuilder statements;

  TreeBuilder(WickReader reader, Places places) {
    this.reader = reader;
    this.expressions = new ExpressionBuilder(reader, places);
    this.statements = new StatementBuilder(reader, expressions);
  }

  Expression expression(WickParser.ExprContext context) {
    return expressions.build(context);
  }

  Script script(
      Span span,
      WickParser.ScriptContext start,
      List<WickParser.ItemContext> contexts,
      List<Comment> comments) {
    List<Item> items = new ArrayList<>();
    for (WickParser.ItemContext context : contexts) {
      item(context).ifPresent(items::add);
    }
    return new Script(
        span, language(start.langDecl()), header(start.kindDecl(), contexts), items, comments);
  }

  private Optional<Expression.IntLiteral> language(WickParser.LangDeclContext declaration) {
    if (declaration == null || declaration.exception != null) {
      return Optional.empty();
    }
    if (!(expressions.literals().build(declaration.INT())
        instanceof Expression.IntLiteral version)) {
      return Optional.empty();
    }
    if (version.value() != 1) {
      reader.add(
          Diagnostic.of(
              Code.E1013,
              version.span(),
              "version " + version.value() + " of the language is not known; the newest is 1"));
    }
    return Optional.of(version);
  }

  private Optional<Header> header(
      WickParser.KindDeclContext declaration, List<WickParser.ItemContext> items) {
    if (declaration == null || declaration.kind == null || declaration.STRING() == null) {
      return items.stream().findFirst().flatMap(this::meantAsHeader);
    }
    boolean broken = declaration.exception != null;
    return Optional.of(
        new Header(
            expressions.span(declaration),
            Kind.valueOf(declaration.kind.getText().toUpperCase(Locale.ROOT)),
            expressions.text(declaration.STRING()),
            broken ? List.of() : expressions.arguments(declaration.argList())));
  }

  /// `strategy("S")`, `strategy My first`: no header, but what it says of the kind holds, so that
  /// nothing else is said of orders and plots.
  private Optional<Header> meantAsHeader(WickParser.ItemContext first) {
    String text = first.getText();
    for (Kind kind : Kind.values()) {
      if (text.equals(kind.word()) || text.startsWith(kind.word() + "(")) {
        Span place = expressions.span(first);
        return Optional.of(
            new Header(place, kind, new Expression.Text(place, List.of()), List.of()));
      }
    }
    return Optional.empty();
  }

  private Optional<? extends Item> item(WickParser.ItemContext context) {
    if (context.exception != null) {
      return Optional.of(BrokenNames.statement(context, expressions));
    }
    return switch (context.getChild(0)) {
      case WickParser.StatementContext statement -> statements.statement(statement);
      case WickParser.ImportDeclContext each ->
          Optional.of(
              new Item.Import(
                  expressions.span(each),
                  expressions.text(each.STRING()),
                  expressions.name(each.name())));
      case WickParser.InputDeclContext each ->
          Optional.of(new InputBuilder(expressions).build(each));
      case WickParser.ConstDeclContext each -> Optional.of(constant(each));
      case WickParser.FnDeclContext each -> Optional.of(function(each));
      case WickParser.RecordDeclContext each -> Optional.of(record(each));
      case WickParser.EnumDeclContext each -> Optional.of(enumeration(each));
      case WickParser.HandlerContext each -> Optional.of(handler(each));
      case WickParser.RiskBlockContext each -> Optional.of(risk(each));
      case WickParser.TestDeclContext each ->
          Optional.of(
              new Item.Test(
                  expressions.span(each),
                  expressions.text(each.STRING()),
                  statements.block(each.block())));
      default -> throw new IllegalStateException("no item: " + context.getText());
    };
  }

  private Item constant(WickParser.ConstDeclContext constant) {
    return new Item.Const(
        expressions.span(constant),
        visibility(constant),
        expressions.name(constant.name()),
        statements.type(constant.type()),
        expressions.build(constant.expr()));
  }

  private Item function(WickParser.FnDeclContext function) {
    Item.Body body =
        function.block() != null
            ? new Item.Body.Statements(statements.block(function.block()))
            : new Item.Body.Value(expressions.build(function.expr()));
    return new Item.Function(
        expressions.span(function),
        visibility(function),
        expressions.name(function.name()),
        parameters(function.params()),
        statements.type(function.type()),
        body);
  }

  private List<Parameter> parameters(WickParser.ParamsContext list) {
    if (list == null) {
      return List.of();
    }
    List<Parameter> parameters = new ArrayList<>();
    for (WickParser.ParamContext each : list.param()) {
      parameters.add(
          new Parameter(
              expressions.span(each),
              expressions.name(each.name()),
              statements.type(each.type()),
              Optional.ofNullable(each.expr()).map(expressions::build)));
    }
    return parameters;
  }

  private Item record(WickParser.RecordDeclContext record) {
    List<Parameter> fields = new ArrayList<>();
    for (WickParser.FieldContext each : record.field()) {
      fields.add(
          new Parameter(
              expressions.span(each),
              expressions.name(each.member()),
              statements.type(each.type()),
              Optional.ofNullable(each.expr()).map(expressions::build)));
    }
    return new Item.RecordType(
        expressions.span(record), visibility(record), expressions.name(record.name()), fields);
  }

  private Item enumeration(WickParser.EnumDeclContext enumeration) {
    List<Item.Member> members = new ArrayList<>();
    for (WickParser.MemberContext member : enumeration.member()) {
      members.add(
          new Item.Member(
              expressions.name(member), titleBehind(enumeration, member).map(expressions::text)));
    }
    return new Item.EnumType(
        expressions.span(enumeration),
        visibility(enumeration),
        expressions.name(enumeration.name()),
        members);
  }

  private static Optional<TerminalNode> titleBehind(
      ParserRuleContext context, ParserRuleContext member) {
    ParseTree next = context.getChild(context.children.indexOf(member) + 1);
    return next instanceof TerminalNode node && node.getSymbol().getType() == WickParser.STRING
        ? Optional.of(node)
        : Optional.empty();
  }

  private Item handler(WickParser.HandlerContext handler) {
    Name name =
        new Name(
            expressions.literals().place(handler.HANDLER().getSymbol()),
            handler.HANDLER().getText());
    return new Item.Handler(
        expressions.span(handler),
        name,
        parameters(handler.params()),
        Optional.ofNullable(handler.expr()).map(expressions::build),
        statements.block(handler.block()));
  }

  private Item risk(WickParser.RiskBlockContext risk) {
    List<Argument> limits = new ArrayList<>();
    for (int i = 0; i < risk.member().size(); i++) {
      Name name = expressions.name(risk.member(i));
      Expression value = expressions.build(risk.expr(i));
      limits.add(new Argument(name.span().to(value.span()), Optional.of(name), value));
    }
    return new Item.Risk(expressions.span(risk), limits);
  }

  private static Visibility visibility(ParserRuleContext declaration) {
    return declaration.getStart().getText().equals("export")
        ? Visibility.EXPORTED
        : Visibility.SCRIPT;
  }
}
