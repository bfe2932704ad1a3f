package io.quantlab.dsl.compiler;

import static io.quantlab.dsl.compiler.Descriptors.ARRAY;
import static io.quantlab.dsl.compiler.Descriptors.ARRAY_ROUTINES;
import static io.quantlab.dsl.compiler.Descriptors.BINARY;
import static io.quantlab.dsl.compiler.Descriptors.ENGINE_VALUE;
import static io.quantlab.dsl.compiler.Descriptors.FUNCTION;
import static io.quantlab.dsl.compiler.Descriptors.MATH;
import static io.quantlab.dsl.compiler.Descriptors.NUMBERS;
import static io.quantlab.dsl.compiler.Descriptors.STATE;
import static io.quantlab.dsl.compiler.Descriptors.STRICT_MATH;
import static io.quantlab.dsl.compiler.Descriptors.UNARY;
import static io.quantlab.dsl.compiler.Descriptors.VALUES;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Plan;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.Locale;

/// Writes operations that leave a float on the stack.
final class DoubleWriter {
  private static final MethodTypeDesc AGO = MethodTypeDesc.of(CD_double, CD_int, CD_int, CD_int);

  private static final MethodTypeDesc BEFORE = MethodTypeDesc.of(CD_double, CD_int, CD_int);

  private DoubleWriter() {}

  /// @param room bytes it may take here; what needs more goes to methods of its own
  static void write(MethodWriter method, DoubleOp op, int room) {
    if (Sizes.mustLeave(method.sizes().of(op), room)) {
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
      case DoubleOp.Applied(var function, var value) -> apply(method, function, value, room);
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
      case DoubleOp.FromPercent(var value) -> {
        LongWriter.write(method, value, room);
        code.l2d().loadConstant(1e8).ddiv();
      }
      case DoubleOp.Unboxed(var value) -> {
        RefWriter.write(method, value, room);
        code.invokestatic(VALUES, "unboxedDouble", MethodTypeDesc.of(CD_double, CD_Object));
      }
      case DoubleOp.Tee(int slot, var value) -> {
        write(method, value, room);
        OperandWriter.tee(method, Plan.Family.DOUBLE, slot);
      }
      case DoubleOp.Invoke(var routine, var arguments, int site) ->
          CallWriter.routine(method, routine, arguments, site, room);
      case DoubleOp.Call(int function, var arguments, var staging, int site) -> {
        CallWriter.function(method, function, arguments, staging, site, room);
        CallWriter.result(method, function);
      }
      case DoubleOp.Element(var array, var index, int site) -> {
        RefWriter.element(method, array, index, room);
        MethodTypeDesc type = MethodTypeDesc.of(CD_double, ARRAY, CD_long, CD_int);
        code.loadConstant(site).invokestatic(ARRAY_ROUTINES, "doubleAt", type);
      }
      case DoubleOp.Member(var target, int member) -> {
        RefWriter.write(method, target, room);
        code.checkcast(ENGINE_VALUE)
            .loadConstant(member)
            .invokeinterface(ENGINE_VALUE, "number", MethodTypeDesc.of(CD_double, CD_int));
      }
      case DoubleOp.Charged(int fuel, var value) -> {
        method.takeFuel(fuel);
        write(method, value, room);
      }
    }
  }

  /// Two operands, left before right.
  static void pair(MethodWriter method, DoubleOp left, DoubleOp right, int room) {
    Sizes sizes = method.sizes();
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

  private static void apply(
      MethodWriter method, DoubleOp.Function function, DoubleOp value, int room) {
    CodeBuilder code = method.code;
    String name = function.name().toLowerCase(Locale.ROOT);
    switch (function) {
      case ABS, SQRT -> {
        write(method, value, room);
        code.invokestatic(MATH, name, UNARY).invokestatic(NUMBERS, "finite", UNARY);
      }
      case EXP, LOG, LOG10, SIN, COS, TAN, ASIN, ACOS, ATAN, SINH, COSH, TANH -> {
        write(method, value, room);
        code.invokestatic(STRICT_MATH, name, UNARY).invokestatic(NUMBERS, "finite", UNARY);
      }
      case LOG2, TO_RADIANS, TO_DEGREES -> {
        code.getstatic(FUNCTION, function.name(), FUNCTION);
        write(method, value, room);
        code.invokestatic(NUMBERS, "apply", MethodTypeDesc.of(CD_double, FUNCTION, CD_double));
      }
    }
  }

  private static void history(MethodWriter method, DoubleOp.History history, int room) {
    method.loadState();
    if (history.offset() instanceof LongOp.Constant(long steps)
        && steps > 0
        && steps <= history.limit()) {
      method.code.loadConstant(history.ring()).loadConstant((int) steps);
      method.code.invokevirtual(STATE, "doubleBefore", BEFORE);
      return;
    }
    method.code.loadConstant(history.ring()).loadConstant(history.slot());
    LongWriter.offset(method, history.offset(), history.limit(), history.site(), room);
    method.code.invokevirtual(STATE, "doubleAgo", AGO);
  }

  private static void otherwise(MethodWriter method, DoubleOp value, DoubleOp other, int room) {
    Sizes sizes = method.sizes();
    int[] shares = Sizes.share(room, sizes.of(value), sizes.of(other));
    Label end = method.code.newLabel();
    write(method, value, shares[0]);
    method.code.dup2().dup2().dcmpl().ifeq(end).pop2();
    write(method, other, shares[1]);
    method.code.labelBinding(end);
  }

  private static void choice(
      MethodWriter method, LongOp condition, DoubleOp yes, DoubleOp no, int room) {
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
}
