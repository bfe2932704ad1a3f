package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.Numbers;

/// Nodes of operations on floats.
final class DoubleNodes {
  private DoubleNodes() {}

  static DoubleNode of(DoubleOp op) {
    return switch (op) {
      case DoubleOp.Constant(double value) -> _ -> value;
      case DoubleOp.Slot(int slot) -> state -> state.doubleAt(slot);
      case DoubleOp.CellOutput(int cell, int output) -> state -> state.output(cell, output);
      case DoubleOp.History history -> history(history);
      case DoubleOp.FromLong(var value) -> {
        LongNode node = LongNodes.of(value);
        yield state -> node.value(state);
      }
      case DoubleOp.Calculated calculated -> calculated(calculated);
      case DoubleOp.Negated(DoubleOp value) -> {
        DoubleNode node = of(value);
        yield state -> -node.value(state);
      }
      case DoubleOp.Applied(var function, DoubleOp value) -> {
        DoubleNode node = of(value);
        yield state -> Numbers.apply(function, node.value(state));
      }
      case DoubleOp.Extreme extreme -> extreme(extreme);
      case DoubleOp.Otherwise(DoubleOp value, DoubleOp other) -> {
        DoubleNode node = of(value);
        DoubleNode instead = of(other);
        yield state -> {
          double found = node.value(state);
          return Double.isNaN(found) ? instead.value(state) : found;
        };
      }
      case DoubleOp.Choice choice -> {
        LongNode condition = LongNodes.of(choice.condition());
        DoubleNode yes = of(choice.yes());
        DoubleNode no = of(choice.no());
        yield state -> condition.isTrue(state) ? yes.value(state) : no.value(state);
      }
      case DoubleOp.Charged(int fuel, DoubleOp value) -> {
        DoubleNode node = of(value);
        yield state -> {
          state.takeFuel(fuel);
          return node.value(state);
        };
      }
    };
  }

  private static DoubleNode calculated(DoubleOp.Calculated calculated) {
    DoubleNode left = of(calculated.left());
    DoubleNode right = of(calculated.right());
    return switch (calculated.calculation()) {
      case ADD -> state -> Numbers.finite(left.value(state) + right.value(state));
      case SUBTRACT -> state -> Numbers.finite(left.value(state) - right.value(state));
      case MULTIPLY -> state -> Numbers.finite(left.value(state) * right.value(state));
      case DIVIDE -> state -> Numbers.finite(left.value(state) / right.value(state));
      case POWER ->
          state ->
              Numbers.calculate(DoubleOp.Calculation.POWER, left.value(state), right.value(state));
    };
  }

  private static DoubleNode extreme(DoubleOp.Extreme extreme) {
    DoubleNode left = of(extreme.left());
    DoubleNode right = of(extreme.right());
    return switch (extreme.side()) {
      case SMALLER -> state -> Math.min(left.value(state), right.value(state));
      case LARGER -> state -> Math.max(left.value(state), right.value(state));
    };
  }

  private static DoubleNode history(DoubleOp.History history) {
    LongNode offset = LongNodes.of(history.offset());
    return state -> {
      int steps = Numbers.offset(offset.value(state), history.limit(), history.site());
      if (steps == 0) {
        return state.doubleAt(history.slot());
      }
      return state.hasHistory(history.ring(), steps)
          ? Double.longBitsToDouble(state.history(history.ring(), steps))
          : Double.NaN;
    };
  }
}
