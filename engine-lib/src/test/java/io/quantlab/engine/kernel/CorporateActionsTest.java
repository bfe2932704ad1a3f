package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.time.CalendarBuilder;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SessionHours;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// M-4: every kind of action, worked by hand. Prices are cents, a cent is 1e6 of 1e-8.
@ExtendWith(InvariantsExtension.class)
class CorporateActionsTest {
  private static final long CENT = 1_000_000;
  private static final long START = 100_000_000;

  private static MarketRows action(long nanos, ActionKind kind, long numerator, long denominator) {
    return MarketRows.actions().row(nanos, kind.id(), numerator, denominator, 0);
  }

  private static MarketRows quiet(long price) {
    return MarketRows.trades()
        .trade(at(1), price, 900)
        .trade(at(2), price, 900)
        .trade(at(5), price, 900)
        .trade(at(9), price, 900);
  }

  private static Lab buying(MarketRows rows, long lots) {
    return Lab.on(rows).trader(Script.of(s -> s.at(at(1), c -> c.market(1, lots))));
  }

  private static long cents(LabResult r, LedgerAccount account) {
    return r.account().balanceE8(account) / CENT;
  }

  // ---- open orders ----

  private static Lab partlyFilled() {
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 101, 9)
            .trade(at(2), 101, 9)
            .trade(at(3), 99, 4) // fills 4 of 10 at 100
            .trade(at(5), 49, 100);
    return Lab.on(rows)
        .data(1, action(at(4), ActionKind.SPLIT, 2, 1))
        .trader(
            Script.of(s -> s.at(at(1), c -> c.submit(OrderRequest.limit(1, Side.BUY, 10, 100)))));
  }

  @Test
  @DisplayName("A-8: of a partly filled order the open part is restated, the filled part stays")
  void partlyFilledOrderIsAdjusted() {
    LabResult r = partlyFilled().run();
    assertEquals(List.of("BUY 4 @ 100", "BUY 12 @ 50"), r.trades());
    assertEquals(8 + 12, r.account().holding(0).lots());
    assertEquals((400 + 600) * CENT, r.account().holding(0).costE8());
  }

  @Test
  @DisplayName("A-8: or every order is canceled")
  void ordersMayBeCanceled() {
    LabResult r = partlyFilled().actions(ActionRules.RAW.withOpenOrders(OpenOrders.CANCEL)).run();
    assertEquals(List.of("BUY 4 @ 100"), r.trades());
    assertEquals(
        1,
        r.events(EventType.ORDER).stream()
            .filter(e -> e.orderEvent() == OrderEventType.CANCELED)
            .count());
  }

  @Test
  @DisplayName("A-8, O-20: children that wait for their parent are restated with it")
  void heldChildrenAreRestated() {
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 400, 9)
            .trade(at(2), 400, 9)
            .trade(at(5), 98, 900) // fills the parent at 99 and releases its child
            .trade(at(6), 111, 900)
            .trade(at(7), 112, 900);
    LabResult r =
        Lab.on(rows)
            .data(1, action(at(4), ActionKind.SPLIT, 4, 1))
            .trader(
                Script.of(s ->
                    s.at(
                        at(1),
                        c -> {
                          Submission parent = c.submit(OrderRequest.limit(1, Side.BUY, 10, 397));
                          long id = ((Submission.Accepted) parent).orderId();
                          // 442 / 4 = 110.5: up to 111 for a sell
                          c.submit(OrderRequest.limit(1, Side.SELL, 10, 442).childOf(id));
                        })))
            .run();
    // 397 / 4 = 99.25: down to 99; through by a tick at 112
    assertEquals(List.of("BUY 40 @ 99", "SELL 40 @ 111"), r.trades());
  }

  // ---- cash and stock dividends ----

  @Test
  @DisplayName("A-1: between ex-date and payment a dividend is owed, also when the shares are gone")
  void dividendIsOwedThenPaid() {
    MarketRows ex = action(at(3), ActionKind.EX_DIVIDEND, 25, 2);
    LabResult owed = buying(quiet(100), 10).data(1, ex).run();
    assertEquals(125, cents(owed, LedgerAccount.UNSETTLED));
    assertEquals(START - 1000, cents(owed, LedgerAccount.CASH));
    assertEquals(-125, cents(owed, LedgerAccount.DIVIDEND));

    MarketRows both =
        MarketRows.actions()
            .row(at(3), ActionKind.EX_DIVIDEND.id(), 25, 2, 0)
            .row(at(7), ActionKind.PAYMENT.id(), 1, 1, 0) // of a dividend before the run
            .row(at(8), ActionKind.PAYMENT.id(), 25, 2, 0);
    LabResult paid =
        Lab.on(quiet(100))
            .data(1, both)
            .trader(
                Script.of(s -> s.at(at(1), c -> c.market(1, 10)).at(at(4), c -> c.market(1, -10))))
            .run();
    assertEquals(0, cents(paid, LedgerAccount.UNSETTLED));
    assertEquals(START + 125, cents(paid, LedgerAccount.CASH));
    assertEquals(-125, cents(paid, LedgerAccount.DIVIDEND));
  }

  @Test
  @DisplayName("A-9: a stock dividend of 5 % makes 31 of 30 shares and pays the half")
  void stockDividend() {
    LabResult r =
        buying(quiet(100), 30).data(1, action(at(3), ActionKind.STOCK_DIVIDEND, 1, 20)).run();
    // 30 x 21/20 = 31.5; the half is worth 10/630 of 30.00 = 47.619048 cents, half to even at 1e-8
    assertEquals(31, r.account().holding(0).lots());
    assertEquals(START * CENT - 3_000 * CENT + 47_619_048, r.account().cashE8());
    assertEquals(3_000 * CENT, r.account().holding(0).costE8());
  }

  // ---- spin-offs ----

  private static Lab spinOff(long lots, int child) {
    MarketRows parent =
        MarketRows.trades()
            .trade(at(1), 5_000, 900)
            .trade(at(2), 5_000, 900)
            .trade(at(3), 6_000, 900);
    MarketRows actions =
        MarketRows.actions()
            .row(at(4), ActionKind.COUNTERPART.id(), child, 1, 0)
            .row(at(4), ActionKind.FIRST_VALUE.id(), 2_000, 1, 0)
            .row(at(4), ActionKind.SPIN_OFF.id(), 1, 4, 0);
    return buying(parent, lots).data(1, actions);
  }

  @Test
  @DisplayName("A-9: a spin-off takes the share of cost that its first value has of the parent's")
  void spinOffSplitsCost() {
    LabResult r = spinOff(100, 2).data(2, MarketRows.trades().trade(at(9), 2_000, 1)).run();
    // 100 at 50.00; 25 children at 20.00 are 500 of 6,000 dollars: a twelfth of 5,000 goes along
    assertEquals(25, r.account().holding(1).lots());
    assertEquals(41_666_666_667L, r.account().holding(1).costE8());
    assertEquals(500_000 * CENT - 41_666_666_667L, r.account().holding(0).costE8());
    assertEquals(5_500, r.account().holding(0).markTicks());
    assertEquals((START - 500_000 + 550_000 + 50_000) * CENT, r.account().navE8());
    assertEquals(0, cents(r, LedgerAccount.CORPORATE));
  }

  @Test
  @DisplayName("A-9: half a child is paid out; short parents owe children")
  void spinOffFraction() {
    LabResult r = spinOff(10, 2).data(2, MarketRows.trades().trade(at(9), 2_000, 1)).run();
    assertEquals(2, r.account().holding(1).lots());
    assertEquals(START - 50_000 + 1_000, cents(r, LedgerAccount.CASH));
    assertEquals(-1_000, cents(r, LedgerAccount.CORPORATE));

    LabResult sold = spinOff(-100, 2).data(2, MarketRows.trades().trade(at(9), 2_000, 1)).run();
    assertEquals(-25, sold.account().holding(1).lots());
    assertEquals(-41_666_666_667L, sold.account().holding(1).costE8());
  }

  @Test
  @DisplayName("A-9: a child the run does not have is paid out at its first value")
  void unknownChildIsPaidOut() {
    LabResult r = spinOff(100, 7).run();
    assertEquals(100, r.account().holding(0).lots());
    assertEquals(START - 500_000 + 50_000, cents(r, LedgerAccount.CASH));
    assertEquals((START - 500_000 + 550_000 + 50_000) * CENT, r.account().navE8());
  }

  // ---- mergers and delistings ----

  @Test
  @DisplayName("A-9: a cash merger closes the position, ends its orders and its trading")
  void cashMerger() {
    List<Submission> later = new ArrayList<>();
    Lab lab =
        Lab.on(quiet(6_000))
            .data(1, action(at(3), ActionKind.CASH_MERGER, 7_125, 1))
            .trader(
                Script.of(s ->
                    s.at(
                            at(1),
                            c -> {
                              c.market(1, 10);
                              c.submit(OrderRequest.limit(1, Side.BUY, 5, 5_000));
                            })
                        .at(at(5), c -> later.add(c.submit(OrderRequest.market(1, Side.BUY, 1))))));
    LabResult r = lab.run();
    assertEquals(0, r.account().holding(0).lots());
    assertEquals(START + 10 * (7_125 - 6_000), cents(r, LedgerAccount.CASH));
    assertEquals(-10 * (7_125 - 6_000), cents(r, LedgerAccount.REALIZED));
    assertEquals(
        DenyReason.NOT_TRADABLE,
        assertInstanceOf(Submission.Denied.class, later.getFirst()).reason());
    assertEquals(
        1,
        r.events(EventType.ORDER).stream()
            .filter(e -> e.orderEvent() == OrderEventType.CANCELED)
            .count());
  }

  private static Lab stockMerger(long lots, long acquirerPrice) {
    MarketRows actions =
        MarketRows.actions()
            .row(at(3), ActionKind.COUNTERPART.id(), 2, 1, 0)
            .row(at(3), ActionKind.CASH.id(), 100, 1, 0)
            .row(at(3), ActionKind.STOCK_MERGER.id(), 3, 2, 0);
    return buying(quiet(5_000), lots).data(1, actions).data(2, quiet(acquirerPrice));
  }

  @Test
  @DisplayName("A-9: a stock merger carries the cost over; cash beside it and fractions are income")
  void stockMergerCarriesCost() {
    LabResult even = stockMerger(10, 4_000).run();
    assertEquals(0, even.account().holding(0).lots());
    assertEquals(15, even.account().holding(1).lots());
    assertEquals(50_000 * CENT, even.account().holding(1).costE8());
    assertEquals(0, cents(even, LedgerAccount.REALIZED));
    assertEquals(-1_000, cents(even, LedgerAccount.CORPORATE)); // 10 x 1.00
    assertEquals((START - 50_000 + 1_000 + 15 * 4_000) * CENT, even.account().navE8());

    LabResult odd = stockMerger(5, 4_000).run(); // 7.5 shares
    assertEquals(7, odd.account().holding(1).lots());
    assertEquals(-500 - 2_000, cents(odd, LedgerAccount.CORPORATE));
  }

  @Test
  @DisplayName("A-9: shares received close a short position in the acquirer at the cost they bring")
  void stockMergerAgainstShort() {
    Lab lab = stockMerger(10, 4_000).trader(Script.of(s -> s.at(at(1), c -> c.market(2, -20))));
    Lab one =
        Lab.on(quiet(5_000))
            .data(1, lab.rows(1).get(1))
            .data(2, quiet(4_000))
            .trader(
                Script.of(s ->
                    s.at(
                        at(1),
                        c -> {
                          c.market(1, 10);
                          c.market(2, -20);
                        })));
    LabResult r = one.run();
    assertEquals(-5, r.account().holding(1).lots());
    // 15 sold at 40.00 for 600.00 are closed by shares that cost 500.00
    assertEquals(-10_000, cents(r, LedgerAccount.REALIZED));
  }

  @Test
  @DisplayName("A-9: a delisting closes at the last price, or at the price given, which may be 0")
  void delistings() {
    LabResult last =
        buying(quiet(100), 10).data(1, action(at(6), ActionKind.DELISTING, 1, 1)).run();
    assertEquals(START, cents(last, LedgerAccount.CASH));
    LabResult worthless =
        buying(quiet(100), 10).data(1, action(at(6), ActionKind.DELISTING_AT, 0, 1)).run();
    assertEquals(START - 1_000, cents(worthless, LedgerAccount.CASH));
    assertEquals(0, worthless.account().holding(0).lots());
    assertEquals(1_000, cents(worthless, LedgerAccount.REALIZED));
  }

  @Test
  @DisplayName("A-9, M-13: a symbol change books nothing; token, position and orders stay")
  void symbolChange() {
    LabResult r =
        buying(quiet(100), 10).data(1, action(at(3), ActionKind.SYMBOL_CHANGE, 1, 1)).run();
    assertEquals(10, r.account().holding(0).lots());
    assertEquals(1, r.events(EventType.ACTION).size());
  }

  // ---- halts ----

  private static final SessionCalendar REFUSING = refusing();

  private static SessionCalendar refusing() {
    SessionHours hours = SessionHours.of(LocalTime.of(9, 30), LocalTime.of(16, 0));
    return new CalendarBuilder("REFUSING", 1003, ZoneOffset.UTC, 252)
        .session(LocalDate.of(2024, 1, 8), hours, 0)
        .haltOrders(SessionCalendar.HaltOrders.REFUSED)
        .build(LocalDate.of(2024, 1, 8), LocalDate.of(2024, 1, 8));
  }

  private static Lab halted(ActionKind kind, List<Submission> answers) {
    MarketRows states =
        MarketRows.actions()
            .row(at(2), kind.id(), 1, 1, 0)
            .row(at(8), ActionKind.RESUME.id(), 1, 1, 0);
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 100, 9)
            .trade(at(3), 101, 9)
            .trade(at(5), 102, 9)
            .trade(at(8), 103, 9);
    return Lab.on(rows)
        .data(1, states)
        .trader(
            Script.of(
                s -> s.at(at(3), c -> answers.add(c.submit(OrderRequest.market(1, Side.BUY, 2))))));
  }

  @Test
  @DisplayName("M-4: in a halt nothing matches; orders wait where the venue takes them")
  void haltHoldsOrders() {
    LabResult r = halted(ActionKind.HALT, new ArrayList<>()).run();
    assertEquals(List.of("BUY 2 @ 103"), r.trades());
  }

  @Test
  @DisplayName(
      "M-4: where the venue refuses orders in a halt the gate does; in an auction it takes")
  void haltRefusesByTable() {
    List<Submission> answers = new ArrayList<>();
    LabResult r = halted(ActionKind.HALT, answers).calendar(1, REFUSING).run();
    assertEquals(List.of(), r.trades());
    assertEquals(
        DenyReason.HALTED_INSTRUMENT,
        assertInstanceOf(Submission.Denied.class, answers.getFirst()).reason());
    LabResult auction = halted(ActionKind.AUCTION, new ArrayList<>()).calendar(1, REFUSING).run();
    assertEquals(List.of("BUY 2 @ 103"), auction.trades());
  }

  @Test
  @DisplayName("M-4: orders priced outside the band of the day are refused")
  void priceBand() {
    List<Submission> answers = new ArrayList<>();
    MarketRows band =
        MarketRows.actions()
            .row(at(2), ActionKind.BAND_LOW.id(), 95, 1, 0)
            .row(at(2), ActionKind.BAND_HIGH.id(), 211, 2, 0); // 105.5 rounds to 105
    Lab.on(quiet(100))
        .data(1, band)
        .trader(
            Script.of(s ->
                s.at(
                    at(5),
                    c -> {
                      answers.add(c.submit(OrderRequest.limit(1, Side.BUY, 1, 94)));
                      answers.add(c.submit(OrderRequest.limit(1, Side.BUY, 1, 95)));
                      answers.add(c.submit(OrderRequest.limit(1, Side.SELL, 1, 105)));
                      answers.add(c.submit(OrderRequest.limit(1, Side.SELL, 1, 106)));
                    })))
        .run();
    List<String> reasons =
        answers.stream()
            .map(a -> a instanceof Submission.Denied d ? d.reason() + " " + d.limit() : "taken")
            .toList();
    assertEquals(List.of("PRICE_BAND 95", "taken", "taken", "PRICE_BAND 105"), reasons);
  }
}
