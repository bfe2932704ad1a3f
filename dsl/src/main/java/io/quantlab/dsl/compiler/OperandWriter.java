package io.quantlab.dsl.compiler;

import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_long;

import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/// Writes values of any family, each in its own form.
final class OperandWriter {
  private OperandWriter() {}

  static void write(MethodWriter method, Operand value, int room) {
    switch (value) {
      case Operand.OfDouble(var op) -> DoubleWriter.write(method, op, room);
      case Operand.OfLong(var op) -> LongWriter.write(method, op, room);
      case Operand.OfRef(var op) -> RefWriter.write(method, op, room);
    }
  }

  /// Stores a value in a slot of its family.
  static void store(MethodWriter method, Operand value, int slot, int room) {
    switch (value) {
      case Operand.OfDouble(var op) ->
          method.storeDouble(slot, () -> DoubleWriter.write(method, op, room));
      case Operand.OfLong(var op) ->
          method.storeLong(slot, () -> LongWriter.write(method, op, room));
      case Operand.OfRef(var op) -> method.storeRef(slot, () -> RefWriter.write(method, op, room));
    }
  }

  /// Loads what a slot holds.
  static void load(MethodWriter method, Plan.Family family, int slot) {
    switch (family) {
      case DOUBLE -> method.loadDouble(slot);
      case LONG -> method.loadLong(slot);
      case REF -> method.loadRef(slot);
    }
  }

  /// Copies a slot to another of its family.
  static void move(MethodWriter method, Plan.Place to, int from) {
    switch (to.family()) {
      case DOUBLE -> method.storeDouble(to.slot(), () -> method.loadDouble(from));
      case LONG -> method.storeLong(to.slot(), () -> method.loadLong(from));
      case REF -> method.storeRef(to.slot(), () -> method.loadRef(from));
    }
  }

  /// Puts the number on the stack into a box.
  static void box(CodeBuilder code, Plan.Family family) {
    switch (family) {
      case DOUBLE ->
          code.invokestatic(CD_Double, "valueOf", MethodTypeDesc.of(CD_Double, CD_double));
      case LONG -> code.invokestatic(CD_Long, "valueOf", MethodTypeDesc.of(CD_Long, CD_long));
      case REF -> {}
    }
  }

  /// Stores what is on the stack in a slot and leaves it there.
  static void tee(MethodWriter method, Plan.Family family, int slot) {
    int local = method.longLocal();
    CodeBuilder code = method.code;
    switch (family) {
      case DOUBLE -> {
        code.dstore(local);
        method.storeDouble(slot, () -> code.dload(local));
        code.dload(local);
      }
      case LONG -> {
        code.lstore(local);
        method.storeLong(slot, () -> code.lload(local));
        code.lload(local);
      }
      case REF -> {
        code.astore(local);
        method.storeRef(slot, () -> code.aload(local));
        code.aload(local);
      }
    }
    method.release(local);
  }
}
