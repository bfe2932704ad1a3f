package io.quantlab.dsl.plan;

import java.util.List;

/// Something that gives a whole number: an int, a truth value as 0 or 1, money and percent in 1e-8,
/// times and durations in nanoseconds, a color, a token of a symbol, the place of a member in its
/// enum.
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

  /// Comparisons; with `na` all are false.
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

  /// Out of the box, which must not be none.
  record Unboxed(RefOp value) implements LongOp {}

  record IsNone(RefOp value) implements LongOp {}

  /// Another value where there is none.
  record OtherwiseOf(RefOp value, LongOp other) implements LongOp {}

  /// Whether two references are equal, part by part.
  record EqualRefs(RefOp left, RefOp right) implements LongOp {}

  /// Stores the value in a slot and gives it.
  record Tee(int slot, LongOp value) implements LongOp {}

  /// A function of the library.
  ///
  /// @param site of the call
  record Invoke(Routine routine, List<Operand> arguments, int site) implements LongOp {
    public Invoke {
      arguments = List.copyOf(arguments);
    }
  }

  /// A function of the script, by its number in [Plan#functions].
  record Call(int function, List<Operand> arguments, List<Integer> staging, int site)
      implements LongOp {
    public Call {
      arguments = List.copyOf(arguments);
      staging = List.copyOf(staging);
    }
  }

  /// An element of an array of whole numbers.
  ///
  /// @param site of the bracket; outside of the array is E2201
  record Element(RefOp array, LongOp index, int site) implements LongOp {}

  /// A member of an engine value, by its number in the catalogue.
  record Member(RefOp target, int member) implements LongOp {}

  /// Token of a symbol named in the text.
  ///
  /// @param symbol number in [Plan#symbols]
  record Symbol(int symbol) implements LongOp {}

  /// Time of the current event.
  record Now() implements LongOp {}

  /// Timeframe of the primary clock.
  record PrimaryTimeframe() implements LongOp {}
}
