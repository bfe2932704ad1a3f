package io.quantlab.dsl.compiler;

import static io.quantlab.dsl.compiler.Descriptors.ARRAY;
import static io.quantlab.dsl.compiler.Descriptors.ARRAY_ROUTINES;
import static io.quantlab.dsl.compiler.Descriptors.ENGINE_VALUE;
import static io.quantlab.dsl.compiler.Descriptors.LONG_BINARY;
import static io.quantlab.dsl.compiler.Descriptors.NUMBERS;
import static io.quantlab.dsl.compiler.Descriptors.ROUNDING;
import static io.quantlab.dsl.compiler.Descriptors.STATE;
import static io.quantlab.dsl.compiler.Descriptors.WORLD;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.RefOp;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.Locale;

/// Writes operations that leave an int, or a truth value as 0 or 1, on the stack.
final class LongWriter {
  private static final MethodTypeDesc AGO = MethodTypeDesc.of(CD_long, CD_int, CD_int, CD_int);
  private static final MethodTypeDesc HAS = MethodTypeDesc.of(CD_boolean, CD_int, CD_int);
  private static final MethodTypeDesc OFFSET = MethodTypeDesc.of(CD_int, CD_long, CD_int, CD_int);

  private LongWriter() {}

  /// @param room bytes it may take here; what needs more goes to methods of its own
  static void write(MethodWriter method, LongOp op, int room) {
    if (Sizes.mustLeave(method.sizes().of(op), room)) {
      method.callPart(method.owner().outline(op), CD_long);
      return;
    }
    CodeBuilder code = method.code;
    switch (op) {
      case LongOp.Constant(long value) -> code.loadConstant(value);
      case LongOp.Slot(int slot) -> method.loadLong(slot);
      case LongOp.History(int ring, int slot, var offset, int limit, int site) -> {
        method.loadState();
        code.loadConstant(ring).loadConstant(slot);
        offset(method, offset, limit, site, room);
        code.invokevirtual(STATE, "longAgo", AGO);
      }
      case LongOp.HistoryOr history -> historyOr(method, history, room);
      case LongOp.Calculated calculated -> {
        pair(method, calculated.left(), calculated.right(), room);
        String name = calculated.calculation().name().toLowerCase(Locale.ROOT);
        code.loadConstant(calculated.site()).invokestatic(NUMBERS, name, LONG_BINARY);
      }
      case LongOp.Negated(var value) -> {
        write(method, value, room);
        code.lneg();
      }
      case LongOp.Rounded(var rounding, var value, int site) -> {
        DoubleWriter.write(method, value, room);
        code.loadConstant(site)
            .invokestatic(NUMBERS, rounding.name().toLowerCase(Locale.ROOT), ROUNDING);
      }
      case LongOp.Choice(var condition, var yes, var no) ->
          choice(method, condition, yes, no, room);
      case LongOp.Unboxed(var value) -> {
        RefWriter.write(method, value, room);
        code.checkcast(CD_Long).invokevirtual(CD_Long, "longValue", MethodTypeDesc.of(CD_long));
      }
      case LongOp.OtherwiseOf(var value, var other) -> otherwise(method, value, other, room);
      case LongOp.Tee(int slot, var value) -> {
        write(method, value, room);
        OperandWriter.tee(method, Plan.Family.LONG, slot);
      }
      case LongOp.Invoke(var routine, var arguments, int site) ->
          CallWriter.routine(method, routine, arguments, site, room);
      case LongOp.Call(int function, var arguments, var staging, int site) -> {
        CallWriter.function(method, function, arguments, staging, site, room);
        CallWriter.result(method, function);
      }
      case LongOp.Element(var array, var index, int site) -> {
        RefWriter.element(method, array, index, room);
        MethodTypeDesc type = MethodTypeDesc.of(CD_long, ARRAY, CD_long, CD_int);
        code.loadConstant(site).invokestatic(ARRAY_ROUTINES, "longAt", type);
      }
      case LongOp.Member(var target, int member) -> {
        RefWriter.write(method, target, room);
        code.checkcast(ENGINE_VALUE)
            .loadConstant(member)
            .invokeinterface(ENGINE_VALUE, "whole", MethodTypeDesc.of(CD_long, CD_int));
      }
      case LongOp.Symbol(int symbol) -> {
        method.loadState();
        code.loadConstant(symbol)
            .invokevirtual(STATE, "symbol", MethodTypeDesc.of(CD_long, CD_int));
      }
      case LongOp.Now() -> ask(method, "now");
      case LongOp.PrimaryTimeframe() -> ask(method, "timeframe");
      case LongOp.Charged(int fuel, var value) -> {
        method.takeFuel(fuel);
        write(method, value, room);
      }
      case LongOp.CellTruth _,
          LongOp.ComparedDoubles _,
          LongOp.ComparedLongs _,
          LongOp.IsNa _,
          LongOp.IsNone _,
          LongOp.EqualRefs _,
          LongOp.Not _,
          LongOp.And _,
          LongOp.Or _ ->
          truth(method, op, room);
    }
  }

  /// Two operands, left before right.
  static void pair(MethodWriter method, LongOp left, LongOp right, int room) {
    Sizes sizes = method.sizes();
    int[] shares = Sizes.share(room, sizes.of(left), sizes.of(right));
    write(method, left, shares[0]);
    write(method, right, shares[1]);
  }

  /// Leaves a checked offset into history on the stack, as an int.
  static void offset(MethodWriter method, LongOp offset, int limit, int site, int room) {
    if (offset instanceof LongOp.Constant(long steps) && steps >= 0 && steps <= limit) {
      method.code.loadConstant((int) steps);
      return;
    }
    write(method, offset, room);
    method.code.loadConstant(limit).loadConstant(site).invokestatic(NUMBERS, "offset", OFFSET);
  }

  private static void historyOr(MethodWriter method, LongOp.HistoryOr history, int room) {
    Sizes sizes = method.sizes();
    int[] shares = Sizes.share(room, sizes.of(history.offset()), sizes.of(history.other()));
    CodeBuilder code = method.code;
    Label none = code.newLabel();
    Label end = code.newLabel();
    int steps = method.longLocal();
    offset(method, history.offset(), history.limit(), history.site(), shares[0]);
    code.istore(steps);
    method.loadState();
    code.loadConstant(history.ring())
        .iload(steps)
        .invokevirtual(STATE, "hasHistory", HAS)
        .ifeq(none);
    method.loadState();
    code.loadConstant(history.ring())
        .loadConstant(history.slot())
        .iload(steps)
        .invokevirtual(STATE, "longAgo", AGO)
        .goto_(end)
        .labelBinding(none);
    method.release(steps);
    write(method, history.other(), shares[1]);
    code.labelBinding(end);
  }

  private static void choice(
      MethodWriter method, LongOp condition, LongOp yes, LongOp no, int room) {
    Sizes sizes = method.sizes();
    int[] shares = Sizes.share(room, sizes.of(condition), sizes.of(yes), sizes.of(no));
    Label otherwise = method.code.newLabel();
    Label end = method.code.newLabel();
    ConditionWriter.jumpUnless(method, condition, otherwise, shares[0]);
    write(method, yes, shares[1]);
    method.code.goto_(end).labelBinding(otherwise);
    write(method, no, shares[2]);
    method.code.labelBinding(end);
  }

  private static void otherwise(MethodWriter method, RefOp value, LongOp other, int room) {
    int[] shares = Sizes.share(room, method.sizes().of(value), method.sizes().of(other));
    CodeBuilder code = method.code;
    Label none = code.newLabel();
    Label end = code.newLabel();
    RefWriter.write(method, value, shares[0]);
    code.dup()
        .instanceOf(CD_Long)
        .ifeq(none)
        .checkcast(CD_Long)
        .invokevirtual(CD_Long, "longValue", MethodTypeDesc.of(CD_long))
        .goto_(end)
        .labelBinding(none)
        .pop();
    write(method, other, shares[1]);
    code.labelBinding(end);
  }

  private static void ask(MethodWriter method, String what) {
    method.loadState();
    method
        .code
        .invokevirtual(STATE, "world", MethodTypeDesc.of(WORLD))
        .invokeinterface(WORLD, what, MethodTypeDesc.of(CD_long));
  }

  private static void truth(MethodWriter method, LongOp op, int room) {
    Label no = method.code.newLabel();
    Label end = method.code.newLabel();
    ConditionWriter.jumpUnless(method, op, no, room);
    method.code.lconst_1().goto_(end).labelBinding(no).lconst_0().labelBinding(end);
  }
}
