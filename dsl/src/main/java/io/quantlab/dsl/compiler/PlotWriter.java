package io.quantlab.dsl.compiler;

import static io.quantlab.dsl.compiler.Descriptors.OBJECTS;
import static io.quantlab.dsl.compiler.Descriptors.OUTBOX;
import static io.quantlab.dsl.compiler.Descriptors.STATE;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import io.quantlab.dsl.plan.Act;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/// Writes values for plots.
final class PlotWriter {
  private PlotWriter() {}

  static void write(MethodWriter method, Act.Plot plot, int room) {
    CodeBuilder code = method.code;
    int count = plot.values().size();
    int[] wanted = new int[count + 1];
    for (int i = 0; i < count; i++) {
      wanted[i] = method.sizes().of(plot.values().get(i));
    }
    wanted[count] = plot.others().isEmpty() ? 0 : method.sizes().boxes(plot.others());
    int[] shares = Sizes.share(room - 8 * count, wanted);
    outbox(method);
    code.loadConstant(plot.output());
    DoubleWriter.write(method, plot.values().getFirst(), shares[0]);
    code.invokevirtual(OUTBOX, "plot", MethodTypeDesc.of(CD_void, CD_int, CD_double));
    for (int i = 1; i < count; i++) {
      outbox(method);
      DoubleWriter.write(method, plot.values().get(i), shares[i]);
      code.invokevirtual(OUTBOX, "value", MethodTypeDesc.of(CD_void, CD_double));
    }
    if (!plot.others().isEmpty()) {
      outbox(method);
      ListWriter.operands(method, plot.others(), shares[count]);
      code.invokevirtual(OUTBOX, "others", MethodTypeDesc.of(CD_void, OBJECTS));
    }
  }

  private static void outbox(MethodWriter method) {
    method.loadState();
    method.code.invokevirtual(STATE, "outbox", MethodTypeDesc.of(OUTBOX));
  }
}
