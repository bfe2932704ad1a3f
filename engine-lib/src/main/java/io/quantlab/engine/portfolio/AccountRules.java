package io.quantlab.engine.portfolio;

import java.util.Objects;

/// How accounts keep their books, besides the cost method (engine contract section 5).
///
/// @param trips what one row of the trades is
/// @param settlement when trades are paid
/// @param currencies how several currencies are held
public record AccountRules(TripMethod trips, SettlementRules settlement, CurrencyRules currencies) {
  /// Lot pairs, paid at once, one currency.
  public static final AccountRules STANDARD =
      new AccountRules(TripMethod.LOT_PAIRS, SettlementRules.AT_ONCE, CurrencyRules.ONE);

  public AccountRules {
    Objects.requireNonNull(trips, "trips");
    Objects.requireNonNull(settlement, "settlement");
    Objects.requireNonNull(currencies, "currencies");
  }

  public AccountRules with(TripMethod other) {
    return new AccountRules(other, settlement, currencies);
  }

  public AccountRules with(SettlementRules other) {
    return new AccountRules(trips, other, currencies);
  }

  public AccountRules with(CurrencyRules other) {
    return new AccountRules(trips, settlement, other);
  }
}
