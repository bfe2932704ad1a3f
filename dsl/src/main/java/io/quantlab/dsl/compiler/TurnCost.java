package io.quantlab.dsl.compiler;

import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.plan.Routine;
import java.util.List;
import java.util.Optional;

/// What a turn of a loop may cost, found before it runs, where all its fuel is taken by numbers of
/// the plan: no turn calls a function, loops, or does what costs by a size.
final class TurnCost {
  private long most;
  private boolean varies;

  private TurnCost() {}

  /// The cost of the turns of a loop; nothing when it is not known before it runs.
  static Optional<TurnCost> of(List<Act> body) {
    TurnCost cost = new TurnCost();
    for (int i = 0; i < body.size(); i++) {
      if (i == 0 && body.getFirst() instanceof Act.Charge(int fuel)) {
        cost.most = fuel;
      } else if (!cost.isKnown(body.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(cost);
  }

  /// The most a turn may cost.
  long most() {
    return most;
  }

  /// Whether every turn costs that, taken where it begins.
  boolean isSteady() {
    return !varies;
  }

  /// Another fuel that a turn may take or not.
  private boolean takes(int fuel) {
    most += fuel;
    varies = true;
    return true;
  }

  private boolean mayLeave() {
    varies = true;
    return true;
  }

  private boolean areKnown(List<Act> acts) {
    return acts.stream().allMatch(this::isKnown);
  }

  private boolean isKnown(Act act) {
    return switch (act) {
      case Act.Advance advance ->
          advance.arguments().stream().allMatch(this::isKnown)
              && advance.inputs().stream().allMatch(this::isKnown);
      case Act.SetDouble(int _, var value) -> isKnown(value);
      case Act.SetLong(int _, var value) -> isKnown(value);
      case Act.SetElement set ->
          isKnown(set.array()) && isKnown(set.index()) && isKnown(set.value());
      case Act.Evaluate(var value) -> isKnown(value);
      case Act.Invoke(var routine, var arguments, int _) -> isKnown(routine, arguments);
      case Act.Assert check -> isKnown(check.condition());
      case Act.Line _, Act.Share _ -> true;
      case Act.Charge(int fuel) -> takes(fuel);
      case Act.If(var condition, var yes, var no) ->
          mayLeave() && isKnown(condition) && areKnown(yes) && areKnown(no);
      case Act.Break _, Act.Continue _ -> mayLeave();
      case Act.Attempt _,
          Act.Checkpoint _,
          Act.SetRef _,
          Act.Call _,
          Act.Plot _,
          Act.Request _,
          Act.Inline _,
          Act.Return _,
          Act.Unrolled _,
          Act.Once _,
          Act.Loop _,
          Act.Repeat _ ->
          false;
    };
  }

  private boolean isKnown(DoubleOp op) {
    return switch (op) {
      case DoubleOp.Constant _, DoubleOp.Slot _, DoubleOp.CellOutput _ -> true;
      case DoubleOp.History history -> isKnown(history.offset());
      case DoubleOp.FromLong(var value) -> isKnown(value);
      case DoubleOp.Calculated(var _, var left, var right) -> isKnown(left) && isKnown(right);
      case DoubleOp.Negated(var value) -> isKnown(value);
      case DoubleOp.Applied(var _, var value) -> isKnown(value);
      case DoubleOp.Extreme(var _, var left, var right) -> isKnown(left) && isKnown(right);
      case DoubleOp.Otherwise(var value, var other) -> isKnown(value) && isKnown(other);
      case DoubleOp.Choice(var condition, var yes, var no) ->
          isKnown(condition) && isKnown(yes) && isKnown(no);
      case DoubleOp.FromPercent(var value) -> isKnown(value);
      case DoubleOp.Unboxed(var value) -> isKnown(value);
      case DoubleOp.Tee(int _, var value) -> isKnown(value);
      case DoubleOp.Invoke(var routine, var arguments, int _) -> isKnown(routine, arguments);
      case DoubleOp.Element(var array, var index, int _) -> isKnown(array) && isKnown(index);
      case DoubleOp.Charged(int fuel, var value) -> takes(fuel) && isKnown(value);
      case DoubleOp.Member _, DoubleOp.Call _ -> false;
    };
  }

  private boolean isKnown(LongOp op) {
    return switch (op) {
      case LongOp.Constant _, LongOp.Slot _, LongOp.CellTruth _ -> true;
      case LongOp.History history -> isKnown(history.offset());
      case LongOp.HistoryOr history -> isKnown(history.offset()) && isKnown(history.other());
      case LongOp.Calculated calculated ->
          isKnown(calculated.left()) && isKnown(calculated.right());
      case LongOp.Negated(var value) -> isKnown(value);
      case LongOp.ComparedDoubles(var _, var left, var right) -> isKnown(left) && isKnown(right);
      case LongOp.ComparedLongs(var _, var left, var right) -> isKnown(left) && isKnown(right);
      case LongOp.IsNa(var value) -> isKnown(value);
      case LongOp.Not(var value) -> isKnown(value);
      case LongOp.And(var left, var right) -> isKnown(left) && isKnown(right);
      case LongOp.Or(var left, var right) -> isKnown(left) && isKnown(right);
      case LongOp.Rounded(var _, var value, int _) -> isKnown(value);
      case LongOp.Choice(var condition, var yes, var no) ->
          isKnown(condition) && isKnown(yes) && isKnown(no);
      case LongOp.Unboxed(var value) -> isKnown(value);
      case LongOp.IsNone(var value) -> isKnown(value);
      case LongOp.OtherwiseOf(var value, var other) -> isKnown(value) && isKnown(other);
      case LongOp.EqualRefs(var left, var right) -> isKnown(left) && isKnown(right);
      case LongOp.Tee(int _, var value) -> isKnown(value);
      case LongOp.Invoke(var routine, var arguments, int _) -> isKnown(routine, arguments);
      case LongOp.Element(var array, var index, int _) -> isKnown(array) && isKnown(index);
      case LongOp.Symbol _ -> true;
      case LongOp.Charged(int fuel, var value) -> takes(fuel) && isKnown(value);
      case LongOp.Now _, LongOp.PrimaryTimeframe _, LongOp.Member _, LongOp.Call _ -> false;
    };
  }

  /// Slots and their parts; values that are made count memory and fuel.
  private boolean isKnown(RefOp op) {
    return switch (op) {
      case RefOp.None _, RefOp.Text _, RefOp.Slot _, RefOp.OwnedSlot _ -> true;
      case RefOp.Element(var array, var index, int _) -> isKnown(array) && isKnown(index);
      case RefOp.Field(var record, int _) -> isKnown(record);
      case RefOp.BoxedLong(var value) -> isKnown(value);
      case RefOp.BoxedDouble(var value) -> isKnown(value);
      default -> false;
    };
  }

  private boolean isKnown(Operand operand) {
    return switch (operand) {
      case Operand.OfDouble(var op) -> isKnown(op);
      case Operand.OfLong(var op) -> isKnown(op);
      case Operand.OfRef(var op) -> isKnown(op);
    };
  }

  /// A routine without the state counts nothing.
  private boolean isKnown(Routine routine, List<Operand> arguments) {
    return !routine.takesState() && arguments.stream().allMatch(this::isKnown);
  }
}
