package io.quantlab.engine.analysis;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.math.Exact;
import java.io.IOException;
import java.math.BigDecimal;

/// Prints counts of a decimal unit as exact decimal text (engine contract P-4).
///
/// The text has as many decimals as the unit; money has at least two and at most eight.
final class DecimalText {
  private static final int MONEY_SCALE = 8;

  private DecimalText() {}

  /// `count × unit`, for example 405 × 0.25 = `101.25`.
  static void append(long count, Decimal unit, Appendable out) throws IOException {
    long high = Math.multiplyHigh(count, unit.unscaled());
    long low = count * unit.unscaled();
    if (high == low >> 63) {
      plain(low, unit.scale(), unit.scale(), out);
    } else {
      BigDecimal product = BigDecimal.valueOf(count).multiply(unit.toBigDecimal());
      out.append(product.setScale(unit.scale()).toPlainString());
    }
  }

  /// Money in 1e-8, for example 1_250_000_000 = `12.50`.
  static void appendMoney(long e8, Appendable out) throws IOException {
    int scale = MONEY_SCALE;
    long unscaled = e8;
    while (scale > 2 && unscaled % 10 == 0) {
      unscaled /= 10;
      scale--;
    }
    plain(unscaled, scale, scale, out);
  }

  private static void plain(long unscaled, int scale, int decimals, Appendable out)
      throws IOException {
    if (scale == 0) {
      out.append(Long.toString(unscaled));
      return;
    }
    long divisor = Exact.pow10(scale);
    long whole = unscaled / divisor;
    String rest = Long.toString(Math.abs(unscaled % divisor));
    if (unscaled < 0 && whole == 0) {
      out.append('-');
    }
    out.append(Long.toString(whole)).append('.');
    for (int i = rest.length(); i < decimals; i++) {
      out.append('0');
    }
    out.append(rest);
  }
}
