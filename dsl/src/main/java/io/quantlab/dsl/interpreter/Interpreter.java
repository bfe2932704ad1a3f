package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import java.util.Optional;

/// A plan turned into nodes.
public final class Interpreter implements Program {
  private final ActNode[] entries;
  private final DoubleNode[] doubles;
  private final LongNode[] longs;
  private final RefNode[] refs;

  private Interpreter(Plan plan, Optional<LineTrace> trace) {
    Calls calls = new Calls(plan, trace);
    calls.makeBodies();
    entries = new ActNode[plan.entries().size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = new ActNodes(calls).sequence(plan.entries().get(i).acts());
    }
    int lambdas = plan.lambdas().size();
    doubles = new DoubleNode[lambdas];
    longs = new LongNode[lambdas];
    refs = new RefNode[lambdas];
    for (int i = 0; i < lambdas; i++) {
      switch (plan.lambdas().get(i).body()) {
        case Operand.OfDouble(var op) -> doubles[i] = new DoubleNodes(calls).of(op);
        case Operand.OfLong(var op) -> longs[i] = new LongNodes(calls).of(op);
        case Operand.OfRef(var op) -> refs[i] = new RefNodes(calls).of(op);
      }
    }
  }

  public static Program program(Plan plan) {
    return new Interpreter(plan, Optional.empty());
  }

  /// A program that tells which statements run and what they cost.
  ///
  /// @param plan one made for stepping
  public static Program traced(Plan plan, LineTrace trace) {
    return new TracedProgram(new Interpreter(plan, Optional.of(trace)), trace);
  }

  @Override
  public void run(State state, int entry, Event event) {
    try {
      entries[entry].run(state);
    } catch (StackOverflowError deep) {
      throw Trap.outOfStack(state);
    }
  }

  @Override
  public double doubleOf(State state, int lambda) {
    return doubles[lambda].value(state);
  }

  @Override
  public long longOf(State state, int lambda) {
    return longs[lambda].value(state);
  }

  @Override
  public Object refOf(State state, int lambda) {
    return refs[lambda].value(state);
  }
}
