package io.quantlab.dsl.plan;

/// A planned expression: of one family, or missing.
sealed interface Operand {
  record OfDouble(DoubleOp op) implements Operand {}

  record OfLong(LongOp op) implements Operand {}

  /// Something that cannot be planned; it was noted.
  record Missing() implements Operand {}

  /// As a float; an int is converted.
  default DoubleOp asDouble() {
    return switch (this) {
      case OfDouble(DoubleOp op) -> op;
      case OfLong(LongOp op) -> new DoubleOp.FromLong(op);
      case Missing _ -> new DoubleOp.Constant(Double.NaN);
    };
  }

  default LongOp asLong() {
    return switch (this) {
      case OfLong(LongOp op) -> op;
      case OfDouble _, Missing _ -> new LongOp.Constant(0);
    };
  }

  default boolean isLong() {
    return this instanceof OfLong;
  }
}
