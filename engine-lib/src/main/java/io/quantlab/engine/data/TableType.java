package io.quantlab.engine.data;

/// What the cells of a table file's column are, and how a [TableBatch] holds them.
public sealed interface TableType {

  /// Whole numbers of 64 bits in `values`.
  record Whole() implements TableType {}

  /// Floating point numbers: the raw bits of a double in `values`. A single precision number is
  /// widened, which is exact; `width` says how many of its digits mean something.
  record Real(Width width) implements TableType {}

  /// Exact decimals, the unscaled value in `values`; from 19 digits on it has 128 bits, the upper
  /// half in `high`.
  ///
  /// @param precision digits, 1 to 38
  /// @param scale decimals, 0 to `precision`
  record Fixed(int precision, int scale) implements TableType {
    /// The most digits 128 bits always hold.
    public static final int MAX_PRECISION = 38;

    /// The most digits 64 bits always hold.
    public static final int LONG_PRECISION = 18;

    public Fixed {
      if (precision < 1 || precision > MAX_PRECISION) {
        throw new IllegalArgumentException("precision must be 1..38, was " + precision);
      }
      if (scale < 0 || scale > precision) {
        throw new IllegalArgumentException("scale must be 0.." + precision + ", was " + scale);
      }
    }

    /// Whether an unscaled value may need more than 64 bits.
    public boolean isWide() {
      return precision > LONG_PRECISION;
    }
  }

  /// Text in `texts`.
  record Text() implements TableType {}

  /// Yes or no: 1 or 0 in `values`.
  record Truth() implements TableType {}

  /// Stamps: units since 1970-01-01T00:00 in `values`.
  record Stamp(Unit unit, Clock clock) implements TableType {}

  /// Days since 1970-01-01 in `values`.
  record Day() implements TableType {}

  /// A column that cannot be read; the rest of its file can.
  ///
  /// @param what its type in the words of the format, for example `LIST`
  record Unreadable(String what) implements TableType {}

  /// How precise a [Real] is.
  enum Width {
    SINGLE,
    DOUBLE
  }

  /// What a [Stamp] counts.
  enum Unit {
    SECONDS("s"),
    MILLIS("ms"),
    MICROS("us"),
    NANOS("ns");

    private final String suffix;

    Unit(String suffix) {
      this.suffix = suffix;
    }

    /// `s`, `ms`, `us` or `ns`.
    public String suffix() {
      return suffix;
    }
  }

  /// Whose midnight a [Stamp] counts from.
  enum Clock {
    /// An instant.
    UTC,
    /// A wall clock of a zone the file does not name.
    LOCAL
  }
}
