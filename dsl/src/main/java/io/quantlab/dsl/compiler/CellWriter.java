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

  static void advance(MethodWriter method, Act.Advance advance, int room) {
    List<DoubleOp> all = new ArrayList<>(advance.arguments());
    all.addAll(advance.inputs());
    int[] shares = Sizes.share(room, all.stream().mapToInt(method.sizes()::of).toArray());
    make(method, advance, shares);
    int cell = advance.cell();
    List<DoubleOp> inputs = advance.inputs();
    int before = advance.arguments().size();
    Optional<ClassDesc> kernel = method.owner().kernel(cell);
    if (kernel.isPresent()) {
      load(method, "stepped", cell, kernel.get());
      for (int i = 0; i < inputs.size(); i++) {
        DoubleWriter.write(method, inputs.get(i), shares[before + i]);
      }
      method.code.invokevirtual(kernel.get(), "update", Descriptors.update(inputs.size())).pop2();
      return;
    }
    for (int i = 0; i < inputs.size(); i++) {
      method.loadState();
      method.code.loadConstant(cell).loadConstant(i);
      DoubleWriter.write(method, inputs.get(i), shares[before + i]);
      method.code.invokevirtual(STATE, "setInput", SET_INPUT);
    }
    method.loadState();
    method.code.loadConstant(cell).invokevirtual(STATE, "advance", ADVANCE);
  }

  /// Makes the kernel at its first step.
  private static void make(MethodWriter method, Act.Advance advance, int[] shares) {
    CodeBuilder code = method.code;
    Label made = code.newLabel();
    method.loadState();
    code.loadConstant(advance.cell()).invokevirtual(STATE, "isMade", IS_MADE).ifne(made);
    method.loadState();
    List<DoubleOp> arguments = advance.arguments();
    code.loadConstant(advance.cell()).loadConstant(arguments.size());
    code.newarray(TypeKind.DOUBLE);
    for (int i = 0; i < arguments.size(); i++) {
      code.dup().loadConstant(i);
      DoubleWriter.write(method, arguments.get(i), shares[i]);
      code.dastore();
    }
    code.loadConstant(advance.site()).invokevirtual(STATE, "make", MAKE).labelBinding(made);
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
