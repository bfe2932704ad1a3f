package io.quantlab.engine.risk;

import io.quantlab.engine.math.Exact;

/// A bound of a loss.
public sealed interface LossBound {
  /// The loss that reaches it, 1e-8 of the account currency.
  ///
  /// @param ofE8 what a share is a share of, 1e-8
  long allowedE8(long ofE8);

  /// An amount, 1e-8 of the account currency, above 0.
  record Amount(long lossE8) implements LossBound {
    public Amount {
      requirePositive(lossE8);
    }

    @Override
    public long allowedE8(long ofE8) {
      return lossE8;
    }
  }

  /// A share, 1e-8, above 0.
  record Share(long ratioE8) implements LossBound {
    private static final long WHOLE = 100_000_000;

    public Share {
      requirePositive(ratioE8);
    }

    @Override
    public long allowedE8(long ofE8) {
      return Exact.mulDivFloor(ofE8, ratioE8, WHOLE);
    }
  }

  private static void requirePositive(long e8) {
    if (e8 <= 0) {
      throw new IllegalArgumentException("a bound of losses must be above 0, was " + e8 + "e-8");
    }
  }
}
