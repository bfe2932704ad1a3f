package io.quantlab.engine.kernel;

import static io.quantlab.engine.kernel.RiskTape.DOLLAR;
import static io.quantlab.engine.kernel.RiskTape.ask;
import static io.quantlab.engine.kernel.RiskTape.day;
import static io.quantlab.engine.kernel.RiskTape.dollars;
import static io.quantlab.engine.kernel.RiskTape.limits;
import static io.quantlab.engine.kernel.RiskTape.near;
import static io.quantlab.engine.kernel.RiskTape.order;
import static io.quantlab.engine.kernel.RiskTape.run;
import static io.quantlab.engine.kernel.RiskTape.session;
import static io.quantlab.engine.kernel.RiskTape.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.risk.Episode;
import io.quantlab.engine.risk.FactorLoadings;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Measures of whole portfolios (engine contract O-35), by hand: factors, drawn losses against the
/// normal distribution, scenarios, episodes, correlations, and each as a limit of the gate.
@ExtendWith(InvariantsExtension.class)
class PortfolioRiskTest {
  private static final int SESSIONS = 30;

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
