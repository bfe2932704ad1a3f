package io.quantlab.engine.portfolio;

import io.quantlab.engine.time.DatedTable;
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
/// @param openings opening values of underlyings by the dates they are of, for options they decide
public record OptionRules(
    List<OptionTerms> contracts,
    long thresholdE8,
    Assignment assignment,
    long exerciseFeeE8,
    MarkPrices openings) {
  /// 0.01 per unit: what OCC exercises by itself (Rule 805, exercise by exception).
  public static final long ONE_CENT = 1_000_000;

  private static final long DAY_NANOS = 86_400_000_000_000L;

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

  /// Rules without opening values.
  public OptionRules(
      List<OptionTerms> contracts, long thresholdE8, Assignment assignment, long exerciseFeeE8) {
    this(contracts, thresholdE8, assignment, exerciseFeeE8, MarkPrices.NONE);
  }

  /// Rules by which exercise and assignment cost nothing.
  public OptionRules(List<OptionTerms> contracts, long thresholdE8, Assignment assignment) {
    this(contracts, thresholdE8, assignment, 0);
  }

  public OptionRules {
    Objects.requireNonNull(assignment, "assignment");
    Objects.requireNonNull(openings, "openings");
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
    return new OptionRules(changed, thresholdE8, assignment, exerciseFeeE8, openings);
  }

  /// The opening value of an underlying on a date, in its price units, or [MarkPrices#UNKNOWN].
  ///
  /// @param day days since 1970-01-01
  public long openingTicks(int underlying, int day) {
    DatedTable known = openings.of(underlying);
    int row = known == null ? -1 : known.rowAt((day + 1) * DAY_NANOS - 1);
    return row < 0 || known.fromNanos(row) < day * DAY_NANOS
        ? MarkPrices.UNKNOWN
        : known.value(0, row);
  }

  /// The same rules with opening values.
  public OptionRules with(MarkPrices values) {
    return new OptionRules(contracts, thresholdE8, assignment, exerciseFeeE8, values);
  }

  /// The terms of an option, or `null`.
  public OptionTerms of(int token) {
    return ByToken.of(contracts, token);
  }
}
