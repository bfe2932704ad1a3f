package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Block;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.MatchArm;
import io.quantlab.dsl.syntax.Statement;
import java.util.List;

/// Statements and blocks.
final class StatementChecker {
  private final Walk walk;
  private final ExpressionChecker expressions;
  private final ReturnChecker returns;

  StatementChecker(Walk walk, ExpressionChecker expressions) {
    this.walk = walk;
    this.expressions = expressions;
    this.returns = new ReturnChecker(expressions, this);
  }

  /// Checks what a function does and gives what it returns.
  Fact functionBody(Item.Function function, Type wanted) {
    return returns.functionBody(function, wanted);
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
      case Statement.For loop -> new LoopChecker(expressions, this).check(loop);
      case Statement.While loop -> new LoopChecker(expressions, this).check(loop);
      case Statement.Match match -> match(match);
      case Statement.Do inner -> block(inner.block());
      case Statement.Return back -> returns.check(back);
      case Statement.Break _ -> LoopChecker.requireLoop(walk, statement.span(), "break");
      case Statement.Continue _ -> LoopChecker.requireLoop(walk, statement.span(), "continue");
      case Statement.Check check -> check(check);
      case Statement.Assign assign -> new AssignChecker(expressions).check(assign);
      case Statement.Invoke invoke -> new InvokeChecker(expressions).check(invoke);
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

  private void match(Statement.Match match) {
    Fact subject = expressions.value(match.subject());
    expressions.shapes().checkArms(match.span(), subject, match.arms());
    for (MatchArm<Statement> arm : match.arms()) {
      walk.inBranch(
          subject, () -> walk.inStatement(arm.body().span(), () -> check(arm.body(), List.of())));
    }
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
}
