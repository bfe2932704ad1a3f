package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.OptionTape.CENT;
import static io.quantlab.engine.testkit.OptionTape.american;
import static io.quantlab.engine.testkit.OptionTape.day;
import static io.quantlab.engine.testkit.OptionTape.first;
import static io.quantlab.engine.testkit.OptionTape.lab;
import static io.quantlab.engine.testkit.OptionTape.premium;
import static io.quantlab.engine.testkit.OptionTape.rules;
import static io.quantlab.engine.testkit.OptionTape.stock;
import static io.quantlab.engine.testkit.OptionTape.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.MarkPrices;
import io.quantlab.engine.portfolio.OptionRules;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.portfolio.OptionTerms.Right;
import io.quantlab.engine.portfolio.OptionTerms.Settlement;
import io.quantlab.engine.portfolio.OptionTerms.Style;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.time.DatedTable;
import io.quantlab.engine.time.MissingTermException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A-12 on tapes worked by hand: what splits make of options, and options that an opening value
/// decides.
@ExtendWith(InvariantsExtension.class)
class OptionSplitsTest {
  // ---- splits ----

  private static MarketRows split(long numerator, long denominator) {
    return MarketRows.actions().row(day(1, -600), ActionKind.SPLIT.id(), numerator, denominator, 0);
  }

  @Test
  @DisplayName("A-12: 2 for 1 makes two calls at 50 of one at 100, worth what it was")
  void wholeSplit() {
    List<Decimal> strikes = new ArrayList<>();
    LabResult r =
        lab(
                stock(10_000, 5_200, 5_200),
                premium(300, 220),
                rules(american(Right.CALL, 100, 1)),
                first(1)
                    .andThen(s ->
                        s.at(day(0, 6), c -> strikes.add(c.options().of(2).strike()))
                            .at(day(1, 2), c -> strikes.add(c.options().of(2).strike()))))
            .data(1, split(2, 1))
            .run();
    assertEquals(List.of(new Decimal(100, 0), new Decimal(50, 0)), strikes);
    assertEquals(List.of("BUY 1 @ 300", "SELL 2 @ 0", "BUY 200 @ 5000"), r.trades());
    assertEquals((1_000_000 + 30_000) * CENT, r.account().holding(0).costE8());
    assertEquals((10_000_000 - 1_030_000 + 1_040_000) * CENT, r.account().navE8());
  }

  @Test
  @DisplayName("A-12: 3 for 1 sets a strike of 100 to 33.33, short puts too")
  void strikeInCents() {
    LabResult r =
        lab(
                stock(10_000, 3_200, 3_200),
                premium(300, 120),
                rules(american(Right.PUT, 100, 1)),
                first(-1))
            .data(1, split(3, 1))
            .run();
    assertEquals(List.of("SELL 1 @ 300", "BUY 3 @ 0", "BUY 300 @ 3333"), r.trades());
  }

  @Test
  @DisplayName("A-12, A-8: a working order in an option is adjusted with it")
  void orderInAnOptionThatSplits() {
    LabResult r =
        lab(
                stock(10_000, 5_000, 5_000),
                premium(300, 140, 100),
                rules(american(Right.CALL, 100, 9)),
                s -> s.at(day(0, 2), c -> c.submit(OrderRequest.limit(2, Side.BUY, 1, 220))))
            .data(1, split(2, 1))
            .run();
    assertEquals(List.of("BUY 2 @ 110"), r.trades()); // 220 / 2; at 140 it is not reached
  }

  @Test
  @DisplayName("A-12: an option listed after a split has terms of after")
  void listedAfterTheSplit() {
    LabResult r =
        lab(
                stock(10_000, 5_200, 5_200),
                premium(0, 300),
                rules(american(Right.CALL, 50, 1)),
                s -> s.at(day(1, 3), c -> c.market(2, 1)))
            .data(1, split(2, 1))
            .run();
    assertEquals(List.of("BUY 1 @ 300", "SELL 1 @ 0", "BUY 100 @ 5000"), r.trades());
  }

  @Test
  @DisplayName("A-12: after 3 for 2 a call at 100 pays 10,000 for 150 shares, OCC's example of 50")
  void threeForTwo() {
    LabResult r =
        lab(
                stock(10_000, 7_000, 7_000),
                premium(300, 450),
                rules(american(Right.CALL, 100, 1)),
                first(1))
            .data(1, split(3, 2))
            .run();
    // 10,000.00 / 150 is 66.66 and a dollar over: 150 x 66.66 = 9,999.00
    assertEquals(List.of("BUY 1 @ 300", "SELL 1 @ 0", "BUY 150 @ 6666"), r.trades());
    assertEquals((1_000_000 + 30_000) * CENT, r.account().holding(0).costE8());
    assertEquals((10_000_000 - 1_030_000) * CENT, r.account().cashE8());
    assertEquals((10_000_000 - 1_030_000 + 1_050_000) * CENT, r.account().navE8());
  }

  @Test
  @DisplayName("A-12: after 3 for 2 what a contract is on decides: 150 x 66.60 is less than 10,000")
  void threeForTwoOutOfTheMoney() {
    LabResult r =
        lab(
                stock(10_000, 6_660, 6_660),
                premium(300, 10),
                rules(american(Right.CALL, 100, 1)),
                first(1))
            .data(1, split(3, 2))
            .run();
    assertEquals(List.of("BUY 1 @ 300", "SELL 1 @ 0"), r.trades());
    assertEquals(0, r.account().holding(0).lots());
  }

  @Test
  @DisplayName("A-12: after 1 for 10 a put at 10 takes ten shares for its thousand")
  void reverseSplit() {
    LabResult r =
        lab(
                stock(800, 8_000, 8_000),
                premium(300, 250),
                rules(american(Right.PUT, 10, 1)),
                first(-1))
            .data(1, split(1, 10))
            .run();
    assertEquals(List.of("SELL 1 @ 300", "BUY 1 @ 0", "BUY 10 @ 10000"), r.trades());
    assertEquals((100_000 - 30_000) * CENT, r.account().holding(0).costE8());
    assertEquals((10_000_000 + 30_000 - 100_000 + 80_000) * CENT, r.account().navE8());
  }

  @Test
  @DisplayName("A-12: after 1 for 3 a third of a share is cash at the close before")
  void fractionOfAShare() {
    LabResult r =
        lab(
                stock(900, 2_700, 2_700),
                premium(150, 120),
                rules(american(Right.CALL, 8, 1)),
                first(1))
            .data(1, split(1, 3))
            .run();
    // 800 less 9.00 for 33 shares: 23.96 each and 32 cents over; 33 x 27 + 9 is 9.00 a unit
    assertEquals(List.of("BUY 1 @ 150", "SELL 1 @ 0", "BUY 33 @ 2396"), r.trades());
    assertEquals((79_100 + 15_000) * CENT, r.account().holding(0).costE8());
    assertEquals((10_000_000 - 15_000 - 79_100 + 89_100) * CENT, r.account().navE8());
  }

  @Test
  @DisplayName("A-12: an adjusted contract splits 2 for 1 by what it is on, not by number")
  void splitOfAnAdjustedContract() {
    MarketRows both = split(3, 2);
    both.row(day(2, -600), ActionKind.SPLIT.id(), 2, 1, 0);
    LabResult r =
        lab(
                stock(10_000, 6_800, 3_500, 3_500),
                premium(300, 250, 250),
                rules(american(Right.CALL, 100, 2)),
                first(1))
            .data(1, both)
            .run();
    assertEquals(List.of("BUY 1 @ 300", "SELL 1 @ 0", "BUY 300 @ 3333"), r.trades());
  }

  @Test
  @DisplayName("A-12: an adjusted option trades on: orders stay as they are, a new one fills")
  void adjustedOptionTrades() {
    LabResult r =
        lab(
                stock(10_000, 6_667),
                premium(300, 200),
                rules(american(Right.CALL, 100, 5)),
                s ->
                    s.at(day(0, 2), c -> c.submit(OrderRequest.limit(2, Side.BUY, 1, 5)))
                        .at(day(1, 1), c -> c.submit(OrderRequest.market(2, Side.BUY, 1))))
            .data(1, split(3, 2))
            .run();
    assertEquals(List.of("BUY 1 @ 200"), r.trades());
    assertEquals(OrderEventType.ACCEPTED, r.life(1).getLast());
  }

  // ---- opening values ----

  private static OptionRules fixed(MarkPrices openings) {
    OptionTerms terms = terms(2, Right.CALL, 100, 2, Style.EUROPEAN, Settlement.CASH);
    return rules(terms.fixedAt(OptionTerms.Fixing.OPENING)).with(openings);
  }

  private static MarkPrices opening(long ticks, int day) {
    long[] from = {LocalDate.of(2024, 1, 8).plusDays(day).toEpochDay() * 86_400_000_000_000L};
    DatedTable table = new DatedTable("openings", List.of("ticks"), from, new long[][] {{ticks}});
    return new MarkPrices(List.of(new MarkPrices.TokenPrices(1, table)));
  }

  @Test
  @DisplayName("A-12: settled at the opening value of its last day, on which it does not trade")
  void settledAtTheOpening() {
    List<Submission> late = new ArrayList<>();
    LabResult r =
        lab(
                stock(10_000, 10_300, 9_000, 9_000),
                premium(300, 350),
                fixed(opening(10_400, 2)),
                first(2)
                    .andThen(s ->
                        s.at(
                            day(2, 1),
                            c -> late.add(c.submit(OrderRequest.market(2, Side.BUY, 1))))))
            .run();
    assertEquals(List.of("BUY 2 @ 300", "SELL 2 @ 400"), r.trades());
    assertEquals(
        DenyReason.NOT_TRADABLE,
        assertInstanceOf(Submission.Denied.class, late.getFirst()).reason());
    assertEquals((10_000_000 - 60_000 + 80_000) * CENT, r.account().navE8());
  }

  @Test
  @DisplayName("A-12: an opening value nothing tells stops the run, also one of another day")
  void openingUnknown() {
    Lab held =
        lab(stock(10_000, 10_300, 9_000, 9_000), premium(300), fixed(opening(1, 1)), first(1));
    MissingTermException e = assertThrows(MissingTermException.class, held::judged);
    assertEquals(
        "token 2 settles at the opening value of token 1 on 2024-01-10, which nothing tells",
        e.getMessage());
  }
}
