package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.compiler.Compiled;
import io.quantlab.dsl.compiler.PlanCompiler;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.suite.Backend;
import java.util.Map;
import java.util.function.Function;

/// What makes programs of plans.
final class Backends {
  static final Map<Backend, Function<Plan, Program>> ALL =
      Map.of(Backend.INTERPRETER, Interpreter::program, Backend.COMPILER, Backends::compiled);

  private Backends() {}

  /// Compiled before the first step; a plan that cannot be compiled is an `IllegalStateException`.
  private static Program compiled(Plan plan) {
    return switch (PlanCompiler.compile(plan)) {
      case Compiled.Ready(Program program) -> program;
      case Compiled.Refused(String reason) ->
          throw new IllegalStateException("the plan cannot be compiled: " + reason);
    };
  }
}
