package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.math.Rng;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.LedgerCause;
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
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.OutputEvent;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.engine.time.MissingTermException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A-12 on tapes worked by hand: token 1 is a stock, token 2 an option on 100 of it, token 3
/// another one. Prices are cents; day 0 is Monday 2024-01-08, sessions close at 16:00.
@ExtendWith(InvariantsExtension.class)
class OptionsTest {
  private static final long CENT = 1_000_000;

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

  private static OptionTerms terms(
      int token, Right right, long strike, int day, Style style, Settlement settlement) {
    int expiry = (int) LocalDate.of(2024, 1, 8).toEpochDay() + day;
    return new OptionTerms(token, 1, right, new Decimal(strike, 0), expiry, style, settlement);
  }

  private static OptionTerms american(Right right, long strike, int day) {
    return terms(2, right, strike, day, Style.AMERICAN, Settlement.PHYSICAL);
  }

  private static long day(int day, long seconds) {
    return Lab.at(day * 86_400L + seconds);
  }

  /// Three trades a day at one price, at seconds 1, 3 and 5 after the open.
  private static MarketRows stock(long... prices) {
    return daily(1, prices);
  }

  /// The same at seconds 2, 4 and 6; a price of 0 is a day without trades.
  private static MarketRows premium(long... prices) {
    return daily(2, prices);
  }

  private static MarketRows daily(int first, long... prices) {
    MarketRows rows = MarketRows.trades();
    for (int d = 0; d < prices.length; d++) {
      for (int i = 0; i < 6 && prices[d] != 0; i += 2) {
        rows.trade(day(d, first + i), prices[d], 9_000);
      }
    }
    return rows;
  }

  private static Lab lab(
      MarketRows stock, MarketRows option, OptionRules rules, Consumer<Script> plan) {
    return Lab.empty()
        .data(1, stock)
        .instrument(option(2))
        .data(2, option)
        .terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(rules)))
        .trader("one", Script.of(plan), 100_000);
  }

  private static OptionRules rules(Assignment assignment, OptionTerms... terms) {
    return new OptionRules(List.of(terms), OptionRules.ONE_CENT, assignment);
  }

  private static OptionRules rules(OptionTerms... terms) {
    return rules(new Assignment.AtExpiry(), terms);
  }

  private static Consumer<Script> first(long optionLots) {
    return s -> s.at(day(0, 2), c -> c.market(2, optionLots));
  }

  /// Gross of the round trips, in cents.
  private static List<Long> gross(LabResult r) {
    return r.events(EventType.TRIP_MONEY).stream().map(e -> e.c() / CENT).toList();
  }

  private static List<String> causes(LabResult r) {
    return r.events(EventType.COMMAND).stream()
        .map(e -> OrderCause.ofOrdinal(e.extra() >> 16 & 0xF).name())
        .toList();
  }

  private static List<LedgerCause> booked(LabResult r) {
    return r.events(EventType.LEDGER).stream()
        .map(e -> LedgerCause.ofOrdinal(e.extra() & 0xFF))
        .toList();
  }

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

  @Test
  @DisplayName("A-12, A-4: options and hedged positions do not go together")
  void hedging() {
    AccountRules books =
        AccountRules.STANDARD.with(rules(american(Right.CALL, 100, 5))).with(PositionMode.HEDGING);
    Lab lab = lab(stock(1), premium(1), OptionRules.NONE, s -> {});
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> lab.terms(AccountTerms.none().withRules(books)).run());
    assertEquals(
        "options need positions that net: an exercise names none of several", e.getMessage());
  }

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
  @DisplayName("A-12: what a 3 for 2 contract delivers nobody says: held it stops the run")
  void oddSplitOfAHeldOption() {
    Lab held =
        lab(stock(10_000, 6_667), premium(300), rules(american(Right.CALL, 100, 5)), first(1));
    MissingTermException e =
        assertThrows(MissingTermException.class, () -> held.data(1, split(3, 2)).judged());
    assertEquals(
        "token 1 splits 3 for 2 while an option on it, token 2, is held: what the adjusted contract"
            + " delivers is not known; close it before",
        e.getMessage());
  }

  @Test
  @DisplayName("A-12: nobody holds it: after 3 for 2 it is NOT_TRADABLE, its orders withdrawn")
  void oddSplitOfAnOptionNobodyHolds() {
    List<Submission> late = new ArrayList<>();
    LabResult r =
        lab(
                stock(10_000, 6_667),
                premium(300, 200),
                rules(american(Right.CALL, 100, 5)),
                s ->
                    s.at(day(0, 2), c -> c.submit(OrderRequest.limit(2, Side.BUY, 1, 5)))
                        .at(
                            day(1, 1),
                            c -> late.add(c.submit(OrderRequest.market(2, Side.BUY, 1)))))
            .data(1, split(3, 2))
            .run();
    assertEquals(OrderEventType.CANCELED, r.life(1).getLast());
    assertEquals(
        DenyReason.NOT_TRADABLE,
        assertInstanceOf(Submission.Denied.class, late.getFirst()).reason());
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
