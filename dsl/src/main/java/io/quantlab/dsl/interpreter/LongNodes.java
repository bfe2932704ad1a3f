package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Numbers;
import io.quantlab.dsl.runtime.ArrayRoutines;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.Values;

/// Nodes of operations on ints and truth values.
final class LongNodes {
  private final Calls calls;

  LongNodes(Calls calls) {
    this.calls = calls;
  }

  LongNode of(LongOp op) {
    return Chains.of(this, op).orElseGet(() -> single(op));
  }

  private LongNode single(LongOp op) {
    return switch (op) {
      case LongOp.Constant(long value) -> new LongLeaf(-1, value);
      case LongOp.Slot(int slot) -> new LongLeaf(slot, 0);
      case LongOp.History(int ring, int slot, var offset, int limit, int site) ->
          history(ring, slot, of(offset), limit, site, _ -> 0);
      case LongOp.HistoryOr(int ring, int slot, var offset, int limit, int site, var other) ->
          history(ring, slot, of(offset), limit, site, of(other));
      case LongOp.CellTruth(int cell, int output) ->
          state -> state.output(cell, output) > 0 ? 1 : 0;
      case LongOp.Calculated calculated -> calculated(calculated);
      case LongOp.Negated(LongOp value) -> {
        LongNode node = of(value);
        yield state -> -node.value(state);
      }
      case LongOp.ComparedDoubles(var comparison, var left, var right) ->
          comparedDoubles(comparison, doubles().of(left), doubles().of(right));
      case LongOp.ComparedLongs(var comparison, var left, var right) ->
          comparedLongs(comparison, of(left), of(right));
      case LongOp.IsNa(var value) -> {
        DoubleNode node = doubles().of(value);
        yield state -> Double.isNaN(node.value(state)) ? 1 : 0;
      }
      case LongOp.Not(LongOp value) -> {
        LongNode node = of(value);
        yield state -> node.isTrue(state) ? 0 : 1;
      }
      case LongOp.And(LongOp left, LongOp right) -> {
        LongNode first = of(left);
        LongNode second = of(right);
        yield state -> first.isTrue(state) && second.isTrue(state) ? 1 : 0;
      }
      case LongOp.Or(LongOp left, LongOp right) -> {
        LongNode first = of(left);
        LongNode second = of(right);
        yield state -> first.isTrue(state) || second.isTrue(state) ? 1 : 0;
      }
      case LongOp.Rounded(var rounding, var value, int site) -> {
        DoubleNode node = doubles().of(value);
        yield state -> Numbers.round(rounding, node.value(state), site);
      }
      case LongOp.Choice(LongOp condition, LongOp yes, LongOp no) -> {
        LongNode test = of(condition);
        LongNode first = of(yes);
        LongNode second = of(no);
        yield state -> test.isTrue(state) ? first.value(state) : second.value(state);
      }
      case LongOp.Unboxed(var value) -> {
        RefNode node = refs().of(value);
        yield state -> (Long) node.value(state);
      }
      case LongOp.IsNone(var value) -> {
        RefNode node = refs().of(value);
        yield state -> node.value(state) == null ? 1 : 0;
      }
      case LongOp.OtherwiseOf(var value, var other) -> {
        RefNode node = refs().of(value);
        LongNode instead = of(other);
        yield state -> node.value(state) instanceof Long found ? found : instead.value(state);
      }
      case LongOp.EqualRefs(var left, var right) -> {
        RefNode first = refs().of(left);
        RefNode second = refs().of(right);
        yield state -> Values.equal(first.value(state), second.value(state)) ? 1 : 0;
      }
      case LongOp.Tee(int slot, LongOp value) -> {
        LongNode node = of(value);
        yield state -> {
          long found = node.value(state);
          state.setLong(slot, found);
          return found;
        };
      }
      case LongOp.Invoke(var routine, var arguments, int site) ->
          calls.longRoutine(routine, arguments, site);
      case LongOp.Call(int function, var arguments, var staging, int site) -> {
        Plain call = calls.function(function, arguments, staging, site);
        int slot = calls.result(function).slot();
        yield state -> {
          call.run(state);
          return state.longAt(slot);
        };
      }
      case LongOp.Element(var array, var index, int site) -> {
        RefNode of = refs().of(array);
        LongNode at = of(index);
        yield state -> ArrayRoutines.longAt((ArrayValue) of.value(state), at.value(state), site);
      }
      case LongOp.Member(var target, int member) -> {
        RefNode node = refs().of(target);
        yield state -> ((EngineValue) node.value(state)).whole(member);
      }
      case LongOp.Symbol(int symbol) -> state -> state.symbol(symbol);
      case LongOp.Now() -> state -> state.world().now();
      case LongOp.PrimaryTimeframe() -> state -> state.world().timeframe();
      case LongOp.Charged(int fuel, LongOp value) -> {
        LongNode node = of(value);
        yield state -> {
          state.takeFuel(fuel);
          return node.value(state);
        };
      }
    };
  }

  private LongNode calculated(LongOp.Calculated calculated) {
    LongNode left = of(calculated.left());
    LongNode right = of(calculated.right());
    var calculation = calculated.calculation();
    int site = calculated.site();
    if (left instanceof LongLeaf first && right instanceof LongLeaf second) {
      return state -> Numbers.calculate(calculation, first.value(state), second.value(state), site);
    }
    return state -> Numbers.calculate(calculation, left.value(state), right.value(state), site);
  }

  private static LongNode comparedDoubles(
      LongOp.Comparison comparison, DoubleNode left, DoubleNode right) {
    if (right instanceof DoubleLeaf second) {
      return left instanceof DoubleLeaf first
          ? state -> Numbers.compare(comparison, first.value(state), second.value(state)) ? 1 : 0
          : state -> Numbers.compare(comparison, left.value(state), second.value(state)) ? 1 : 0;
    }
    return state -> Numbers.compare(comparison, left.value(state), right.value(state)) ? 1 : 0;
  }

  private static LongNode comparedLongs(
      LongOp.Comparison comparison, LongNode left, LongNode right) {
    if (right instanceof LongLeaf second) {
      return left instanceof LongLeaf first
          ? state -> Numbers.compare(comparison, first.value(state), second.value(state)) ? 1 : 0
          : state -> Numbers.compare(comparison, left.value(state), second.value(state)) ? 1 : 0;
    }
    return state -> Numbers.compare(comparison, left.value(state), right.value(state)) ? 1 : 0;
  }

  private DoubleNodes doubles() {
    return new DoubleNodes(calls);
  }

  private RefNodes refs() {
    return new RefNodes(calls);
  }

  private LongNode history(
      int ring, int slot, LongNode offset, int limit, int site, LongNode other) {
    return state -> {
      int steps = Numbers.offset(offset.value(state), limit, site);
      if (steps == 0) {
        return state.longAt(slot);
      }
      return state.hasHistory(ring, steps) ? state.history(ring, steps) : other.value(state);
    };
  }
}
