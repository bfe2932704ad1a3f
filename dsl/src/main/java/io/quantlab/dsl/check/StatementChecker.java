package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Block;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.MatchArm;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Operator;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Statements and blocks.
final class StatementChecker {
  private final Walk walk;
  private final ExpressionChecker expressions;
  private final Deque<Results> functions = new ArrayDeque<>();

  /// What the function around returns.
  private record Results(Type wanted, List<Fact> found) {}

  StatementChecker(Walk walk, ExpressionChecker expressions) {
    this.walk = walk;
    this.expressions = expressions;
  }

  /// Checks what a function does and gives what it returns.
  Fact functionBody(Item.Function function, Type wanted) {
    switch (function.body()) {
      case Item.Body.Value value -> {
        return wanted == Basic.UNKNOWN
            ? expressions.value(value.expression())
            : expressions.expect(value.expression(), wanted).as(wanted);
      }
      case Item.Body.Statements body -> {
        functions.push(new Results(wanted, new ArrayList<>()));
        statements(body.block().statements());
        return returned(function, body.block(), functions.pop());
      }
    }
  }

  private Fact returned(Item.Function function, Block body, Results results) {
    boolean gives = function.result().isPresent() || !results.found().isEmpty();
    if (gives && !Paths.returnsAlways(body)) {
      walk.complain(
          Code.E1502,
          body.closer(),
          "'" + function.name().text() + "' can end here without a value: return one");
    }
    Fact all = Fact.constant(gives ? Basic.UNKNOWN : Basic.NOTHING);
    Type type = results.wanted();
    for (Fact fact : results.found()) {
      all = all.with(fact);
      type =
          type == Basic.UNKNOWN ? fact.type() : Conversions.unify(type, fact.type()).orElse(type);
    }
    return gives ? all.as(type) : all;
  }

  void block(Block block) {
    walk.inScope(block.span(), () -> statements(block.statements()));
  }

  void statements(List<Statement> statements) {
    boolean ended = false;
    for (Statement statement : statements) {
      if (ended) {
        walk.complain(Code.W3202, statement.span(), "this is never reached");
        ended = false;
      }
      walk.inStatement(statement.span(), () -> check(statement, statements));
      ended = Paths.leaves(statement);
    }
  }

  /// Checks a statement.
  ///
  /// @param around the list it stands in: tells whether a `var` of a function keeps state
  void check(Statement statement, List<Statement> around) {
    switch (statement) {
      case Statement.Broken broken ->
          broken.declared().forEach(name -> walk.declare(name, Symbol.Role.BROKEN, Fact.UNKNOWN));
      case Statement.Let let -> new LetChecker(expressions).check(let);
      case Statement.Var variable -> variable(variable, around);
      case Statement.If choice -> choice(choice);
      case Statement.For loop -> loop(loop);
      case Statement.While loop -> loop(loop);
      case Statement.Match match -> match(match);
      case Statement.Do inner -> block(inner.block());
      case Statement.Return back -> back(back);
      case Statement.Break _ -> requireLoop(statement.span(), "break");
      case Statement.Continue _ -> requireLoop(statement.span(), "continue");
      case Statement.Check check -> check(check);
      case Statement.Assign assign -> assign(assign);
      case Statement.Invoke invoke -> invoke(invoke);
    }
  }

  private void variable(Statement.Var variable, List<Statement> around) {
    Type declared = new TypeReader(walk).read(variable.type());
    Fact value = new LetChecker(expressions).initial(variable.value(), declared);
    boolean live = variable.life() == Statement.Life.LIVE;
    if (live && !walk.intrabar()) {
      walk.complain(
          Code.E1405,
          new Span(variable.span().start(), variable.span().start() + "live".length()),
          "a 'live var' needs '(intrabar: true)' in the header");
    }
    Symbol symbol =
        walk.declare(
            variable.name(),
            live ? Symbol.Role.LIVE_VAR : Symbol.Role.VAR,
            value.atLeast(Stage.SERIES));
    switch (symbol.level()) {
      case SCRIPT -> {}
      case BLOCK ->
          walk.complain(
              Code.H3002,
              variable.name().span(),
              "this starts anew each time the block runs: declare it at script level to keep it");
      case FUNCTION -> {
        if (!Paths.setsFirst(around, variable)) {
          walk.note(Effect.STATE);
        }
      }
    }
  }

  private void choice(Statement.If choice) {
    Fact condition = expressions.expect(choice.condition(), Basic.BOOL);
    walk.inBranch(
        condition,
        () -> {
          walk.inScope(
              choice.then().span(),
              () -> {
                Narrowing.apply(walk, choice.condition());
                block(choice.then());
              });
        });
    choice.otherwise().ifPresent(other -> walk.inBranch(condition, () -> check(other, List.of())));
  }

  private void loop(Statement.For loop) {
    Fact subject = expressions.value(loop.subject());
    List<Type> types = elements(loop, subject.type());
    Frame.Sort sort =
        subject.stage() == Stage.SERIES ? Frame.Sort.OPEN_LOOP : Frame.Sort.FIXED_LOOP;
    walk.inFrame(
        sort,
        subject.ripeness(),
        () ->
            walk.inScope(
                loop.span(),
                () -> {
                  for (int i = 0; i < loop.names().size(); i++) {
                    Name name = loop.names().get(i);
                    Type type = i < types.size() ? types.get(i) : Basic.UNKNOWN;
                    walk.declare(name, Symbol.Role.LOOP, subject.as(type));
                  }
                  block(loop.body());
                }));
  }

  private List<Type> elements(Statement.For loop, Type subject) {
    boolean pairs = loop.names().size() == 2;
    List<Type> types =
        switch (subject) {
          case Type.ArrayOf(Type element) -> pairs ? List.of(Basic.INT, element) : List.of(element);
          case Type.SetOf(Type element) -> pairs ? List.of() : List.of(element);
          case Type.MapOf(Type key, Type value) -> pairs ? List.of(key, value) : List.of();
          case Basic basic when basic == Basic.RANGE -> pairs ? List.of() : List.of(Basic.INT);
          case Type _ -> List.of();
        };
    if (types.isEmpty() && subject != Basic.UNKNOWN) {
      walk.complain(
          Code.E1101,
          loop.subject().span(),
          subject instanceof Type.MapOf
              ? "a map gives pairs: write 'for (k, v) in …'"
              : "'"
                  + subject.text()
                  + "' cannot be looped over with "
                  + (pairs ? "two names" : "one name"));
    }
    return types;
  }

  private void loop(Statement.While loop) {
    walk.inFrame(
        Frame.Sort.OPEN_LOOP,
        Fact.Ripeness.SETTLED,
        () -> {
          Fact condition = expressions.expect(loop.condition(), Basic.BOOL);
          walk.inBranch(condition, () -> block(loop.body()));
        });
  }

  private void match(Statement.Match match) {
    Fact subject = expressions.value(match.subject());
    expressions.shapes().checkArms(match.span(), subject, match.arms());
    for (MatchArm<Statement> arm : match.arms()) {
      walk.inBranch(
          subject, () -> walk.inStatement(arm.body().span(), () -> check(arm.body(), List.of())));
    }
  }

  private void back(Statement.Return back) {
    boolean inHandler = walk.handler().isPresent() && functions.isEmpty();
    if (functions.isEmpty() && !inHandler) {
      walk.complain(Code.E1204, back.span(), "'return' stands in functions and handlers");
      back.value().ifPresent(expressions::value);
      return;
    }
    if (inHandler) {
      back.value()
          .ifPresent(
              value -> walk.complain(Code.E1101, value.span(), "a handler returns no value"));
      return;
    }
    back.value().ifPresent(value -> functions.peek().found().add(result(value)));
  }

  private Fact result(Expression value) {
    Type wanted = functions.peek().wanted();
    Fact fact =
        wanted == Basic.UNKNOWN ? expressions.value(value) : expressions.expect(value, wanted);
    expressions.requireValue(value, fact);
    List<Fact> before = functions.peek().found();
    boolean differs =
        wanted == Basic.UNKNOWN
            && !before.isEmpty()
            && Conversions.unify(before.getFirst().type(), fact.type()).isEmpty();
    if (differs) {
      walk.complain(
          Code.E1101,
          value.span(),
          "this is '"
              + fact.type().text()
              + "', the 'return' before gives '"
              + before.getFirst().type().text()
              + "'");
    }
    return fact;
  }

  private void requireLoop(Span place, String word) {
    for (Frame frame : walk.frames()) {
      if (frame.sort().isLoop()) {
        return;
      }
      if (frame.sort() != Frame.Sort.BRANCH) {
        break;
      }
    }
    walk.complain(Code.E1204, place, "'" + word + "' stands in a loop");
  }

  private void check(Statement.Check check) {
    expressions.expect(check.condition(), Basic.BOOL);
    check.text().ifPresent(expressions::value);
    boolean misplaced =
        check.strictness() == Statement.Strictness.EXPECT && !walk.isIn(Frame.Sort.TEST)
            || check.strictness() == Statement.Strictness.REQUIRE && !walk.frames().isEmpty();
    if (misplaced) {
      String word = check.strictness().word();
      walk.complain(
          Code.E1702,
          new Span(check.span().start(), check.span().start() + word.length()),
          check.strictness() == Statement.Strictness.EXPECT
              ? "'expect' stands in 'test' blocks; 'assert' stands anywhere"
              : "'require' stands at the top level");
    }
  }

  private void assign(Statement.Assign assign) {
    Optional<Name> root = Targets.root(assign.target());
    Optional<Symbol> symbol = root.flatMap(name -> new Targets(walk).changeable(name, name.span()));
    if (symbol.isEmpty()) {
      expressions.value(assign.value());
      return;
    }
    Fact target = target(assign, symbol.get());
    Fact value =
        assign.operator().isPresent()
            ? changed(assign, target, assign.operator().get())
            : expressions.expect(assign.value(), target.type());
    expressions.requireValue(assign.value(), value);
    boolean developing = value.ripeness().or(walk.ripeness()) == Fact.Ripeness.DEVELOPING;
    if (developing) {
      symbol.get().learn(symbol.get().fact().developing());
    }
  }

  /// What is known of the place a value goes to.
  private Fact target(Statement.Assign assign, Symbol symbol) {
    return switch (assign.target()) {
      case Expression.NameUse _ -> symbol.fact();
      case Expression.Index index -> {
        Fact collection = expressions.value(index.target());
        yield switch (collection.type()) {
          case Type.MapOf(Type key, Type value) -> {
            expressions.expect(index.index(), key);
            yield collection.as(value);
          }
          case Type.ArrayOf(Type element) -> {
            expressions.expect(index.index(), Basic.INT);
            yield collection.as(element);
          }
          case Type _ -> refused(assign, collection, "history cannot be written");
        };
      }
      case Expression target ->
          refused(
              assign,
              expressions.value(target),
              "records do not change: write 'p = p with (x: 1)'");
    };
  }

  private Fact refused(Statement.Assign assign, Fact target, String reason) {
    if (!target.isUnknown()) {
      walk.complain(Code.E1202, assign.target().span(), reason);
    }
    return Fact.UNKNOWN;
  }

  private Fact changed(Statement.Assign assign, Fact target, Operator operator) {
    Fact value = expressions.check(assign.value(), target.type());
    if (value.type() instanceof Type.OptionalOf(Type inner)) {
      expressions.requireFit(assign.value(), value, inner);
      return Fact.UNKNOWN;
    }
    Optional<Type> result = Operators.result(operator, target.type(), value.type());
    if (result.isEmpty()) {
      walk.complain(
          Code.E1109,
          assign.place(),
          "'"
              + operator.symbol()
              + "=' is not defined for '"
              + target.type().text()
              + "' and '"
              + value.type().text()
              + "'");
      return Fact.UNKNOWN;
    }
    if (!Conversions.fits(result.get(), target.type())) {
      walk.complain(
          Code.E1101,
          assign.value().span(),
          "the result is '" + result.get().text() + "', '" + target.type().text() + "' is wanted");
    }
    return value;
  }

  private void invoke(Statement.Invoke invoke) {
    int before = walk.complaints();
    expressions.value(invoke.call());
    boolean fine = walk.complaints() == before;
    if (fine && !hasEffect(invoke.call())) {
      walk.complain(
          Code.E1103, invoke.call().callee().span(), "this call has no effect: use its value");
    }
  }

  private boolean hasEffect(Expression.Call call) {
    return switch (call.callee()) {
      case Expression.NameUse use -> {
        Optional<Symbol> symbol = walk.scope().find(use.name().text());
        if (symbol.isPresent() && symbol.get().role() == Symbol.Role.FUNCTION) {
          yield symbol.get().effects().stream().anyMatch(effect -> effect != Effect.STATE)
              || symbol.get().fact().type() == Basic.NOTHING;
        }
        yield walk.catalogue.global(use.name().text()).stream().anyMatch(this::acts)
            || walk.facts.get(call).isUnknown();
      }
      case Expression.Member member -> {
        Fact target = walk.facts.get(member.target());
        yield target == null
            || target.isUnknown()
            || walk.catalogue.members(target.type(), member.member().text()).stream()
                .anyMatch(this::acts);
      }
      default -> true;
    };
  }

  private boolean acts(Builtin entry) {
    return entry.effect().isOutput()
        || entry.effect() == Effect.CHANGE
        || entry.effect() == Effect.TEST
        || entry.result() == Basic.NOTHING;
  }
}
