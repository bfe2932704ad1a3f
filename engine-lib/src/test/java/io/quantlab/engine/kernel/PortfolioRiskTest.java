package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.OptionRules;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.risk.Episode;
import io.quantlab.engine.risk.ExposureLimits;
import io.quantlab.engine.risk.FactorLoadings;
import io.quantlab.engine.risk.Greek;
import io.quantlab.engine.risk.LossMeasure;
import io.quantlab.engine.risk.LossMeasure.Measure;
import io.quantlab.engine.risk.PortfolioLimit;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.risk.RiskRow;
import io.quantlab.engine.risk.RiskTerms;
import io.quantlab.engine.risk.Scenario;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.time.DatedTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Measures of whole portfolios (engine contract O-35), by hand: factors, Greeks against a
/// textbook, drawn losses against the normal distribution, scenarios, episodes, correlations, and
/// each as a limit of the gate.
@ExtendWith(InvariantsExtension.class)
class PortfolioRiskTest {
  private static final long DOLLAR = 100_000_000;
  private static final int DAY_0 = (int) LocalDate.of(2024, 1, 8).toEpochDay();
  private static final int SESSIONS = 30;

  /// Stamp in the session so many weekdays after Monday 2024-01-08.
  private static long session(int index, long seconds) {
    return Lab.at((index / 5 * 7 + index % 5) * 86_400L + seconds);
  }

  /// Days since 1970-01-01 of that session.
  private static int day(int index) {
    return DAY_0 + index / 5 * 7 + index % 5;
  }

  /// Two trades a session from a price of 10,000.00, which moves by a ratio at each session.
  private static MarketRows moving(IntToDoubleFunction moves) {
    MarketRows rows = MarketRows.trades();
    double price = 1_000_000;
    for (int i = 0; i < SESSIONS; i++) {
      price *= 1 + (i == 0 ? 0 : moves.applyAsDouble(i));
      rows.trade(session(i, 1), Math.round(price), 100_000);
      rows.trade(session(i, 2), Math.round(price), 100_000);
    }
    return rows;
  }

  /// +1 %, +1 %, -1 %, -1 %, ... beside +1 %, -1 %, +1 %, -1 %: no correlation over whole fours.
  private static double slow(int i) {
    return (i - 1) % 4 < 2 ? 0.01 : -0.01;
  }

  private static double fast(int i) {
    return i % 2 == 1 ? 0.01 : -0.01;
  }

  private static RiskLimits limits(RiskTerms terms, PortfolioLimit... limits) {
    ExposureLimits bounds = ExposureLimits.NONE;
    for (PortfolioLimit each : limits) {
      bounds = bounds.with(each);
    }
    return RiskLimits.defaults()
        .withLeverage(RiskLimits.ANY_LEVERAGE)
        .withExposure(bounds)
        .withRisk(terms);
  }

  private static LabResult run(RiskLimits limits, Consumer<Script> plan, MarketRows... data) {
    Lab lab = Lab.empty().limits(limits).trader(Script.of(plan));
    for (int i = 0; i < data.length; i++) {
      lab.data(i + 1, data[i]);
    }
    return lab.run();
  }

  /// Whole dollars of the figures of the account at the end, by measure and subject.
  private static Map<String, Long> dollars(LabResult r) {
    Map<String, Long> all = new TreeMap<>();
    for (RiskRow row : r.kernel().riskRows()) {
      if (row.token() == RiskRow.ALL && row.day() == RiskRow.NO_SESSION) {
        String name = row.measure() + (row.subject().isEmpty() ? "" : " " + row.subject());
        all.put(name, Math.round(row.valueE8() / 1e8));
      }
    }
    return all;
  }

  private static String ask(Submission answer) {
    if (answer instanceof Submission.Accepted) {
      return "accepted";
    }
    Submission.Denied denied = assertInstanceOf(Submission.Denied.class, answer);
    assertEquals(DenyReason.EXPOSURE, denied.reason());
    assertEquals("1e-8 USD", denied.unit());
    return denied.detail()
        + " "
        + Math.round(denied.actual() / 1e8)
        + " of "
        + Math.round(denied.limit() / 1e8);
  }

  private static OrderRequest order(int token, long lots) {
    return OrderRequest.market(token, lots > 0 ? Side.BUY : Side.SELL, Math.abs(lots));
  }

  private static FactorLoadings.Loading loading(String factor, int token, double... byDay) {
    long[] from = new long[byDay.length];
    long[][] rows = new long[byDay.length][];
    for (int i = 0; i < byDay.length; i++) {
      from[i] = day(i) * 86_400_000_000_000L;
      rows[i] = new long[] {Math.round(byDay[i] * 1e8)};
    }
    return new FactorLoadings.Loading(
        factor, token, new DatedTable(factor + token, List.of("loading"), from, rows));
  }

  @Test
  @DisplayName("O-35: exposure to a factor is value x loading of the day, a limit on its own side")
  void factors() {
    FactorLoadings loadings =
        new FactorLoadings(
            List.of(
                loading("value", 1, 0.5),
                loading("value", 2, -1),
                loading("size", 1, 0.25, 0.25, 2)));
    List<String> answers = new ArrayList<>();
    LabResult r =
        run(
            limits(
                RiskTerms.NONE.with(loadings), new PortfolioLimit.Factor("value", 35_000 * DOLLAR)),
            s -> {
              s.at(session(0, 1), c -> answers.add(ask(c.submit(order(1, 6)))));
              s.at(session(0, 2), c -> answers.add(ask(c.submit(order(2, 2)))));
              // value: 60,000 x 0.5 - 20,000 x 1 = 10,000
              s.at(
                  session(1, 1),
                  c -> {
                    answers.add(ask(c.submit(order(1, 6))));
                    answers.add(ask(c.submit(order(1, 5))));
                    answers.add(ask(c.submit(order(1, 1))));
                    answers.add(ask(c.submit(order(2, 5))));
                    answers.add(ask(c.submit(order(2, 4))));
                  });
            },
            moving(_ -> 0),
            moving(_ -> 0));
    assertEquals(
        List.of(
            "accepted",
            "accepted",
            "factor value 40000 of 35000",
            "accepted",
            "factor value 40000 of 35000", // with the five that work
            "factor value 40000 of 35000", // 10,000 - 50,000: those five may not execute
            "accepted"),
        answers);
    assertEquals(-5_000, dollars(r).get("factor value")); // 110,000 x 0.5 - 60,000
    assertEquals(220_000, dollars(r).get("factor size")); // 110,000 x 2 since day 2
  }

  private static Instrument option(int token) {
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

  /// Options on token 1 at a price, seen in the first session.
  private static Lab options(
      long stock, RiskLimits limits, List<OptionTerms> terms, long premium, Consumer<Script> plan) {
    MarketRows shares = MarketRows.trades().trade(session(0, 1), stock, 9_000);
    shares.trade(session(0, 9), stock, 9_000);
    OptionRules rules =
        new OptionRules(terms, OptionRules.ONE_CENT, new OptionRules.Assignment.AtExpiry());
    Lab lab = Lab.empty().data(1, shares).limits(limits).trader(Script.of(plan));
    for (OptionTerms each : terms) {
      MarketRows rows = MarketRows.trades().trade(session(0, 2), premium, 9_000);
      lab.instrument(option(each.token()))
          .data(each.token(), rows.trade(session(0, 8), premium, 9_000));
    }
    return lab.terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(rules)));
  }

  private static OptionTerms terms(int token, OptionTerms.Right right, long strike, int days) {
    return new OptionTerms(
        token,
        1,
        right,
        new Decimal(strike, 0),
        DAY_0 + days,
        OptionTerms.Style.EUROPEAN,
        OptionTerms.Settlement.PHYSICAL);
  }

  @Test
  @DisplayName("O-35, M-32: Greeks in money are those of Hull, for ten calls on 100 shares each")
  void greeks() {
    // Hull, Options, Futures and Other Derivatives, chapter "The Greek Letters": S 49, K 50, r 5 %,
    // volatility 20 %, 20 weeks; the call is worth 2.40. Per share: delta 0.522, gamma 0.066,
    // theta -4.31, vega 12.1, rho 8.91
    LabResult r =
        options(
                4_900,
                limits(RiskTerms.NONE.withRate(0.05)),
                List.of(terms(2, OptionTerms.Right.CALL, 50, 140)),
                240,
                s -> {
                  s.at(session(0, 2), c -> c.market(2, 10));
                  s.at(session(0, 2), c -> c.market(1, -500));
                })
            .run();
    Map<String, Long> all = dollars(r);
    near(0.522 * 49 * 1_000 - 500 * 49, all.get("delta"), 0.02);
    near(0.066 * 49 * 49 * 1_000, all.get("gamma"), 0.01);
    near(12.1 * 1_000, all.get("vega"), 0.01);
    near(-4.31 * 1_000, all.get("theta"), 0.01);
    near(8.91 * 1_000, all.get("rho"), 0.01);
    long ofShares =
        r.kernel().riskRows().stream()
            .filter(row -> row.measure().equals("delta") && row.token() == 1)
            .mapToLong(RiskRow::valueE8)
            .sum();
    assertEquals(-24_500 * DOLLAR, ofShares);
  }

  private static void near(double expected, double found, double share) {
    assertTrue(
        Math.abs(found - expected) <= share * Math.abs(expected),
        () -> "expected " + expected + ", was " + found);
  }

  @Test
  @DisplayName("O-35, O-31: a Greek is a limit: calls beyond the delta are denied, a hedge passes")
  void greekLimits() {
    List<String> answers = new ArrayList<>();
    options(
            4_900,
            limits(
                RiskTerms.NONE.withRate(0.05),
                new PortfolioLimit.OfGreek(Greek.DELTA, 26_000 * DOLLAR),
                new PortfolioLimit.OfGreek(Greek.VEGA, 15_000 * DOLLAR)),
            List.of(terms(2, OptionTerms.Right.CALL, 50, 140)),
            240,
            s ->
                s.at(
                    session(0, 2),
                    c -> {
                      answers.add(ask(c.submit(order(2, 10))));
                      answers.add(ask(c.submit(order(2, 1))).replaceAll(" [0-9]{5} ", " N "));
                      answers.add(ask(c.submit(order(1, -400))));
                      answers.add(ask(c.submit(order(2, 3))).replaceAll(" [0-9]{5} ", " N "));
                    }))
        .run();
    // the sold shares may not execute, so they leave no room for the next call
    assertEquals(List.of("accepted", "delta N of 26000", "accepted", "delta N of 26000"), answers);
  }

  @Test
  @DisplayName("O-35, 8.2: drawn losses of shares are those of the normal distribution")
  void monteCarlo() {
    LossMeasure normal = new LossMeasure(Measure.NORMAL, 0.99, 250);
    RiskTerms terms =
        RiskTerms.NONE.withLosses(
            List.of(
                normal,
                new LossMeasure(Measure.MONTE_CARLO, 0.99, 250),
                new LossMeasure(Measure.MONTE_CARLO_TAIL, 0.99, 250)));
    Consumer<Script> plan =
        s -> {
          s.at(session(0, 1), c -> c.market(1, 30));
          s.at(session(0, 1), c -> c.market(2, 40));
        };
    LabResult r =
        run(limits(terms), plan, moving(PortfolioRiskTest::slow), moving(PortfolioRiskTest::fast));
    Map<String, Long> all = dollars(r);
    long expected = all.get("varNormal 99% 250 sessions");
    // 10,000 draws: the 1 % quantile is known to some 2 % of a deviation, 3 of them are 3 %
    near(expected, all.get("varMonteCarlo 99% 250 sessions"), 0.03);
    // beyond 2.326 deviations the mean of the normal tail is 2.665 deviations
    near(expected * 2.665 / 2.326, all.get("cvarMonteCarlo 99% 250 sessions"), 0.04);
    Map<String, Long> other =
        dollars(
            Lab.empty()
                .limits(limits(terms))
                .seed(7)
                .data(1, moving(PortfolioRiskTest::slow))
                .data(2, moving(PortfolioRiskTest::fast))
                .trader(Script.of(plan))
                .run());
    assertEquals(expected, other.get("varNormal 99% 250 sessions"));
    assertNotEquals(
        all.get("varMonteCarlo 99% 250 sessions"), other.get("varMonteCarlo 99% 250 sessions"));
  }

  @Test
  @DisplayName("O-35: exposure by correlations: 3 and 4 that have nothing in common make 5")
  void correlated() {
    // sessions 1 to 28 are seven whole fours; the last close of 29 is the eighth start, so judge 28
    List<String> answers = new ArrayList<>();
    RiskLimits limits = limits(RiskTerms.NONE, new PortfolioLimit.Correlated(505_000 * DOLLAR, 28));
    run(
        limits,
        s -> {
          s.at(session(0, 1), c -> c.market(1, 30));
          s.at(session(0, 1), c -> c.market(2, 30));
          // 10,000 x 1.01^14 x 0.99^14 = 9,986.0; 30 and 40 of it make 50, 42 make 51.6
          s.at(
              session(29, 1),
              c -> {
                answers.add(ask(c.submit(order(2, 12))));
                answers.add(ask(c.submit(order(2, 10))));
                answers.add(ask(c.submit(order(3, -50))));
              });
        },
        moving(i -> i == 29 ? 0 : slow(i)),
        moving(i -> i == 29 ? 0 : fast(i)),
        moving(i -> i == 29 ? 0 : fast(i)));
    String denied = answers.getFirst().replaceAll("5154[0-9]{2} ", "5154.. "); // prices in cents
    assertEquals("correlated 5154.. of 505000", denied);
    assertEquals(List.of("accepted", "accepted"), answers.subList(1, 3));
  }

  @Test
  @DisplayName("O-35: scenarios move all prices, or one and the others by their betas")
  void scenarios() {
    TreeMap<Integer, Double> second = new TreeMap<>(Map.of(2, 0.5));
    RiskTerms terms =
        RiskTerms.NONE.withScenarios(
            List.of(
                Scenario.of("fall", -0.2, 0, 0),
                new Scenario("one", Scenario.ALL_ALIKE, -0.2, second, 0, 0),
                new Scenario("market", 1, -0.1, new TreeMap<>(), 0, 0),
                new Scenario("alone", 1, -0.1, new TreeMap<>(), 0, -1),
                Scenario.of("calm", 0, 0, 0),
                Scenario.of("wild", 0, 1, 0)));
    List<String> answers = new ArrayList<>();
    LabResult r =
        run(
            limits(terms, new PortfolioLimit.Stress("market", 4_200 * DOLLAR)),
            s -> {
              s.at(session(0, 1), c -> c.market(1, 1));
              s.at(session(0, 1), c -> c.market(2, 1));
              s.at(session(25, 1), c -> answers.add(ask(c.submit(order(1, 2)))));
              s.at(session(25, 1), c -> answers.add(ask(c.submit(order(2, -1)))));
            },
            moving(i -> i < 25 ? fast(i) : 0),
            moving(i -> i < 25 ? 2 * fast(i) : 0));
    // prices stand at 10,000 x (1.01 x 0.99)^12 = 9,988.0 and 10,000 x (1.02 x 0.98)^12 = 9,952.1;
    // the second moves twice as far: -10 % x 9,988 - 20 % x 9,952 = -2,989, with two more -4,987
    assertEquals(List.of("stress market 4987 of 4200", "accepted"), answers);
    Map<String, Long> all = dollars(r);
    assertEquals(-1_998, all.get("scenario fall"));
    assertEquals(-1_998, all.get("scenario one"));
    assertEquals(-999, all.get("scenario market"));
    assertEquals(-999, all.get("scenario alone"));
    assertEquals(0, all.get("scenario calm"));
    // 24 returns of +-1 % and 4 of 0, mean 0: the deviation is 1 % x root of 24 / 27; 2.326 of it
    near(2.326 * 0.01 * Math.sqrt(24.0 / 27) * 9_988, all.get("scenarioVar calm"), 0.002);
    near(2 * all.get("scenarioVar calm"), all.get("scenarioVar wild"), 0.01);
  }

  @Test
  @DisplayName("O-35, M-34: in a scenario a call less its put gains what the share does")
  void optionsInScenarios() {
    RiskTerms terms =
        RiskTerms.NONE.withScenarios(
            List.of(Scenario.of("fall", -0.2, 0.5, 0), Scenario.of("nervous", 0, 0.5, 0)));
    LabResult r =
        options(
                10_000,
                limits(terms),
                List.of(
                    terms(2, OptionTerms.Right.CALL, 100, 140),
                    terms(3, OptionTerms.Right.PUT, 100, 140)),
                500,
                s -> {
                  s.at(session(0, 2), c -> c.market(2, 3));
                  s.at(session(0, 2), c -> c.market(3, -3));
                })
            .run();
    // without interest both are worth 5.00 at a strike of the price: put-call parity
    assertEquals(-20 * 300, dollars(r).get("scenario fall"));
    assertEquals(0, dollars(r).get("scenario nervous"));
    assertEquals(0, dollars(r).get("vega"));
    assertEquals(30_000, dollars(r).get("delta"));
  }

  @Test
  @DisplayName(
      "O-35: an episode of the data is put on later positions, known only when it has ended")
  void episodes() {
    RiskTerms terms =
        RiskTerms.NONE
            .withEpisodes(List.of(new Episode("fall", day(3), day(4))))
            .with(RiskTerms.Table.SESSIONS);
    MarketRows late = MarketRows.trades();
    for (int i = 10; i < SESSIONS; i++) {
      late.trade(session(i, 1), 100_000, 9_000);
    }
    List<String> answers = new ArrayList<>();
    LabResult r =
        run(
            limits(terms, new PortfolioLimit.Stress("fall", 30_000 * DOLLAR)),
            s -> {
              s.at(session(0, 1), c -> answers.add(ask(c.submit(order(1, 10)))));
              s.at(session(5, 1), c -> answers.add(ask(c.submit(order(1, 10)))));
              s.at(session(10, 1), c -> c.market(2, 5));
            },
            moving(i -> i == 3 ? -0.1 : i == 4 ? -0.2 : i == 5 ? 0.5 : 0),
            late);
    // -10 % and -20 % make -28 %. 7,200 x 1.5 is 10,800: ten lose 30,240, twenty 60,480
    assertEquals(List.of("accepted", "stress fall 60480 of 30000"), answers);
    assertEquals(-30_240, dollars(r).get("episode fall"));
    assertEquals(5_000, dollars(r).get("episodeUncovered fall"));
    List<Integer> told =
        r.kernel().riskRows().stream()
            .filter(row -> row.measure().equals("episode"))
            .map(RiskRow::day)
            .toList();
    assertEquals(day(4), told.getFirst());
    assertEquals(26, told.size()); // sessions 4 to 28, and the end, before the close of 29
  }

  @Test
  @DisplayName("O-35: a limit or a scenario that names what the run has not is refused")
  void unknown() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            run(
                limits(RiskTerms.NONE, new PortfolioLimit.Stress("crash", DOLLAR)),
                s -> {},
                moving(_ -> 0)));
    Scenario strange = new Scenario("strange", 9, -0.1, new TreeMap<>(), 0, 0);
    assertThrows(
        IllegalArgumentException.class,
        () -> run(limits(RiskTerms.NONE.withScenarios(List.of(strange))), s -> {}, moving(_ -> 0)));
    assertThrows(IllegalArgumentException.class, () -> Scenario.of("gone", -1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> Scenario.of("more", 0, 0, 1.5));
  }
}
