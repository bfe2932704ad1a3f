package io.quantlab.dsl.compiler;

import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.RefOp;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/// Upper bounds of the bytes that operations take.
final class Sizes {
  /// What a method may hold, less its beginning and end.
  static final int METHOD = 3_800;

  /// A call of a part, with what it may lead to.
  static final int CALL = 40;

  private static final int TIGHT = 250;
  private static final int DEEPEST = 400;
  private static final int SLOT = 5;

  /// A call of a routine that counts fuel, without its arguments.
  private static final int ROUTINE = 28;

  /// A turn of a loop that is written out, without its acts.
  static final int TURN = 56;

  private final Map<Object, Integer> known = new IdentityHashMap<>();
  private final Map<Operand, RefOp> boxed = new IdentityHashMap<>();
  private int depth;

  int of(List<Act> acts) {
    long sum = 0;
    for (Act act : acts) {
      sum += of(act);
    }
    return (int) Math.min(sum, Integer.MAX_VALUE / 8);
  }

  int of(Act act) {
    return known(
        act,
        () ->
            switch (act) {
              case Act.Charge _ -> 8;
              case Act.Checkpoint _ -> 32;
              case Act.Line _, Act.Share _ -> 0;
              case Act.Attempt attempt -> of(attempt.acts());
              case Act.Advance(int _, var arguments, var inputs, int _) ->
                  60
                      + 8 * arguments.size()
                      + 14 * inputs.size()
                      + ofDoubles(arguments)
                      + ofDoubles(inputs);
              case Act.SetDouble(int _, var value) -> 5 + of(value);
              case Act.SetLong(int _, var value) -> 5 + of(value);
              case Act.SetRef(int _, var value) -> 5 + of(value);
              case Act.SetElement set -> 12 + of(set.array()) + of(set.index()) + of(set.value());
              case Act.Evaluate(var value) -> 1 + of(value);
              case Act.Invoke(var _, var arguments, int _) -> ROUTINE + ofOperands(arguments);
              case Act.Call(int _, var arguments, var _, int _) -> call(arguments);
              case Act.Plot plot ->
                  20 + 8 * plot.values().size() + ofDoubles(plot.values()) + boxes(plot.others());
              case Act.Request(var _, var arguments) -> 20 + boxes(arguments);
              case Act.Inline(var body) -> 4 + of(body);
              case Act.Return() -> 12;
              case Act.Unrolled(var turns, int _) -> {
                long sum = 4;
                for (List<Act> turn : turns) {
                  sum += TURN + of(turn);
                }
                yield (int) Math.min(sum, Integer.MAX_VALUE / 8);
              }
              case Act.Once(int _, var acts) -> 20 + of(acts);
              case Act.If(var condition, var yes, var no) -> 10 + of(condition) + of(yes) + of(no);
              case Act.Loop loop -> 136 + of(loop.first()) + of(loop.last()) + 2 * of(loop.body());
              case Act.Repeat loop -> 56 + of(loop.condition()) + of(loop.body());
              case Act.Break(), Act.Continue() -> 12;
              case Act.Assert check -> 30 + of(check.condition());
            });
  }

  int of(Operand operand) {
    return switch (operand) {
      case Operand.OfDouble(var op) -> of(op);
      case Operand.OfLong(var op) -> of(op);
      case Operand.OfRef(var op) -> of(op);
    };
  }

  /// A value in its box. Always the same operation for an operand, so that its size is known.
  RefOp boxed(Operand operand) {
    return boxed.computeIfAbsent(operand, Operand::asRef);
  }

  /// An array of references.
  int ofList(List<RefOp> values) {
    long sum = 12;
    for (RefOp value : values) {
      sum += 8 + of(value);
    }
    return (int) Math.min(sum, Integer.MAX_VALUE / 8);
  }

  /// An array of values in boxes.
  int boxes(List<Operand> values) {
    return ofList(values.stream().map(this::boxed).toList());
  }

  private int call(List<Operand> arguments) {
    return 116 + 20 * arguments.size() + ofOperands(arguments);
  }

  private int ofOperands(List<Operand> values) {
    return values.stream().mapToInt(value -> 6 + of(value)).sum();
  }

  private int ofDoubles(List<DoubleOp> values) {
    return values.stream().mapToInt(this::of).sum();
  }

  int of(DoubleOp op) {
    return known(
        op,
        () ->
            switch (op) {
              case DoubleOp.Constant _ -> 3;
              case DoubleOp.Slot _ -> SLOT;
              case DoubleOp.History(int _, int _, var offset, int _, int _) -> 25 + of(offset);
              case DoubleOp.CellOutput _ -> 16;
              case DoubleOp.FromLong(var value) -> 1 + of(value);
              case DoubleOp.Calculated(var _, var left, var right) -> 6 + of(left) + of(right);
              case DoubleOp.Negated(var value) -> 1 + of(value);
              case DoubleOp.Applied(var _, var value) -> 9 + of(value);
              case DoubleOp.Extreme(var _, var left, var right) -> 3 + of(left) + of(right);
              case DoubleOp.Otherwise(var value, var other) -> 8 + of(value) + of(other);
              case DoubleOp.Choice(var condition, var yes, var no) ->
                  6 + of(condition) + of(yes) + of(no);
              case DoubleOp.Charged(int _, var value) -> 8 + of(value);
              case DoubleOp.FromPercent(var value) -> 6 + of(value);
              case DoubleOp.Unboxed(var value) -> 6 + of(value);
              case DoubleOp.Tee(int _, var value) -> 12 + of(value);
              case DoubleOp.Invoke(var _, var arguments, int _) -> ROUTINE + ofOperands(arguments);
              case DoubleOp.Call(int _, var arguments, var _, int _) -> call(arguments) + SLOT;
              case DoubleOp.Element(var array, var index, int _) -> 10 + of(array) + of(index);
              case DoubleOp.Member(var target, int _) -> 12 + of(target);
            });
  }

  int of(LongOp op) {
    return known(
        op,
        () ->
            switch (op) {
              case LongOp.Constant _ -> 3;
              case LongOp.Slot _ -> SLOT;
              case LongOp.History(int _, int _, var offset, int _, int _) -> 25 + of(offset);
              case LongOp.HistoryOr(int _, int _, var offset, int _, int _, var other) ->
                  50 + of(offset) + of(other);
              case LongOp.CellTruth _ -> 24;
              case LongOp.Calculated(var _, var left, var right, int _) -> 6 + of(left) + of(right);
              case LongOp.Negated(var value) -> 1 + of(value);
              case LongOp.ComparedDoubles(var _, var left, var right) -> 12 + of(left) + of(right);
              case LongOp.ComparedLongs(var _, var left, var right) -> 12 + of(left) + of(right);
              case LongOp.IsNa(var value) -> 14 + of(value);
              case LongOp.Not(var value) -> 12 + of(value);
              case LongOp.And(var left, var right) -> 12 + of(left) + of(right);
              case LongOp.Or(var left, var right) -> 12 + of(left) + of(right);
              case LongOp.Rounded(var _, var value, int _) -> 6 + of(value);
              case LongOp.Choice(var condition, var yes, var no) ->
                  6 + of(condition) + of(yes) + of(no);
              case LongOp.Charged(int _, var value) -> 8 + of(value);
              case LongOp.Unboxed(var value) -> 6 + of(value);
              case LongOp.IsNone(var value) -> 12 + of(value);
              case LongOp.OtherwiseOf(var value, var other) -> 18 + of(value) + of(other);
              case LongOp.EqualRefs(var left, var right) -> 14 + of(left) + of(right);
              case LongOp.Tee(int _, var value) -> 12 + of(value);
              case LongOp.Invoke(var _, var arguments, int _) -> ROUTINE + ofOperands(arguments);
              case LongOp.Call(int _, var arguments, var _, int _) -> call(arguments) + SLOT;
              case LongOp.Element(var array, var index, int _) -> 10 + of(array) + of(index);
              case LongOp.Member(var target, int _) -> 12 + of(target);
              case LongOp.Symbol _, LongOp.Now _, LongOp.PrimaryTimeframe _ -> 12;
            });
  }

  int of(RefOp op) {
    return known(
        op,
        () ->
            switch (op) {
              case RefOp.None _ -> 1;
              case RefOp.Text _ -> 11;
              case RefOp.Slot _ -> SLOT;
              case RefOp.History history -> 25 + of(history.offset());
              case RefOp.BoxedLong(var value) -> 3 + of(value);
              case RefOp.BoxedDouble(var value) -> 3 + of(value);
              case RefOp.Choice(var condition, var yes, var no) ->
                  6 + of(condition) + of(yes) + of(no);
              case RefOp.Otherwise(var value, var other) -> 6 + of(value) + of(other);
              case RefOp.Charged(int _, var value) -> 8 + of(value);
              case RefOp.Tee(int _, var value) -> 12 + of(value);
              case RefOp.Invoke(var _, var arguments, int _) -> ROUTINE + ofOperands(arguments);
              case RefOp.Call(int _, var arguments, var _, int _) -> call(arguments) + SLOT;
              case RefOp.MakeArray(var _, var elements, int _) -> ROUTINE + boxes(elements);
              case RefOp.MakeMap(var entries, int _) -> ROUTINE + ofList(entries);
              case RefOp.MakeRecord(var fields, int _) -> ROUTINE + ofList(fields);
              case RefOp.ChangedRecord changed ->
                  ROUTINE + 14 + of(changed.record()) + ofList(changed.values());
              case RefOp.Element(var array, var index, int _) -> 10 + of(array) + of(index);
              case RefOp.Field(var record, int _) -> 10 + of(record);
              case RefOp.Member(var target, int _) -> 12 + of(target);
              case RefOp.ToText(var value, var _, int _) -> ROUTINE + 12 + of(boxed(value));
              case RefOp.Joined(var pieces, int _) -> ROUTINE + ofList(pieces);
              case RefOp.Kept(var value, int _) -> ROUTINE + of(value);
              case RefOp.Shared(var value) -> 3 + of(value);
              case RefOp.OwnedSlot _ -> 8;
              case RefOp.OwnedElement(var array, var index, int _) -> 12 + of(array) + of(index);
              case RefOp.OwnedEntry(var map, var key) -> 8 + of(map) + of(key);
              case RefOp.OwnedField(var record, int _) -> 12 + of(record);
              case RefOp.Ask _ -> 12;
              case RefOp.Request(var _, var arguments) -> 20 + boxes(arguments);
            });
  }

  /// True when something is so much larger than its room that it goes to a method of its own.
  static boolean mustLeave(int size, int room) {
    return size > room && room < TIGHT;
  }

  /// Divides room among what wants it: all they want when there is enough, else what the small ones
  /// leave goes to the large ones.
  static int[] share(int room, int... wanted) {
    int[] shares = new int[wanted.length];
    boolean[] served = new boolean[wanted.length];
    int left = Math.max(0, room);
    for (int open = wanted.length; open > 0; open--) {
      int least = -1;
      for (int i = 0; i < wanted.length; i++) {
        if (!served[i] && (least < 0 || wanted[i] < wanted[least])) {
          least = i;
        }
      }
      served[least] = true;
      shares[least] = Math.min(wanted[least], left / open);
      left -= shares[least];
    }
    return shares;
  }

  private int known(Object op, IntSupplier size) {
    Integer found = known.get(op);
    if (found != null) {
      return found;
    }
    if (depth == DEEPEST) {
      throw new Refusal("the script nests deeper than " + DEEPEST + " operations");
    }
    depth++;
    int bytes = Math.min(size.getAsInt(), Integer.MAX_VALUE / 8);
    depth--;
    known.put(op, bytes);
    return bytes;
  }
}
