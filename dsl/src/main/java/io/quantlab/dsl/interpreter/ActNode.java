package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.State;

/// Does something and says how to go on.
@FunctionalInterface
interface ActNode {
  /// Where a run goes on.
  enum Way {
    NEXT,
    BREAK,
    CONTINUE,
    RETURN
  }

  Way run(State state);
}
