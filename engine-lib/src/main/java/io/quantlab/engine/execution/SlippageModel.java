package io.quantlab.engine.execution;

import io.quantlab.engine.math.Exact;

/// How much worse than the market a taking fill is (engine contract 4.6), in price ticks, 0 or
/// more.
public sealed interface SlippageModel {
  /// Ticks to add to a buy's and to take from a sell's price; rounded away from the trader.
  long worseTicks(long priceTicks, long orderTick);

  /// No slippage.
  record None() implements SlippageModel {
    @Override
    public long worseTicks(long priceTicks, long orderTick) {
      return 0;
    }
  }

  /// A number of order ticks.
  record Ticks(long count) implements SlippageModel {
    public Ticks {
      if (count < 0) {
        throw new IllegalArgumentException(
            "slippage must not be negative, was " + count + " ticks");
      }
    }

    @Override
    public long worseTicks(long priceTicks, long orderTick) {
      return Math.multiplyExact(count, orderTick);
    }
  }

  /// A share of the price in 1e-8 (1 bp = 10,000).
  record Bps(long ratioE8) implements SlippageModel {
    public Bps {
      if (ratioE8 < 0) {
        throw new IllegalArgumentException("slippage must not be negative, was " + ratioE8 + "e-8");
      }
    }

    @Override
    public long worseTicks(long priceTicks, long orderTick) {
      return Exact.mulDivCeil(Math.abs(priceTicks), ratioE8, 100_000_000);
    }
  }
}
