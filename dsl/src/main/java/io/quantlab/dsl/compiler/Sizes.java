package io.quantlab.dsl.compiler;

import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
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

  private final Map<Object, Integer> known = new IdentityHashMap<>();
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
              case Act.Checkpoint _ -> 26;
              case Act.Advance(int _, var inputs) -> 16 + inputs.stream().mapToInt(this::of).sum();
              case Act.SetDouble(int _, var value) -> 5 + of(value);
              case Act.SetLong(int _, var value) -> 5 + of(value);
              case Act.Once(int _, var acts) -> 20 + of(acts);
              case Act.If(var condition, var yes, var no) -> 10 + of(condition) + of(yes) + of(no);
              case Act.Loop loop -> 130 + of(loop.first()) + of(loop.last()) + 2 * of(loop.body());
              case Act.Repeat loop -> 50 + of(loop.condition()) + of(loop.body());
              case Act.Break(), Act.Continue() -> 12;
              case Act.Assert check -> 30 + of(check.condition());
            });
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
              case DoubleOp.Applied(var _, var value) -> 6 + of(value);
              case DoubleOp.Extreme(var _, var left, var right) -> 3 + of(left) + of(right);
              case DoubleOp.Otherwise(var value, var other) -> 8 + of(value) + of(other);
              case DoubleOp.Choice(var condition, var yes, var no) ->
                  6 + of(condition) + of(yes) + of(no);
              case DoubleOp.Charged(int _, var value) -> 8 + of(value);
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
