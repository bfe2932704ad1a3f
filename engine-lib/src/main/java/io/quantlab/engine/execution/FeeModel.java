package io.quantlab.engine.execution;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.FillView;

/// What a fill costs (engine contract 4.7). Pure functions; money in 1e-8, rounded half to even.
public sealed interface FeeModel {
  /// Fee of a fill; minimum and maximum apply per order (F-61), a rebate is negative.
  long feeE8(FillView fill, OrderFees soFar);

  /// No fee.
  record None() implements FeeModel {
    @Override
    public long feeE8(FillView fill, OrderFees soFar) {
      return 0;
    }
  }

  /// `rateE8` per unit of quantity, at least `minE8` and at most `maxRatioE8` of the value, per
  /// order.
  ///
  /// @param maxRatioE8 ratio in 1e-8; 0 = no maximum
  record PerShare(long rateE8, long minE8, long maxRatioE8) implements FeeModel {
    public PerShare {
      require(rateE8, "rate");
      require(minE8, "minimum");
      require(maxRatioE8, "maximum ratio");
    }

    @Override
    public long feeE8(FillView fill, OrderFees soFar) {
      long lots = soFar.lots() + fill.lots();
      long value = Math.addExact(soFar.valueE8(), fill.valueE8());
      Decimal lotSize = fill.instrument().lotSize();
      long units = Math.multiplyExact(lots, lotSize.unscaled());
      long total =
          Math.max(minE8, Exact.mulDivHalfEven(units, rateE8, Exact.pow10(lotSize.scale())));
      if (maxRatioE8 > 0) {
        total = Math.min(total, Exact.mulDivHalfEven(value, maxRatioE8, 100_000_000));
      }
      return total - soFar.feeE8();
    }
  }

  /// A flat fee per order.
  record PerTrade(long feeE8) implements FeeModel {
    public PerTrade {
      require(feeE8, "fee");
    }

    @Override
    public long feeE8(FillView fill, OrderFees soFar) {
      return feeE8 - soFar.feeE8();
    }
  }

  /// A share of the value by role; the ratios are in 1e-8 (1 bp = 10,000) and may be negative
  /// (rebate).
  record Bps(long makerE8, long takerE8) implements FeeModel {
    @Override
    public long feeE8(FillView fill, OrderFees soFar) {
      return Exact.mulDivHalfEven(fill.valueE8(), fill.maker() ? makerE8 : takerE8, 100_000_000);
    }
  }

  private static void require(long value, String what) {
    if (value < 0) {
      throw new IllegalArgumentException(
          "the " + what + " of a fee must not be negative, was " + value + "e-8");
    }
  }
}
