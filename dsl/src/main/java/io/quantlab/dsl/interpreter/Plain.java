package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.State;

/// Something that always goes on with the next.
@FunctionalInterface
interface Plain {
  void run(State state);
}
