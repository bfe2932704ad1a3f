package io.quantlab.dsl.compiler;

import io.quantlab.dsl.plan.Program;

/// What became of compiling a plan.
public sealed interface Compiled {
  /// @param program keeps its class alive; the class goes with it
  record Ready(Program program) implements Compiled {}

  /// The plan stays with the interpreter.
  ///
  /// @param reason one sentence, for whoever watches
  record Refused(String reason) implements Compiled {}
}
