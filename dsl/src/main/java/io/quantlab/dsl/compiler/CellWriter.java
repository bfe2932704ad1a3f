package io.quantlab.dsl.compiler;

import static io.quantlab.dsl.compiler.Descriptors.INDICATOR;
import static io.quantlab.dsl.compiler.Descriptors.STATE;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes what is done with indicators: each is addressed by its own class, so that HotSpot can
/// inline its step.
final class CellWriter {
  private static final MethodTypeDesc KERNEL = MethodTypeDesc.of(INDICATOR, CD_int);
  private static final MethodTypeDesc OUTPUT = MethodTypeDesc.of(CD_double, CD_int);
  private static final MethodTypeDesc IS_MADE = MethodTypeDesc.of(CD_boolean, CD_int);
  private static final MethodTypeDesc MAKE =
      MethodTypeDesc.of(CD_void, CD_int, Descriptors.DOUBLES, CD_int);
  private static final MethodTypeDesc SET_INPUT =
      MethodTypeDesc.of(CD_void, CD_int, CD_int, CD_double);
  private static final MethodTypeDesc ADVANCE = MethodTypeDesc.of(CD_void, CD_int);

  private CellWriter() {}

  /// Stores the first output of the step, which is what `update` returns.
  static void advanceInto(MethodWriter method, Act.Advance advance, int slot, int room) {
    Optional<ClassDesc> kernel = method.owner().kernel(advance.cell());
    if (kernel.isEmpty()) {
      advance(method, advance, room);
      method.storeDouble(slot, () -> output(method, advance.cell(), 0));
      return;
    }
    method.storeDouble(
        slot, () -> update(method, advance, kernel.get(), shares(method, advance, room)));
  }

  private static int[] shares(MethodWriter method, Act.Advance advance, int room) {
    List<DoubleOp> all = new ArrayList<>(advance.arguments());
    all.addAll(advance.inputs());
    return Sizes.share(room, all.stream().mapToInt(method.sizes()::of).toArray());
  }

  /// Leaves what the step gives on the stack.
  private static void update(
      MethodWriter method, Act.Advance advance, ClassDesc kernel, int[] shares) {
    stepped(method, advance, kernel, shares);
    List<DoubleOp> inputs = advance.inputs();
    int before = advance.arguments().size();
    for (int i = 0; i < inputs.size(); i++) {
      DoubleWriter.write(method, inputs.get(i), shares[before + i]);
    }
    method.code.invokevirtual(kernel, "update", Descriptors.update(inputs.size()));
  }

  static void advance(MethodWriter method, Act.Advance advance, int room) {
    int[] shares = shares(method, advance, room);
    int cell = advance.cell();
    List<DoubleOp> inputs = advance.inputs();
    int before = advance.arguments().size();
    Optional<ClassDesc> kernel = method.owner().kernel(cell);
    if (kernel.isPresent()) {
      update(method, advance, kernel.get(), shares);
      method.code.pop2();
      return;
    }
    Label made = method.code.newLabel();
    method.loadState();
    method.code.loadConstant(cell).invokevirtual(STATE, "isMade", IS_MADE).ifne(made);
    make(method, advance, shares);
    method.code.labelBinding(made);
    for (int i = 0; i < inputs.size(); i++) {
      method.loadState();
      method.code.loadConstant(cell).loadConstant(i);
      DoubleWriter.write(method, inputs.get(i), shares[before + i]);
      method.code.invokevirtual(STATE, "setInput", SET_INPUT);
    }
    method.loadState();
    method.code.loadConstant(cell).invokevirtual(STATE, "advance", ADVANCE);
  }

  /// Leaves the kernel on the stack; it is made at its first step.
  private static void stepped(
      MethodWriter method, Act.Advance advance, ClassDesc kernel, int[] shares) {
    CodeBuilder code = method.code;
    Label made = code.newLabel();
    method.loadState();
    code.loadConstant(advance.cell()).invokevirtual(STATE, "stepped", KERNEL);
    code.dup().ifnonnull(made).pop();
    make(method, advance, shares);
    method.loadState();
    code.loadConstant(advance.cell()).invokevirtual(STATE, "stepped", KERNEL);
    code.labelBinding(made).checkcast(kernel);
  }

  private static void make(MethodWriter method, Act.Advance advance, int[] shares) {
    CodeBuilder code = method.code;
    method.loadState();
    List<DoubleOp> arguments = advance.arguments();
    code.loadConstant(advance.cell()).loadConstant(arguments.size());
    code.newarray(TypeKind.DOUBLE);
    for (int i = 0; i < arguments.size(); i++) {
      code.dup().loadConstant(i);
      DoubleWriter.write(method, arguments.get(i), shares[i]);
      code.dastore();
    }
    code.loadConstant(advance.site()).invokevirtual(STATE, "make", MAKE);
  }

  static void output(MethodWriter method, int cell, int output) {
    Optional<ClassDesc> kernel = method.owner().kernel(cell);
    ClassDesc type = kernel.orElse(INDICATOR);
    load(method, "kernel", cell, type);
    method.code.loadConstant(output).invokevirtual(type, "output", OUTPUT);
  }

  private static void load(MethodWriter method, String how, int cell, ClassDesc kernel) {
    method.loadState();
    method.code.loadConstant(cell).invokevirtual(STATE, how, KERNEL).checkcast(kernel);
  }
}
