package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Parameter;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What stands at the top level: declarations, handlers, tests, and which statements may.
final class DeclarationChecker {
  private final Walk walk;
  private final ExpressionChecker expressions;
  private final StatementChecker statements;
  private final TypeReader types;
  private final Handlers handlers;

  DeclarationChecker(Walk walk, ExpressionChecker expressions, StatementChecker statements) {
    this.walk = walk;
    this.expressions = expressions;
    this.statements = statements;
    this.types = new TypeReader(walk);
    this.handlers = new Handlers(walk, expressions, statements);
  }

  void check(Item item) {
    switch (item) {
      case Statement statement -> statement(statement);
      case Item.Import each -> walk.imports.declare(each);
      case Item.Input each -> input(each);
      case Item.Const each -> constant(each);
      case Item.Function each -> {
        export(each.visibility(), each.name(), each.span());
        expressions.calls().functions().declare(each, statements);
      }
      case Item.RecordType each -> record(each);
      case Item.EnumType each -> enumeration(each);
      case Item.Handler each -> handlers.check(each);
      case Item.Risk each -> risk(each);
      case Item.Test each ->
          walk.inFrame(Frame.Sort.TEST, Fact.Ripeness.SETTLED, () -> statements.block(each.body()));
    }
  }

  private void statement(Statement statement) {
    boolean allowed =
        walk.kind().hasBody()
            || statement instanceof Statement.Broken
            || walk.kind() != Kind.LIBRARY
                && (statement instanceof Statement.Let
                    || statement instanceof Statement.Var
                    || statement instanceof Statement.Check);
    boolean elsewhere =
        statement instanceof Statement.Invoke invoke && isUnavailable(invoke.call());
    if (!allowed && !elsewhere) {
      walk.complain(
          Code.E1707,
          statement.span(),
          walk.kind() == Kind.LIBRARY
              ? "a library holds declarations only"
              : "the top level of '"
                  + walk.kind().word()
                  + "' holds declarations, 'let' and 'var':"
                  + " put this into a handler");
      return;
    }
    statements.check(statement, List.of());
  }

  /// True when a call is not for this kind of script at all: that is what there is to say then.
  private boolean isUnavailable(Expression.Call call) {
    return call.callee() instanceof Expression.NameUse use
        && walk.scope().find(use.name().key()).isEmpty()
        && walk.catalogue.global(use.name().text()).stream()
            .filter(entry -> entry.shape() == Builtin.Shape.CALL)
            .anyMatch(entry ->
                Availability.obstacle(entry.effect(), walk.kind(), walk.handler(), false)
                    .isPresent());
  }

  private void input(Item.Input input) {
    if (walk.kind() == Kind.LIBRARY) {
      walk.complain(
          Code.E1707,
          input.span(),
          "a library has no inputs: give its functions a parameter instead");
    }
    Type declared = types.read(input.type());
    for (Argument option : input.options()) {
      option(option);
    }
    if (SourceInput.isSource(input)) {
      new SourceInput(walk).declare(input);
      return;
    }
    Fact value = new LetChecker(expressions).initial(input.value(), declared);
    requireConst(input.value(), value, "the default of an input");
    input.range().ifPresent(range -> range(range, value.type()));
    input
        .step()
        .ifPresent(step -> requireConst(step, expressions.check(step, value.type()), "a step"));
    walk.declare(input.name(), Symbol.Role.INPUT, Fact.of(value.type(), Stage.RUN));
  }

  private void range(Expression range, Type type) {
    boolean bounds = range instanceof Expression.Binary both && both.operator().isRange();
    if (bounds && range instanceof Expression.Binary both) {
      requireConst(both.left(), expressions.expect(both.left(), type), "a bound");
      requireConst(both.right(), expressions.expect(both.right(), type), "a bound");
      return;
    }
    requireConst(range, expressions.expect(range, new Type.ArrayOf(type)), "a list of choices");
  }

  private void requireConst(Expression expression, Fact fact, String what) {
    if (fact.stage() == Stage.SERIES) {
      walk.complain(
          Code.E1705, expression.span(), what + " is written out: it cannot depend on a step");
    }
  }

  private void option(Argument option) {
    Type type =
        switch (option.name().map(name -> name.text()).orElse("")) {
          case "group", "tip" -> Basic.STRING;
          case "active" -> Basic.BOOL;
          default -> {
            walk.complain(
                Code.E1705, option.place(), "an input has the options group, tip and active");
            yield Basic.UNKNOWN;
          }
        };
    expressions.expect(option.value(), type);
  }

  private void constant(Item.Const constant) {
    export(constant.visibility(), constant.name(), constant.span());
    Type declared = types.read(constant.type());
    Fact value = new LetChecker(expressions).initial(constant.value(), declared);
    if (value.stage() != Stage.CONST && !value.isUnknown()) {
      walk.complain(
          Code.E1101, constant.value().span(), "a constant cannot depend on the run: use 'let'");
    }
    Symbol symbol = walk.declare(constant.name(), Symbol.Role.CONST, value);
    symbol.fold(expressions.constants.fold(constant.value()));
  }

  private void record(Item.RecordType record) {
    export(record.visibility(), record.name(), record.span());
    List<Type.Field> fields = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Parameter field : record.fields()) {
      Type type = types.read(field.type());
      field.value().ifPresent(value -> expressions.expect(value, type));
      if (!seen.add(field.name().text())) {
        walk.complain(
            Code.E1203,
            field.name().span(),
            "the field '" + field.name().text() + "' stands twice");
      }
      fields.add(new Type.Field(field.name().text(), type, field.value().isPresent()));
      walk.index.declareMember(record.name().key(), field.name());
    }
    declareType(record.name(), new Type.RecordOf(record.name().key(), fields));
  }

  private void enumeration(Item.EnumType enumeration) {
    export(enumeration.visibility(), enumeration.name(), enumeration.span());
    List<String> members = new ArrayList<>();
    for (Item.Member member : enumeration.members()) {
      if (members.contains(member.name().text())) {
        walk.complain(
            Code.E1203, member.name().span(), "'" + member.name().text() + "' stands twice");
      }
      members.add(member.name().text());
      walk.index.declareMember(enumeration.name().key(), member.name());
    }
    declareType(enumeration.name(), new Type.EnumOf(enumeration.name().key(), members));
  }

  private void declareType(Name name, Type type) {
    walk.index.declareType(name);
    if (walk.types.putIfAbsent(name.key(), type) != null) {
      walk.add(
          Diagnostic.of(
              Code.E1203, name.span(), "the type '" + name.text() + "' is declared already"));
    } else if (walk.catalogue.type(name.text()).isPresent()) {
      walk.complain(
          Code.W3203, name.span(), "'" + name.text() + "' hides the built-in type of that name");
    }
  }

  private void export(Item.Visibility visibility, Name name, Span place) {
    if (visibility == Item.Visibility.EXPORTED) {
      walk.imports.export(name);
      if (walk.kind() != Kind.LIBRARY) {
        walk.complain(
            Code.E1706,
            new Span(place.start(), place.start() + "export".length()),
            "only a 'library' exports");
      }
    }
  }

  private void risk(Item.Risk risk) {
    if (walk.kind() != Kind.STRATEGY && walk.kind() != Kind.EVENTS) {
      walk.complain(
          Code.E1702,
          new Span(risk.span().start(), risk.span().start() + "risk".length()),
          "a risk block belongs to strategies and event scripts");
    }
    for (Argument limit : risk.limits()) {
      String name = limit.name().orElseThrow().text();
      Optional<Type> wanted =
          RiskLimit.all().stream()
              .filter(each -> each.name().equals(name))
              .map(RiskLimit::type)
              .findFirst();
      if (wanted.isEmpty()) {
        Optional<String> nearest =
            Nearest.of(name, RiskLimit.all().stream().map(RiskLimit::name).toList());
        walk.complain(
            Code.E1705,
            limit.place(),
            "there is no limit '"
                + name
                + "'"
                + nearest.map(each -> ": did you mean '" + each + "'?").orElse(""));
      }
      limit(limit, wanted.orElse(Basic.UNKNOWN), name);
    }
  }

  private void limit(Argument limit, Type wanted, String name) {
    Fact value = expressions.expect(limit.value(), wanted);
    boolean loss = name.equals("max_daily_loss") || name.equals("max_drawdown");
    boolean fits =
        value.isUnknown() || value.type() == Basic.PERCENT || value.type() == Basic.MONEY;
    if (loss && !fits) {
      walk.complain(
          Code.E1101,
          limit.value().span(),
          "'percent' or 'money' is wanted here, this is '" + value.type().text() + "'");
    }
  }
}
