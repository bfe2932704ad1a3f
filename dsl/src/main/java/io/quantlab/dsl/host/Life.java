package io.quantlab.dsl.host;

/// How long an order lives: `Tif.day`, `Tif.gtd(time)`.
///
/// @param untilNanos the end of [Kind#GTD], UTC nanoseconds; 0 for every other
record Life(Kind kind, long untilNanos) {
  /// The words of `Tif` in their order, and the one that is called.
  enum Kind {
    DAY,
    GTC,
    IOC,
    FOK,
    OPG,
    CLS,
    GTD
  }

  /// Good till canceled.
  static final Life GTC = new Life(Kind.GTC, 0);

  /// The value a script has of it: the number of the word, or the instant of `Tif.gtd`.
  static Life of(long value) {
    return value < Kind.GTD.ordinal()
        ? new Life(Kind.values()[(int) value], 0)
        : new Life(Kind.GTD, value);
  }

  /// What [#of] reads.
  long value() {
    return kind == Kind.GTD ? untilNanos : kind.ordinal();
  }
}
