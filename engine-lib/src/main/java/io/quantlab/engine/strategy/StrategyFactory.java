package io.quantlab.engine.strategy;

/// Makes instances of one strategy; what the catalogue of built-ins and a user's jar offer.
public interface StrategyFactory {
  /// Name on the command line, lower case with hyphens.
  String name();

  /// One line: what it trades and how.
  String about();

  /// How many instruments it needs.
  int instruments();

  /// A new instance; asks `parameters` for everything it can be told.
  ///
  /// @throws IllegalArgumentException when a parameter is out of its range
  Strategy create(Parameters parameters);
}
