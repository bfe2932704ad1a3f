package io.quantlab.dsl.compiler;

import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;

import io.quantlab.dsl.plan.LongOp;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;

/// Writes truth values as jumps.
final class ConditionWriter {
  private static final MethodTypeDesc DIFFER = MethodTypeDesc.of(CD_boolean, CD_double, CD_double);

  private ConditionWriter() {}

  /// Goes to a label when the operation gives 0, else on.
  static void jumpUnless(MethodWriter method, LongOp op, Label target, int room) {
    jump(method, op, target, false, room);
  }

  /// Goes to a label when the operation gives no 0, else on.
  static void jumpIf(MethodWriter method, LongOp op, Label target, int room) {
    jump(method, op, target, true, room);
  }

  private static void jump(MethodWriter method, LongOp op, Label target, boolean when, int room) {
    Sizes sizes = method.sizes();
    if (Sizes.mustLeave(sizes.of(op), room)) {
      compareWithZero(method, op, target, when, room);
      return;
    }
    CodeBuilder code = method.code;
    switch (op) {
      case LongOp.ComparedDoubles(var comparison, var left, var right) -> {
        DoubleWriter.pair(method, left, right, room);
        if (comparison == LongOp.Comparison.NOT_EQUAL) {
          code.invokestatic(Descriptors.NUMBERS, "differ", DIFFER);
          jumpOnTruth(code, target, when);
          return;
        }
        // With na the comparison gives the answer that makes the condition false.
        switch (comparison) {
          case LESS, LESS_OR_EQUAL -> code.dcmpg();
          case EQUAL, NOT_EQUAL, GREATER, GREATER_OR_EQUAL -> code.dcmpl();
        }
        jump(code, comparison, target, when);
      }
      case LongOp.ComparedLongs(var comparison, var left, var right) -> {
        LongWriter.pair(method, left, right, room);
        jump(code.lcmp(), comparison, target, when);
      }
      case LongOp.CellTruth(int cell, int output) -> {
        CellWriter.output(method, cell, output);
        jump(code.dconst_0().dcmpl(), LongOp.Comparison.GREATER, target, when);
      }
      case LongOp.IsNa(var value) -> {
        DoubleWriter.write(method, value, room);
        code.invokestatic(CD_Double, "isNaN", MethodTypeDesc.of(CD_boolean, CD_double));
        jumpOnTruth(code, target, when);
      }
      case LongOp.IsNone(var value) -> {
        RefWriter.write(method, value, room);
        if (when) {
          code.ifnull(target);
        } else {
          code.ifnonnull(target);
        }
      }
      case LongOp.EqualRefs(var left, var right) -> {
        int[] shares = Sizes.share(room, sizes.of(left), sizes.of(right));
        RefWriter.write(method, left, shares[0]);
        RefWriter.write(method, right, shares[1]);
        MethodTypeDesc type = MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object);
        code.invokestatic(Descriptors.VALUES, "equal", type);
        jumpOnTruth(code, target, when);
      }
      case LongOp.Not(var value) -> jump(method, value, target, !when, room);
      case LongOp.And(var left, var right) -> both(method, left, right, target, when, room);
      case LongOp.Or(var left, var right) -> either(method, left, right, target, when, room);
      case LongOp.Charged(int fuel, var value) -> {
        method.takeFuel(fuel);
        jump(method, value, target, when, room);
      }
      case LongOp.Constant _,
          LongOp.Slot _,
          LongOp.History _,
          LongOp.HistoryOr _,
          LongOp.Calculated _,
          LongOp.Negated _,
          LongOp.Rounded _,
          LongOp.Choice _,
          LongOp.Unboxed _,
          LongOp.OtherwiseOf _,
          LongOp.Tee _,
          LongOp.Invoke _,
          LongOp.Call _,
          LongOp.Element _,
          LongOp.Member _,
          LongOp.Symbol _,
          LongOp.Now _,
          LongOp.PrimaryTimeframe _ ->
          compareWithZero(method, op, target, when, room);
    }
  }

  private static void jumpOnTruth(CodeBuilder code, Label target, boolean when) {
    if (when) {
      code.ifne(target);
    } else {
      code.ifeq(target);
    }
  }

  private static void both(
      MethodWriter method, LongOp left, LongOp right, Label target, boolean when, int room) {
    Sizes sizes = method.sizes();
    int[] shares = Sizes.share(room, sizes.of(left), sizes.of(right));
    Label past = method.code.newLabel();
    jump(method, left, when ? past : target, false, shares[0]);
    jump(method, right, target, when, shares[1]);
    method.code.labelBinding(past);
  }

  private static void either(
      MethodWriter method, LongOp left, LongOp right, Label target, boolean when, int room) {
    Sizes sizes = method.sizes();
    int[] shares = Sizes.share(room, sizes.of(left), sizes.of(right));
    Label past = method.code.newLabel();
    jump(method, left, when ? target : past, true, shares[0]);
    jump(method, right, target, when, shares[1]);
    method.code.labelBinding(past);
  }

  private static void compareWithZero(
      MethodWriter method, LongOp op, Label target, boolean when, int room) {
    LongWriter.write(method, op, room);
    jump(method.code.lconst_0().lcmp(), LongOp.Comparison.NOT_EQUAL, target, when);
  }

  /// Jumps by the sign a comparison left on the stack.
  private static void jump(
      CodeBuilder code, LongOp.Comparison comparison, Label target, boolean when) {
    LongOp.Comparison wanted = when ? comparison : opposite(comparison);
    switch (wanted) {
      case EQUAL -> code.ifeq(target);
      case NOT_EQUAL -> code.ifne(target);
      case LESS -> code.iflt(target);
      case LESS_OR_EQUAL -> code.ifle(target);
      case GREATER -> code.ifgt(target);
      case GREATER_OR_EQUAL -> code.ifge(target);
    }
  }

  private static LongOp.Comparison opposite(LongOp.Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> LongOp.Comparison.NOT_EQUAL;
      case NOT_EQUAL -> LongOp.Comparison.EQUAL;
      case LESS -> LongOp.Comparison.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> LongOp.Comparison.GREATER;
      case GREATER -> LongOp.Comparison.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> LongOp.Comparison.LESS;
    };
  }
}
