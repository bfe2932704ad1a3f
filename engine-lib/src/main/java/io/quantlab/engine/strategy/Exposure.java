package io.quantlab.engine.strategy;

/// Takes the values a strategy shows to whoever steps through its run: see [Strategy#expose].
///
/// A name is one word; a value told twice under one name counts as told last.
public interface Exposure {
  /// A number: an indicator, a threshold. `NaN` = not known yet.
  void number(String name, double value);

  /// A price in ticks of an instrument, whole or between two. `NaN` = not known yet.
  void price(String name, int token, double ticks);

  /// Anything else, in words.
  void text(String name, String value);
}
