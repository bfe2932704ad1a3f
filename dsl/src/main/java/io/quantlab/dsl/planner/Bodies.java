package io.quantlab.dsl.planner;

import io.quantlab.dsl.syntax.Block;
import io.quantlab.dsl.syntax.Children;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.MatchArm;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The expressions in statements, blocks and declarations.
final class Bodies {
  private Bodies() {}

  static boolean any(Block block, Predicate<Expression> asked) {
    return block.statements().stream().anyMatch(each -> any(each, asked));
  }

  static boolean any(Item.Function function, Predicate<Expression> asked) {
    return switch (function.body()) {
      case Item.Body.Value(Expression value) -> Children.any(value, asked);
      case Item.Body.Statements(Block block) -> any(block, asked);
    };
  }

  static boolean any(Statement statement, Predicate<Expression> asked) {
    return outer(statement).stream().anyMatch(each -> Children.any(each, asked))
        || inner(statement).stream().anyMatch(each -> any(each, asked));
  }

  /// True when a way through the statement leaves the function.
  static boolean returns(Statement statement) {
    return statement instanceof Statement.Return
        || inner(statement).stream().anyMatch(Bodies::returns);
  }

  /// The expressions of a statement itself.
  private static List<Expression> outer(Statement statement) {
    return switch (statement) {
      case Statement.Let let -> List.of(let.value());
      case Statement.Var variable -> List.of(variable.value());
      case Statement.If choice -> List.of(choice.condition());
      case Statement.For loop -> List.of(loop.subject());
      case Statement.While loop -> List.of(loop.condition());
      case Statement.Match match -> {
        List<Expression> all = new ArrayList<>(List.of(match.subject()));
        match.arms().forEach(arm -> all.addAll(arm.patterns()));
        yield all;
      }
      case Statement.Return back -> back.value().map(List::of).orElse(List.of());
      case Statement.Check check -> List.of(check.condition());
      case Statement.Assign assign -> List.of(assign.target(), assign.value());
      case Statement.Invoke invoke -> List.of(invoke.call());
      case Statement.Broken _, Statement.Do _, Statement.Break _, Statement.Continue _ -> List.of();
    };
  }

  /// The statements inside a statement.
  private static List<Statement> inner(Statement statement) {
    return switch (statement) {
      case Statement.If choice -> {
        List<Statement> all = new ArrayList<>(choice.then().statements());
        choice.otherwise().ifPresent(all::add);
        yield all;
      }
      case Statement.For loop -> loop.body().statements();
      case Statement.While loop -> loop.body().statements();
      case Statement.Match match -> match.arms().stream().map(MatchArm::body).toList();
      case Statement.Do block -> block.block().statements();
      default -> List.of();
    };
  }

  /// How many calls of a built-in stand before a place of the source.
  static int callsBefore(List<Item> items, String name, int place) {
    int[] count = new int[1];
    Predicate<Expression> counting =
        each -> {
          boolean found =
              each instanceof Expression.Call call
                  && call.callee() instanceof Expression.NameUse use
                  && use.name().text().equals(name)
                  && call.span().start() < place;
          count[0] += found ? 1 : 0;
          return false;
        };
    for (Item item : items) {
      switch (item) {
        case Statement statement -> any(statement, counting);
        case Item.Function function -> any(function, counting);
        case Item.Handler handler -> {
          handler.filter().ifPresent(filter -> Children.any(filter, counting));
          any(handler.body(), counting);
        }
        case Item.Test test -> any(test.body(), counting);
        case Item.Input input -> Children.any(input.value(), counting);
        case Item.Const constant -> Children.any(constant.value(), counting);
        case Item.Risk risk ->
            risk.limits().forEach(limit -> Children.any(limit.value(), counting));
        case Item.Import _, Item.RecordType _, Item.EnumType _ -> {}
      }
    }
    return count[0];
  }
}
