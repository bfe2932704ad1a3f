package io.quantlab.dsl.check;

import io.quantlab.dsl.syntax.Block;
import io.quantlab.dsl.syntax.Children;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.MatchArm;
import io.quantlab.dsl.syntax.Statement;
import java.util.List;

/// Which ways lead through statements.
final class Paths {
  private Paths() {}

  /// True when no way leads to the end of the block.
  static boolean returnsAlways(Block block) {
    return block.statements().stream().anyMatch(Paths::returnsAlways);
  }

  private static boolean returnsAlways(Statement statement) {
    return switch (statement) {
      case Statement.Return _, Statement.Broken _ -> true;
      case Statement.Do inner -> returnsAlways(inner.block());
      case Statement.If choice ->
          returnsAlways(choice.then())
              && choice.otherwise().map(Paths::returnsAlways).orElse(false);
      case Statement.Match match ->
          !match.arms().isEmpty()
              && match.arms().stream().map(MatchArm::body).allMatch(Paths::returnsAlways);
      case Statement.Let _,
          Statement.Var _,
          Statement.For _,
          Statement.While _,
          Statement.Break _,
          Statement.Continue _,
          Statement.Check _,
          Statement.Assign _,
          Statement.Invoke _ ->
          false;
    };
  }

  /// True for a statement behind which nothing of its list is reached.
  static boolean leaves(Statement statement) {
    return statement instanceof Statement.Return
        || statement instanceof Statement.Break
        || statement instanceof Statement.Continue;
  }

  /// True when a `var` is assigned before anything reads it, so that it carries nothing between
  /// steps.
  static boolean setsFirst(List<Statement> around, Statement.Var variable) {
    int at = around.indexOf(variable);
    for (Statement next : around.subList(at + 1, around.size())) {
      boolean sets =
          next instanceof Statement.Assign assign
              && assign.operator().isEmpty()
              && isName(assign.target(), variable.name().text())
              && !reads(assign.value(), variable.name().text());
      if (sets) {
        return true;
      }
      boolean harmless =
          next instanceof Statement.Let let && !reads(let.value(), variable.name().text())
              || next instanceof Statement.Var other
                  && !reads(other.value(), variable.name().text());
      if (!harmless) {
        return false;
      }
    }
    return true;
  }

  private static boolean isName(Expression expression, String name) {
    return expression instanceof Expression.NameUse use && use.name().text().equals(name);
  }

  private static boolean reads(Expression expression, String name) {
    return Children.any(expression, each -> isName(each, name));
  }
}
