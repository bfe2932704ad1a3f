package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.State;

/// Gives a reference; `null` is none.
@FunctionalInterface
interface RefNode {
  Object value(State state);
}
