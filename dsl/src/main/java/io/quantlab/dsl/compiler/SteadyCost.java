package io.quantlab.dsl.compiler;

import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import java.util.List;
import java.util.OptionalLong;

/// Finds bodies of loops in which every turn costs the same and takes its fuel where it begins.
final class SteadyCost {
  private SteadyCost() {}

  /// The fuel of a turn; nothing when turns may differ.
  static OptionalLong of(List<Act> body) {
    long cost = 0;
    for (int i = 0; i < body.size(); i++) {
      if (i == 0 && body.getFirst() instanceof Act.Charge(int fuel)) {
        cost = fuel;
      } else if (!isSteady(body.get(i))) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(cost);
  }

  private static boolean isSteady(Act act) {
    return switch (act) {
      case Act.Advance(int _, var inputs) -> inputs.stream().allMatch(SteadyCost::isSteady);
      case Act.SetDouble(int _, var value) -> isSteady(value);
      case Act.SetLong(int _, var value) -> isSteady(value);
      case Act.Assert check -> isSteady(check.condition());
      case Act.Charge _,
          Act.Checkpoint _,
          Act.Once _,
          Act.If _,
          Act.Loop _,
          Act.Repeat _,
          Act.Break _,
          Act.Continue _ ->
          false;
    };
  }

  private static boolean isSteady(DoubleOp op) {
    return switch (op) {
      case DoubleOp.Constant _, DoubleOp.Slot _, DoubleOp.CellOutput _ -> true;
      case DoubleOp.History history -> isSteady(history.offset());
      case DoubleOp.FromLong(var value) -> isSteady(value);
      case DoubleOp.Calculated(var _, var left, var right) -> isSteady(left) && isSteady(right);
      case DoubleOp.Negated(var value) -> isSteady(value);
      case DoubleOp.Applied(var _, var value) -> isSteady(value);
      case DoubleOp.Extreme(var _, var left, var right) -> isSteady(left) && isSteady(right);
      case DoubleOp.Otherwise(var value, var other) -> isSteady(value) && isSteady(other);
      case DoubleOp.Choice(var condition, var yes, var no) ->
          isSteady(condition) && isSteady(yes) && isSteady(no);
      case DoubleOp.Charged _ -> false;
    };
  }

  private static boolean isSteady(LongOp op) {
    return switch (op) {
      case LongOp.Constant _, LongOp.Slot _, LongOp.CellTruth _ -> true;
      case LongOp.History history -> isSteady(history.offset());
      case LongOp.HistoryOr history -> isSteady(history.offset()) && isSteady(history.other());
      case LongOp.Calculated calculated ->
          isSteady(calculated.left()) && isSteady(calculated.right());
      case LongOp.Negated(var value) -> isSteady(value);
      case LongOp.ComparedDoubles(var _, var left, var right) -> isSteady(left) && isSteady(right);
      case LongOp.ComparedLongs(var _, var left, var right) -> isSteady(left) && isSteady(right);
      case LongOp.IsNa(var value) -> isSteady(value);
      case LongOp.Not(var value) -> isSteady(value);
      case LongOp.And(var left, var right) -> isSteady(left) && isSteady(right);
      case LongOp.Or(var left, var right) -> isSteady(left) && isSteady(right);
      case LongOp.Rounded(var _, var value, int _) -> isSteady(value);
      case LongOp.Choice(var condition, var yes, var no) ->
          isSteady(condition) && isSteady(yes) && isSteady(no);
      case LongOp.Charged _ -> false;
    };
  }
}
