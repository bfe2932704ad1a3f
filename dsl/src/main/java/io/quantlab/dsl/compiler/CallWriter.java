package io.quantlab.dsl.compiler;

import static io.quantlab.dsl.compiler.Descriptors.STATE;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Routine;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Writes calls: of routines of the library and of functions of the script.
final class CallWriter {
  private static final MethodTypeDesc ENTER = MethodTypeDesc.of(CD_void, CD_int, CD_int);
  private static final MethodTypeDesc LEAVE = MethodTypeDesc.of(CD_void, CD_int);

  private CallWriter() {}

  /// Calls a routine; its result is left as a double, a long or a reference.
  static void routine(
      MethodWriter method, Routine routine, List<Operand> arguments, int site, int room) {
    CodeBuilder code = method.code;
    MethodTypeDesc type = MethodTypeDesc.ofDescriptor(routine.descriptor());
    int[] shares = Sizes.share(room, arguments.stream().mapToInt(method.sizes()::of).toArray());
    if (routine.takesState()) {
      method.loadState();
    }
    int first = routine.takesState() ? 1 : 0;
    for (int i = 0; i < shares.length; i++) {
      OperandWriter.write(method, arguments.get(i), shares[i]);
      convert(code, arguments.get(i).family(), type.parameterType(first + i));
    }
    if (routine.takesSite()) {
      code.loadConstant(site);
    }
    ClassDesc owner = ClassDesc.of(routine.owner());
    if (routine.takesState()) {
      method.callFueled(() -> code.invokestatic(owner, routine.method(), type));
    } else {
      code.invokestatic(owner, routine.method(), type);
    }
    ClassDesc result = type.returnType();
    if (result.equals(CD_boolean) || result.equals(CD_int)) {
      code.i2l();
    }
  }

  /// As the interpreter's handles convert: whole numbers to floats and truth values, numbers to
  /// boxes, references to what the method takes.
  private static void convert(CodeBuilder code, Plan.Family from, ClassDesc to) {
    if (!to.isPrimitive()) {
      OperandWriter.box(code, from);
      if (!to.equals(CD_Object)) {
        code.checkcast(to);
      }
    } else if (from == Plan.Family.LONG && to.equals(CD_double)) {
      code.l2d();
    } else if (from == Plan.Family.LONG && to.equals(CD_boolean)) {
      code.l2i();
    } else if (from == Plan.Family.LONG && to.equals(CD_int)) {
      code.l2i();
    } else if (from == Plan.Family.REF
        || !to.equals(from == Plan.Family.DOUBLE ? CD_double : CD_long)) {
      throw new Refusal("an argument of family " + from + " does not fit " + to.displayName());
    }
  }

  /// Calls a function of the script, which leaves its result in its slot.
  static void function(
      MethodWriter method,
      int function,
      List<Operand> arguments,
      List<Integer> staging,
      int site,
      int room) {
    CodeBuilder code = method.code;
    Plan.Function called = method.owner().plan().functions().get(function);
    int[] shares = Sizes.share(room, arguments.stream().mapToInt(method.sizes()::of).toArray());
    for (int i = 0; i < shares.length; i++) {
      OperandWriter.store(method, arguments.get(i), staging.get(i), shares[i]);
    }
    method.testFuel(site);
    method.loadState();
    code.loadConstant(function).loadConstant(site).invokevirtual(STATE, "enter", ENTER);
    for (int i = 0; i < shares.length; i++) {
      OperandWriter.move(method, called.parameters().get(i), staging.get(i));
    }
    method.callPart(ClassWriter.function(function), CD_int);
    code.pop();
    method.loadState();
    code.loadConstant(function).invokevirtual(STATE, "leave", LEAVE);
  }

  /// Loads the result of the function just called.
  static void result(MethodWriter method, int function) {
    Plan.Place place = method.owner().plan().functions().get(function).result().orElseThrow();
    OperandWriter.load(method, place.family(), place.slot());
  }
}
