package io.quantlab.dsl.compiler;

import static io.quantlab.dsl.compiler.Descriptors.BINARY;
import static io.quantlab.dsl.compiler.Descriptors.MATH;
import static io.quantlab.dsl.compiler.Descriptors.NUMBERS;
import static io.quantlab.dsl.compiler.Descriptors.STATE;
import static io.quantlab.dsl.compiler.Descriptors.STRICT_MATH;
import static io.quantlab.dsl.compiler.Descriptors.UNARY;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;

import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.Locale;

/// Writes operations that leave a float on the stack.
final class DoubleWriter {
  private static final MethodTypeDesc AGO = MethodTypeDesc.of(CD_double, CD_int, CD_int, CD_int);

  private DoubleWriter() {}

  /// @param room bytes it may take here; what needs more goes to methods of its own
  static void write(MethodWriter method, DoubleOp op, int room) {
    Sizes sizes = method.owner().sizes();
    if (Sizes.mustLeave(sizes.of(op), room)) {
      method.callPart(method.owner().outline(op), CD_double);
      return;
    }
    CodeBuilder code = method.code;
    switch (op) {
      case DoubleOp.Constant(double value) -> code.loadConstant(value);
      case DoubleOp.Slot(int slot) -> method.loadDouble(slot);
      case DoubleOp.CellOutput(int cell, int output) -> CellWriter.output(method, cell, output);
      case DoubleOp.FromLong(var value) -> {
        LongWriter.write(method, value, room);
        code.l2d();
      }
      case DoubleOp.History history -> history(method, history, room);
      case DoubleOp.Calculated(var calculation, var left, var right) -> {
        pair(method, left, right, room);
        calculate(code, calculation);
      }
      case DoubleOp.Negated(var value) -> {
        write(method, value, room);
        code.dneg();
      }
      case DoubleOp.Applied(var function, var value) -> {
        write(method, value, room);
        apply(code, function);
      }
      case DoubleOp.Extreme(var side, var left, var right) -> {
        pair(method, left, right, room);
        String name =
            switch (side) {
              case SMALLER -> "min";
              case LARGER -> "max";
            };
        code.invokestatic(MATH, name, BINARY);
      }
      case DoubleOp.Otherwise(var value, var other) -> otherwise(method, value, other, room);
      case DoubleOp.Choice(var condition, var yes, var no) ->
          choice(method, condition, yes, no, room);
      case DoubleOp.Charged(int fuel, var value) -> {
        method.takeFuel(fuel);
        write(method, value, room);
      }
    }
  }

  /// Two operands, left before right.
  static void pair(MethodWriter method, DoubleOp left, DoubleOp right, int room) {
    Sizes sizes = method.owner().sizes();
    int[] shares = Sizes.share(room, sizes.of(left), sizes.of(right));
    write(method, left, shares[0]);
    write(method, right, shares[1]);
  }

  private static void calculate(CodeBuilder code, DoubleOp.Calculation calculation) {
    switch (calculation) {
      case ADD -> code.dadd();
      case SUBTRACT -> code.dsub();
      case MULTIPLY -> code.dmul();
      case DIVIDE -> code.ddiv();
      case POWER -> code.invokestatic(STRICT_MATH, "pow", BINARY);
    }
    code.invokestatic(NUMBERS, "finite", UNARY);
  }

  private static void apply(CodeBuilder code, DoubleOp.Function function) {
    String name = function.name().toLowerCase(Locale.ROOT);
    switch (function) {
      case ABS, SQRT -> code.invokestatic(MATH, name, UNARY);
      case EXP, LOG, LOG10, SIN, COS, TAN -> code.invokestatic(STRICT_MATH, name, UNARY);
    }
    code.invokestatic(NUMBERS, "finite", UNARY);
  }

  private static void history(MethodWriter method, DoubleOp.History history, int room) {
    method.loadState();
    method.code.loadConstant(history.ring()).loadConstant(history.slot());
    LongWriter.offset(method, history.offset(), history.limit(), history.site(), room);
    method.code.invokevirtual(STATE, "doubleAgo", AGO);
  }

  private static void otherwise(MethodWriter method, DoubleOp value, DoubleOp other, int room) {
    Sizes sizes = method.owner().sizes();
    int[] shares = Sizes.share(room, sizes.of(value), sizes.of(other));
    Label end = method.code.newLabel();
    write(method, value, shares[0]);
    method.code.dup2().dup2().dcmpl().ifeq(end).pop2();
    write(method, other, shares[1]);
    method.code.labelBinding(end);
  }

  private static void choice(
      MethodWriter method, LongOp condition, DoubleOp yes, DoubleOp no, int room) {
    Sizes sizes = method.owner().sizes();
    int[] shares = Sizes.share(room, sizes.of(condition), sizes.of(yes), sizes.of(no));
    Label otherwise = method.code.newLabel();
    Label end = method.code.newLabel();
    ConditionWriter.jumpUnless(method, condition, otherwise, shares[0]);
    write(method, yes, shares[1]);
    method.code.goto_(end).labelBinding(otherwise);
    write(method, no, shares[2]);
    method.code.labelBinding(end);
  }
}
