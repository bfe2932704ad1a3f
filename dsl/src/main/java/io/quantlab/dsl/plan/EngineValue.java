package io.quantlab.dsl.plan;

/// A value of the engine as scripts see it: a tick, an order, a position, a symbol.
///
/// Members have the numbers of their place in the catalogue ([io.quantlab.dsl.library.Catalogue]
/// `memberNames`). Which of the three methods is asked follows from the member's type: floats from
/// the first, what fits a whole number (bool as 0 or 1, money in 1e-8, times in nanoseconds,
/// tokens, ordinals) from the second, all else, and what can be none, from the third.
public interface EngineValue {
  double number(int member);

  long whole(int member);

  Object value(int member);

  /// What a script keeps when it stores the value: an engine that uses one object again and again
  /// gives a copy.
  default EngineValue kept() {
    return this;
  }
}
