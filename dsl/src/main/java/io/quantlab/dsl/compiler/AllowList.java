package io.quantlab.dsl.compiler;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Numbers;
import io.quantlab.dsl.plan.Outbox;
import io.quantlab.dsl.plan.Outside;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.plan.World;
import io.quantlab.dsl.runtime.ArrayRoutines;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.Composites;
import io.quantlab.dsl.runtime.MapValue;
import io.quantlab.dsl.runtime.RecordValue;
import io.quantlab.dsl.runtime.Routines;
import io.quantlab.dsl.runtime.TextForm;
import io.quantlab.dsl.runtime.Values;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.DoubleEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.IntegerEntry;
import java.lang.classfile.constantpool.InterfaceMethodRefEntry;
import java.lang.classfile.constantpool.LongEntry;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a generated class may refer to; everything else ends the compilation (wick.md 12.1).
///
/// The finished bytes are read back, not the instructions that were meant: a mistake of the writer
/// must not open a way out of the sandbox.
final class AllowList {
  /// HotSpot leaves methods above this to its interpreter.
  static final int LARGEST_METHOD = 8_000;

  private static final String SCRIPT = Descriptors.SCRIPT.descriptorString();
  private static final String INDICATORS = "io/quantlab/engine/indicator/";

  private static final Map<String, Set<String>> METHODS =
      Map.ofEntries(
          entry(Object.class, "<init>()V"),
          entry(
              State.class,
              "doubles()[D",
              "longs()[J",
              "refs()[Ljava/lang/Object;",
              "keptDoubles()[D",
              "keptLongs()[J",
              "doubleBefore(II)D",
              "remember(ID)V",
              "remember(IJ)V",
              "remember(ILjava/lang/Object;)V",
              "fuel()J",
              "setFuel(J)V",
              "testFuel(I)V",
              "enter(II)V",
              "leave(I)V",
              "isMade(I)Z",
              "make(I[DI)V",
              "setInput(IID)V",
              "advance(I)V",
              "kernel(I)Lio/quantlab/engine/indicator/Indicator;",
              "stepped(I)Lio/quantlab/engine/indicator/Indicator;",
              "doubleAgo(III)D",
              "longAgo(III)J",
              "refAgo(III)Ljava/lang/Object;",
              "hasHistory(II)Z",
              "ownedRef(I)Ljava/lang/Object;",
              "symbol(I)J",
              "world()Lio/quantlab/dsl/plan/World;",
              "outbox()Lio/quantlab/dsl/plan/Outbox;",
              "request(Lio/quantlab/dsl/plan/Outside;[Ljava/lang/Object;)Ljava/lang/Object;"),
          entry(
              Numbers.class,
              "finite(D)D",
              "apply(Lio/quantlab/dsl/plan/DoubleOp$Function;D)D",
              "add(JJI)J",
              "subtract(JJI)J",
              "multiply(JJI)J",
              "div(JJI)J",
              "mod(JJI)J",
              "floor(DI)J",
              "ceil(DI)J",
              "trunc(DI)J",
              "round(DI)J",
              "differ(DD)Z",
              "offset(JII)I"),
          entry(
              Trap.class,
              "ofCondition(Lio/quantlab/dsl/diagnostic/Code;Ljava/lang/String;I)"
                  + "Lio/quantlab/dsl/plan/Trap;",
              "outOfStack(Lio/quantlab/dsl/plan/State;)Lio/quantlab/dsl/plan/Trap;"),
          entry(
              World.class,
              "root(Lio/quantlab/dsl/plan/World$Root;)Ljava/lang/Object;",
              "now()J",
              "timeframe()J"),
          entry(Outbox.class, "plot(ID)V", "value(D)V", "others([Ljava/lang/Object;)V"),
          entry(EngineValue.class, "number(I)D", "whole(I)J", "value(I)Ljava/lang/Object;"),
          entry(RecordValue.class, "field(I)Ljava/lang/Object;"),
          entry(
              Composites.class,
              "array(Lio/quantlab/dsl/plan/State;Lio/quantlab/dsl/plan/Plan$Family;"
                  + "[Ljava/lang/Object;I)Lio/quantlab/dsl/runtime/ArrayValue;",
              "map(Lio/quantlab/dsl/plan/State;[Ljava/lang/Object;I)"
                  + "Lio/quantlab/dsl/runtime/MapValue;",
              "record(Lio/quantlab/dsl/plan/State;[Ljava/lang/Object;I)"
                  + "Lio/quantlab/dsl/runtime/RecordValue;",
              "changed(Lio/quantlab/dsl/plan/State;Lio/quantlab/dsl/runtime/RecordValue;[I"
                  + "[Ljava/lang/Object;I)Lio/quantlab/dsl/runtime/RecordValue;",
              "joined(Lio/quantlab/dsl/plan/State;[Ljava/lang/Object;I)Ljava/lang/String;",
              "joined(Lio/quantlab/dsl/plan/State;Lio/quantlab/dsl/runtime/ArrayValue;"
                  + "Lio/quantlab/dsl/library/Type;Ljava/lang/String;I)Ljava/lang/String;",
              "kept(Lio/quantlab/dsl/plan/State;Ljava/lang/Object;I)Ljava/lang/Object;",
              "shared(Ljava/lang/Object;)Ljava/lang/Object;",
              "owned(Lio/quantlab/dsl/plan/State;Lio/quantlab/dsl/runtime/MapValue;"
                  + "Ljava/lang/Object;)Ljava/lang/Object;",
              "owned(Lio/quantlab/dsl/plan/State;Lio/quantlab/dsl/runtime/RecordValue;I)"
                  + "Ljava/lang/Object;"),
          entry(
              ArrayRoutines.class,
              "doubleAt(Lio/quantlab/dsl/runtime/ArrayValue;JI)D",
              "longAt(Lio/quantlab/dsl/runtime/ArrayValue;JI)J",
              "refAt(Lio/quantlab/dsl/runtime/ArrayValue;JI)Ljava/lang/Object;",
              "set(Lio/quantlab/dsl/runtime/ArrayValue;JDI)V",
              "set(Lio/quantlab/dsl/runtime/ArrayValue;JJI)V",
              "set(Lio/quantlab/dsl/runtime/ArrayValue;JLjava/lang/Object;I)V",
              "owned(Lio/quantlab/dsl/plan/State;Lio/quantlab/dsl/runtime/ArrayValue;JI)"
                  + "Ljava/lang/Object;"),
          entry(
              TextForm.class,
              "of(Lio/quantlab/dsl/plan/State;Ljava/lang/Object;Lio/quantlab/dsl/library/Type;I)"
                  + "Ljava/lang/String;"),
          entry(
              Values.class,
              "equal(Ljava/lang/Object;Ljava/lang/Object;)Z",
              "unboxedDouble(Ljava/lang/Object;)D",
              "wholeOrNone(D)Ljava/lang/Long;"),
          entry(Math.class, "min(DD)D", "max(DD)D", "min(JJ)J", "max(JJ)J", "abs(D)D", "sqrt(D)D"),
          entry(
              StrictMath.class,
              "pow(DD)D",
              "exp(D)D",
              "log(D)D",
              "log10(D)D",
              "sin(D)D",
              "cos(D)D",
              "tan(D)D",
              "asin(D)D",
              "acos(D)D",
              "atan(D)D",
              "sinh(D)D",
              "cosh(D)D",
              "tanh(D)D"),
          entry(Double.class, "isNaN(D)Z", "valueOf(D)Ljava/lang/Double;"),
          entry(Long.class, "longValue()J", "valueOf(J)Ljava/lang/Long;"));

  /// Types without methods to call; the arrays are those of stack maps.
  private static final Set<String> PLAIN =
      Set.of(
          name(Program.class),
          name(Event.class),
          name(String.class),
          name(StackOverflowError.class),
          name(Throwable.class), // in the frames of code that is never reached
          name(Outside.class),
          name(Type.class),
          name(ArrayValue.class),
          name(MapValue.class),
          "[D",
          "[J",
          "[I",
          "[Ljava/lang/Object;");

  /// Enums whose members a class may name.
  private static final Set<String> ENUMS =
      Set.of(
          name(Code.class),
          name(World.Root.class),
          name(Plan.Family.class),
          name(DoubleOp.Function.class));

  private static final Set<String> OF_INDICATORS =
      Set.of("update(D)D", "update(DD)D", "update(DDD)D", "update(DDDD)D", "output(I)D");

  private AllowList() {}

  /// @throws Refusal when the class refers to anything that is not listed, or a method is too large
  static void check(byte[] bytes) {
    ClassModel script = ClassFile.of().parse(bytes);
    boolean shaped =
        script.superclass().map(ClassEntry::asInternalName).equals(Optional.of(name(Object.class)))
            && script.interfaces().stream()
                .map(ClassEntry::asInternalName)
                .toList()
                .equals(List.of(name(Program.class)))
            && script.fields().size() == 1;
    if (!shaped) {
      throw new Refusal("the class is not of the shape of a script");
    }
    script.constantPool().forEach(AllowList::check);
    script.methods().forEach(AllowList::check);
  }

  private static void check(PoolEntry entry) {
    boolean allowed =
        switch (entry) {
          case Utf8Entry _,
              StringEntry _,
              IntegerEntry _,
              LongEntry _,
              DoubleEntry _,
              NameAndTypeEntry _ ->
              true;
          case ClassEntry type -> allows(type.asInternalName());
          case MethodRefEntry method ->
              allows(
                  method.owner().asInternalName(),
                  method.name().stringValue() + method.type().stringValue());
          case FieldRefEntry field -> isListed(field);
          case InterfaceMethodRefEntry method ->
              allows(
                  method.owner().asInternalName(),
                  method.name().stringValue() + method.type().stringValue());
          default -> false;
        };
    if (!allowed) {
      throw new Refusal("the class refers to " + entry + ", which is not allowed");
    }
  }

  private static boolean allows(String type) {
    return METHODS.containsKey(type)
        || type.startsWith(INDICATORS)
        || PLAIN.contains(type)
        || ENUMS.contains(type)
        || Routines.refersTo(type.replace('/', '.'))
        || isScript(type);
  }

  private static boolean allows(String owner, String method) {
    return isScript(owner)
        || owner.startsWith(INDICATORS) && OF_INDICATORS.contains(method)
        || METHODS.getOrDefault(owner, Set.of()).contains(method)
        || Routines.isRoutine(owner.replace('/', '.'), method);
  }

  private static boolean isScript(String type) {
    return SCRIPT.equals("L" + type + ";");
  }

  /// The objects of the class itself, or a member of a listed enum.
  private static boolean isListed(FieldRefEntry field) {
    String owner = field.owner().asInternalName();
    return isScript(owner)
        || ENUMS.contains(owner) && field.type().stringValue().equals("L" + owner + ";");
  }

  private static void check(MethodModel method) {
    int length = method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
    if (length > LARGEST_METHOD) {
      throw new Refusal("a method has " + length + " bytes of code, above " + LARGEST_METHOD);
    }
  }

  private static String name(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  private static Map.Entry<String, Set<String>> entry(Class<?> owner, String... methods) {
    return Map.entry(name(owner), Set.of(methods));
  }
}
