package io.quantlab.dsl.library;

/// What a call costs: a constant, and what grows with a size.
///
/// Source: wick.md 12.2.
///
/// @param constant always charged
/// @param divisor one more for so many elements of the size, rounded down; 0 when the size is free
public record Fuel(int constant, int divisor) {
  /// A plain built-in function.
  public static final Fuel CALL = new Fuel(2, 0);

  /// Reads `10`, `10+n/4`.
  static Fuel of(String text) {
    int plus = text.indexOf("+n/");
    return plus < 0
        ? new Fuel(Integer.parseInt(text), 0)
        : new Fuel(
            Integer.parseInt(text.substring(0, plus)), Integer.parseInt(text.substring(plus + 3)));
  }

  /// As the reference writes it: `10+n/4`.
  public String text() {
    return divisor == 0 ? String.valueOf(constant) : constant + "+n/" + divisor;
  }

  /// The cost for a size.
  public long at(long size) {
    return divisor == 0 ? constant : constant + size / divisor;
  }
}
