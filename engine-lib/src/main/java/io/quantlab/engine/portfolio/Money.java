package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.math.Exact;

/// The one place that rounds money: half to even, to 1e-8 of the currency (engine contract P-2).
public final class Money {
  private Money() {}

  /// Value of `lots` at `priceTicks`, 1e-8 of the instrument's currency; signed as the product is.
  ///
  /// @throws ArithmeticException when the value does not fit; it never wraps
  public static long valueE8(Instrument instrument, long priceTicks, long lots) {
    long perTick = Math.multiplyExact(lots, instrument.valueNum());
    if (instrument.valueScale() == 0) {
      return Math.multiplyExact(perTick, priceTicks);
    }
    return Exact.mulDivHalfEven(perTick, priceTicks, Exact.pow10(instrument.valueScale()));
  }

  /// Whether every price change of one tick moves a position by a whole number of 1e-8.
  public static boolean wholePerTick(Instrument instrument) {
    return instrument.valueScale() == 0;
  }

  /// [#share], quick where a part is nothing or all.
  static long part(long totalE8, long part, long whole) {
    return part == 0 ? 0 : part == whole ? totalE8 : share(totalE8, part, whole);
  }

  /// `total × part / whole`, rounded half to even: a cost or fee split by lots.
  public static long share(long totalE8, long part, long whole) {
    return Exact.mulDivHalfEven(totalE8, part, whole);
  }
}
