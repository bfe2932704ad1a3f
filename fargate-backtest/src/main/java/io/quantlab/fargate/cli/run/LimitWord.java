package io.quantlab.fargate.cli.run;

import io.quantlab.engine.risk.BrokerLacks;
import io.quantlab.engine.risk.ExposureLimits;
import io.quantlab.engine.risk.Greek;
import io.quantlab.engine.risk.PortfolioLimit;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.risk.TokenList;
import io.quantlab.engine.risk.TradingWindow;
import io.quantlab.fargate.terminal.EnumWords;
import io.quantlab.fargate.terminal.WrongValue;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import picocli.CommandLine.ITypeConverter;

/// One limit of the account as people write it: `position-lots=500`, `daily-loss=1000`,
/// `time-window=09:45-15:30@America/New_York`.
///
/// @param name which limit
/// @param value its value in words
record LimitWord(String name, String value) {
  private static final String NAMES =
      "orders-per-event, orders-per-minute, open-orders, tag, order-lots, order-value, distance,"
          + " self-trade, position-lots, gross, net, nav-ratio, sector.NAME, currency.CODE,"
          + " factor.NAME, delta, gamma, vega, theta, rho, value-at-risk, stress.NAME, correlated,"
          + " shorts,"
          + " daily-loss, drawdown, closed-orders, trade-from, time-window, symbols, not-symbols,"
          + " overfills, local-orders";

  /// Reads it from a command line and tries it.
  static final class Reader implements ITypeConverter<LimitWord> {
    @Override
    public LimitWord convert(String text) {
      int mark = text.indexOf('=');
      if (mark < 1) {
        throw new WrongValue(
            "{} must be NAME=VALUE, was \"" + text + "\".", "The names are " + NAMES + ".");
      }
      LimitWord word = new LimitWord(text.substring(0, mark), text.substring(mark + 1));
      word.set(RiskLimits.defaults(), symbol -> 1);
      return word;
    }
  }

  /// The limits with this one set.
  ///
  /// @param tokens the token of a symbol
  RiskLimits set(RiskLimits l, ToIntFunction<String> tokens) {
    ExposureLimits e = l.exposure();
    int dot = name.indexOf('.');
    String of = name.substring(dot + 1);
    return switch (dot < 0 ? name : name.substring(0, dot)) {
      case "orders-per-event" -> l.withRates(count(), l.ordersPerMinute(), l.openOrders());
      case "orders-per-minute" -> l.withRates(l.ordersPerEvent(), count(), l.openOrders());
      case "open-orders" -> l.withRates(l.ordersPerEvent(), l.ordersPerMinute(), count());
      case "tag" -> l.withTag(tag());
      case "order-lots" -> l.withOrder(count(), l.orderNotionalE8());
      case "order-value" -> l.withOrder(l.orderLots(), amount(value));
      case "distance" -> l.withDistance(percent());
      case "self-trade" -> l.withSelfTrade(choice(RiskLimits.SelfTrade.values()));
      case "position-lots" -> l.withPositionLots(count());
      case "gross" -> l.withExposure(bounds(e, amount(value), e.netE8(), e.leverageE8()));
      case "net" -> l.withExposure(bounds(e, e.grossE8(), amount(value), e.leverageE8()));
      case "nav-ratio" -> l.withExposure(bounds(e, e.grossE8(), e.netE8(), amount(value)));
      case "sector" -> l.withExposure(sector(e, of, tokens));
      case "currency" -> l.withExposure(currency(e, of));
      case "factor" -> l.withExposure(e.with(new PortfolioLimit.Factor(of, amount(value))));
      case "delta", "gamma", "vega", "theta", "rho" -> l.withExposure(e.with(greek()));
      case "value-at-risk" -> l.withExposure(e.with(valueAtRisk()));
      case "stress" -> l.withExposure(e.with(new PortfolioLimit.Stress(of, amount(value))));
      case "correlated" -> l.withExposure(e.with(correlated()));
      case "shorts" -> l.withShorts(choice(RiskLimits.Shorts.values()));
      case "daily-loss" -> l.withLosses(amount(value), l.drawdownE8());
      case "drawdown" -> l.withLosses(l.dailyLossE8(), percent());
      case "closed-orders" -> l.withClosedOrders(choice(RiskLimits.ClosedOrders.values()));
      case "trade-from" -> l.tradingFrom(new Moment.Reader().convert(value).nanos());
      case "time-window" -> l.within(window());
      case "overfills" -> l.withOverfills(choice(RiskLimits.Overfills.values()));
      case "local-orders" ->
          l.withLacks(new BrokerLacks(l.lacks().features(), choice(BrokerLacks.Local.values())));
      case "symbols" -> l.withTokens(list(TokenList.Meaning.ALLOWED, tokens));
      case "not-symbols" -> l.withTokens(list(TokenList.Meaning.BARRED, tokens));
      default ->
          throw new WrongValue(
              "There is no limit \"" + name + "\".", "Choose one of " + NAMES + ".");
    };
  }

  private int count() {
    if (!value.matches("[1-9][0-9]{0,8}")) {
      throw wrong("a whole number above 0", "500");
    }
    return Integer.parseInt(value);
  }

  private int tag() {
    int characters = count();
    if (characters > RiskLimits.LONGEST_TAG) {
      throw wrong("1 to " + RiskLimits.LONGEST_TAG + " characters", "64");
    }
    return characters;
  }

  private long amount(String text) {
    long e8 = Amount.e8(text);
    if (e8 <= 0) {
      throw wrong("a number above 0", "25000");
    }
    return e8;
  }

  private long percent() {
    if (!value.endsWith("%")) {
      throw wrong("a percentage", "10%");
    }
    return amount(value.substring(0, value.length() - 1)) / 100;
  }

  private <T extends Enum<T>> T choice(T[] all) {
    List<String> words = EnumWords.all(List.of(all));
    return EnumWords.find(List.of(all), value)
        .orElseThrow(() -> wrong("one of " + String.join(", ", words), words.getFirst()));
  }

  private TradingWindow window() {
    try {
      String[] parts = value.split("[-@]", 3);
      return new TradingWindow(
          LocalTime.parse(parts[0]), LocalTime.parse(parts[1]), ZoneId.of(parts[2]));
    } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw wrong("a time of day from and to with a zone", "09:45-15:30@America/New_York");
    }
  }

  private TokenList list(TokenList.Meaning meaning, ToIntFunction<String> tokens) {
    return new TokenList(meaning, tokens(value, tokens));
  }

  private static List<Integer> tokens(String symbols, ToIntFunction<String> tokens) {
    List<Integer> all = new ArrayList<>();
    for (String symbol : symbols.split("\\+")) {
      all.add(tokens.applyAsInt(symbol));
    }
    return all;
  }

  private static ExposureLimits bounds(ExposureLimits e, long gross, long net, long ratio) {
    return new ExposureLimits(gross, net, ratio, e.sectors(), e.currencies(), e.portfolio());
  }

  private ExposureLimits sector(ExposureLimits e, String of, ToIntFunction<String> tokens) {
    int mark = value.indexOf('@');
    if (mark < 1) {
      throw wrong("an amount with the symbols of the sector", "50000@AAPL+MSFT");
    }
    List<ExposureLimits.Sector> all = new ArrayList<>(e.sectors());
    all.add(
        new ExposureLimits.Sector(
            of, tokens(value.substring(mark + 1), tokens), amount(value.substring(0, mark))));
    return new ExposureLimits(
        e.grossE8(), e.netE8(), e.leverageE8(), all, e.currencies(), e.portfolio());
  }

  private ExposureLimits currency(ExposureLimits e, String code) {
    Map<String, Long> all = new TreeMap<>(e.currencies());
    all.put(code, amount(value));
    return new ExposureLimits(
        e.grossE8(), e.netE8(), e.leverageE8(), e.sectors(), all, e.portfolio());
  }

  private PortfolioLimit greek() {
    return new PortfolioLimit.OfGreek(Greek.valueOf(name.toUpperCase(Locale.ROOT)), amount(value));
  }

  /// `50000,250`: amount and sessions; those may be left out.
  private PortfolioLimit correlated() {
    String[] parts = value.split(",", 2);
    try {
      int sessions = parts.length > 1 ? Integer.parseInt(parts[1]) : 250;
      return new PortfolioLimit.Correlated(amount(parts[0]), sessions);
    } catch (IllegalArgumentException e) {
      throw wrong("an amount and perhaps 20 to 2000 sessions", "50000,250");
    }
  }

  /// `2500,99%,250,historical`: amount, confidence, sessions, measure; the last two may be left
  /// out.
  private PortfolioLimit valueAtRisk() {
    int mark = value.indexOf(',');
    try {
      return new PortfolioLimit.Loss(
          LossWords.read(value.substring(mark + 1)), amount(value.substring(0, mark)));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw wrong(
          "an amount and a confidence, perhaps " + LossWords.BEHIND, "2500,99%,250,historical");
    }
  }

  private WrongValue wrong(String expected, String example) {
    return new WrongValue(
        "Limit " + name + " must be " + expected + ", was \"" + value + "\".",
        "Write for example {} " + name + "=" + example + ".");
  }
}
