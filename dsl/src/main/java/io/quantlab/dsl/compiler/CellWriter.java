package io.quantlab.dsl.compiler;

import static io.quantlab.dsl.compiler.Descriptors.INDICATOR;
import static io.quantlab.dsl.compiler.Descriptors.STATE;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;

import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Writes what is done with indicators: each is addressed by its own class, so that HotSpot can
/// inline its step.
final class CellWriter {
  private static final MethodTypeDesc KERNEL = MethodTypeDesc.of(INDICATOR, CD_int);
  private static final MethodTypeDesc OUTPUT = MethodTypeDesc.of(CD_double, CD_int);

  private CellWriter() {}

  static void advance(MethodWriter method, Act.Advance advance, int room) {
    List<DoubleOp> inputs = advance.inputs();
    Sizes sizes = method.owner().sizes();
    int[] shares = Sizes.share(room, inputs.stream().mapToInt(sizes::of).toArray());
    load(method, advance.cell());
    for (int i = 0; i < shares.length; i++) {
      DoubleWriter.write(method, inputs.get(i), shares[i]);
    }
    method
        .code
        .invokevirtual(
            method.owner().kernel(advance.cell()), "update", Descriptors.update(shares.length))
        .pop2();
  }

  static void output(MethodWriter method, int cell, int output) {
    load(method, cell);
    method.code.loadConstant(output).invokevirtual(method.owner().kernel(cell), "output", OUTPUT);
  }

  private static void load(MethodWriter method, int cell) {
    method.loadState();
    method
        .code
        .loadConstant(cell)
        .invokevirtual(STATE, "kernel", KERNEL)
        .checkcast(method.owner().kernel(cell));
  }
}
