package io.quantlab.dsl.plan;

/// Something that gives an int, or a truth value as 0 or 1.
public sealed interface LongOp {
  record Constant(long value) implements LongOp {}

  record Slot(int slot) implements LongOp {}

  /// The truth value so many steps ago; false before the first step.
  record History(int ring, int slot, LongOp offset, int limit, int site) implements LongOp {}

  /// The int so many steps ago, or another value before the first step: `n[1] ?? 0`.
  record HistoryOr(int ring, int slot, LongOp offset, int limit, int site, LongOp other)
      implements LongOp {}

  /// A true-or-false output of an indicator, as of the current step.
  record CellTruth(int cell, int output) implements LongOp {}

  /// @param site of the operator
  record Calculated(Calculation calculation, LongOp left, LongOp right, int site)
      implements LongOp {}

  /// The operators on ints; leaving ±(2^53 - 1) is E2001, dividing by 0 E2003.
  enum Calculation {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIV,
    MOD
  }

  record Negated(LongOp value) implements LongOp {}

  record ComparedDoubles(Comparison comparison, DoubleOp left, DoubleOp right) implements LongOp {}

  record ComparedLongs(Comparison comparison, LongOp left, LongOp right) implements LongOp {}

  /// Comparisons; with `na` all are false but the second.
  enum Comparison {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  record IsNa(DoubleOp value) implements LongOp {}

  record Not(LongOp value) implements LongOp {}

  record And(LongOp left, LongOp right) implements LongOp {}

  record Or(LongOp left, LongOp right) implements LongOp {}

  /// @param site of the call; `na` is E2004, a result beyond int E2005
  record Rounded(Rounding rounding, DoubleOp value, int site) implements LongOp {}

  /// Ways from a float to an int.
  enum Rounding {
    FLOOR,
    CEIL,
    TRUNC,
    /// Halves go away from zero.
    ROUND
  }

  record Choice(LongOp condition, LongOp yes, LongOp no) implements LongOp {}

  /// Takes fuel when it is evaluated: an operand that may stay unread.
  record Charged(int fuel, LongOp value) implements LongOp {}
}
