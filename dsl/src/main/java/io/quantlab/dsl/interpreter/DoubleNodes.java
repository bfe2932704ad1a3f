package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Numbers;
import io.quantlab.dsl.runtime.ArrayRoutines;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.Values;

/// Nodes of operations on floats.
final class DoubleNodes {
  private final Calls calls;

  DoubleNodes(Calls calls) {
    this.calls = calls;
  }

  DoubleNode of(DoubleOp op) {
    return Chains.of(this, op).orElseGet(() -> single(op));
  }

  private DoubleNode single(DoubleOp op) {
    return switch (op) {
      case DoubleOp.Constant(double value) -> new DoubleLeaf(-1, value);
      case DoubleOp.Slot(int slot) -> new DoubleLeaf(slot, Double.NaN);
      case DoubleOp.CellOutput(int cell, int output) -> state -> state.output(cell, output);
      case DoubleOp.History history -> history(history);
      case DoubleOp.FromLong(var value) -> {
        LongNode node = longs().of(value);
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
        LongNode condition = longs().of(choice.condition());
        DoubleNode yes = of(choice.yes());
        DoubleNode no = of(choice.no());
        yield state -> condition.isTrue(state) ? yes.value(state) : no.value(state);
      }
      case DoubleOp.FromPercent(var value) -> {
        LongNode node = longs().of(value);
        yield state -> node.value(state) / 1e8;
      }
      case DoubleOp.Unboxed(var value) -> {
        RefNode node = refs().of(value);
        yield state -> Values.unboxedDouble(node.value(state));
      }
      case DoubleOp.Tee(int slot, DoubleOp value) -> {
        DoubleNode node = of(value);
        yield state -> {
          double found = node.value(state);
          state.setDouble(slot, found);
          return found;
        };
      }
      case DoubleOp.Invoke(var routine, var arguments, int site) ->
          calls.doubleRoutine(routine, arguments, site);
      case DoubleOp.Call(int function, var arguments, var staging, int site) -> {
        Plain call = calls.function(function, arguments, staging, site);
        int slot = calls.result(function).slot();
        yield state -> {
          call.run(state);
          return state.doubleAt(slot);
        };
      }
      case DoubleOp.Element(var array, var index, int site) -> {
        RefNode of = refs().of(array);
        LongNode at = longs().of(index);
        yield state -> ArrayRoutines.doubleAt((ArrayValue) of.value(state), at.value(state), site);
      }
      case DoubleOp.Member(var target, int member) -> {
        RefNode node = refs().of(target);
        yield state -> ((EngineValue) node.value(state)).number(member);
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

  private LongNodes longs() {
    return new LongNodes(calls);
  }

  private RefNodes refs() {
    return new RefNodes(calls);
  }

  /// The same five operations three times, by what they work on: one that calls leaves has no
  /// interface call to look up, and a lambda is compiled for the classes its own call sites see.
  private DoubleNode calculated(DoubleOp.Calculated calculated) {
    DoubleNode left = of(calculated.left());
    DoubleNode right = of(calculated.right());
    var calculation = calculated.calculation();
    if (right instanceof DoubleLeaf second) {
      return left instanceof DoubleLeaf first
          ? ofLeaves(calculation, first, second)
          : ofNodeAndLeaf(calculation, left, second);
    }
    return switch (calculation) {
      case ADD -> state -> Numbers.finite(left.value(state) + right.value(state));
      case SUBTRACT -> state -> Numbers.finite(left.value(state) - right.value(state));
      case MULTIPLY -> state -> Numbers.finite(left.value(state) * right.value(state));
      case DIVIDE -> state -> Numbers.finite(left.value(state) / right.value(state));
      case POWER -> power(left, right);
    };
  }

  private static DoubleNode ofLeaves(
      DoubleOp.Calculation calculation, DoubleLeaf left, DoubleLeaf right) {
    return switch (calculation) {
      case ADD -> state -> Numbers.finite(left.value(state) + right.value(state));
      case SUBTRACT -> state -> Numbers.finite(left.value(state) - right.value(state));
      case MULTIPLY -> state -> Numbers.finite(left.value(state) * right.value(state));
      case DIVIDE -> state -> Numbers.finite(left.value(state) / right.value(state));
      case POWER -> power(left, right);
    };
  }

  private static DoubleNode ofNodeAndLeaf(
      DoubleOp.Calculation calculation, DoubleNode left, DoubleLeaf right) {
    return switch (calculation) {
      case ADD -> state -> Numbers.finite(left.value(state) + right.value(state));
      case SUBTRACT -> state -> Numbers.finite(left.value(state) - right.value(state));
      case MULTIPLY -> state -> Numbers.finite(left.value(state) * right.value(state));
      case DIVIDE -> state -> Numbers.finite(left.value(state) / right.value(state));
      case POWER -> power(left, right);
    };
  }

  private static DoubleNode power(DoubleNode left, DoubleNode right) {
    return state ->
        Numbers.calculate(DoubleOp.Calculation.POWER, left.value(state), right.value(state));
  }

  private DoubleNode extreme(DoubleOp.Extreme extreme) {
    DoubleNode left = of(extreme.left());
    DoubleNode right = of(extreme.right());
    return switch (extreme.side()) {
      case SMALLER -> state -> Math.min(left.value(state), right.value(state));
      case LARGER -> state -> Math.max(left.value(state), right.value(state));
    };
  }

  private DoubleNode history(DoubleOp.History history) {
    int ring = history.ring();
    if (history.offset() instanceof LongOp.Constant(long steps)
        && steps > 0
        && steps <= history.limit()) {
      return state -> state.doubleBefore(ring, (int) steps);
    }
    LongNode offset = longs().of(history.offset());
    return state -> {
      int steps = Numbers.offset(offset.value(state), history.limit(), history.site());
      return state.doubleAgo(ring, history.slot(), steps);
    };
  }
}
