package io.quantlab.dsl.compiler;

import static io.quantlab.dsl.compiler.Descriptors.ARRAY;
import static io.quantlab.dsl.compiler.Descriptors.ARRAY_ROUTINES;
import static io.quantlab.dsl.compiler.Descriptors.ENGINE_VALUE;
import static io.quantlab.dsl.compiler.Descriptors.OBJECTS;
import static io.quantlab.dsl.compiler.Descriptors.OUTSIDE;
import static io.quantlab.dsl.compiler.Descriptors.RECORD;
import static io.quantlab.dsl.compiler.Descriptors.ROOT;
import static io.quantlab.dsl.compiler.Descriptors.STATE;
import static io.quantlab.dsl.compiler.Descriptors.WORLD;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Outside;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.plan.World;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Writes operations that leave a reference on the stack.
final class RefWriter {
  /// Longer texts are given to the class as objects: a constant of a class holds 65,535 bytes.
  private static final int LONGEST_TEXT = 5_000;

  private static final MethodTypeDesc AGO = MethodTypeDesc.of(CD_Object, CD_int, CD_int, CD_int);
  private static final MethodTypeDesc MEMBER = MethodTypeDesc.of(CD_Object, CD_int);
  private static final MethodTypeDesc ELEMENT =
      MethodTypeDesc.of(CD_Object, ARRAY, CD_long, CD_int);

  private RefWriter() {}

  /// @param room bytes it may take here; what needs more goes to methods of its own
  static void write(MethodWriter method, RefOp op, int room) {
    if (Sizes.mustLeave(method.sizes().of(op), room)) {
      method.callPart(method.owner().outline(op), CD_Object);
      return;
    }
    CodeBuilder code = method.code;
    switch (op) {
      case RefOp.None() -> code.aconst_null();
      case RefOp.Text(String text) -> text(method, text);
      case RefOp.Slot(int slot) -> method.loadRef(slot);
      case RefOp.History history -> {
        method.loadState();
        code.loadConstant(history.ring()).loadConstant(history.slot());
        LongWriter.offset(method, history.offset(), history.limit(), history.site(), room);
        code.invokevirtual(STATE, "refAgo", AGO);
      }
      case RefOp.BoxedLong(var value) -> {
        LongWriter.write(method, value, room);
        OperandWriter.box(code, Plan.Family.LONG);
      }
      case RefOp.BoxedDouble(var value) -> {
        DoubleWriter.write(method, value, room);
        OperandWriter.box(code, Plan.Family.DOUBLE);
      }
      case RefOp.Choice(var condition, var yes, var no) -> choice(method, condition, yes, no, room);
      case RefOp.Otherwise(var value, var other) -> otherwise(method, value, other, room);
      case RefOp.Charged(int fuel, var value) -> {
        method.takeFuel(fuel);
        write(method, value, room);
      }
      case RefOp.Tee(int slot, var value) -> {
        write(method, value, room);
        OperandWriter.tee(method, Plan.Family.REF, slot);
      }
      case RefOp.Invoke(var routine, var arguments, int site) ->
          CallWriter.routine(method, routine, arguments, site, room);
      case RefOp.Call(int function, var arguments, var staging, int site) -> {
        CallWriter.function(method, function, arguments, staging, site, room);
        CallWriter.result(method, function);
      }
      case RefOp.Ask(var root) -> ask(method, root);
      case RefOp.Request(var outside, var arguments) -> request(method, outside, arguments, room);
      case RefOp.Element(var array, var index, int site) -> {
        element(method, array, index, room);
        code.loadConstant(site).invokestatic(ARRAY_ROUTINES, "refAt", ELEMENT);
      }
      case RefOp.Field(var record, int field) -> {
        write(method, record, room);
        code.checkcast(RECORD).loadConstant(field).invokevirtual(RECORD, "field", MEMBER);
      }
      case RefOp.Member(var target, int member) -> {
        write(method, target, room);
        code.checkcast(ENGINE_VALUE)
            .loadConstant(member)
            .invokeinterface(ENGINE_VALUE, "value", MEMBER);
      }
      case RefOp.MakeArray _,
          RefOp.MakeMap _,
          RefOp.MakeRecord _,
          RefOp.ChangedRecord _,
          RefOp.ToText _,
          RefOp.Joined _,
          RefOp.Kept _,
          RefOp.Shared _,
          RefOp.OwnedSlot _,
          RefOp.OwnedElement _,
          RefOp.OwnedEntry _,
          RefOp.OwnedField _ ->
          ValueWriter.write(method, op, room);
    }
  }

  private static void text(MethodWriter method, String text) {
    if (text.length() <= LONGEST_TEXT) {
      method.code.loadConstant(text);
    } else {
      method.loadConstant(text, CD_String);
    }
  }

  /// Leaves an array value and an index on the stack.
  static void element(MethodWriter method, RefOp array, LongOp index, int room) {
    int[] shares = Sizes.share(room, method.sizes().of(array), method.sizes().of(index));
    write(method, array, shares[0]);
    method.code.checkcast(ARRAY);
    LongWriter.write(method, index, shares[1]);
  }

  private static void choice(MethodWriter method, LongOp condition, RefOp yes, RefOp no, int room) {
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

  private static void otherwise(MethodWriter method, RefOp value, RefOp other, int room) {
    int[] shares = Sizes.share(room, method.sizes().of(value), method.sizes().of(other));
    Label end = method.code.newLabel();
    write(method, value, shares[0]);
    method.code.dup().ifnonnull(end).pop();
    write(method, other, shares[1]);
    method.code.labelBinding(end);
  }

  private static void ask(MethodWriter method, World.Root root) {
    method.loadState();
    method
        .code
        .invokevirtual(STATE, "world", MethodTypeDesc.of(WORLD))
        .getstatic(ROOT, root.name(), ROOT)
        .invokeinterface(WORLD, "root", MethodTypeDesc.of(CD_Object, ROOT));
  }

  /// Puts a call into the outbox and leaves its handle.
  static void request(MethodWriter method, Outside outside, List<Operand> arguments, int room) {
    method.loadState();
    method.loadConstant(outside, OUTSIDE);
    ListWriter.operands(method, arguments, room);
    method.code.invokevirtual(STATE, "request", MethodTypeDesc.of(CD_Object, OUTSIDE, OBJECTS));
  }
}
