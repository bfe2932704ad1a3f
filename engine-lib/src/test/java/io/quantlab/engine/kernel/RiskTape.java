package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.risk.ExposureLimits;
import io.quantlab.engine.risk.PortfolioLimit;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.risk.RiskRow;
import io.quantlab.engine.risk.RiskTerms;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.OptionTape;
import io.quantlab.engine.testkit.Script;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Sessions from Monday 2024-01-08 on whose prices move by ratios, and what accounts and their gate
/// say of them.
final class RiskTape {
  static final long DOLLAR = 100_000_000;

  static final int DAY_0 = (int) LocalDate.of(2024, 1, 8).toEpochDay();

  private RiskTape() {}

  /// Stamp in the session so many weekdays after Monday 2024-01-08.
  static long session(int index, long seconds) {
    return Lab.at((index / 5 * 7 + index % 5) * 86_400L + seconds);
  }

  /// Days since 1970-01-01 of that session.
  static int day(int index) {
    return DAY_0 + index / 5 * 7 + index % 5;
  }

  static RiskLimits limits(RiskTerms terms, PortfolioLimit... limits) {
    ExposureLimits bounds = ExposureLimits.NONE;
    for (PortfolioLimit each : limits) {
      bounds = bounds.with(each);
    }
    return RiskLimits.defaults()
        .withLeverage(RiskLimits.ANY_LEVERAGE)
        .withExposure(bounds)
        .withRisk(terms);
  }

  static LabResult run(RiskLimits limits, Consumer<Script> plan, MarketRows... data) {
    Lab lab = Lab.empty().limits(limits).trader(Script.of(plan));
    for (int i = 0; i < data.length; i++) {
      lab.data(i + 1, data[i]);
    }
    return lab.run();
  }

  /// Whole dollars of the figures of the account at the end, by measure and subject.
  static Map<String, Long> dollars(LabResult r) {
    Map<String, Long> all = new TreeMap<>();
    for (RiskRow row : r.kernel().riskRows()) {
      if (row.token() == RiskRow.ALL && row.day() == RiskRow.NO_SESSION) {
        String name = row.measure() + (row.subject().isEmpty() ? "" : " " + row.subject());
        all.put(name, Math.round(row.valueE8() / 1e8));
      }
    }
    return all;
  }

  static String ask(Submission answer) {
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

  static OrderRequest order(int token, long lots) {
    return OrderRequest.market(token, lots > 0 ? Side.BUY : Side.SELL, Math.abs(lots));
  }

  static OptionTerms terms(int token, OptionTerms.Right right, long strike, int days) {
    return OptionTape.terms(
        token, right, strike, days, OptionTerms.Style.EUROPEAN, OptionTerms.Settlement.PHYSICAL);
  }

  static void near(double expected, double found, double share) {
    assertTrue(
        Math.abs(found - expected) <= share * Math.abs(expected),
        () -> "expected " + expected + ", was " + found);
  }
}
