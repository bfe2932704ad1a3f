package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.State;

/// Gives an int, or a truth value as 0 or 1.
@FunctionalInterface
interface LongNode {
  long value(State state);

  default boolean isTrue(State state) {
    return value(state) != 0;
  }
}
