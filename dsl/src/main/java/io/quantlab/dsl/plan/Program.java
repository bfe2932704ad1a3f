package io.quantlab.dsl.plan;

/// A plan that can run: the seam between the host and whatever runs it.
public interface Program {
  /// Runs an entry once over the working copy, which [State#begin] has prepared.
  ///
  /// @param entry number in [Plan#entries]
  /// @throws Trap when the event ends in an error; the state is to be rolled back then
  void run(State state, int entry, Event event);

  /// Keeps the numbers of the working copy, as [State#keepAll] does; a part of [State#commit].
  default void keep(State state, int entry) {
    state.keepAll(entry);
  }

  /// Moves on the histories of an entry's clock, as [State#rememberAll] does; a part of
  /// [State#commit] where numbers need no keeping.
  default void remember(State state, int entry) {
    state.rememberAll(entry);
  }

  /// The result of a lambda for the arguments in its slots; for lambdas that give a float.
  ///
  /// @param lambda number in [Plan#lambdas]
  double doubleOf(State state, int lambda);

  /// For lambdas that give a whole number or a truth value.
  long longOf(State state, int lambda);

  /// For lambdas that give a reference.
  Object refOf(State state, int lambda);
}
