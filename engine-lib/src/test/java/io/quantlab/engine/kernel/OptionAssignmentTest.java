package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.OptionTape.CENT;
import static io.quantlab.engine.testkit.OptionTape.american;
import static io.quantlab.engine.testkit.OptionTape.day;
import static io.quantlab.engine.testkit.OptionTape.first;
import static io.quantlab.engine.testkit.OptionTape.lab;
import static io.quantlab.engine.testkit.OptionTape.option;
import static io.quantlab.engine.testkit.OptionTape.premium;
import static io.quantlab.engine.testkit.OptionTape.rules;
import static io.quantlab.engine.testkit.OptionTape.stock;
import static io.quantlab.engine.testkit.OptionTape.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.OptionRules.Assignment;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.portfolio.OptionTerms.Right;
import io.quantlab.engine.portfolio.OptionTerms.Settlement;
import io.quantlab.engine.portfolio.OptionTerms.Style;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.time.IsoInstant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A-12 on tapes worked by hand: when short options are assigned before their expiry.
@ExtendWith(InvariantsExtension.class)
class OptionAssignmentTest {
  // ---- assignment ----

  private LabResult assigned(
      Assignment assignment, MarketRows stock, MarketRows premium, long seed) {
    return lab(stock, premium, rules(assignment, american(Right.CALL, 100, 30)), first(-1))
        .seed(seed)
        .run();
  }

  @Test
  @DisplayName("A-12 RATIONAL: assigned at the close when the time value is below the threshold")
  void rational() {
    MarketRows stock = stock(10_000, 10_500, 10_500, 10_500);
    LabResult r = assigned(new Assignment.Rational(), stock, premium(300, 501, 500, 500), Lab.SEED);
    assertEquals(List.of("SELL 1 @ 300", "BUY 1 @ 0", "SELL 100 @ 10000"), r.trades());
    assertEquals("2024-01-10T16:00:00Z", IsoInstant.format(r.fills().getLast().nanos()));
    LabResult never = assigned(new Assignment.AtExpiry(), stock, premium(300, 500, 500), Lab.SEED);
    assertEquals(List.of("SELL 1 @ 300"), never.trades());
  }

  @Test
  @DisplayName("A-12 RATIONAL: a call is assigned before an ex-date that pays more than the put")
  void beforeTheDividend() {
    MarketRows stock = stock(10_000, 10_500, 10_500);
    for (long dividend : new long[] {40, 41}) {
      MarketRows ex =
          MarketRows.actions().row(day(2, -600), ActionKind.DIVIDEND.id(), dividend, 1, 0);
      OptionTerms put = terms(3, Right.PUT, 100, 30, Style.AMERICAN, Settlement.PHYSICAL);
      LabResult r =
          lab(
                  stock,
                  premium(300, 560, 560),
                  rules(new Assignment.Rational(), american(Right.CALL, 100, 30), put),
                  first(-1))
              .instrument(option(3))
              .data(3, premium(40, 40, 40))
              .data(1, ex)
              .run();
      if (dividend == 40) {
        assertEquals(List.of("SELL 1 @ 300"), r.trades());
      } else {
        // short 100 shares into the ex-date: the dividend is owed
        assertEquals(List.of("SELL 1 @ 300", "BUY 1 @ 0", "SELL 100 @ 10000"), r.trades());
        long cash = 10_000_000 + 30_000 + 1_000_000 - 100 * 41;
        assertEquals(cash * CENT, r.account().cashE8());
      }
    }
  }

  @Test
  @DisplayName("A-12 RANDOM(p), K-6: the draw of the option's token decides at each close")
  void random() {
    double p = 0.3;
    MarketRows stock = stock(10_500, 10_500, 10_500, 10_500, 10_500, 0, 0, 10_500, 10_500);
    MarketRows premium = premium(600, 600, 600, 600, 600, 0, 0, 600, 600);
    List<Integer> seen = new ArrayList<>();
    for (long seed = 1; seed <= 12; seed++) {
      LabResult r = assigned(new Assignment.Random(p), stock, premium, seed);
      Rng rng = new Rng(seed);
      int session = 0;
      while (session < 7 && rng.uniform(Rng.OPTION_ASSIGNMENT, 2, session) >= p) {
        session++;
      }
      seen.add(session);
      boolean never = session >= 6; // the last close is after the data
      assertEquals(never ? 1 : 3, r.trades().size(), "seed " + seed + ", session " + session);
      if (!never) {
        long close = day(session < 5 ? session : session + 2, 23_400);
        assertEquals(close, r.fills().getLast().nanos());
      }
    }
    assertTrue(seen.stream().distinct().count() > 2, () -> "different sessions: " + seen);
  }

  @Test
  @DisplayName("A-12, O-24: an assignment cuts the reduce-only orders of the stock it takes")
  void assignmentCutsReduceOnly() {
    LabResult r =
        lab(
                stock(10_000, 10_500, 10_500),
                premium(300, 500),
                rules(american(Right.CALL, 100, 1)),
                s ->
                    s.at(day(0, 1), c -> c.market(1, 150))
                        .at(
                            day(0, 4),
                            c -> {
                              c.market(2, -1);
                              c.submit(OrderRequest.limit(1, Side.SELL, 150, 20_000).reduceOnly());
                            }))
            .run();
    assertEquals(50, r.account().holding(0).lots());
    assertEquals(50, r.account().holding(0).workingSellLots());
  }
}
