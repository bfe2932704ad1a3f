package io.quantlab.dsl.compiler;

import static io.quantlab.dsl.compiler.Descriptors.EVENT;
import static io.quantlab.dsl.compiler.Descriptors.OBJECTS;
import static io.quantlab.dsl.compiler.Descriptors.SCRIPT;
import static io.quantlab.dsl.compiler.Descriptors.STATE;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.RefOp;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes the class of a plan: a method for each entry, function and lambda, and for each piece
/// that was too large to stand in another.
///
/// HotSpot leaves methods of more than 8,000 bytes to its interpreter, so no method grows past
/// [Sizes#METHOD]. State is in the arrays of [io.quantlab.dsl.plan.State] anyway, so a piece needs
/// that one argument only.
final class ClassWriter {
  /// Name of the field with the objects that cannot be constants of a class.
  static final String CONSTANTS = "constants";

  /// What a plan may weigh in bytes of code: beyond, writing takes longer than it can save.
  private static final int LARGEST = 1_000_000;

  private record Part(
      String name, MethodTypeDesc type, Consumer<MethodWriter> body, boolean given) {}

  private final Plan plan;
  private final Metering metering;
  private final Sizes sizes = new Sizes();
  private final KernelClasses kernels;
  private final Deque<Part> waiting = new ArrayDeque<>();
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final List<Object> constants = new ArrayList<>();
  private int parts;

  /// Whether the class counts fuel. Only a benchmark that asks what counting costs leaves it out.
  enum Metering {
    COUNTED,
    NONE
  }

  ClassWriter(Plan plan) {
    this(plan, Metering.COUNTED);
  }

  ClassWriter(Plan plan, Metering metering) {
    this.plan = plan;
    this.metering = metering;
    this.kernels = new KernelClasses(plan.cells());
  }

  Sizes sizes() {
    return sizes;
  }

  boolean counts() {
    return metering == Metering.COUNTED;
  }

  Plan plan() {
    return plan;
  }

  /// The class of a cell's indicator.
  Optional<ClassDesc> kernel(int cell) {
    return kernels.of(cell);
  }

  /// Number of an object in the field [#CONSTANTS].
  int constant(Object value) {
    return numbers.computeIfAbsent(
        value,
        _ -> {
          constants.add(value);
          return constants.size() - 1;
        });
  }

  /// The objects for the field, known once the class is written.
  Object[] constants() {
    return constants.toArray();
  }

  byte[] write() {
    long size = 0;
    for (Plan.Entry entry : plan.entries()) {
      size += sizes.of(entry.acts());
    }
    for (Plan.Function function : plan.functions()) {
      size += sizes.of(function.body());
    }
    if (size > LARGEST) {
      throw new Refusal("the script is too large to be compiled");
    }
    return ClassFile.of(ClassFile.ShortJumpsOption.FAIL_ON_SHORT_JUMPS).build(SCRIPT, this::write);
  }

  private void write(ClassBuilder script) {
    script.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC);
    script.withInterfaceSymbols(Descriptors.PROGRAM);
    script.withField(CONSTANTS, OBJECTS, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
    script.withMethodBody(
        INIT_NAME,
        MethodTypeDesc.of(CD_void, OBJECTS),
        ClassFile.ACC_PUBLIC,
        code ->
            code.aload(0)
                .invokespecial(CD_Object, INIT_NAME, MTD_void)
                .aload(0)
                .aload(1)
                .putfield(SCRIPT, CONSTANTS, OBJECTS)
                .return_());
    writeEntries(script);
    KeepWriter.write(script, plan);
    writeLambdas(script, "doubleOf", CD_double);
    writeLambdas(script, "longOf", CD_long);
    writeLambdas(script, "refOf", CD_Object);
    for (int i = 0; i < plan.functions().size(); i++) {
      List<Act> body = plan.functions().get(i).body();
      waiting.add(part(function(i), CD_int, method -> acts(method, body)));
    }
    while (!waiting.isEmpty()) {
      Part part = waiting.remove();
      script.withMethodBody(
          part.name(),
          part.type(),
          0,
          code -> {
            MethodWriter method = new MethodWriter(this, code, part.given());
            part.body().accept(method);
            method.finish();
          });
    }
  }

  private void writeEntries(ClassBuilder script) {
    List<String> names = plan.entries().stream().map(entry -> outline(entry.acts())).toList();
    script.withMethodBody(
        "run",
        MethodTypeDesc.of(CD_void, STATE, CD_int, EVENT),
        ClassFile.ACC_PUBLIC,
        code -> {
          Label from = code.newBoundLabel();
          dispatch(code, names, CD_int, () -> code.pop().return_(), code::return_);
          Label deep = code.newBoundLabel();
          code.exceptionCatch(from, deep, deep, Descriptors.STACK_OVERFLOW);
          code.pop()
              .aload(1)
              .invokestatic(
                  Descriptors.TRAP, "outOfStack", MethodTypeDesc.of(Descriptors.TRAP, STATE))
              .athrow();
        });
  }

  /// Writes one of the methods that evaluate lambdas, for those of one family.
  private void writeLambdas(ClassBuilder script, String name, ClassDesc result) {
    List<String> names = new ArrayList<>();
    for (Plan.Lambda lambda : plan.lambdas()) {
      names.add(
          switch (lambda.body()) {
            case Operand.OfDouble(var op) when result == CD_double -> outline(op);
            case Operand.OfLong(var op) when result == CD_long -> outline(op);
            case Operand.OfRef(var op) when result == CD_Object -> outline(op);
            case Operand.OfDouble _, Operand.OfLong _, Operand.OfRef _ -> "";
          });
    }
    script.withMethodBody(
        name,
        MethodTypeDesc.of(result, STATE, CD_int),
        ClassFile.ACC_PUBLIC,
        code -> {
          if (result == CD_double) {
            dispatch(code, names, result, code::dreturn, () -> code.dconst_0().dreturn());
          } else if (result == CD_long) {
            dispatch(code, names, result, code::lreturn, () -> code.lconst_0().lreturn());
          } else {
            dispatch(code, names, result, code::areturn, () -> code.aconst_null().areturn());
          }
        });
  }

  /// Calls the method whose number is the second argument.
  ///
  /// @param names empty for numbers that are never asked for
  private static void dispatch(
      CodeBuilder code, List<String> names, ClassDesc result, Runnable leave, Runnable otherwise) {
    Label none = code.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      cases.add(SwitchCase.of(i, names.get(i).isEmpty() ? none : code.newLabel()));
    }
    code.iload(2).lookupswitch(none, cases);
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty()) {
        code.labelBinding(cases.get(i).target())
            .aload(0)
            .aload(1)
            .invokevirtual(SCRIPT, names.get(i), MethodTypeDesc.of(result, STATE));
        leave.run();
      }
    }
    code.labelBinding(none);
    otherwise.run();
  }

  /// Name of the method of a function.
  static String function(int function) {
    return "function" + function;
  }

  private static void acts(MethodWriter method, List<Act> acts) {
    ActWriter.block(method, acts, Sizes.METHOD);
    ActWriter.leave(method, ActWriter.NEXT);
  }

  /// A method that does some acts and says where its caller goes on, see [ActWriter#NEXT].
  String outline(List<Act> acts) {
    return outline(CD_int, method -> acts(method, acts));
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

  String outline(RefOp op) {
    return outline(
        CD_Object,
        method -> {
          RefWriter.write(method, op, Sizes.METHOD);
          method.storeFuel();
          method.code.areturn();
        });
  }

  /// Some turns of a loop that is written out.
  String outlineTurns(List<List<Act>> turns, int site) {
    return outline(
        CD_int,
        method -> {
          LoopWriter.turns(method, turns, site, null, Sizes.METHOD);
          ActWriter.leave(method, ActWriter.NEXT);
        });
  }

  /// A method that fills a stretch of an array.
  String outlineFill(List<RefOp> values, int first) {
    String name = "part" + parts++;
    waiting.add(
        new Part(
            name,
            MethodTypeDesc.of(CD_int, STATE, OBJECTS),
            method -> {
              ListWriter.fill(method, values, first, Sizes.METHOD);
              ActWriter.leave(method, ActWriter.NEXT);
            },
            true));
    return name;
  }

  private String outline(ClassDesc result, Consumer<MethodWriter> body) {
    String name = "part" + parts++;
    waiting.add(part(name, result, body));
    return name;
  }

  private static Part part(String name, ClassDesc result, Consumer<MethodWriter> body) {
    return new Part(name, MethodTypeDesc.of(result, STATE), body, false);
  }
}
