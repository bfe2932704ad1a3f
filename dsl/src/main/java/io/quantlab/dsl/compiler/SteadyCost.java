package io.quantlab.dsl.compiler;

import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.plan.Routine;
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
      case Act.Advance advance ->
          advance.arguments().stream().allMatch(SteadyCost::isSteady)
              && advance.inputs().stream().allMatch(SteadyCost::isSteady);
      case Act.SetDouble(int _, var value) -> isSteady(value);
      case Act.SetLong(int _, var value) -> isSteady(value);
      case Act.SetElement set ->
          isSteady(set.array()) && isSteady(set.index()) && isSteady(set.value());
      case Act.Evaluate(var value) -> isSteady(value);
      case Act.Invoke(var routine, var arguments, int _) -> isSteady(routine, arguments);
      case Act.Assert check -> isSteady(check.condition());
      case Act.Line _, Act.Share _ -> true;
      case Act.Charge _,
          Act.Attempt _,
          Act.Checkpoint _,
          Act.SetRef _,
          Act.Call _,
          Act.Plot _,
          Act.Request _,
          Act.Inline _,
          Act.Return _,
          Act.Unrolled _,
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
      case DoubleOp.FromPercent(var value) -> isSteady(value);
      case DoubleOp.Unboxed(var value) -> isSteady(value);
      case DoubleOp.Tee(int _, var value) -> isSteady(value);
      case DoubleOp.Invoke(var routine, var arguments, int _) -> isSteady(routine, arguments);
      case DoubleOp.Element(var array, var index, int _) -> isSteady(array) && isSteady(index);
      case DoubleOp.Member _, DoubleOp.Call _, DoubleOp.Charged _ -> false;
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
      case LongOp.Unboxed(var value) -> isSteady(value);
      case LongOp.IsNone(var value) -> isSteady(value);
      case LongOp.OtherwiseOf(var value, var other) -> isSteady(value) && isSteady(other);
      case LongOp.EqualRefs(var left, var right) -> isSteady(left) && isSteady(right);
      case LongOp.Tee(int _, var value) -> isSteady(value);
      case LongOp.Invoke(var routine, var arguments, int _) -> isSteady(routine, arguments);
      case LongOp.Element(var array, var index, int _) -> isSteady(array) && isSteady(index);
      case LongOp.Symbol _ -> true;
      case LongOp.Now _,
          LongOp.PrimaryTimeframe _,
          LongOp.Member _,
          LongOp.Call _,
          LongOp.Charged _ ->
          false;
    };
  }

  /// Slots and their parts; values that are made count memory and fuel.
  private static boolean isSteady(RefOp op) {
    return switch (op) {
      case RefOp.None _, RefOp.Text _, RefOp.Slot _, RefOp.OwnedSlot _ -> true;
      case RefOp.Element(var array, var index, int _) -> isSteady(array) && isSteady(index);
      case RefOp.Field(var record, int _) -> isSteady(record);
      case RefOp.BoxedLong(var value) -> isSteady(value);
      case RefOp.BoxedDouble(var value) -> isSteady(value);
      default -> false;
    };
  }

  private static boolean isSteady(Operand operand) {
    return switch (operand) {
      case Operand.OfDouble(var op) -> isSteady(op);
      case Operand.OfLong(var op) -> isSteady(op);
      case Operand.OfRef(var op) -> isSteady(op);
    };
  }

  /// A routine without the state counts nothing.
  private static boolean isSteady(Routine routine, List<Operand> arguments) {
    return !routine.takesState() && arguments.stream().allMatch(SteadyCost::isSteady);
  }
}
