package io.quantlab.dsl.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.engine.indicator.catalog.Catalog;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// Writes the class of a plan: `run` and the parts that were too large to stand in one method.
///
/// HotSpot leaves methods of more than 8,000 bytes to its interpreter, so no method grows past
/// [Sizes#METHOD]. State is in the arrays of [io.quantlab.dsl.plan.State] anyway, so a part needs
/// that one argument only.
final class ClassWriter {
  /// What a plan may weigh in bytes of code; far above what a text of 256 KiB can need.
  private static final int LARGEST = 4_000_000;

  private record Part(String name, ClassDesc result, Consumer<MethodWriter> body) {}

  private final Plan plan;
  private final Sizes sizes = new Sizes();
  private final List<ClassDesc> kernels = new ArrayList<>();
  private final Deque<Part> waiting = new ArrayDeque<>();
  private int parts;

  ClassWriter(Plan plan) {
    this.plan = plan;
    for (Plan.Cell cell : plan.cells()) {
      double[] arguments = cell.arguments().stream().mapToDouble(Double::doubleValue).toArray();
      kernels.add(Descriptors.of(Catalog.find(cell.indicator()).create(arguments).getClass()));
    }
  }

  Sizes sizes() {
    return sizes;
  }

  /// The class of a cell's indicator.
  ClassDesc kernel(int cell) {
    return kernels.get(cell);
  }

  byte[] write() {
    if (sizes.of(plan.body()) > LARGEST) {
      throw new Refusal("the script is too large to be compiled");
    }
    return ClassFile.of(ClassFile.ShortJumpsOption.FAIL_ON_SHORT_JUMPS)
        .build(Descriptors.SCRIPT, this::write);
  }

  private void write(ClassBuilder script) {
    script.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
    script.withInterfaceSymbols(Descriptors.PROGRAM);
    script.withMethodBody(
        INIT_NAME,
        MTD_void,
        ClassFile.ACC_PUBLIC,
        code -> code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
    String body = outline(plan.body());
    script.withMethodBody(
        "run",
        Descriptors.RUN,
        ClassFile.ACC_PUBLIC,
        code ->
            code.aload(1)
                .invokestatic(
                    Descriptors.SCRIPT, body, MethodTypeDesc.of(CD_int, Descriptors.STATE))
                .pop()
                .return_());
    while (!waiting.isEmpty()) {
      Part part = waiting.remove();
      script.withMethodBody(
          part.name(),
          MethodTypeDesc.of(part.result(), Descriptors.STATE),
          ClassFile.ACC_STATIC,
          code -> {
            MethodWriter method = new MethodWriter(this, code);
            part.body().accept(method);
            method.finish();
          });
    }
  }

  /// A method that does some acts and gives [ActWriter#NEXT], [ActWriter#BREAK] or
  /// [ActWriter#CONTINUE].
  String outline(List<Act> acts) {
    return outline(
        CD_int,
        method -> {
          ActWriter.block(method, acts, Sizes.METHOD);
          ActWriter.leave(method, ActWriter.NEXT);
        });
  }

  String outline(DoubleOp op) {
    return outline(
        CD_double,
        method -> {
          DoubleWriter.write(method, op, Sizes.METHOD);
          method.storeFuel();
          method.code.dreturn();
        });
  }

  String outline(LongOp op) {
    return outline(
        CD_long,
        method -> {
          LongWriter.write(method, op, Sizes.METHOD);
          method.storeFuel();
          method.code.lreturn();
        });
  }

  private String outline(ClassDesc result, Consumer<MethodWriter> body) {
    String name = "part" + parts++;
    waiting.add(new Part(name, result, body));
    return name;
  }
}
