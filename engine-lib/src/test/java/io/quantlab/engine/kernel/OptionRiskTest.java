package io.quantlab.engine.kernel;

import static io.quantlab.engine.kernel.RiskTape.DOLLAR;
import static io.quantlab.engine.kernel.RiskTape.ask;
import static io.quantlab.engine.kernel.RiskTape.dollars;
import static io.quantlab.engine.kernel.RiskTape.limits;
import static io.quantlab.engine.kernel.RiskTape.near;
import static io.quantlab.engine.kernel.RiskTape.order;
import static io.quantlab.engine.kernel.RiskTape.session;
import static io.quantlab.engine.kernel.RiskTape.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.OptionRules;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.risk.Greek;
import io.quantlab.engine.risk.PortfolioLimit;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.risk.RiskRow;
import io.quantlab.engine.risk.RiskTerms;
import io.quantlab.engine.risk.Scenario;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.OptionTape;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Measures of portfolios with options (engine contract O-35), by hand: Greeks against a textbook,
/// as a limit of the gate, and what options do in scenarios.
@ExtendWith(InvariantsExtension.class)
class OptionRiskTest {
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
      lab.instrument(OptionTape.option(each.token()))
          .data(each.token(), rows.trade(session(0, 8), premium, 9_000));
    }
    return lab.terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(rules)));
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
}
