package io.quantlab.engine.testkit;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.kernel.AccountTerms;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.OptionRules;
import io.quantlab.engine.portfolio.OptionRules.Assignment;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.portfolio.OptionTerms.Right;
import io.quantlab.engine.portfolio.OptionTerms.Settlement;
import io.quantlab.engine.portfolio.OptionTerms.Style;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/// Tapes of a stock (token 1) and options on it, worked by hand: token 2 is an option on 100
/// shares. Prices are cents; day 0 is Monday 2024-01-08, sessions close at 16:00.
public final class OptionTape {
  /// A cent, 1e-8 of a dollar.
  public static final long CENT = 1_000_000;

  /// An option on 100 shares, priced in cents.
  public static Instrument option(int token) {
    return Instrument.of(
        token,
        "T" + token,
        "XTST",
        AssetClass.OPTION,
        "USD",
        Decimal.unit(2),
        Decimal.ONE,
        new Decimal(100, 0),
        TickBands.uniform(1),
        "LAB",
        1,
        1_000_000,
        Instrument.VolumeData.REAL,
        Instrument.PriceSign.POSITIVE);
  }

  /// Terms of an option on token 1 that ends so many days after day 0.
  public static OptionTerms terms(
      int token, Right right, long strike, int day, Style style, Settlement settlement) {
    int expiry = (int) LocalDate.of(2024, 1, 8).toEpochDay() + day;
    return new OptionTerms(token, 1, right, new Decimal(strike, 0), expiry, style, settlement);
  }

  /// Token 2: an American option that delivers.
  public static OptionTerms american(Right right, long strike, int day) {
    return terms(2, right, strike, day, Style.AMERICAN, Settlement.PHYSICAL);
  }

  /// A stamp so many seconds after the open of a day.
  public static long day(int day, long seconds) {
    return Lab.at(day * 86_400L + seconds);
  }

  /// Three trades a day at one price, at seconds 1, 3 and 5 after the open.
  public static MarketRows stock(long... prices) {
    return daily(1, prices);
  }

  /// The same at seconds 2, 4 and 6; a price of 0 is a day without trades.
  public static MarketRows premium(long... prices) {
    return daily(2, prices);
  }

  private static MarketRows daily(int first, long... prices) {
    MarketRows rows = MarketRows.trades();
    for (int d = 0; d < prices.length; d++) {
      for (int i = 0; i < 6 && prices[d] != 0; i += 2) {
        rows.trade(day(d, first + i), prices[d], 9_000);
      }
    }
    return rows;
  }

  /// A stock, an option on it, and somebody with 100,000 dollars.
  public static Lab lab(
      MarketRows stock, MarketRows option, OptionRules rules, Consumer<Script> plan) {
    return Lab.empty()
        .data(1, stock)
        .instrument(option(2))
        .data(2, option)
        .terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(rules)))
        .trader("one", Script.of(plan), 100_000);
  }

  /// Rules with terms.
  public static OptionRules rules(Assignment assignment, OptionTerms... terms) {
    return new OptionRules(List.of(terms), OptionRules.ONE_CENT, assignment);
  }

  /// Rules with terms, assigned at the expiry.
  public static OptionRules rules(OptionTerms... terms) {
    return rules(new Assignment.AtExpiry(), terms);
  }

  /// Trades the option at its first price.
  public static Consumer<Script> first(long optionLots) {
    return s -> s.at(day(0, 2), c -> c.market(2, optionLots));
  }

  /// Gross of the round trips, in cents.
  public static List<Long> gross(LabResult r) {
    return r.events(EventType.TRIP_MONEY).stream().map(e -> e.c() / CENT).toList();
  }

  /// Causes of the orders.
  public static List<String> causes(LabResult r) {
    return r.events(EventType.COMMAND).stream()
        .map(e -> OrderCause.ofOrdinal(e.extra() >> 16 & 0xF).name())
        .toList();
  }

  /// Causes of the ledger entries.
  public static List<LedgerCause> booked(LabResult r) {
    return r.events(EventType.LEDGER).stream()
        .map(e -> LedgerCause.ofOrdinal(e.extra() & 0xFF))
        .toList();
  }

  private OptionTape() {}
}
