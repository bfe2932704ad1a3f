package io.quantlab.dsl.planner;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Operator;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// What the shape of a plan depends on: the turns of loops that keep state, timeframes and symbols
/// of clocks. Constants and inputs say it; an input that was not given has its default.
final class Fixed {
  private final Work work;
  private final Map<String, Item.Input> inputs = new HashMap<>();
  private final Map<String, Expression> values = new HashMap<>();

  /// A name of a turn and its value.
  record Named(String name, Type type, Supplier<Operand> value) {}

  Fixed(Work work) {
    this.work = work;
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

  /// The expression behind names, or the value given for an input.
  Expression behind(Expression expression) {
    Expression found = expression;
    for (int i = 0; i < 32; i++) {
      if (found instanceof Expression.Parenthesized inner) {
        found = inner.inner();
      } else if (work.checked.imported(found).isPresent()) {
        found = work.checked.imported(found).get();
      } else if (found instanceof Expression.NameUse use && values.containsKey(use.name().key())) {
        found = values.get(use.name().key());
      } else if (found instanceof Expression.NameUse use
          && inputs.containsKey(use.name().key())
          && !work.given.containsKey(use.name().key())) {
        found = inputs.get(use.name().key()).value();
      } else {
        return found;
      }
    }
    return found;
  }

  /// The expression behind constants and names given once; an input stays what it is.
  Expression behindNames(Expression expression) {
    Expression found = expression;
    for (int i = 0; i < 32; i++) {
      if (found instanceof Expression.Parenthesized inner) {
        found = inner.inner();
      } else if (work.checked.imported(found).isPresent()) {
        found = work.checked.imported(found).get();
      } else if (found instanceof Expression.NameUse use && values.containsKey(use.name().key())) {
        found = values.get(use.name().key());
      } else {
        return found;
      }
    }
    return found;
  }

  /// True for the name of an input.
  boolean isInput(Expression expression) {
    return expression instanceof Expression.NameUse use && inputs.containsKey(use.name().key());
  }

  /// The value given for an input, when the expression names one.
  Optional<Object> given(Expression expression) {
    Expression found = behind(expression);
    return found instanceof Expression.NameUse use
        ? Optional.ofNullable(work.given.get(use.name().key()))
        : Optional.empty();
  }

  OptionalLong whole(Expression expression) {
    Optional<Object> given = given(expression);
    if (given.isPresent() && given.get() instanceof Number number) {
      return OptionalLong.of(number.longValue());
    }
    return switch (behind(expression)) {
      case Expression.IntLiteral literal -> OptionalLong.of(literal.value());
      case Expression.Unary sign when sign.sign() == Expression.Sign.MINUS -> {
        OptionalLong inner = whole(sign.operand());
        yield inner.isPresent() ? OptionalLong.of(-inner.getAsLong()) : inner;
      }
      case Expression.Chain chain -> chain(chain);
      default -> OptionalLong.empty();
    };
  }

  private OptionalLong chain(Expression.Chain chain) {
    OptionalLong value = whole(chain.first());
    for (Expression.Link link : chain.links()) {
      OptionalLong right = whole(link.operand());
      if (value.isEmpty() || right.isEmpty()) {
        return OptionalLong.empty();
      }
      long a = value.getAsLong();
      long b = right.getAsLong();
      switch (link.operator()) {
        case ADD -> value = OptionalLong.of(a + b);
        case SUBTRACT -> value = OptionalLong.of(a - b);
        case MULTIPLY -> value = OptionalLong.of(a * b);
        default -> {
          return OptionalLong.empty();
        }
      }
    }
    return value;
  }

  /// The names of each turn of a loop; nothing when they are not known.
  Optional<List<List<Named>>> turns(Statement.For loop) {
    List<String> names = loop.names().stream().map(each -> each.key()).toList();
    Expression subject = behind(loop.subject());
    List<List<Named>> turns = new ArrayList<>();
    if (subject instanceof Expression.Binary both && both.operator().isRange()) {
      OptionalLong first = whole(both.left());
      OptionalLong last = whole(both.right());
      if (first.isEmpty() || last.isEmpty()) {
        return Optional.empty();
      }
      long end = last.getAsLong() + (both.operator() == Operator.CLOSED_RANGE ? 1 : 0);
      for (long i = first.getAsLong(); i < end; i++) {
        turns.add(List.of(whole(names.getFirst(), i)));
      }
      return Optional.of(turns);
    }
    if (subject instanceof Expression.ArrayLiteral array) {
      return Optional.of(overLiteral(names, array));
    }
    Optional<Object> given = given(subject);
    if (given.isPresent()
        && given.get() instanceof List<?> list
        && work.typeOf(loop.subject()) instanceof Type.ArrayOf(Type element)) {
      for (int i = 0; i < list.size(); i++) {
        Object value = list.get(i);
        turns.add(turn(names, i, element, () -> constant(value, element, loop.subject())));
      }
      return Optional.of(turns);
    }
    return Optional.empty();
  }

  private List<List<Named>> overLiteral(List<String> names, Expression.ArrayLiteral array) {
    List<List<Named>> turns = new ArrayList<>();
    Type element = work.typeOf(array) instanceof Type.ArrayOf(Type inner) ? inner : Basic.UNKNOWN;
    for (int i = 0; i < array.elements().size(); i++) {
      Expression value = array.elements().get(i);
      turns.add(turn(names, i, element, () -> planned(value, element)));
    }
    return turns;
  }

  private Operand planned(Expression value, Type type) {
    Operand[] operand = new Operand[1];
    work.costOf(() -> operand[0] = work.expressions().plan(value, type));
    return operand[0];
  }

  private static List<Named> turn(
      List<String> names, int index, Type element, Supplier<Operand> value) {
    Named last = new Named(names.getLast(), element, value);
    return names.size() == 2 ? List.of(whole(names.getFirst(), index), last) : List.of(last);
  }

  private static Named whole(String name, long value) {
    return new Named(name, Basic.INT, () -> Work.whole(value));
  }

  private Operand constant(Object value, Type type, Expression place) {
    if (type == Basic.SYMBOL) {
      return new Operand.OfLong(work.expressions().symbol(value.toString(), place));
    }
    return switch (value) {
      case Long number -> Work.whole(number);
      case Double number -> new Operand.OfDouble(new DoubleOp.Constant(number));
      case String text -> new Operand.OfRef(new RefOp.Text(text));
      default -> throw new IllegalArgumentException("no constant: " + value);
    };
  }
}
