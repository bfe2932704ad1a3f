package io.quantlab.engine.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The options of a run and what becomes of them (engine contract A-12).
///
/// @param contracts the terms; an instrument that is not named is no option
/// @param thresholdE8 what an option must be in the money by to be exercised at its expiry, price
///   of one unit of the underlying in 1e-8 of its currency
/// @param assignment when those who are short are assigned
/// @param exerciseFeeE8 what a lot costs that is exercised or assigned, 1e-8 of its currency
public record OptionRules(
    List<OptionTerms> contracts, long thresholdE8, Assignment assignment, long exerciseFeeE8) {
  /// 0.01 per unit: what OCC exercises by itself (Rule 805, exercise by exception).
  public static final long ONE_CENT = 1_000_000;

  /// No options.
  public static final OptionRules NONE =
      new OptionRules(List.of(), ONE_CENT, new Assignment.AtExpiry());

  /// When the holder on the other side exercises.
  public sealed interface Assignment {
    /// At the expiry, when the option is in the money by the threshold.
    record AtExpiry() implements Assignment {}

    /// Before it too, American options only: at a session close when what the option is worth
    /// beyond the difference is below the threshold, and a call before an ex-date when the dividend
    /// is more than the put of the same strike is worth.
    record Rational() implements Assignment {}

    /// Before it too, American options in the money only: at each session close with a probability,
    /// drawn once for each option (K-6, purpose 7).
    ///
    /// @param probability 0..1
    record Random(double probability) implements Assignment {
      public Random {
        if (!(probability >= 0 && probability <= 1)) {
          throw new IllegalArgumentException(
              "the probability of an assignment must be 0..1, was " + probability);
        }
      }
    }
  }

  /// Rules by which exercise and assignment cost nothing.
  public OptionRules(List<OptionTerms> contracts, long thresholdE8, Assignment assignment) {
    this(contracts, thresholdE8, assignment, 0);
  }

  public OptionRules {
    Objects.requireNonNull(assignment, "assignment");
    contracts = List.copyOf(contracts);
    if (thresholdE8 < 1) {
      throw new IllegalArgumentException(
          "the threshold of exercise must be positive, was " + thresholdE8 + "e-8");
    }
    if (exerciseFeeE8 < 0) {
      throw new IllegalArgumentException(
          "the fee of an exercise must not be negative, was " + exerciseFeeE8 + "e-8");
    }
  }

  /// The same rules with other terms of an option they name.
  public OptionRules with(OptionTerms other) {
    List<OptionTerms> changed = new ArrayList<>(contracts);
    changed.replaceAll(terms -> terms.token() == other.token() ? other : terms);
    return new OptionRules(changed, thresholdE8, assignment, exerciseFeeE8);
  }

  /// The terms of an option, or `null`.
  public OptionTerms of(int token) {
    return ByToken.of(contracts, token);
  }
}
