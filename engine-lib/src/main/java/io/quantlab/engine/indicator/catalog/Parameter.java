package io.quantlab.engine.indicator.catalog;

import java.util.List;

/// One number that shapes an indicator, fixed when it is made.
///
/// @param name as in the script
/// @param type what numbers are allowed
/// @param fixed whether it must stay the same for a run (a recursive filter, † in wick.md 17)
/// @param preset default in script notation, empty when the caller must give one
/// @param choices the words of [Type#CHOICE], in the order of their numbers; else empty
public record Parameter(
    String name, Type type, boolean fixed, String preset, List<String> choices) {

  /// What numbers are allowed.
  public enum Type {
    /// A whole number from 1.
    LENGTH,
    /// A whole number from 0.
    COUNT,
    /// A whole number.
    WHOLE,
    /// A finite number.
    REAL,
    /// A ratio, written in percent.
    PERCENT,
    /// 1 or 0.
    FLAG,
    /// The number of a word.
    CHOICE
  }

  public Parameter {
    choices = List.copyOf(choices);
  }

  public boolean hasPreset() {
    return !preset.isEmpty();
  }

  /// The default as a number; `NaN` without one.
  public double presetValue() {
    return switch (type) {
      case FLAG -> preset.equals("true") ? 1 : 0;
      case CHOICE -> choices.indexOf(preset);
      case PERCENT -> Double.parseDouble(preset.replace("%", "")) / 100;
      case LENGTH, COUNT, WHOLE, REAL ->
          hasPreset() ? Double.parseDouble(preset.replace("_", "")) : Double.NaN;
    };
  }

  /// Returns the argument, or throws `IllegalArgumentException` with what is allowed.
  double check(double argument) {
    boolean whole = argument == Math.rint(argument) && Math.abs(argument) <= Integer.MAX_VALUE;
    boolean allowed =
        switch (type) {
          case LENGTH -> whole && argument >= 1;
          case COUNT -> whole && argument >= 0;
          case WHOLE -> whole;
          case REAL, PERCENT -> Double.isFinite(argument);
          case FLAG -> whole && argument >= 0 && argument <= 1;
          case CHOICE -> whole && argument >= 0 && argument < choices.size();
        };
    if (!allowed) {
      throw new IllegalArgumentException(name + " must be " + allowed() + ", was " + argument);
    }
    return argument;
  }

  private String allowed() {
    return switch (type) {
      case LENGTH -> "a whole number from 1";
      case COUNT -> "a whole number from 0";
      case WHOLE -> "a whole number";
      case REAL, PERCENT -> "a finite number";
      case FLAG -> "1 or 0";
      case CHOICE -> "the number of one of " + choices;
    };
  }
}
