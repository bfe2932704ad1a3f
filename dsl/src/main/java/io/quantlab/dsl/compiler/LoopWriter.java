package io.quantlab.dsl.compiler;

import static java.lang.constant.ConstantDescs.CD_int;

import io.quantlab.dsl.plan.Act;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.List;

/// Writes loops.
///
/// A loop is written twice when it is known what a turn costs at most, see [TurnCost]. When the
/// fuel is enough for all turns, which is one test, none of them tests it; and where every turn
/// costs the same, none of them counts, and the loop pays at its end. Else each turn is counted and
/// tested. All stop at the same place with the same count (wick.md 13.3).
final class LoopWriter {
  private static final int GROUPS = 16;

  private LoopWriter() {}

  static void loop(MethodWriter method, Act.Loop loop, int room) {
    Sizes sizes = method.sizes();
    int body = sizes.of(loop.body());
    int[] shares = Sizes.share(room, sizes.of(loop.first()), sizes.of(loop.last()), body, body);
    CodeBuilder code = method.code;
    int turn = method.longLocal();
    int end = method.longLocal();
    LongWriter.write(method, loop.first(), shares[0]);
    code.lstore(turn);
    LongWriter.write(method, loop.last(), shares[1]);
    code.lstore(end);
    Label after = code.newLabel();
    if (method.owner().counts() && shares[2] >= body) {
      TurnCost.of(loop.body())
          .ifPresent(cost -> {
            if (cost.isSteady()) {
              uncounted(method, loop, 1 + cost.most(), turn, end, after);
            } else {
              untested(method, loop, 1 + cost.most(), turn, end, after);
            }
          });
    }
    counted(method, loop, turn, end, after, shares[3]);
    code.labelBinding(after);
    method.release(turn);
  }

  private static void counted(
      MethodWriter method, Act.Loop loop, int turn, int end, Label after, int room) {
    turnByTurn(method, loop, turn, end, after, room, () -> method.testFuel(loop.site()));
  }

  /// Falls through to the counted loop when the fuel may run out.
  private static void untested(
      MethodWriter method, Act.Loop loop, long most, int turn, int end, Label after) {
    Label count = method.code.newLabel();
    int turns = method.longLocal();
    turnsAhead(method, turns, turn, end, after);
    jumpUnlessPaid(method, turns, most, count);
    method.release(turns);
    turnByTurn(method, loop, turn, end, after, Sizes.METHOD, () -> {});
    method.code.labelBinding(count);
  }

  private static void turnByTurn(
      MethodWriter method,
      Act.Loop loop,
      int turn,
      int end,
      Label after,
      int room,
      Runnable testing) {
    CodeBuilder code = method.code;
    Label test = code.newLabel();
    Label next = code.newLabel();
    code.labelBinding(test).lload(turn).lload(end).lcmp().ifge(after);
    method.takeFuel(1);
    testing.run();
    method.storeLong(loop.slot(), () -> code.lload(turn));
    method.inTurn(
        new MethodWriter.Turn(after, next), () -> ActWriter.block(method, loop.body(), room));
    code.labelBinding(next).lload(turn).lconst_1().ladd().lstore(turn).goto_(test);
  }

  /// Leaves how many turns are ahead in a local; goes on behind the loop when there is none.
  private static void turnsAhead(MethodWriter method, int turns, int turn, int end, Label after) {
    method.code.lload(end).lload(turn).lsub().lstore(turns);
    method.code.lload(turns).lconst_0().lcmp().ifle(after);
  }

  private static void jumpUnlessPaid(MethodWriter method, int turns, long most, Label otherwise) {
    CodeBuilder code = method.code;
    code.lload(turns).loadConstant((long) Integer.MAX_VALUE).lcmp().ifgt(otherwise);
    method.loadFuel();
    code.lload(turns).loadConstant(most).lmul().lcmp().iflt(otherwise);
  }

  /// Falls through to the counted loop when the fuel may run out.
  private static void uncounted(
      MethodWriter method, Act.Loop loop, long cost, int turn, int end, Label after) {
    CodeBuilder code = method.code;
    int turns = method.longLocal();
    int first = method.longLocal();
    Label count = code.newLabel();
    turnsAhead(method, turns, turn, end, after);
    jumpUnlessPaid(method, turns, cost, count);
    code.lload(turn).lstore(first);
    Label test = code.newLabel();
    Label paid = code.newLabel();
    Label handler = code.newLabel();
    Label from = method.unguard();
    code.labelBinding(test).lload(turn).lload(end).lcmp().ifge(paid);
    method.storeLong(loop.slot(), () -> code.lload(turn));
    for (Act act : loop.body()) {
      if (!(act instanceof Act.Charge)) {
        ActWriter.block(method, List.of(act), Sizes.METHOD);
      }
    }
    code.lload(turn).lconst_1().ladd().lstore(turn).goto_(test);
    method.guard(from, handler);
    code.labelBinding(paid);
    pay(method, cost, () -> code.lload(turns));
    code.goto_(after).labelBinding(handler);
    // A trap in the middle: the turns begun are paid.
    pay(method, cost, () -> code.lload(turn).lload(first).lsub().lconst_1().ladd());
    method.storeFuel();
    code.athrow().labelBinding(count);
    method.release(turns);
  }

  private static void pay(MethodWriter method, long cost, Runnable turns) {
    method.loadFuel();
    turns.run();
    method.code.loadConstant(cost).lmul().lsub();
    method.setFuelFromStack();
  }

  static void repeat(MethodWriter method, Act.Repeat loop, int room) {
    Sizes sizes = method.sizes();
    int[] shares = Sizes.share(room, sizes.of(loop.condition()), sizes.of(loop.body()));
    CodeBuilder code = method.code;
    Label next = code.newBoundLabel();
    Label after = code.newLabel();
    method.takeFuel(loop.fuel());
    method.testFuel(loop.site());
    ConditionWriter.jumpUnless(method, loop.condition(), after, shares[0]);
    method.inTurn(
        new MethodWriter.Turn(after, next), () -> ActWriter.block(method, loop.body(), shares[1]));
    code.goto_(next).labelBinding(after);
  }

  static void unrolled(MethodWriter method, Act.Unrolled loop, int room) {
    Label after = method.code.newLabel();
    turns(method, loop.turns(), loop.site(), after, room);
    method.code.labelBinding(after);
  }

  /// Writes turns one behind the other; too many for one method are put into several.
  ///
  /// @param after where `break` goes; `null` for the caller
  static void turns(MethodWriter method, List<List<Act>> turns, int site, Label after, int room) {
    int size = 0;
    for (List<Act> turn : turns) {
      size = Math.min(size + Sizes.TURN + method.sizes().of(turn), Integer.MAX_VALUE / 8);
    }
    if (size > room && turns.size() > 1) {
      int length = Math.max(1, (turns.size() + GROUPS - 1) / GROUPS);
      for (int from = 0; from < turns.size(); from += length) {
        List<List<Act>> group = turns.subList(from, Math.min(turns.size(), from + length));
        method.callPart(method.owner().outlineTurns(group, site), CD_int);
        Escapes escapes = Escapes.ofTurns(group);
        method.inTurn(new MethodWriter.Turn(after, null), () -> ActWriter.goOn(method, escapes));
      }
      return;
    }
    for (List<Act> turn : turns) {
      Label next = method.code.newLabel();
      method.takeFuel(1);
      method.testFuel(site);
      method.inTurn(
          new MethodWriter.Turn(after, next),
          () -> ActWriter.block(method, turn, room - Sizes.TURN));
      method.code.labelBinding(next);
    }
  }
}
