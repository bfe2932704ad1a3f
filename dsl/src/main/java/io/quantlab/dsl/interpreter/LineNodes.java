package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.Trap;
import java.util.Optional;

/// Nodes of what only plans made for stepping have, and of what a trace must hear.
final class LineNodes {
  private LineNodes() {}

  /// A call; what comes behind it belongs to the line of the call again.
  static Plain call(Plain call, LineTrace trace) {
    return state -> {
      int line = trace.line();
      call.run(state);
      trace.goTo(line, state.fuel());
    };
  }

  /// A body; what comes behind it, as the next turn of its loop, belongs to the line before it.
  static ActNode body(ActNode body, LineTrace trace) {
    return state -> {
      int line = trace.line();
      ActNode.Way way = body.run(state);
      trace.goTo(line, state.fuel());
      return way;
    };
  }

  static Plain charge(int fuel, LineTrace trace) {
    return state -> {
      state.takeFuel(fuel);
      trace.charged(fuel);
    };
  }

  static Plain line(Act.Line act, LineTrace trace) {
    int site = act.site();
    return state -> trace.at(site, state.fuel());
  }

  static Plain share(Act.Share act, LineTrace trace) {
    return _ -> trace.share(act.site(), act.fuel());
  }

  /// The acts by themselves: their error is kept as a text, their fuel given back.
  static Plain attempt(ActNode acts, int error, Optional<LineTrace> trace) {
    return state -> {
      long fuel = state.fuel();
      trace.ifPresent(LineTrace::pause);
      try {
        acts.run(state);
        state.setRef(error, null);
      } catch (Trap trap) {
        state.setRef(error, trap.code() + " " + trap.getMessage());
      } catch (StackOverflowError deep) {
        state.setRef(error, Trap.outOfStack(state).getMessage());
      } finally {
        state.setFuel(fuel);
        trace.ifPresent(LineTrace::resume);
      }
    };
  }
}
