package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;

/// Runs a plan and tells a trace where each event begins and ends.
final class TracedProgram implements Program {
  private final Program program;
  private final LineTrace trace;

  TracedProgram(Program program, LineTrace trace) {
    this.program = program;
    this.trace = trace;
  }

  @Override
  public void run(State state, int entry, Event event) {
    trace.begin(state.fuel());
    try {
      program.run(state, entry, event);
    } finally {
      trace.settle(state.fuel());
    }
  }

  @Override
  public double doubleOf(State state, int lambda) {
    return program.doubleOf(state, lambda);
  }

  @Override
  public long longOf(State state, int lambda) {
    return program.longOf(state, lambda);
  }

  @Override
  public Object refOf(State state, int lambda) {
    return program.refOf(state, lambda);
  }
}
