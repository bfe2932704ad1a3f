package io.quantlab.engine.risk;

import java.util.Objects;

/// A bound of what a whole portfolio may lose or be exposed to (engine contract O-35), checked with
/// the order at hand and the working orders that go its way filled; 1e-8 of the account currency.
public sealed interface PortfolioLimit {
  /// The bound, above zero.
  long limitE8();

  /// What it bounds, in words: the detail of a denial.
  String what();

  /// Absolute exposure to a factor of the loadings.
  record Factor(String name, long limitE8) implements PortfolioLimit {
    public Factor {
      check("factor " + name, limitE8);
    }

    @Override
    public String what() {
      return "factor " + name;
    }
  }

  /// Absolute amount of a Greek.
  record OfGreek(Greek greek, long limitE8) implements PortfolioLimit {
    public OfGreek {
      Objects.requireNonNull(greek, "greek");
      check(greek.word(), limitE8);
    }

    @Override
    public String what() {
      return greek.word();
    }
  }

  /// Loss in a scenario or an episode, by its name.
  record Stress(String name, long limitE8) implements PortfolioLimit {
    public Stress {
      check("stress " + name, limitE8);
    }

    @Override
    public String what() {
      return "stress " + name;
    }
  }

  /// Exposure scaled by correlations: the root of the sum over all pairs of value × value ×
  /// correlation of returns. Values that move together add up, others partly, hedges cancel.
  ///
  /// @param sessions returns that are looked at
  record Correlated(long limitE8, int sessions) implements PortfolioLimit {
    public Correlated {
      check("correlated", limitE8);
      LossMeasure.checkSessions("correlations look", sessions);
    }

    @Override
    public String what() {
      return "correlated";
    }
  }

  /// Loss to be expected until the next session close.
  record Loss(LossMeasure of, long limitE8) implements PortfolioLimit {
    public Loss {
      Objects.requireNonNull(of, "of");
      check("value at risk", limitE8);
    }

    @Override
    public String what() {
      return "value at risk";
    }
  }

  private static void check(String what, long limitE8) {
    if (limitE8 <= 0) {
      throw new IllegalArgumentException(
          "the limit of " + what + " must be positive, was " + limitE8);
    }
  }
}
