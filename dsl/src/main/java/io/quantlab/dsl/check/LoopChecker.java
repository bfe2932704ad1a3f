package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Statement;
import java.util.List;

/// Loops: what they run over, and whether they turn equally often in every step.
final class LoopChecker {
  private final ExpressionChecker expressions;
  private final Walk walk;
  private final StatementChecker statements;

  LoopChecker(ExpressionChecker expressions, StatementChecker statements) {
    this.expressions = expressions;
    this.walk = expressions.walk;
    this.statements = statements;
  }

  void check(Statement.For loop) {
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
                  statements.block(loop.body());
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

  void check(Statement.While loop) {
    walk.inFrame(
        Frame.Sort.OPEN_LOOP,
        Fact.Ripeness.SETTLED,
        () -> {
          Fact condition = expressions.expect(loop.condition(), Basic.BOOL);
          walk.inBranch(condition, () -> statements.block(loop.body()));
        });
  }

  /// Complains of a `break` or `continue` outside of a loop.
  static void requireLoop(Walk walk, Span place, String word) {
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
}
