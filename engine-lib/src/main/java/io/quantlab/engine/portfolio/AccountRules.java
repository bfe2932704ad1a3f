package io.quantlab.engine.portfolio;

import java.util.Objects;

/// How accounts keep their books, besides the cost method (engine contract section 5).
///
/// @param trips what one row of the trades is
/// @param settlement when trades are paid
public record AccountRules(TripMethod trips, SettlementRules settlement) {
  /// Lot pairs, paid at once.
  public static final AccountRules STANDARD =
      new AccountRules(TripMethod.LOT_PAIRS, SettlementRules.AT_ONCE);

  public AccountRules {
    Objects.requireNonNull(trips, "trips");
    Objects.requireNonNull(settlement, "settlement");
  }

  public AccountRules with(TripMethod other) {
    return new AccountRules(other, settlement);
  }

  public AccountRules with(SettlementRules other) {
    return new AccountRules(trips, other);
  }
}
