package io.quantlab.engine.portfolio;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// How accounts keep their books, besides the cost method (engine contract section 5).
///
/// @param trips what one row of the trades is
/// @param settlement when trades are paid
/// @param currencies how several currencies are held
/// @param marks which price values positions
/// @param flows deposits and withdrawals by rising time
/// @param futures how futures are booked, and when they end
/// @param options the options of the run, and what becomes of them
/// @param washSales whether trades are marked as wash sales
/// @param positions how many positions there are in one instrument
/// @param markPrices prices that venues publish to value positions at
public record AccountRules(
    TripMethod trips,
    SettlementRules settlement,
    CurrencyRules currencies,
    MarkPolicy marks,
    List<CashFlow> flows,
    FuturesRules futures,
    OptionRules options,
    WashSaleRule washSales,
    PositionMode positions,
    MarkPrices markPrices) {
  /// Lot pairs, paid at once, one currency, marks of the data, no flows, futures at full value,
  /// positions that net.
  public static final AccountRules STANDARD =
      new AccountRules(
          TripMethod.LOT_PAIRS,
          SettlementRules.AT_ONCE,
          CurrencyRules.ONE,
          MarkPolicy.DATA,
          List.of(),
          FuturesRules.FULL_VALUE,
          OptionRules.NONE,
          WashSaleRule.NONE,
          PositionMode.NETTING,
          MarkPrices.NONE);

  public AccountRules {
    Objects.requireNonNull(trips, "trips");
    Objects.requireNonNull(settlement, "settlement");
    Objects.requireNonNull(currencies, "currencies");
    Objects.requireNonNull(marks, "marks");
    Objects.requireNonNull(futures, "futures");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(washSales, "washSales");
    Objects.requireNonNull(positions, "positions");
    Objects.requireNonNull(markPrices, "markPrices");
    flows = flows.stream().sorted(Comparator.comparingLong(CashFlow::epochNanos)).toList();
  }

  public AccountRules with(TripMethod other) {
    return new AccountRules(
        other,
        settlement,
        currencies,
        marks,
        flows,
        futures,
        options,
        washSales,
        positions,
        markPrices);
  }

  public AccountRules with(SettlementRules other) {
    return new AccountRules(
        trips, other, currencies, marks, flows, futures, options, washSales, positions, markPrices);
  }

  public AccountRules with(CurrencyRules other) {
    return new AccountRules(
        trips, settlement, other, marks, flows, futures, options, washSales, positions, markPrices);
  }

  public AccountRules with(MarkPolicy other) {
    return new AccountRules(
        trips,
        settlement,
        currencies,
        other,
        flows,
        futures,
        options,
        washSales,
        positions,
        markPrices);
  }

  public AccountRules with(List<CashFlow> other) {
    return new AccountRules(
        trips,
        settlement,
        currencies,
        marks,
        other,
        futures,
        options,
        washSales,
        positions,
        markPrices);
  }

  public AccountRules with(FuturesRules other) {
    return new AccountRules(
        trips,
        settlement,
        currencies,
        marks,
        flows,
        other,
        options,
        washSales,
        positions,
        markPrices);
  }

  public AccountRules with(PositionMode other) {
    return new AccountRules(
        trips,
        settlement,
        currencies,
        marks,
        flows,
        futures,
        options,
        washSales,
        other,
        markPrices);
  }

  public AccountRules with(OptionRules other) {
    return new AccountRules(
        trips,
        settlement,
        currencies,
        marks,
        flows,
        futures,
        other,
        washSales,
        positions,
        markPrices);
  }

  public AccountRules with(WashSaleRule other) {
    return new AccountRules(
        trips,
        settlement,
        currencies,
        marks,
        flows,
        futures,
        options,
        other,
        positions,
        markPrices);
  }

  public AccountRules with(MarkPrices other) {
    return new AccountRules(
        trips, settlement, currencies, marks, flows, futures, options, washSales, positions, other);
  }
}
