package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.OptionTape.CENT;
import static io.quantlab.engine.testkit.OptionTape.american;
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

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.OptionMargin;
import io.quantlab.engine.portfolio.OptionRules;
import io.quantlab.engine.portfolio.OptionRules.Assignment;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.portfolio.OptionTerms.Right;
import io.quantlab.engine.portfolio.OptionTerms.Settlement;
import io.quantlab.engine.portfolio.OptionTerms.Style;
import io.quantlab.engine.portfolio.PositionMode;
import io.quantlab.engine.risk.MarginRules;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.OutputEvent;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A-12 on tapes worked by hand: early exercise by command, positions that hedge, margin and fees
/// of options.
@ExtendWith(InvariantsExtension.class)
class OptionExerciseTest {
  // ---- early exercise ----

  @Test
  @DisplayName("A-12: an American option is exercised by command, lot by lot, at once")
  void exerciseByCommand() {
    List<Submission> answers = new ArrayList<>();
    LabResult r =
        lab(
                stock(10_000, 10_700),
                premium(300, 700),
                rules(american(Right.CALL, 100, 30)),
                first(2)
                    .andThen(s ->
                        s.at(day(0, 6), c -> c.market(2, 1))
                            .at(day(1, 4), c -> answers.add(c.exercise(2, 3)))))
            .run();
    assertEquals(
        List.of("BUY 2 @ 300", "BUY 1 @ 700", "SELL 3 @ 0", "BUY 300 @ 10000"), r.trades());
    long id = assertInstanceOf(Submission.Accepted.class, answers.getFirst()).orderId();
    assertEquals(
        List.of(OrderEventType.SUBMITTED, OrderEventType.FILLED), r.life(id), "the exercise");
    assertEquals(day(1, 4), r.fills().getLast().nanos());
    // two lots at 3.00 and one at 7.00: two tax lots of stock
    assertEquals(2, r.account().holding(0).openLotCount());
    assertEquals((3_000_000 + 130_000) * CENT, r.account().holding(0).costE8());
    assertEquals(List.of(0L, 0L), gross(r));
  }

  @Test
  @DisplayName("A-12, O-30: an exercise that may not be is denied with the reason")
  void exerciseIsDenied() {
    List<String> answers = new ArrayList<>();
    OptionTerms european = terms(3, Right.CALL, 100, 30, Style.EUROPEAN, Settlement.PHYSICAL);
    Consumer<Script> plan =
        s ->
            s.at(
                    day(0, 2),
                    c -> {
                      c.market(2, 20);
                      c.market(3, 1);
                    })
                .at(
                    day(1, 2),
                    c -> {
                      c.submit(OrderRequest.limit(2, Side.SELL, 1, 5_000));
                      for (Submission s1 :
                          List.of(
                              c.exercise(1, 1),
                              c.exercise(3, 1),
                              c.exercise(2, 20),
                              c.exercise(2, 19),
                              c.exercise(9, 1))) {
                        Submission.Denied d = (Submission.Denied) s1;
                        answers.add(
                            d.reason() + " " + d.limit() + " " + d.actual() + " " + d.unit());
                      }
                    });
    LabResult r =
        lab(
                stock(10_000, 10_700),
                premium(300, 700),
                rules(american(Right.CALL, 100, 30), european),
                plan)
            .instrument(option(3))
            .data(3, premium(300, 700))
            .limits(RiskLimits.defaults())
            .run();
    // 1,900 shares at 107 are 203,300, beside options of 14,000 and, not marked at 7.00 yet, of
    // 300;
    // NAV is 100,000 - 6,000 + 14,000
    assertEquals(
        List.of(
            "UNSUPPORTED 0 1 exercise of what is no option",
            "UNSUPPORTED 0 1 exercise of a European option before its expiry",
            "REDUCE_ONLY 0 20 lots",
            "CAPITAL 10800000000000 21760000000000 1e-8 USD",
            "WRONG_TOKEN 0 9 token"),
        answers);
    assertEquals(
        4,
        r.events(EventType.ORDER).stream()
            .filter(e -> e.orderEvent() == OrderEventType.DENIED)
            .count());
  }

  // ---- margin ----

  @Test
  @DisplayName("F-70 OptionStrategy, F-71, F-72: the gate asks for it, a rise liquidates the short")
  void margin() {
    OptionTerms call = american(Right.CALL, 100, 30);
    List<Submission> answers = new ArrayList<>();
    LabResult r =
        Lab.empty()
            .data(1, stock(10_000, 14_000, 14_000))
            .instrument(option(2))
            .data(2, premium(300, 4_200, 4_200))
            .terms(
                AccountTerms.none()
                    .withMargin(MarginRules.of(OptionMargin.standard(List.of(call))))
                    .withRules(AccountRules.STANDARD.with(rules(call))))
            .trader(
                "one",
                Script.of(s ->
                    s.at(
                        day(0, 2),
                        c -> {
                          answers.add(c.submit(OrderRequest.market(2, Side.SELL, 3)));
                          answers.add(c.submit(OrderRequest.market(2, Side.SELL, 1)));
                        })),
                5_000)
            .run();
    Submission.Denied denied = assertInstanceOf(Submission.Denied.class, answers.getFirst());
    assertEquals(DenyReason.MARGIN, denied.reason());
    // three times 20 % of 10,000 is more than the 5,000 there are
    assertEquals(5_000 * 100 * CENT, denied.limit());
    assertEquals(6_000 * 100 * CENT, denied.actual());
    // stock at 140: 2,800 needed; call at 42.00: NAV 5,000 + 300 - 4,200
    OutputEvent event = r.events(EventType.MARGIN).getFirst();
    assertEquals(day(1, 2), event.nanos());
    assertEquals(1_100 * 100 * CENT, event.b());
    assertEquals(2_800 * 100 * CENT, event.c());
    assertEquals(List.of("SELL 1 @ 300", "BUY 1 @ 4200"), r.trades());
    assertEquals("MARGIN", causes(r).getLast());
  }

  // ---- positions that hedge ----

  private static Lab hedging(OptionTerms terms, Consumer<Script> plan) {
    Lab lab = lab(stock(10_000, 10_500, 10_500), premium(300, 500), OptionRules.NONE, plan);
    AccountRules books = AccountRules.STANDARD.with(rules(terms)).with(PositionMode.HEDGING);
    return lab.terms(AccountTerms.none().withRules(books));
  }

  @Test
  @DisplayName(
      "A-12, A-4: where positions hedge each is cleared; an assignment delivers what is held")
  void hedgingAtTheExpiry() {
    LabResult r =
        hedging(
                american(Right.CALL, 100, 1),
                s ->
                    s.at(day(0, 1), c -> c.market(1, 100))
                        .at(day(0, 2), c -> c.market(2, 1))
                        .at(day(0, 4), c -> c.market(2, -1)))
            .run();
    assertEquals(
        List.of(
            "BUY 100 @ 10000",
            "BUY 1 @ 300",
            "SELL 1 @ 300",
            "SELL 1 @ 0",
            "BUY 100 @ 10000",
            "BUY 1 @ 0",
            "SELL 100 @ 10000"),
        r.trades());
    // the exercise opened a position of its own at 100 and the premium; the assignment took the
    // shares bought first, for 100 and the premium received
    assertEquals(1, r.account().holding(0).positionCount());
    assertEquals((1_000_000 + 30_000) * CENT, r.account().holding(0).position(0).costE8());
    assertEquals(5, r.account().holding(0).position(0).id());
    assertEquals(List.of(0L, 0L, 30_000L), gross(r));
    assertEquals((10_000_000 + 50_000) * CENT, r.account().navE8());
  }

  @Test
  @DisplayName("A-12, A-4: an exercise works on the oldest long position that has the lots")
  void hedgingByCommand() {
    List<Submission> answers = new ArrayList<>();
    LabResult r =
        hedging(
                american(Right.CALL, 100, 9),
                s ->
                    s.at(day(0, 2), c -> c.market(2, 1))
                        .at(day(0, 4), c -> c.market(2, 2))
                        .at(
                            day(1, 3),
                            c -> {
                              answers.add(c.exercise(2, 3));
                              answers.add(c.exercise(2, 2));
                            }))
            .run();
    Submission.Denied denied = assertInstanceOf(Submission.Denied.class, answers.getFirst());
    assertEquals(DenyReason.REDUCE_ONLY, denied.reason());
    assertInstanceOf(Submission.Accepted.class, answers.getLast());
    assertEquals(
        List.of("BUY 1 @ 300", "BUY 2 @ 300", "SELL 2 @ 0", "BUY 200 @ 10000"), r.trades());
    assertEquals(1, r.account().holding(1).position(0).id());
    assertEquals((2_000_000 + 60_000) * CENT, r.account().holding(0).costE8());
  }

  // ---- fees ----

  @Test
  @DisplayName("A-12: exercise and assignment cost their fee a contract, a worthless end nothing")
  void exerciseFee() {
    OptionRules rules =
        new OptionRules(
            List.of(
                american(Right.CALL, 100, 1),
                terms(3, Right.CALL, 110, 1, Style.EUROPEAN, Settlement.CASH),
                terms(4, Right.PUT, 110, 1, Style.EUROPEAN, Settlement.CASH)),
            OptionRules.ONE_CENT,
            new Assignment.AtExpiry(),
            500 * CENT);
    LabResult r =
        lab(
                stock(10_000, 10_500, 10_500),
                premium(300, 500),
                rules,
                first(2)
                    .andThen(s ->
                        s.at(day(0, 1), c -> c.market(3, 1)).at(day(0, 3), c -> c.market(4, -1))))
            .instrument(option(3))
            .data(3, premium(40, 10))
            .instrument(option(4))
            .data(4, premium(1_100, 500))
            .run();
    // two calls exercised and a put assigned at 5.00 each, a call ended worthless
    assertEquals(1_500 * CENT, r.account().feesE8());
    assertEquals(
        List.of(0L, 500L, 1_000L),
        r.events(EventType.TRIP_MONEY).stream().map(e -> e.e() / CENT).sorted().toList());
  }
}
