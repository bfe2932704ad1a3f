package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.risk.BrokerLacks;
import io.quantlab.engine.risk.ExposureLimits;
import io.quantlab.engine.risk.Greek;
import io.quantlab.engine.risk.LossMeasure;
import io.quantlab.engine.risk.PortfolioLimit;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.risk.TokenList;
import io.quantlab.engine.risk.TradingWindow;
import io.quantlab.fargate.terminal.WrongValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Limits as words.
final class LimitWordTest {
  private static final long DOLLAR = 100_000_000;
  private static final RiskLimits NONE = RiskLimits.defaults();

  private static RiskLimits limits(String... words) {
    RiskLimits all = NONE;
    for (String word : words) {
      all = new LimitWord.Reader().convert(word).set(all, symbol -> symbol.charAt(0) - 'A' + 1);
    }
    return all;
  }

  private static ExposureLimits bounds(long gross, long net, long ratio) {
    return new ExposureLimits(gross, net, ratio, List.of(), Map.of());
  }

  /// What each example of the page means, by hand.
  private static Map<String, RiskLimits> meanings() {
    Map<String, RiskLimits> m = new LinkedHashMap<>();
    m.put("orders-per-event", NONE.withRates(20, 600, 10_000));
    m.put("orders-per-minute", NONE.withRates(100, 60, 10_000));
    m.put("open-orders", NONE.withRates(100, 600, 50));
    m.put("tag", NONE.withTag(64));
    m.put("order-lots", NONE.withOrder(500, 0));
    m.put("order-value", NONE.withOrder(0, 25_000 * DOLLAR));
    m.put("distance", NONE.withDistance(5_000_000));
    m.put("self-trade", NONE.withSelfTrade(RiskLimits.SelfTrade.DENIED));
    m.put("position-lots", NONE.withPositionLots(1_000));
    m.put("gross", NONE.withExposure(bounds(200_000 * DOLLAR, 0, 0)));
    m.put("net", NONE.withExposure(bounds(0, 50_000 * DOLLAR, 0)));
    m.put("nav-ratio", NONE.withExposure(bounds(0, 0, 80_000_000)));
    ExposureLimits.Sector tech =
        new ExposureLimits.Sector("tech", List.of(1, 13), 50_000 * DOLLAR); // A is 1, M is 13
    m.put("sector.NAME", NONE.withExposure(new ExposureLimits(0, 0, 0, List.of(tech), Map.of())));
    m.put(
        "currency.CODE",
        NONE.withExposure(new ExposureLimits(0, 0, 0, List.of(), Map.of("USD", 150_000 * DOLLAR))));
    m.put("factor.NAME", portfolio(new PortfolioLimit.Factor("NAME", 50_000 * DOLLAR)));
    m.put("delta", portfolio(new PortfolioLimit.OfGreek(Greek.DELTA, 100_000 * DOLLAR)));
    m.put("gamma", portfolio(new PortfolioLimit.OfGreek(Greek.GAMMA, 500_000 * DOLLAR)));
    m.put("vega", portfolio(new PortfolioLimit.OfGreek(Greek.VEGA, 20_000 * DOLLAR)));
    m.put("theta", portfolio(new PortfolioLimit.OfGreek(Greek.THETA, 30_000 * DOLLAR)));
    m.put("rho", portfolio(new PortfolioLimit.OfGreek(Greek.RHO, 40_000 * DOLLAR)));
    LossMeasure loss = new LossMeasure(LossMeasure.Measure.HISTORICAL, 0.99, 250);
    m.put("value-at-risk", portfolio(new PortfolioLimit.Loss(loss, 2_500 * DOLLAR)));
    m.put("stress.NAME", portfolio(new PortfolioLimit.Stress("NAME", 5_000 * DOLLAR)));
    m.put("correlated", portfolio(new PortfolioLimit.Correlated(50_000 * DOLLAR, 250)));
    m.put("shorts", NONE.withShorts(RiskLimits.Shorts.DENIED));
    m.put("daily-loss", NONE.withLosses(2_500 * DOLLAR, 0));
    m.put("drawdown", NONE.withLosses(0, 10_000_000));
    m.put("closed-orders", NONE.withClosedOrders(RiskLimits.ClosedOrders.DENIED));
    m.put("trade-from", NONE.tradingFrom(1_399_507_200_000_000_000L)); // date -u -d 2014-05-08 +%s
    ZoneId newYork = ZoneId.of("America/New_York");
    m.put(
        "time-window",
        NONE.within(new TradingWindow(LocalTime.of(9, 45), LocalTime.of(15, 30), newYork)));
    m.put("symbols", NONE.withTokens(new TokenList(TokenList.Meaning.ALLOWED, List.of(1, 13))));
    m.put("not-symbols", NONE.withTokens(new TokenList(TokenList.Meaning.BARRED, List.of(20))));
    m.put("overfills", NONE.withOverfills(RiskLimits.Overfills.KEEP));
    m.put("local-orders", NONE.withLacks(new BrokerLacks(List.of(), BrokerLacks.Local.DENIED)));
    return m;
  }

  private static RiskLimits portfolio(PortfolioLimit limit) {
    return NONE.withExposure(ExposureLimits.NONE.with(limit));
  }

  @Test
  @DisplayName("O-31, O-36: every limit of docs/reference/limits.md is set by its example")
  void everyExample() throws IOException {
    Path page = Path.of("../docs/reference/limits.md");
    Pattern row = Pattern.compile("\\| `([a-zA-Z.-]+)` \\| `([^`]+)` \\|.*");
    Map<String, RiskLimits> read = new LinkedHashMap<>();
    for (String line : Files.readAllLines(page)) {
      Matcher m = row.matcher(line);
      if (m.matches()) {
        read.put(m.group(1), limits(m.group(2)));
      }
    }
    assertEquals(meanings(), read);
  }

  @Test
  @DisplayName("limits add up, also those of several sectors and currencies")
  void addUp() {
    RiskLimits all =
        limits(
            "order-lots=5",
            "order-value=7",
            "sector.a=1@A",
            "sector.b=2@B",
            "currency.EUR=3",
            "net=4");
    assertEquals(5, all.orderLots());
    assertEquals(7 * DOLLAR, all.orderNotionalE8());
    assertEquals(2, all.exposure().sectors().size());
    assertEquals(Map.of("EUR", 3 * DOLLAR), all.exposure().currencies());
    assertEquals(4 * DOLLAR, all.exposure().netE8());
  }

  @Test
  @DisplayName("a wrong limit is refused with what it should be")
  void wrong() {
    assertRefused("loss=5", "There is no limit \"loss\"");
    assertRefused("order-lots", "NAME=VALUE");
    assertRefused("order-lots=0", "a whole number above 0");
    assertRefused("tag=0", "a whole number above 0");
    assertRefused("tag=257", "1 to 256 characters");
    assertRefused("gross=-1", "a number above 0");
    assertRefused("drawdown=10", "a percentage");
    assertRefused("value-at-risk=2500", "an amount and a confidence");
    assertRefused("shorts=no", "one of allowed, denied");
    assertRefused("time-window=09:45-15:30", "with a zone");
    assertRefused("time-window=09:45-09:45@UTC", "with a zone");
    assertRefused("sector.tech=5", "symbols of the sector");
  }

  @Test
  @DisplayName(
      "O-35: a limit of the portfolio takes its measure, and replaces one of the same thing")
  void portfolioLimits() {
    LossMeasure drawn = new LossMeasure(LossMeasure.Measure.MONTE_CARLO_TAIL, 0.975, 100);
    assertEquals(
        List.of(
            new PortfolioLimit.Correlated(7 * DOLLAR, 60),
            new PortfolioLimit.Loss(drawn, 9 * DOLLAR)),
        limits(
                "value-at-risk=5,95%",
                "correlated=7,60", "value-at-risk=9,97.5%,100,monte-carlo-tail")
            .exposure()
            .portfolio());
    assertRefused("correlated=7,5", "20 to 2000 sessions");
    assertRefused("value-at-risk=9,97.5%,100,guess", "monte-carlo-tail");
    assertRefused("vega=0", "a number above 0");
  }

  private static void assertRefused(String word, String part) {
    WrongValue e = assertThrows(WrongValue.class, () -> limits(word), word);
    assertTrue(e.getMessage().contains(part), e::getMessage);
  }
}
