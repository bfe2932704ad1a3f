package io.quantlab.engine.analysis;

/// How the values of a table column are kept and written (engine contract D-20).
///
/// In a file a kind takes one or two columns; the rule is in [FileColumn#of].
public enum ColumnKind {
  /// A whole number; one file column.
  LONG,
  /// A 64-bit floating point number; one file column, shortest text that reads back to the same
  /// bits.
  DOUBLE,
  /// Text or a name of a closed set; one file column.
  TEXT,
  /// UTC nanoseconds since 1970: `xNanos` as a whole number and `x` as ISO 8601.
  NANOS,
  /// A count of the row instrument's price unit: `x` as an exact decimal and `xTicks`.
  PRICE,
  /// A count of the row instrument's lot size: `xLots` and `xQuantity` as an exact decimal.
  LOTS,
  /// 1e-8 of a currency unit: `x` as an exact decimal and `xE8`.
  MONEY
}
