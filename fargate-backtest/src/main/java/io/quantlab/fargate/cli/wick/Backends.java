package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.suite.Backend;
import java.util.Map;
import java.util.function.Function;

/// What makes programs of plans in this build.
final class Backends {
  static final Map<Backend, Function<Plan, Program>> ALL =
      Map.of(Backend.INTERPRETER, Interpreter::program);

  private Backends() {}
}
