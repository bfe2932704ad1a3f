package io.quantlab.dsl.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.Plan;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Writes acts.
final class ActWriter {
  /// What a part gives back: where its caller goes on.
  static final int NEXT = 0;

  static final int BREAK = 1;
  static final int CONTINUE = 2;
  static final int RETURN = 3;

  private static final int GROUP = 2_600;
  private static final int GROUPS = 16;

  private ActWriter() {}

  /// @param room bytes the acts may take here; what needs more goes to methods of its own
  static void block(MethodWriter method, List<Act> acts, int room) {
    Sizes sizes = method.sizes();
    int size = sizes.of(acts);
    if (size <= room) {
      straight(method, acts);
    } else if (Sizes.mustLeave(size, room)) {
      part(method, acts);
    } else if (acts.size() == 1) {
      act(method, acts.getFirst(), room);
    } else {
      groups(method, acts, size, Math.min(GROUPS, room / (2 * Sizes.CALL)));
    }
  }

  private static void straight(MethodWriter method, List<Act> acts) {
    for (int i = 0; i < acts.size(); i++) {
      Act act = acts.get(i);
      int room = method.sizes().of(act);
      if (act instanceof Act.Advance advance
          && i + 1 < acts.size()
          && acts.get(i + 1)
              instanceof Act.SetDouble(int slot, DoubleOp.CellOutput(int cell, int output))
          && cell == advance.cell()
          && output == 0) {
        CellWriter.advanceInto(method, advance, slot, room - 16);
        i++;
      } else {
        act(method, act, room);
      }
    }
  }

  /// Splits acts into parts of about equal size, at most twice so many.
  private static void groups(MethodWriter method, List<Act> acts, int size, int most) {
    int target = Math.max(GROUP, size / most + 1);
    int from = 0;
    int sum = 0;
    for (int i = 0; i < acts.size(); i++) {
      int own = method.sizes().of(acts.get(i));
      if (i > from && sum + own > target) {
        part(method, acts.subList(from, i));
        from = i;
        sum = 0;
      }
      sum += own;
    }
    part(method, acts.subList(from, acts.size()));
  }

  private static void part(MethodWriter method, List<Act> acts) {
    method.callPart(method.owner().outline(acts), CD_int);
    goOn(method, Escapes.of(acts));
  }

  /// Goes where the number on the stack, which a part gave, says.
  static void goOn(MethodWriter method, Escapes escapes) {
    CodeBuilder code = method.code;
    if (escapes == Escapes.NONE) {
      code.pop();
      return;
    }
    MethodWriter.Turn turn = method.turn();
    int way = method.longLocal();
    code.istore(way);
    boolean passOn = false;
    if (escapes.turn()) {
      if (turn == null) {
        passOn = true;
      } else {
        passOn = turn.leave() == null;
        if (!passOn) {
          code.iload(way).loadConstant(BREAK).if_icmpeq(turn.leave());
        }
        if (turn.next() != null) {
          code.iload(way).loadConstant(CONTINUE).if_icmpeq(turn.next());
        }
      }
    }
    if (escapes.body()) {
      if (method.exit() == null) {
        passOn = true;
      } else {
        code.iload(way).loadConstant(RETURN).if_icmpeq(method.exit());
      }
    }
    if (passOn) {
      Label next = code.newLabel();
      code.iload(way).ifeq(next);
      method.storeFuel();
      code.iload(way).ireturn().labelBinding(next);
    }
    method.release(way);
  }

  /// Ends a part.
  static void leave(MethodWriter method, int way) {
    method.storeFuel();
    method.code.loadConstant(way).ireturn();
  }

  private static void act(MethodWriter method, Act act, int room) {
    switch (act) {
      case Act.Charge(int fuel) -> method.takeFuel(fuel);
      case Act.Checkpoint(int site) -> method.testFuel(site);
      case Act.Line _, Act.Share _ -> {}
      case Act.Attempt _ -> throw new Refusal("a plan with watched expressions is interpreted");
      case Act.Advance advance -> CellWriter.advance(method, advance, room - 16);
      case Act.SetDouble(int slot, var value) ->
          method.storeDouble(slot, () -> DoubleWriter.write(method, value, room - 5));
      case Act.SetLong(int slot, var value) ->
          method.storeLong(slot, () -> LongWriter.write(method, value, room - 5));
      case Act.SetRef(int slot, var value) ->
          method.storeRef(slot, () -> RefWriter.write(method, value, room - 5));
      case Act.SetElement set -> setElement(method, set, room - 12);
      case Act.Evaluate(var value) -> {
        OperandWriter.write(method, value, room - 1);
        pop(method.code, value.family());
      }
      case Act.Invoke(var routine, var arguments, int site) ->
          CallWriter.routine(method, routine, arguments, site, room);
      case Act.Call(int function, var arguments, var staging, int site) ->
          CallWriter.function(method, function, arguments, staging, site, room);
      case Act.Plot plot -> PlotWriter.write(method, plot, room - 20);
      case Act.Request(var outside, var arguments) -> {
        RefWriter.request(method, outside, arguments, room);
        method.code.pop();
      }
      case Act.Inline(var body) -> {
        Label end = method.code.newLabel();
        method.withExit(end, () -> block(method, body, room - 4));
        method.code.labelBinding(end);
      }
      case Act.Return() -> {
        if (method.exit() == null) {
          leave(method, RETURN);
        } else {
          method.code.goto_(method.exit());
        }
      }
      case Act.Unrolled loop -> LoopWriter.unrolled(method, loop, room);
      case Act.Once(int mark, var acts) -> once(method, mark, acts, room - 20);
      case Act.If choice -> choice(method, choice, room - 10);
      case Act.Loop loop -> LoopWriter.loop(method, loop, room - 136);
      case Act.Repeat loop -> LoopWriter.repeat(method, loop, room - 56);
      case Act.Break() -> leaveTurn(method, BREAK);
      case Act.Continue() -> leaveTurn(method, CONTINUE);
      case Act.Assert check -> check(method, check, room - 30);
    }
  }

  private static void leaveTurn(MethodWriter method, int way) {
    MethodWriter.Turn turn = method.turn();
    Label target = turn == null ? null : way == BREAK ? turn.leave() : turn.next();
    if (target == null) {
      leave(method, way);
    } else {
      method.code.goto_(target);
    }
  }

  private static void pop(CodeBuilder code, Plan.Family family) {
    switch (family) {
      case DOUBLE, LONG -> code.pop2();
      case REF -> code.pop();
    }
  }

  private static void setElement(MethodWriter method, Act.SetElement set, int room) {
    Sizes sizes = method.sizes();
    int[] shares =
        Sizes.share(room, sizes.of(set.array()), sizes.of(set.index()), sizes.of(set.value()));
    RefWriter.element(method, set.array(), set.index(), shares[0] + shares[1]);
    OperandWriter.write(method, set.value(), shares[2]);
    ClassDesc value =
        switch (set.value().family()) {
          case DOUBLE -> CD_double;
          case LONG -> CD_long;
          case REF -> CD_Object;
        };
    method
        .code
        .loadConstant(set.site())
        .invokestatic(
            Descriptors.ARRAY_ROUTINES,
            "set",
            MethodTypeDesc.of(CD_void, Descriptors.ARRAY, CD_long, value, CD_int));
  }

  private static void once(MethodWriter method, int mark, List<Act> acts, int room) {
    Label done = method.code.newLabel();
    method.loadLong(mark);
    method.code.lconst_0().lcmp().ifne(done);
    method.storeLong(mark, () -> method.code.lconst_1());
    block(method, acts, room);
    method.code.labelBinding(done);
  }

  private static void choice(MethodWriter method, Act.If choice, int room) {
    Sizes sizes = method.sizes();
    int[] shares =
        Sizes.share(
            room, sizes.of(choice.condition()), sizes.of(choice.yes()), sizes.of(choice.no()));
    Label otherwise = method.code.newLabel();
    ConditionWriter.jumpUnless(method, choice.condition(), otherwise, shares[0]);
    block(method, choice.yes(), shares[1]);
    if (choice.no().isEmpty()) {
      method.code.labelBinding(otherwise);
      return;
    }
    Label end = method.code.newLabel();
    method.code.goto_(end).labelBinding(otherwise);
    block(method, choice.no(), shares[2]);
    method.code.labelBinding(end);
  }

  private static void check(MethodWriter method, Act.Assert check, int room) {
    Label holds = method.code.newLabel();
    ConditionWriter.jumpIf(method, check.condition(), holds, room);
    method
        .code
        .getstatic(Descriptors.CODE, check.code().name(), Descriptors.CODE)
        .loadConstant(check.text())
        .loadConstant(check.site())
        .invokestatic(
            Descriptors.TRAP,
            "ofCondition",
            MethodTypeDesc.of(Descriptors.TRAP, Descriptors.CODE, CD_String, CD_int))
        .athrow()
        .labelBinding(holds);
  }
}
