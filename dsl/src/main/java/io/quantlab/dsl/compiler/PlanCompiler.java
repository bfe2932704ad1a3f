package io.quantlab.dsl.compiler;

import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// Compiles plans.
public final class PlanCompiler {
  private PlanCompiler() {}

  /// Compiles a plan into a class of its own, unloaded with the program.
  ///
  /// The program keeps nothing of the plan but its code: it runs every state of an equal plan, and
  /// of a plan that differs in the arguments of its indicators only.
  public static Compiled compile(Plan plan) {
    return compile(new ClassWriter(plan));
  }

  static Compiled compile(ClassWriter writer) {
    try {
      byte[] bytes = bytes(writer);
      AllowList.check(bytes);
      return new Compiled.Ready(define(bytes, writer.constants()));
    } catch (Refusal refusal) {
      return new Compiled.Refused(refusal.getMessage());
    }
  }

  /// The class of a plan, not yet checked.
  static byte[] bytes(ClassWriter writer) {
    try {
      return writer.write();
    } catch (IllegalArgumentException tooLarge) { // a limit of the class file
      throw new Refusal("the script does not fit into a class: " + tooLarge.getMessage());
    }
  }

  private static Program define(byte[] bytes, Object[] constants) {
    try {
      MethodHandles.Lookup own = MethodHandles.lookup();
      MethodHandles.Lookup hidden = own.defineHiddenClass(bytes, true);
      return (Program)
          hidden
              .findConstructor(
                  hidden.lookupClass(), MethodType.methodType(void.class, Object[].class))
              .asType(MethodType.methodType(Program.class, Object[].class))
              .invokeExact(constants);
    } catch (Error broken) {
      throw broken;
    } catch (Throwable broken) {
      throw new IllegalStateException("a class that passed its checks cannot be defined", broken);
    }
  }
}
