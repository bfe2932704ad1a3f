package io.quantlab.dsl.plan;

/// Something that gives a float.
public sealed interface DoubleOp {
  record Constant(double value) implements DoubleOp {}

  record Slot(int slot) implements DoubleOp {}

  /// The value so many steps ago; `na` before the first step.
  ///
  /// @param limit largest offset, see [Numbers#offset]
  /// @param site of the bracket
  record History(int ring, int slot, LongOp offset, int limit, int site) implements DoubleOp {}

  /// An output of an indicator, as of the current step.
  record CellOutput(int cell, int output) implements DoubleOp {}

  record FromLong(LongOp value) implements DoubleOp {}

  record Calculated(Calculation calculation, DoubleOp left, DoubleOp right) implements DoubleOp {}

  /// The five operators on floats; a result beyond the largest double is `na`.
  enum Calculation {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    POWER
  }

  record Negated(DoubleOp value) implements DoubleOp {}

  record Applied(Function function, DoubleOp value) implements DoubleOp {}

  /// Functions of one float.
  enum Function {
    ABS,
    SQRT,
    EXP,
    LOG,
    LOG10,
    SIN,
    COS,
    TAN
  }

  /// The smaller or larger of two; `na` when one is.
  record Extreme(Side side, DoubleOp left, DoubleOp right) implements DoubleOp {}

  /// Which of two values.
  enum Side {
    SMALLER,
    LARGER
  }

  /// Another value where there is none: `x ?? 0.0`.
  record Otherwise(DoubleOp value, DoubleOp other) implements DoubleOp {}

  record Choice(LongOp condition, DoubleOp yes, DoubleOp no) implements DoubleOp {}

  /// Takes fuel when it is evaluated: an operand that may stay unread.
  record Charged(int fuel, DoubleOp value) implements DoubleOp {}
}
