package io.quantlab.dsl.compiler;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.Numbers;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.DoubleEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.IntegerEntry;
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
      Map.of(
          name(Object.class),
          Set.of("<init>()V"),
          name(State.class),
          Set.of(
              "doubles()[D",
              "longs()[J",
              "fuel()J",
              "setFuel(J)V",
              "testFuel(I)V",
              "kernel(I)Lio/quantlab/engine/indicator/Indicator;",
              "doubleAgo(III)D",
              "longAgo(III)J",
              "hasHistory(II)Z"),
          name(Numbers.class),
          Set.of(
              "finite(D)D",
              "add(JJI)J",
              "subtract(JJI)J",
              "multiply(JJI)J",
              "div(JJI)J",
              "mod(JJI)J",
              "floor(DI)J",
              "ceil(DI)J",
              "trunc(DI)J",
              "round(DI)J",
              "offset(JII)I"),
          name(Trap.class),
          Set.of(
              "ofCondition(Lio/quantlab/dsl/diagnostic/Code;Ljava/lang/String;I)"
                  + "Lio/quantlab/dsl/plan/Trap;"),
          name(Math.class),
          Set.of("min(DD)D", "max(DD)D", "abs(D)D", "sqrt(D)D"),
          name(StrictMath.class),
          Set.of("pow(DD)D", "exp(D)D", "log(D)D", "log10(D)D", "sin(D)D", "cos(D)D", "tan(D)D"),
          name(Double.class),
          Set.of("isNaN(D)Z"));

  /// Types without methods to call; the arrays are those of stack maps.
  private static final Set<String> PLAIN =
      Set.of(name(Program.class), name(Code.class), name(String.class), "[D", "[J");

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
            && script.fields().isEmpty();
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
          case FieldRefEntry field -> isCode(field);
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
        || isScript(type);
  }

  private static boolean allows(String owner, String method) {
    return isScript(owner)
        || owner.startsWith(INDICATORS) && OF_INDICATORS.contains(method)
        || METHODS.getOrDefault(owner, Set.of()).contains(method);
  }

  private static boolean isScript(String type) {
    return SCRIPT.equals("L" + type + ";");
  }

  private static boolean isCode(FieldRefEntry field) {
    return field.owner().asInternalName().equals(name(Code.class))
        && field.type().stringValue().equals("L" + name(Code.class) + ";");
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
}
