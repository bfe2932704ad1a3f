package io.quantlab.engine.portfolio;

import static io.quantlab.engine.portfolio.HandBooks.DOLLAR;
import static io.quantlab.engine.portfolio.HandBooks.dollars;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.testkit.Lab;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What corporate actions post, entry by entry (engine contract ).
class CorporateBooksTest {
  private static final Instrument OLD = Lab.terms(1, Decimal.ONE, Decimal.ONE, Decimal.ONE, 1);
  private static final Instrument NEW = Lab.terms(2, Decimal.ONE, Decimal.ONE, Decimal.ONE, 1);

  private final HandBooks books = HandBooks.of(CostMethod.FIFO, OLD, NEW);
  private final CorporateBooks corporate = books.account.corporate();
  private final Holding old = books.holding(0);
  private final Holding fresh = books.holding(1);

  /// Buys or sells the old one at 100 and marks it.
  private void hold(long signedLots, long markTicks) {
    books.fill(0, signedLots, 100, 1);
    books.account.mark(old, markTicks);
    books.entries.clear();
  }

  @Test
  @DisplayName("A-1: a dividend is owed from its ex-date, and in NAV; cash on its pay date")
  void dividend() {
    hold(10, 100);
    corporate.accrue(old, 20 * DOLLAR);
    assertEquals(10_020, books.nav());
    assertEquals(10_020, dollars(books.account.drawdown().peakE8()));
    corporate.paid(old, 20 * DOLLAR);
    assertEquals(
        List.of("DIVIDEND UNSETTLED +20, DIVIDEND -20", "DIVIDEND_PAYMENT CASH +20, UNSETTLED -20"),
        books.entries);
    assertEquals(10_020, books.nav());
  }

  @Test
  @DisplayName("A-8: 3 for 2 on 5 shares: 7, cost unchanged, half a new share in cash")
  void split() {
    hold(5, 150);
    books.account.mark(old, 120);
    corporate.split(old, 3, 2);
    assertEquals(7, old.lots());
    assertEquals(500, dollars(old.costE8()));
    assertEquals(80, old.markTicks()); // 120 x 2/3
    assertEquals(List.of("SPLIT_FRACTION CASH +40, CORPORATE -40"), books.entries); // 600 / 15
    assertEquals(9_500 + 40 + 7 * 80, books.nav());
    books.account.mark(old, 81);
    books.fill(0, -7, 81, 2);
    assertEquals(List.of("7 from 66 to 81 gross 67"), books.trips); // 567 - 500
    // the old lot saw 100 to 150: 66 to 100; after the split 80 to 81
    assertEquals(0, books.lastAdverse);
    assertEquals(34, books.lastFavorable);
  }

  @Test
  @DisplayName("A-8: a short pays for the fraction it owed; a whole split pays nothing")
  void splitOfShorts() {
    hold(-5, 120);
    corporate.split(old, 3, 2);
    assertEquals(-7, old.lots());
    assertEquals(List.of("SPLIT_FRACTION CASH -40, CORPORATE +40"), books.entries);
    corporate.split(old, 2, 1);
    assertEquals(-14, old.lots());
    assertEquals(1, books.entries.size());
  }

  @Test
  @DisplayName("A-8: a reverse split that leaves no share pays the position out at the close")
  void vanishes() {
    hold(2, 120);
    books.nanos = 30;
    corporate.split(old, 1, 3);
    assertEquals(0, old.lots());
    assertEquals(List.of("FILL CASH +240, POSITION_COST -200, REALIZED -40"), books.entries);
    assertEquals(List.of("2 from 100 to 120 gross 40"), books.trips);
    assertEquals(10_040, books.nav());
    assertEquals(0, books.account.openPositions());
    assertEquals(30, books.account.heldNanos(90));
  }

  @Test
  @DisplayName("A-8: exactly one share is left of 3 in 1 for 3")
  void oneIsLeft() {
    hold(3, 120);
    corporate.split(old, 1, 3);
    assertEquals(1, old.lots());
    assertEquals(360, old.markTicks());
    assertEquals(List.of(), books.entries);
  }

  @Test
  @DisplayName("A-9: a delisting at 3.50 closes long and short")
  void delisting() {
    hold(10, 100);
    corporate.liquidate(old, LedgerCause.DELISTING, 7, 2);
    assertEquals(List.of("DELISTING CASH +35, POSITION_COST -1000, REALIZED +965"), books.entries);
    assertEquals(9_035, books.nav());
    assertEquals(9_035, dollars(books.account.drawdown().troughE8()));
    assertEquals(3, old.markTicks());
    hold(-10, 100);
    corporate.liquidate(old, LedgerCause.DELISTING, 7, 2);
    assertEquals(List.of("DELISTING CASH -35, POSITION_COST +1000, REALIZED -965"), books.entries);
    assertEquals(10_000, books.nav());
    corporate.liquidate(old, LedgerCause.DELISTING, 7, 2);
    assertEquals(1, books.entries.size(), "flat: nothing to close");
  }

  @Test
  @DisplayName("A-9: a spin-off takes cost by its first value: 210 of 1,200 takes 175 of 1,000")
  void spinOff() {
    hold(10, 120);
    corporate.spinOff(old.position(0), fresh, 5, 40, 210 * DOLLAR, 10 * DOLLAR);
    corporate.spunOff(old, 99);
    assertEquals(
        List.of(
            "SPIN_OFF CASH +175, POSITION_COST -175",
            "SPIN_OFF POSITION_COST +175, CASH -175",
            "SPIN_OFF CASH +10, CORPORATE -10"),
        books.entries);
    assertEquals(825, dollars(old.costE8()));
    assertEquals(175, dollars(fresh.costE8()));
    assertEquals(5, fresh.lots());
    assertEquals(40, fresh.markTicks());
    assertEquals(9_010 + 990 + 200, books.nav());
    books.fill(0, -10, 105, 2);
    assertEquals(1, books.lastAdverse); // the parent fell to 99 by what it gave away
  }

  @Test
  @DisplayName("A-9: a child that is worth more than its parent was takes all the cost")
  void dearChild() {
    hold(10, 50);
    corporate.spinOff(old.position(0), fresh, 5, 200, 1_000 * DOLLAR, 0);
    assertEquals(0, old.costE8());
    assertEquals(1_000, dollars(fresh.costE8()));
    assertEquals(2, books.entries.size());
  }

  @Test
  @DisplayName("A-9: of a child that is a fraction only, its cost and its value are income")
  void fractionOnly() {
    hold(10, 120);
    corporate.spinOff(old.position(0), fresh, 0, 40, 24 * DOLLAR, 24 * DOLLAR);
    assertEquals(
        List.of(
            "SPIN_OFF CASH +20, POSITION_COST -20",
            "SPIN_OFF CASH -20, CORPORATE +20",
            "SPIN_OFF CASH +24, CORPORATE -24"),
        books.entries);
    hold(-10, 0);
    corporate.spinOff(old.position(0), fresh, 0, 40, 24 * DOLLAR, 0);
    assertEquals(List.of("SPIN_OFF CASH +0, POSITION_COST +0"), books.entries);
  }

  @Test
  @DisplayName("A-9: shares that come close a short in them first, at the cost they come with")
  void againstAShort() {
    books.fill(1, -3, 30, 5);
    hold(10, 120);
    corporate.spinOff(old.position(0), fresh, 5, 40, 210 * DOLLAR, 0);
    // of the cost of 175 three fifths, 105, cover what was sold for 90; 70 stay with two shares
    assertEquals(List.of("-3 from 30 to 40 gross -15"), books.trips);
    assertEquals(2, fresh.lots());
    assertEquals(70, dollars(fresh.costE8()));
    assertEquals(-15, dollars(fresh.realizedE8()));
  }

  @Test
  @DisplayName("A-9: a merger carries the cost over; cash beside the shares is income")
  void merger() {
    books.nanos = 10;
    hold(10, 120);
    books.nanos = 40;
    corporate.convert(old.position(0), fresh, 4, 290, 30 * DOLLAR);
    corporate.closed(old);
    assertEquals(
        List.of(
            "MERGER CASH +1000, POSITION_COST -1000, REALIZED +0",
            "MERGER POSITION_COST +1000, CASH -1000",
            "MERGER CASH +30, CORPORATE -30"),
        books.entries);
    assertEquals(1_000, dollars(fresh.costE8()));
    assertEquals(9_030 + 4 * 290, books.nav());
    assertEquals(1, books.account.openPositions());
    assertEquals(80, books.account.heldNanos(90));
  }

  @Test
  @DisplayName("A-9: what turns into nothing that can be held closes at the last price")
  void atTheMark() {
    hold(-10, 120);
    corporate.closeAtMark(old.position(0), LedgerCause.MERGER);
    corporate.closed(old);
    assertEquals(List.of("MERGER CASH -1200, POSITION_COST +1000, REALIZED +200"), books.entries);
    assertEquals(9_800, books.nav());
    assertEquals(9_800, dollars(books.account.drawdown().troughE8()));
  }

  @Test
  @DisplayName("A-10: delivery buys the underlying for the value of the contract at settlement")
  void delivery() {
    hold(2, 150); // two contracts, worth 300
    books.account.mark(fresh, 33);
    corporate.deliver(old, fresh, 5);
    assertEquals(
        List.of(
            "DELIVERY CASH +300, POSITION_COST -200, REALIZED -100",
            "DELIVERY POSITION_COST +300, CASH -300"),
        books.entries);
    assertEquals(10, fresh.lots());
    assertEquals(300, dollars(fresh.costE8()));
    assertEquals(33, fresh.markTicks());
    assertEquals(9_800 + 330, books.nav()); // 200 and 300 paid, 300 had, 10 at 33 held
    books.fill(1, -10, 33, 2);
    assertEquals("10 from 30 to 33 gross 30", books.trips.getLast()); // 300 / 10 a share
  }

  @Test
  @DisplayName("A-10: an underlying without a price is marked at what it was delivered for")
  void deliveryWithoutAPrice() {
    hold(-2, 150);
    corporate.deliver(old, fresh, 5);
    assertEquals(-10, fresh.lots());
    assertEquals(30, fresh.markTicks());
    assertEquals(9_900, books.nav());
  }
}
