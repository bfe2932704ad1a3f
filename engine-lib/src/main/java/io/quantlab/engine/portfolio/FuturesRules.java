package io.quantlab.engine.portfolio;

import java.util.List;
import java.util.Objects;

/// How futures are booked, when they end, and when positions roll into the next contract (engine
/// contract ).
///
/// @param variation whether gains and losses are paid every day
/// @param contracts when contracts end; one that is not named does not
/// @param physical what becomes of positions in physical contracts
/// @param closeBefore `CLOSE_BEFORE(days)`: sessions before the delivery day on which positions in
///   physical contracts are closed
/// @param rolls chains of contracts
public record FuturesRules(
    Variation variation,
    List<FutureTerms> contracts,
    Physical physical,
    int closeBefore,
    List<RollRule.Chain> rolls) {
  /// Booked at full value, as shares are; nothing ends.
  public static final FuturesRules FULL_VALUE = new FuturesRules(Variation.NONE, List.of(), 1);

  /// How a future is paid.
  public enum Variation {
    /// In full at the fill.
    NONE,
    /// A fill costs its fee; the change of value is paid at every session close and at the closing
    /// fill.
    DAILY
  }

  /// What becomes of positions in physical contracts.
  public enum Physical {
    /// They are closed by orders some sessions before the delivery day.
    CLOSE_BEFORE,
    /// What is left at the last close becomes the underlying, at the settlement price.
    DELIVER
  }

  /// Rules whose physical contracts are closed before, and that roll nothing.
  public FuturesRules(Variation variation, List<FutureTerms> contracts, int closeBefore) {
    this(variation, contracts, Physical.CLOSE_BEFORE, closeBefore, List.of());
  }

  public FuturesRules {
    Objects.requireNonNull(variation, "variation");
    Objects.requireNonNull(physical, "physical");
    contracts = List.copyOf(contracts);
    rolls = List.copyOf(rolls);
    if (closeBefore < 0 || closeBefore > 30) {
      throw new IllegalArgumentException(
          "positions are closed 0 to 30 sessions before delivery, was " + closeBefore);
    }
    for (FutureTerms terms : contracts) {
      boolean delivers =
          physical == Physical.DELIVER && terms.delivery() == FutureTerms.Delivery.PHYSICAL;
      if (delivers && terms.underlying() == 0) {
        throw new IllegalArgumentException(
            "token " + terms.token() + " is delivered, its underlying is not named");
      }
    }
  }

  /// The same rules with chains that roll.
  public FuturesRules rolling(List<RollRule.Chain> chains) {
    return new FuturesRules(variation, contracts, physical, closeBefore, chains);
  }

  /// The same rules with another end of physical contracts.
  public FuturesRules with(Physical other) {
    return new FuturesRules(variation, contracts, other, closeBefore, rolls);
  }

  /// The end of a contract, or `null`.
  public FutureTerms of(int token) {
    return ByToken.of(contracts, token);
  }
}
