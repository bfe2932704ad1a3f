package io.quantlab.dsl.plan;

/// Something that gives a value, of one of the three families.
public sealed interface Operand {
  record OfDouble(DoubleOp op) implements Operand {}

  record OfLong(LongOp op) implements Operand {}

  record OfRef(RefOp op) implements Operand {}

  /// The array its value lies in when it is stored.
  default Plan.Family family() {
    return switch (this) {
      case OfDouble _ -> Plan.Family.DOUBLE;
      case OfLong _ -> Plan.Family.LONG;
      case OfRef _ -> Plan.Family.REF;
    };
  }

  /// As a float; a whole number is converted.
  default DoubleOp asDouble() {
    return switch (this) {
      case OfDouble(DoubleOp op) -> op;
      case OfLong(LongOp op) -> new DoubleOp.FromLong(op);
      case OfRef(RefOp op) -> new DoubleOp.Unboxed(op);
    };
  }

  /// As a whole number; it must not be a float.
  default LongOp asLong() {
    return switch (this) {
      case OfLong(LongOp op) -> op;
      case OfRef(RefOp op) -> new LongOp.Unboxed(op);
      case OfDouble _ -> throw new IllegalStateException("a float where a whole number is wanted");
    };
  }

  /// As a reference; a number goes into a box.
  default RefOp asRef() {
    return switch (this) {
      case OfDouble(DoubleOp op) -> new RefOp.BoxedDouble(op);
      case OfLong(LongOp op) -> new RefOp.BoxedLong(op);
      case OfRef(RefOp op) -> op;
    };
  }
}
