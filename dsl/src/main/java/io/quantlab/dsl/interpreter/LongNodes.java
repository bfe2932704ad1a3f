package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Numbers;

/// Nodes of operations on ints and truth values.
final class LongNodes {
  private LongNodes() {}

  static LongNode of(LongOp op) {
    return switch (op) {
      case LongOp.Constant(long value) -> _ -> value;
      case LongOp.Slot(int slot) -> state -> state.longAt(slot);
      case LongOp.History(int ring, int slot, var offset, int limit, int site) ->
          history(ring, slot, of(offset), limit, site, _ -> 0);
      case LongOp.HistoryOr(int ring, int slot, var offset, int limit, int site, var other) ->
          history(ring, slot, of(offset), limit, site, of(other));
      case LongOp.CellTruth(int cell, int output) ->
          state -> state.output(cell, output) > 0 ? 1 : 0;
      case LongOp.Calculated calculated -> {
        LongNode left = of(calculated.left());
        LongNode right = of(calculated.right());
        yield state ->
            Numbers.calculate(
                calculated.calculation(), left.value(state), right.value(state), calculated.site());
      }
      case LongOp.Negated(LongOp value) -> {
        LongNode node = of(value);
        yield state -> -node.value(state);
      }
      case LongOp.ComparedDoubles(var comparison, var left, var right) -> {
        DoubleNode first = DoubleNodes.of(left);
        DoubleNode second = DoubleNodes.of(right);
        yield state -> Numbers.compare(comparison, first.value(state), second.value(state)) ? 1 : 0;
      }
      case LongOp.ComparedLongs(var comparison, var left, var right) -> {
        LongNode first = of(left);
        LongNode second = of(right);
        yield state -> Numbers.compare(comparison, first.value(state), second.value(state)) ? 1 : 0;
      }
      case LongOp.IsNa(var value) -> {
        DoubleNode node = DoubleNodes.of(value);
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
        DoubleNode node = DoubleNodes.of(value);
        yield state -> Numbers.round(rounding, node.value(state), site);
      }
      case LongOp.Choice(LongOp condition, LongOp yes, LongOp no) -> {
        LongNode test = of(condition);
        LongNode first = of(yes);
        LongNode second = of(no);
        yield state -> test.isTrue(state) ? first.value(state) : second.value(state);
      }
      case LongOp.Charged(int fuel, LongOp value) -> {
        LongNode node = of(value);
        yield state -> {
          state.takeFuel(fuel);
          return node.value(state);
        };
      }
    };
  }

  private static LongNode history(
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
