package io.quantlab.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The expressions directly inside an expression, in order of place.
public final class Children {
  private Children() {}

  public static List<Expression> of(Expression expression) {
    return switch (expression) {
      case Expression.Broken _,
          Expression.IntLiteral _,
          Expression.FloatLiteral _,
          Expression.PercentLiteral _,
          Expression.DurationLiteral _,
          Expression.MoneyLiteral _,
          Expression.ColorLiteral _,
          Expression.BoolLiteral _,
          Expression.NaLiteral _,
          Expression.NoneLiteral _,
          Expression.NameUse _ ->
          List.of();
      case Expression.Text text -> ofText(text);
      case Expression.Parenthesized inner -> List.of(inner.inner());
      case Expression.Lambda lambda -> List.of(lambda.body());
      case Expression.RecordLiteral record -> values(record.fields());
      case Expression.ArrayLiteral array -> array.elements();
      case Expression.MapLiteral map -> joined(map.keys(), map.values());
      case Expression.IfValue choice -> List.of(choice.condition(), choice.yes(), choice.no());
      case Expression.MatchValue match -> ofMatch(match);
      case Expression.At at -> ofAt(at);
      case Expression.Choice choice -> List.of(choice.condition(), choice.yes(), choice.no());
      case Expression.Binary both -> List.of(both.left(), both.right());
      case Expression.Chain chain ->
          joined(
              List.of(chain.first()),
              chain.links().stream().map(Expression.Link::operand).toList());
      case Expression.Unary sign -> List.of(sign.operand());
      case Expression.Call call -> joined(List.of(call.callee()), values(call.arguments()));
      case Expression.Index index -> List.of(index.target(), index.index());
      case Expression.Member member -> List.of(member.target());
      case Expression.With with -> joined(List.of(with.value()), values(with.changes().fields()));
    };
  }

  /// True when the expression or something inside it is as asked.
  public static boolean any(Expression expression, Predicate<Expression> asked) {
    return asked.test(expression) || of(expression).stream().anyMatch(each -> any(each, asked));
  }

  private static List<Expression> ofText(Expression.Text text) {
    List<Expression> values = new ArrayList<>();
    for (TextPart part : text.parts()) {
      if (part instanceof TextPart.Interpolated interpolated) {
        values.add(interpolated.value());
      }
    }
    return values;
  }

  private static List<Expression> ofMatch(Expression.MatchValue match) {
    List<Expression> values = new ArrayList<>(List.of(match.subject()));
    for (MatchArm<Expression> arm : match.arms()) {
      values.addAll(arm.patterns());
      values.add(arm.body());
    }
    return values;
  }

  private static List<Expression> ofAt(Expression.At at) {
    List<Expression> values = new ArrayList<>(List.of(at.clock()));
    at.lets().forEach(let -> values.add(let.value()));
    values.add(at.value());
    return values;
  }

  private static List<Expression> values(List<Argument> arguments) {
    return arguments.stream().map(Argument::value).toList();
  }

  private static List<Expression> joined(List<Expression> first, List<Expression> second) {
    List<Expression> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
