package io.quantlab.dsl.compiler;

import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import java.util.function.Function;

/// A program that begins interpreted and goes over to its compiled form once it has run often.
///
/// It goes over between two events: what a script keeps lies in the [State], so nothing has to be
/// carried. A plan that cannot be compiled stays with the interpreter; [#tier] says why. Compiling
/// happens inside one call of [#run], about a millisecond once.
public final class Tiered implements Program {
  /// Runs before a plan is compiled: a short run never pays for a class.
  public static final int STEPS = 5_000;

  /// Who runs the plan, and for how long.
  public sealed interface Tier {
    /// @param steps runs so far
    record Interpreted(int steps) implements Tier {}

    record Compiled() implements Tier {}

    /// @param reason one sentence
    record Refused(String reason) implements Tier {}
  }

  private final Plan plan;
  private final int threshold;
  private final Function<Plan, io.quantlab.dsl.compiler.Compiled> compiler;
  private Program program;
  private Tier tier;
  private int steps;

  public Tiered(Plan plan) {
    this(plan, STEPS);
  }

  /// @param threshold runs before the plan is compiled, 0 for at once
  public Tiered(Plan plan, int threshold) {
    this(plan, threshold, PlanCompiler::compile);
  }

  /// @param compiler makes the class, or has it
  Tiered(Plan plan, int threshold, Function<Plan, io.quantlab.dsl.compiler.Compiled> compiler) {
    if (threshold < 0) {
      throw new IllegalArgumentException("threshold must be at least 0, was " + threshold);
    }
    this.plan = plan;
    this.threshold = threshold;
    this.compiler = compiler;
    this.program = Interpreter.program(plan);
    this.tier = new Tier.Interpreted(0);
  }

  @Override
  public void run(State state, int entry, Event event) {
    if (steps >= 0) {
      step();
    }
    program.run(state, entry, event);
  }

  @Override
  public void keep(State state, int entry) {
    program.keep(state, entry);
  }

  @Override
  public void remember(State state, int entry) {
    program.remember(state, entry);
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

  private void step() {
    if (steps < threshold) {
      steps++;
      return;
    }
    steps = -1; // decided, whatever came of it
    tier =
        switch (compiler.apply(plan)) {
          case io.quantlab.dsl.compiler.Compiled.Ready(Program compiled) -> {
            program = compiled;
            yield new Tier.Compiled();
          }
          case io.quantlab.dsl.compiler.Compiled.Refused(String reason) -> new Tier.Refused(reason);
        };
  }

  /// Who runs the plan now.
  public Tier tier() {
    return steps >= 0 ? new Tier.Interpreted(steps) : tier;
  }
}
