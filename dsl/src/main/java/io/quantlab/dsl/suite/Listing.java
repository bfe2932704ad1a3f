package io.quantlab.dsl.suite;

import io.quantlab.dsl.host.SignalTape;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.FutureTerms;
import io.quantlab.engine.portfolio.FuturesRules;
import io.quantlab.engine.portfolio.OptionRules;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.portfolio.OptionTerms.Right;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a scene has beside bars of shares: asks, terms of contracts, signals from outside.
///
/// @param asks by symbol, bar for bar; what has some is quoted, and its own bars are bids
/// @param contracts futures and options among the symbols; paid in cash
public record Listing(Map<String, BarTable> asks, List<Contract> contracts, SignalTape signals) {
  /// Nothing.
  public static final Listing NONE = new Listing(Map.of(), List.of(), SignalTape.NONE);

  /// A future, or with a right an option, European.
  ///
  /// @param strike of an option
  /// @param lastDay days since 1970-01-01
  /// @param lotUnits units in a lot
  public record Contract(
      String symbol,
      String underlying,
      Optional<Right> right,
      Decimal strike,
      int lastDay,
      long lotUnits) {}

  public Listing {
    asks = Map.copyOf(asks);
    contracts = List.copyOf(contracts);
  }

  /// The asks of bars that open at or after an instant and before another.
  Listing between(Optional<Long> from, Optional<Long> to) {
    Map<String, BarTable> cut = new HashMap<>();
    asks.forEach((symbol, table) -> cut.put(symbol, table.between(from, to)));
    return new Listing(cut, contracts, signals);
  }

  Optional<Contract> contract(String symbol) {
    return contracts.stream().filter(each -> each.symbol().equals(symbol)).findFirst();
  }

  AssetClass assetClass(String symbol) {
    return contract(symbol)
        .map(each -> each.right().isPresent() ? AssetClass.OPTION : AssetClass.FUTURE)
        .orElse(AssetClass.EQUITY);
  }

  long lotUnits(String symbol) {
    return contract(symbol).map(Contract::lotUnits).orElse(1L);
  }

  /// How an account keeps these contracts.
  ///
  /// @param names of the symbols; the token of each is its place, from 1
  AccountRules rules(List<String> names) {
    List<OptionTerms> options =
        contracts.stream()
            .filter(each -> each.right().isPresent())
            .map(each -> option(each, names))
            .toList();
    List<FutureTerms> futures =
        contracts.stream()
            .filter(each -> each.right().isEmpty())
            .map(each -> future(each, names))
            .toList();
    return AccountRules.STANDARD
        .with(new FuturesRules(FuturesRules.Variation.DAILY, futures, 1))
        .with(
            new OptionRules(options, OptionRules.ONE_CENT, new OptionRules.Assignment.AtExpiry()));
  }

  private static OptionTerms option(Contract of, List<String> names) {
    return new OptionTerms(
        names.indexOf(of.symbol) + 1,
        names.indexOf(of.underlying) + 1,
        of.right.orElseThrow(),
        of.strike,
        of.lastDay,
        OptionTerms.Style.EUROPEAN,
        OptionTerms.Settlement.CASH);
  }

  private static FutureTerms future(Contract of, List<String> names) {
    return new FutureTerms(
        names.indexOf(of.symbol) + 1,
        of.lastDay,
        Integer.MAX_VALUE,
        FutureTerms.Delivery.CASH,
        names.indexOf(of.underlying) + 1);
  }
}
