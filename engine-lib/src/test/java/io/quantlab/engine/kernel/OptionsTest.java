package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.OptionTape.CENT;
import static io.quantlab.engine.testkit.OptionTape.american;
import static io.quantlab.engine.testkit.OptionTape.booked;
import static io.quantlab.engine.testkit.OptionTape.causes;
import static io.quantlab.engine.testkit.OptionTape.day;
import static io.quantlab.engine.testkit.OptionTape.first;
import static io.quantlab.engine.testkit.OptionTape.gross;
import static io.quantlab.engine.testkit.OptionTape.lab;
import static io.quantlab.engine.testkit.OptionTape.option;
import static io.quantlab.engine.testkit.OptionTape.premium;
import static io.quantlab.engine.testkit.OptionTape.rules;
import static io.quantlab.engine.testkit.OptionTape.stock;
import static io.quantlab.engine.testkit.OptionTape.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.OptionRules;
import io.quantlab.engine.portfolio.OptionRules.Assignment;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.portfolio.OptionTerms.Right;
import io.quantlab.engine.portfolio.OptionTerms.Settlement;
import io.quantlab.engine.portfolio.OptionTerms.Style;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.OutputEvent;
import io.quantlab.engine.time.IsoInstant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A-12 on tapes worked by hand: what becomes of options at their expiry, what does not fit.
@ExtendWith(InvariantsExtension.class)
class OptionsTest {
  // ---- expiry ----

  @Test
  @DisplayName("A-12: a long call in the money buys the stock at strike, its premium in the cost")
  void callIsExercised() {
    LabResult r =
        lab(
                stock(10_000, 10_500, 10_600),
                premium(300, 500),
                rules(american(Right.CALL, 100, 1)),
                first(2).andThen(s -> s.at(day(2, 1), c -> c.market(1, -200))))
            .run();
    assertEquals(
        List.of("BUY 2 @ 300", "SELL 2 @ 0", "BUY 200 @ 10000", "SELL 200 @ 10600"), r.trades());
    assertEquals(List.of("STRATEGY", "EXERCISE", "EXERCISE", "STRATEGY"), causes(r));
    // the option gave 0, the stock 21,200 - (20,000 + 600)
    assertEquals(List.of(0L, 60_000L), gross(r));
    assertEquals((10_000_000 - 60_000 - 2_000_000 + 2_120_000) * CENT, r.account().cashE8());
    OutputEvent fill = r.events(EventType.FILL).get(2);
    assertEquals("2024-01-09T16:00:00Z", IsoInstant.format(fill.nanos()));
    assertEquals(
        List.of(
            LedgerCause.DEPOSIT,
            LedgerCause.FILL,
            LedgerCause.EXERCISE,
            LedgerCause.EXERCISE,
            LedgerCause.FILL),
        booked(r));
    assertEquals(
        List.of(OrderEventType.SUBMITTED, OrderEventType.FILLED), r.life(3), "the stock's order");
  }

  @Test
  @DisplayName("A-12: a long put in the money sells the stock that is held; part of a short stays")
  void putIsExercised() {
    LabResult r =
        lab(
                stock(10_000, 9_000, 9_000),
                premium(250, 900),
                rules(american(Right.PUT, 100, 1)),
                first(3).andThen(s -> s.at(day(0, 1), c -> c.market(1, 200))))
            .run();
    assertEquals(
        List.of("BUY 200 @ 10000", "BUY 3 @ 250", "SELL 3 @ 0", "SELL 300 @ 10000"), r.trades());
    // 300 sold for 30,000 - 750 premium; two thirds of it, 19,500, close what cost 20,000
    assertEquals(List.of(0L, -50_000L), gross(r));
    assertEquals(-100, r.account().holding(0).lots());
    assertEquals(-975_000 * CENT, r.account().holding(0).costE8());
    assertEquals((10_000_000 - 2_000_000 - 75_000 + 3_000_000) * CENT, r.account().cashE8());
    assertEquals((10_925_000 - 900_000) * CENT, r.account().navE8());
  }

  @Test
  @DisplayName("A-12: a short call is assigned: stock sold at strike plus the premium received")
  void shortCallIsAssigned() {
    LabResult r =
        lab(
                stock(10_000, 10_200, 10_200),
                premium(150, 200),
                rules(american(Right.CALL, 101, 1)),
                first(-1))
            .run();
    assertEquals(List.of("SELL 1 @ 150", "BUY 1 @ 0", "SELL 100 @ 10100"), r.trades());
    assertEquals(List.of("STRATEGY", "ASSIGNMENT", "ASSIGNMENT"), causes(r));
    assertEquals(-(1_010_000 + 15_000) * CENT, r.account().holding(0).costE8());
    assertEquals((10_000_000 + 15_000 + 1_010_000 - 1_020_000) * CENT, r.account().navE8());
  }

  @Test
  @DisplayName("A-12: a short put is assigned: stock bought at strike less the premium received")
  void shortPutIsAssigned() {
    LabResult r =
        lab(
                stock(10_000, 9_800, 9_800),
                premium(150, 200),
                rules(american(Right.PUT, 99, 1)),
                first(-1))
            .run();
    assertEquals(List.of("SELL 1 @ 150", "BUY 1 @ 0", "BUY 100 @ 9900"), r.trades());
    assertEquals((990_000 - 15_000) * CENT, r.account().holding(0).costE8());
  }

  @Test
  @DisplayName("A-12: cash settlement pays the difference, longs get it, shorts pay it")
  void cashIsPaid() {
    OptionTerms call = terms(2, Right.CALL, 100, 1, Style.EUROPEAN, Settlement.CASH);
    OptionTerms put = terms(3, Right.PUT, 110, 1, Style.EUROPEAN, Settlement.CASH);
    LabResult r =
        lab(
                stock(10_000, 10_250, 10_250),
                premium(300, 260),
                rules(call, put),
                s ->
                    s.at(
                        day(0, 2),
                        c -> {
                          c.market(2, 2);
                          c.market(3, -1);
                        }))
            .instrument(option(3))
            .data(3, premium(1_100, 800))
            .run();
    // 2 x 100 x (2.50 - 3.00) = -100; 100 x (11.00 - 7.50) = 350
    assertEquals(
        List.of("SELL 1 @ 1100", "BUY 2 @ 300", "SELL 2 @ 250", "BUY 1 @ 750"), r.trades());
    assertEquals(List.of("STRATEGY", "STRATEGY", "EXERCISE", "ASSIGNMENT"), causes(r));
    assertEquals(List.of(-10_000L, 35_000L), gross(r));
    assertEquals((10_000_000 + 25_000) * CENT, r.account().cashE8());
  }

  @Test
  @DisplayName("A-12: below the threshold an option ends worth nothing, at it it is exercised")
  void threshold() {
    for (long price : new long[] {9_990, 10_000, 10_004, 10_005}) {
      LabResult r =
          lab(
                  stock(10_000, price, price),
                  premium(300, 10),
                  new OptionRules(
                      List.of(american(Right.CALL, 100, 1)), 5 * CENT, new Assignment.AtExpiry()),
                  first(1))
              .run();
      if (price < 10_005) {
        assertEquals(List.of("BUY 1 @ 300", "SELL 1 @ 0"), r.trades());
        assertEquals(List.of("STRATEGY", "EXPIRY"), causes(r));
        assertEquals(List.of(-30_000L), gross(r));
        assertEquals(LedgerCause.EXPIRY, booked(r).getLast());
      } else {
        assertEquals(List.of("BUY 1 @ 300", "SELL 1 @ 0", "BUY 100 @ 10000"), r.trades());
      }
    }
  }

  @Test
  @DisplayName("A-12: at the expiry working orders are withdrawn, later ones are NOT_TRADABLE")
  void nothingTradesAfterExpiry() {
    List<Submission> late = new ArrayList<>();
    LabResult r =
        lab(
                stock(10_000, 10_000, 10_000),
                premium(300, 10),
                rules(american(Right.CALL, 110, 1)),
                s ->
                    s.at(day(0, 2), c -> c.submit(OrderRequest.limit(2, Side.BUY, 1, 5)))
                        .at(
                            day(2, 1),
                            c -> late.add(c.submit(OrderRequest.market(2, Side.BUY, 1)))))
            .run();
    assertEquals(List.of(), r.trades());
    assertEquals(OrderEventType.CANCELED, r.life(1).getLast());
    assertEquals(
        DenyReason.NOT_TRADABLE,
        assertInstanceOf(Submission.Denied.class, late.getFirst()).reason());
  }

  @Test
  @DisplayName("A-12: an expiry on a day without a session is that of the session before")
  void expiryOnAHoliday() {
    LabResult r =
        lab(
                stock(10_000, 10_000, 10_000, 10_000, 10_300, 0, 0, 10_400),
                premium(300),
                rules(american(Right.CALL, 100, 5)), // a Saturday
                first(1))
            .run();
    assertEquals("2024-01-12T16:00:00Z", IsoInstant.format(r.fills().getLast().nanos()));
    assertEquals("BUY 100 @ 10000", r.trades().getLast());
  }

  // ---- what does not fit ----

  @Test
  @DisplayName("A-12: terms that do not fit the instruments are refused in a sentence")
  void refused() {
    OptionTerms half =
        new OptionTerms(
            2, 1, Right.CALL, new Decimal(100_005, 3), 19_800, Style.AMERICAN, Settlement.PHYSICAL);
    IllegalArgumentException strike =
        assertThrows(
            IllegalArgumentException.class,
            () -> lab(stock(1), premium(1), rules(half), s -> {}).run());
    assertEquals(
        "option token 2 needs a whole number: the strike in price units of the underlying, is"
            + " 100.005 / 0.01",
        strike.getMessage());
    OptionTerms other =
        new OptionTerms(2, 7, Right.CALL, Decimal.ONE, 19_800, Style.AMERICAN, Settlement.CASH);
    IllegalArgumentException data =
        assertThrows(
            IllegalArgumentException.class,
            () -> lab(stock(1), premium(1), rules(other), s -> {}).run());
    assertEquals("option token 2 on token 7: the run has no data of token 7", data.getMessage());
  }
}
