package io.quantlab.dsl.compiler;

import static io.quantlab.dsl.compiler.Descriptors.ARRAY;
import static io.quantlab.dsl.compiler.Descriptors.ARRAY_ROUTINES;
import static io.quantlab.dsl.compiler.Descriptors.COMPOSITES;
import static io.quantlab.dsl.compiler.Descriptors.FAMILY;
import static io.quantlab.dsl.compiler.Descriptors.INTS;
import static io.quantlab.dsl.compiler.Descriptors.MAP;
import static io.quantlab.dsl.compiler.Descriptors.OBJECTS;
import static io.quantlab.dsl.compiler.Descriptors.RECORD;
import static io.quantlab.dsl.compiler.Descriptors.STATE;
import static io.quantlab.dsl.compiler.Descriptors.TEXT_FORM;
import static io.quantlab.dsl.compiler.Descriptors.TYPE;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.quantlab.dsl.plan.RefOp;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Writes operations that make values of parts or say who may change them.
final class ValueWriter {
  private ValueWriter() {}

  static void write(MethodWriter method, RefOp op, int room) {
    CodeBuilder code = method.code;
    switch (op) {
      case RefOp.MakeArray(var family, var elements, int site) -> {
        method.loadState();
        code.getstatic(FAMILY, family.name(), FAMILY);
        ListWriter.operands(method, elements, room);
        code.loadConstant(site);
        composite(method, "array", MethodTypeDesc.of(ARRAY, STATE, FAMILY, OBJECTS, CD_int));
      }
      case RefOp.MakeMap(var entries, int site) -> {
        method.loadState();
        ListWriter.refs(method, entries, room);
        code.loadConstant(site);
        composite(method, "map", MethodTypeDesc.of(MAP, STATE, OBJECTS, CD_int));
      }
      case RefOp.MakeRecord(var fields, int site) -> {
        method.loadState();
        ListWriter.refs(method, fields, room);
        code.loadConstant(site);
        composite(method, "record", MethodTypeDesc.of(RECORD, STATE, OBJECTS, CD_int));
      }
      case RefOp.ChangedRecord changed -> changed(method, changed, room);
      case RefOp.Joined(var pieces, int site) -> {
        method.loadState();
        ListWriter.refs(method, pieces, room);
        code.loadConstant(site);
        composite(method, "joined", MethodTypeDesc.of(CD_String, STATE, OBJECTS, CD_int));
      }
      case RefOp.ToText(var value, var type, int site) -> {
        method.loadState();
        RefWriter.write(method, method.sizes().boxed(value), room);
        method.loadConstant(type, TYPE);
        code.loadConstant(site);
        MethodTypeDesc of = MethodTypeDesc.of(CD_String, STATE, CD_Object, TYPE, CD_int);
        method.callFueled(() -> code.invokestatic(TEXT_FORM, "of", of));
      }
      case RefOp.Kept(var value, int site) -> {
        method.loadState();
        RefWriter.write(method, value, room);
        code.loadConstant(site);
        composite(method, "kept", MethodTypeDesc.of(CD_Object, STATE, CD_Object, CD_int));
      }
      case RefOp.Shared(var value) -> {
        RefWriter.write(method, value, room);
        code.invokestatic(COMPOSITES, "shared", MethodTypeDesc.of(CD_Object, CD_Object));
      }
      case RefOp.OwnedSlot(int slot) -> {
        method.loadState();
        code.loadConstant(slot)
            .invokevirtual(STATE, "ownedRef", MethodTypeDesc.of(CD_Object, CD_int));
      }
      case RefOp.OwnedElement(var array, var index, int site) -> {
        method.loadState();
        RefWriter.element(method, array, index, room);
        MethodTypeDesc owned = MethodTypeDesc.of(CD_Object, STATE, ARRAY, CD_long, CD_int);
        code.loadConstant(site).invokestatic(ARRAY_ROUTINES, "owned", owned);
      }
      case RefOp.OwnedEntry(var map, var key) -> ownedEntry(method, map, key, room);
      case RefOp.OwnedField(var record, int field) -> {
        method.loadState();
        RefWriter.write(method, record, room);
        code.checkcast(RECORD).loadConstant(field);
        code.invokestatic(COMPOSITES, "owned", MethodTypeDesc.of(CD_Object, STATE, RECORD, CD_int));
      }
      default -> throw new IllegalStateException("no value that is made: " + op);
    }
  }

  private static void composite(MethodWriter method, String name, MethodTypeDesc type) {
    method.callFueled(() -> method.code.invokestatic(COMPOSITES, name, type));
  }

  private static void changed(MethodWriter method, RefOp.ChangedRecord changed, int room) {
    CodeBuilder code = method.code;
    int[] shares =
        Sizes.share(
            room, method.sizes().of(changed.record()), method.sizes().ofList(changed.values()));
    method.loadState();
    RefWriter.write(method, changed.record(), shares[0]);
    code.checkcast(RECORD);
    int[] fields = changed.fields().stream().mapToInt(Integer::intValue).toArray();
    method.loadConstant(fields, INTS);
    ListWriter.refs(method, changed.values(), shares[1]);
    code.loadConstant(changed.site());
    composite(method, "changed", MethodTypeDesc.of(RECORD, STATE, RECORD, INTS, OBJECTS, CD_int));
  }

  private static void ownedEntry(MethodWriter method, RefOp map, RefOp key, int room) {
    int[] shares = Sizes.share(room, method.sizes().of(map), method.sizes().of(key));
    method.loadState();
    RefWriter.write(method, map, shares[0]);
    method.code.checkcast(MAP);
    RefWriter.write(method, key, shares[1]);
    ClassDesc owner = COMPOSITES;
    method.code.invokestatic(owner, "owned", MethodTypeDesc.of(CD_Object, STATE, MAP, CD_Object));
  }
}
