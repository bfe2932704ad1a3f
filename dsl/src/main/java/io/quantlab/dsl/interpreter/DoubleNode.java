package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.State;

/// Gives a float.
@FunctionalInterface
interface DoubleNode {
  double value(State state);
}
