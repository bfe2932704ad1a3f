package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.portfolio.CurrencyRules;
import io.quantlab.engine.portfolio.FxMark;
import io.quantlab.engine.portfolio.FxPair;
import io.quantlab.engine.portfolio.FxPair.Booking;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The currency pairs among the instruments of a run, found by their symbols: EURUSD priced in USD
/// is the pair of EUR, with or without a sign between.
final class RunCurrencies {
  private final Amount cash;
  private final Map<Integer, Instrument> instruments = new LinkedHashMap<>();
  private final List<FxPair> pairs = new ArrayList<>();

  private RunCurrencies(Amount cash, List<RunSource> sources, List<String> cashPairs) {
    this.cash = cash;
    for (RunSource source : sources) {
      if (source.schema() != Schema.ACTION) {
        instruments.putIfAbsent(source.instrument().token(), source.instrument());
      }
    }
    List<String> unknown = new ArrayList<>(cashPairs);
    for (Instrument i : instruments.values()) {
      String base = base(i);
      if (!base.isEmpty()) {
        boolean exchange = unknown.remove(i.symbol());
        pairs.add(new FxPair(i.token(), base, exchange ? Booking.CASH_PAIR : Booking.ASSET));
      }
    }
    if (!unknown.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "--cash-pair " + unknown.getFirst() + " is no currency pair of this run.",
          pairs.isEmpty() ? "Add its --data, as EURUSD:quote." : "Its pairs are " + names() + ".");
    }
  }

  /// The rules of a run; a currency without a rate is refused by the name of the pair.
  static CurrencyRules of(
      Amount cash, List<RunSource> sources, FxMark mark, List<String> cashPairs) {
    RunCurrencies all = new RunCurrencies(cash, sources, cashPairs);
    all.instruments.values().forEach(i -> all.needs(i, i.currency()));
    for (FxPair pair : all.pairs) {
      if (pair.booking() == Booking.CASH_PAIR) {
        all.needs(all.instruments.get(pair.token()), pair.base());
      }
    }
    return all.isOne() ? CurrencyRules.ONE : new CurrencyRules(mark, all.pairs);
  }

  /// What a pair prices, by its symbol; empty for every other instrument.
  private static String base(Instrument i) {
    boolean pair = i.assetClass() == AssetClass.FX || i.assetClass() == AssetClass.CRYPTO;
    String symbol = i.symbol().replaceAll("[-_/.]", "");
    boolean named = symbol.endsWith(i.currency()) && symbol.length() > i.currency().length();
    String base = named ? symbol.substring(0, symbol.length() - i.currency().length()) : "";
    return pair && base.matches("[A-Z0-9]{2,10}") ? base : "";
  }

  private String names() {
    return String.join(
        ", ", pairs.stream().map(pair -> instruments.get(pair.token()).symbol()).toList());
  }

  private boolean isOne() {
    return instruments.values().stream().allMatch(i -> i.currency().equals(cash.currency()))
        && pairs.stream().noneMatch(pair -> pair.booking() == Booking.CASH_PAIR);
  }

  private void needs(Instrument i, String currency) {
    if (currency.equals(cash.currency())) {
      return;
    }
    for (FxPair pair : pairs) {
      String quote = instruments.get(pair.token()).currency();
      boolean there =
          pair.base().equals(currency) && quote.equals(cash.currency())
              || pair.base().equals(cash.currency()) && quote.equals(currency);
      if (there) {
        return;
      }
    }
    throw new Failure(
        ExitCode.USAGE,
        i.symbol()
            + " is "
            + (currency.equals(i.currency()) ? "priced in " : "a pair of ")
            + currency
            + ", the account holds "
            + cash.currency()
            + "; the run has no rate between them: "
            + currency
            + cash.currency()
            + " or "
            + cash.currency()
            + currency
            + " is missing.",
        "Add --data "
            + currency
            + cash.currency()
            + ":quote, or write --cash "
            + Amount.text(cash.valueE8())
            + currency
            + ".");
  }
}
