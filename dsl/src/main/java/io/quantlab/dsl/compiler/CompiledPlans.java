package io.quantlab.dsl.compiler;

import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Classes of plans, one for each: runs with equal plans share it, as those of a sweep do whose
/// inputs are no lengths of written-out loops and no timeframes (wick.md 13.3).
///
/// The first run begins interpreted and goes over when it has run often; the runs after that begin
/// compiled, and on code the JVM has made already. Safe for many threads.
public final class CompiledPlans {
  /// Plans kept; a sweep over more runs the others each with a class of its own.
  static final int KEPT_MAX = 256;

  private final Map<Plan, Compiled> known = new ConcurrentHashMap<>();
  private final int threshold;

  public CompiledPlans() {
    this(Tiered.STEPS);
  }

  /// @param threshold runs of entries before a plan is compiled
  CompiledPlans(int threshold) {
    this.threshold = threshold;
  }

  /// A program for one run of a plan.
  public Program program(Plan plan) {
    return known.get(plan) instanceof Compiled.Ready(Program ready)
        ? ready
        : new Tiered(plan, threshold, this::compile);
  }

  private Compiled compile(Plan plan) {
    Compiled made = known.get(plan);
    if (made == null) {
      made = PlanCompiler.compile(plan);
      if (known.size() < KEPT_MAX) {
        Compiled other = known.putIfAbsent(plan, made);
        made = other == null ? made : other;
      }
    }
    return made;
  }
}
