package io.quantlab.dsl.compiler;

import static io.quantlab.dsl.compiler.Descriptors.STATE;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import io.quantlab.dsl.plan.Plan;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Writes the copy of a commit slot by slot, for scripts with few of them.
///
/// A wide copy right behind narrow stores waits until all of them have left the processor's store
/// buffer; a number loaded as it was stored does not. `StepBenchmark` pays for it.
final class KeepWriter {
  /// Slots and histories up to which copying one by one is quicker.
  private static final int FEW = 48;

  private static final int STATE_LOCAL = 1;
  private static final int ENTRY_LOCAL = 2;
  private static final int FROM_LOCAL = 3;
  private static final int TO_LOCAL = 4;

  private KeepWriter() {}

  static void write(ClassBuilder script, Plan plan) {
    if (plan.doubles() + plan.longs() + plan.rings().size() > FEW) {
      return;
    }
    method(
        script,
        "keep",
        code -> {
          fetch(code, "doubles", "keptDoubles", Descriptors.DOUBLES);
          for (int slot = plan.doubles() - 1; slot >= 0; slot--) {
            element(code, slot).daload().dastore();
          }
          fetch(code, "longs", "keptLongs", Descriptors.LONGS);
          for (int slot = plan.longs() - 1; slot >= 0; slot--) {
            element(code, slot).laload().lastore();
          }
          histories(code, plan);
        });
    method(script, "remember", code -> histories(code, plan));
  }

  private static void method(ClassBuilder script, String name, Consumer<CodeBuilder> body) {
    script.withMethodBody(
        name,
        MethodTypeDesc.of(CD_void, STATE, CD_int),
        ClassFile.ACC_PUBLIC,
        code -> {
          body.accept(code);
          code.return_();
        });
  }

  private static void fetch(CodeBuilder code, String from, String to, ClassDesc type) {
    fetch(code, from, type, FROM_LOCAL);
    fetch(code, to, type, TO_LOCAL);
  }

  private static void fetch(CodeBuilder code, String array, ClassDesc type, int local) {
    code.aload(STATE_LOCAL).invokevirtual(STATE, array, MethodTypeDesc.of(type)).astore(local);
  }

  private static CodeBuilder element(CodeBuilder code, int slot) {
    return code.aload(TO_LOCAL).loadConstant(slot).aload(FROM_LOCAL).loadConstant(slot);
  }

  /// Moves on the histories of the entry's clock.
  private static void histories(CodeBuilder code, Plan plan) {
    for (int entry = 0; entry < plan.entries().size(); entry++) {
      int clock = plan.entries().get(entry).clock();
      List<Integer> rings =
          IntStream.range(0, plan.rings().size())
              .filter(ring -> plan.rings().get(ring).clock() == clock)
              .boxed()
              .toList();
      if (rings.isEmpty()) {
        continue;
      }
      Label other = code.newLabel();
      code.iload(ENTRY_LOCAL).loadConstant(entry).if_icmpne(other);
      for (int ring : rings) {
        remember(code, ring, plan.rings().get(ring));
      }
      code.labelBinding(other);
    }
  }

  private static void remember(CodeBuilder code, int number, Plan.Ring ring) {
    code.aload(STATE_LOCAL).loadConstant(number).aload(STATE_LOCAL);
    ClassDesc value =
        switch (ring.family()) {
          case DOUBLE -> {
            code.invokevirtual(STATE, "doubles", MethodTypeDesc.of(Descriptors.DOUBLES));
            code.loadConstant(ring.slot()).daload();
            yield CD_double;
          }
          case LONG -> {
            code.invokevirtual(STATE, "longs", MethodTypeDesc.of(Descriptors.LONGS));
            code.loadConstant(ring.slot()).laload();
            yield CD_long;
          }
          case REF -> {
            code.invokevirtual(STATE, "refs", MethodTypeDesc.of(Descriptors.OBJECTS));
            code.loadConstant(ring.slot()).aaload();
            yield CD_Object;
          }
        };
    code.invokevirtual(STATE, "remember", MethodTypeDesc.of(CD_void, CD_int, value));
  }
}
