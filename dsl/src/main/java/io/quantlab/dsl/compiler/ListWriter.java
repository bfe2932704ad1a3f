package io.quantlab.dsl.compiler;

import static java.lang.constant.ConstantDescs.CD_Object;

import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.RefOp;
import java.lang.classfile.CodeBuilder;
import java.util.List;

/// Writes arrays of objects: parts of values that are made, arguments of calls to the outside.
final class ListWriter {
  private static final int GROUPS = 16;

  private ListWriter() {}

  /// Leaves an array of the values on the stack, numbers in boxes.
  static void operands(MethodWriter method, List<Operand> values, int room) {
    refs(method, values.stream().map(method.sizes()::boxed).toList(), room);
  }

  static void refs(MethodWriter method, List<RefOp> values, int room) {
    CodeBuilder code = method.code;
    code.loadConstant(values.size()).anewarray(CD_Object);
    if (method.sizes().ofList(values) <= room) {
      for (int i = 0; i < values.size(); i++) {
        code.dup().loadConstant(i);
        RefWriter.write(method, values.get(i), room);
        code.aastore();
      }
    } else {
      code.dup();
      method.callFiller(method.owner().outlineFill(values, 0));
    }
  }

  /// Fills a stretch of the array the method was given.
  static void fill(MethodWriter method, List<RefOp> values, int first, int room) {
    CodeBuilder code = method.code;
    if (values.size() == 1 || method.sizes().ofList(values) <= room) {
      for (int i = 0; i < values.size(); i++) {
        method.loadGiven();
        code.loadConstant(first + i);
        RefWriter.write(method, values.get(i), room - 20);
        code.aastore();
      }
      return;
    }
    int length = Math.max(1, (values.size() + GROUPS - 1) / GROUPS);
    for (int from = 0; from < values.size(); from += length) {
      List<RefOp> group = values.subList(from, Math.min(values.size(), from + length));
      method.loadGiven();
      method.callFiller(method.owner().outlineFill(group, first + from));
    }
  }
}
