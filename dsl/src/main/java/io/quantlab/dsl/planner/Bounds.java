package io.quantlab.dsl.planner;

import io.quantlab.dsl.check.Checked;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Operator;
import io.quantlab.dsl.syntax.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What is known of whole numbers before the run: bounds from constants, inputs and their ranges,
/// `min` and `clamp`.
final class Bounds {
  private final Map<String, Item.Input> inputs = new HashMap<>();
  private final Map<String, Expression> values = new HashMap<>();

  private final Checked checked;

  Bounds(Work work) {
    this.checked = work.checked;
    for (Item item : work.checked.items()) {
      switch (item) {
        case Item.Input input -> inputs.put(input.name().key(), input);
        case Item.Const constant -> values.put(constant.name().key(), constant.value());
        case Statement.Let let when let.unpacking() == Statement.Unpacking.WHOLE ->
            values.put(let.names().getFirst().key(), let.value());
        default -> {}
      }
    }
  }

  /// The largest value, when it is known.
  OptionalLong most(Expression expression) {
    return bound(expression, true, 0);
  }

  private OptionalLong bound(Expression expression, boolean upper, int depth) {
    if (depth > 32) {
      return OptionalLong.empty();
    }
    return switch (expression) {
      case Expression.IntLiteral literal -> OptionalLong.of(literal.value());
      case Expression.Parenthesized inner -> bound(inner.inner(), upper, depth + 1);
      case Expression.Unary sign when sign.sign() == Expression.Sign.MINUS -> {
        OptionalLong inner = bound(sign.operand(), !upper, depth + 1);
        yield inner.isPresent() ? OptionalLong.of(-inner.getAsLong()) : inner;
      }
      case Expression.NameUse use -> ofName(use.name().key(), upper, depth);
      case Expression.Member member ->
          checked
              .imported(member)
              .map(use -> ofName(use.name().key(), upper, depth))
              .orElse(OptionalLong.empty());
      case Expression.Chain chain -> ofChain(chain, upper, depth);
      case Expression.Call call -> ofCall(call, upper, depth);
      default -> OptionalLong.empty();
    };
  }

  private OptionalLong ofName(String name, boolean upper, int depth) {
    Item.Input input = inputs.get(name);
    if (input != null) {
      Optional<Expression> range = input.range();
      if (range.isPresent() && range.get() instanceof Expression.Binary both) {
        return bound(upper ? both.right() : both.left(), upper, depth + 1);
      }
      return OptionalLong.empty();
    }
    Expression value = values.get(name);
    return value == null ? OptionalLong.empty() : bound(value, upper, depth + 1);
  }

  private OptionalLong ofChain(Expression.Chain chain, boolean upper, int depth) {
    OptionalLong value = bound(chain.first(), upper, depth + 1);
    for (Expression.Link link : chain.links()) {
      boolean subtracts = link.operator() == Operator.SUBTRACT;
      OptionalLong right = bound(link.operand(), subtracts != upper, depth + 1);
      if (value.isEmpty() || right.isEmpty()) {
        return OptionalLong.empty();
      }
      long a = value.getAsLong();
      long b = right.getAsLong();
      switch (link.operator()) {
        case ADD -> value = OptionalLong.of(a + b);
        case SUBTRACT -> value = OptionalLong.of(a - b);
        case MULTIPLY -> {
          if (a < 0 || b < 0 || a > 1_000_000 || b > 1_000_000) {
            return OptionalLong.empty();
          }
          value = OptionalLong.of(a * b);
        }
        default -> {
          return OptionalLong.empty();
        }
      }
    }
    return value;
  }

  private OptionalLong ofCall(Expression.Call call, boolean upper, int depth) {
    if (!(call.callee() instanceof Expression.NameUse use)) {
      return OptionalLong.empty();
    }
    List<Expression> arguments = call.arguments().stream().map(Argument::value).toList();
    return switch (use.name().text()) {
      case "clamp" ->
          arguments.size() == 3
              ? bound(arguments.get(upper ? 2 : 1), upper, depth + 1)
              : OptionalLong.empty();
      case "min" ->
          upper
              ? arguments.stream()
                  .map(each -> bound(each, true, depth + 1))
                  .filter(OptionalLong::isPresent)
                  .mapToLong(OptionalLong::getAsLong)
                  .min()
              : all(arguments, false, depth);
      case "max" -> all(arguments, upper, depth);
      default -> OptionalLong.empty();
    };
  }

  private OptionalLong all(List<Expression> arguments, boolean upper, int depth) {
    List<OptionalLong> each =
        arguments.stream().map(argument -> bound(argument, upper, depth + 1)).toList();
    if (each.stream().anyMatch(OptionalLong::isEmpty)) {
      return OptionalLong.empty();
    }
    return upper
        ? each.stream().mapToLong(OptionalLong::getAsLong).max()
        : each.stream().mapToLong(OptionalLong::getAsLong).min();
  }
}
