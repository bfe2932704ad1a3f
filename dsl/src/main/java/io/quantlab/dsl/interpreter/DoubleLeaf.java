package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.State;

/// A slot or a constant. An operation on one reads it without asking a node: half of what a script
/// computes with are leaves, and a call that may go to any node costs more than the arithmetic.
///
/// @param slot -1 for the constant
record DoubleLeaf(int slot, double constant) implements DoubleNode {
  @Override
  public double value(State state) {
    return slot < 0 ? constant : state.doubleAt(slot);
  }
}
