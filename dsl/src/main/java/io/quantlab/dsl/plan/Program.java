package io.quantlab.dsl.plan;

/// A plan that can run: the seam between the host and whatever runs it.
@FunctionalInterface
public interface Program {
  /// Runs the body once over the working copy.
  ///
  /// @throws Trap when the event ends in an error; the state is to be rolled back then
  void run(State state);
}
