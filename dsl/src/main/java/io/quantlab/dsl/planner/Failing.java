package io.quantlab.dsl.planner;

import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Children;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Operator;
import java.util.Set;

/// Which expressions cannot end an event, so that they may be computed where it is not known
/// whether they are needed.
final class Failing {
  private static final Set<String> CAREFUL =
      Set.of("int", "floor", "ceil", "trunc", "round", "sign", "money", "time", "zeros", "filled");

  private Failing() {}

  /// True for numbers and truth values made by operators, conditions, indicators and mathematics
  /// that give a value for everything.
  static boolean never(Expression expression, Work work) {
    Type type = work.typeOf(expression);
    boolean plain = type == Basic.FLOAT || type == Basic.BOOL || type == Basic.INT;
    return plain && !Children.any(expression, each -> may(each, work));
  }

  private static boolean may(Expression expression, Work work) {
    return switch (expression) {
      case Expression.Chain chain ->
          work.typeOf(chain) != Basic.FLOAT && work.typeOf(chain) != Basic.BOOL
              || chain.links().stream()
                  .map(Expression.Link::operator)
                  .anyMatch(each -> each == Operator.DIV || each == Operator.MOD);
      case Expression.Index index -> work.typeOf(index.target()) instanceof Type.ArrayOf;
      case Expression.Call call -> work.facts().builtinOf(call).filter(Failing::isCalm).isEmpty();
      default -> false;
    };
  }

  private static boolean isCalm(Builtin entry) {
    boolean pure = entry.effect() == Effect.NONE || entry.effect() == Effect.STATE;
    return pure && entry.receiver().isEmpty() && !CAREFUL.contains(entry.name());
  }
}
