package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.State;

/// A slot or a constant, as [DoubleLeaf].
///
/// @param slot -1 for the constant
record LongLeaf(int slot, long constant) implements LongNode {
  @Override
  public long value(State state) {
    return slot < 0 ? constant : state.longAt(slot);
  }
}
