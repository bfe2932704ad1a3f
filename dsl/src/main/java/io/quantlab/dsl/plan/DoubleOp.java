package io.quantlab.dsl.plan;

import java.util.List;

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
    TAN,
    LOG2,
    ASIN,
    ACOS,
    ATAN,
    SINH,
    COSH,
    TANH,
    TO_RADIANS,
    TO_DEGREES
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

  /// A percentage as a ratio.
  record FromPercent(LongOp valueE8) implements DoubleOp {}

  /// Out of the box; `na` for none.
  record Unboxed(RefOp value) implements DoubleOp {}

  /// Stores the value in a slot and gives it.
  record Tee(int slot, DoubleOp value) implements DoubleOp {}

  /// A function of the library.
  ///
  /// @param site of the call
  record Invoke(Routine routine, List<Operand> arguments, int site) implements DoubleOp {
    public Invoke {
      arguments = List.copyOf(arguments);
    }
  }

  /// A function of the script, by its number in [Plan#functions].
  record Call(int function, List<Operand> arguments, List<Integer> staging, int site)
      implements DoubleOp {
    public Call {
      arguments = List.copyOf(arguments);
      staging = List.copyOf(staging);
    }
  }

  /// An element of an array of floats.
  ///
  /// @param site of the bracket; outside of the array is E2201
  record Element(RefOp array, LongOp index, int site) implements DoubleOp {}

  /// A member of an engine value, by its number in the catalogue.
  record Member(RefOp target, int member) implements DoubleOp {}
}
