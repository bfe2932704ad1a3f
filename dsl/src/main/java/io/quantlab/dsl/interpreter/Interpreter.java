package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;

/// Turns a plan into a program of nodes.
public final class Interpreter {
  private Interpreter() {}

  public static Program program(Plan plan) {
    ActNode body = ActNodes.sequence(plan.body());
    return body::run;
  }
}
