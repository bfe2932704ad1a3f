package io.quantlab.engine.portfolio;

import static io.quantlab.engine.portfolio.HandBooks.DOLLAR;
import static io.quantlab.engine.portfolio.HandBooks.dollars;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.testkit.Lab;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// One instrument held long and short at once, by hand (engine contract A-4, O-32, F-70).
class HedgedHoldingTest {
  private static final Instrument STOCK = Lab.terms(1, Decimal.ONE, Decimal.ONE, Decimal.ONE, 1);

  private final HandBooks books = HandBooks.hedging(STOCK);
  private final Holding holding = books.holding(0);
  private final HoldingSide longs = new HoldingSide(holding, 1);
  private final HoldingSide shorts = new HoldingSide(holding, -1);

  /// Longs of 10 at 100 and 5 at 110, a short of 4 at 120, marked at 115.
  private void open() {
    books.nanos = 50;
    books.fill(0, 10, 100, 1);
    books.nanos = 60;
    books.fill(0, -4, 120, 2);
    books.nanos = 70;
    books.fill(0, 5, 110, 3);
    books.account.mark(holding, 115);
  }

  @Test
  @DisplayName("A-4: each side has lots, cost, value and age of its own; neither offsets the other")
  void sides() {
    open();
    assertEquals(15, longs.lots());
    assertEquals(1_550, dollars(longs.costE8())); // 1,000 + 550
    assertEquals(1_725, dollars(longs.valueE8()));
    assertEquals(175, dollars(longs.unrealizedE8()));
    assertEquals(50, longs.openedNanos());
    assertEquals(-4, shorts.lots());
    assertEquals(-480, dollars(shorts.costE8()));
    assertEquals(-460, dollars(shorts.valueE8()));
    assertEquals(20, dollars(shorts.unrealizedE8()));
    assertEquals(60, shorts.openedNanos());
    assertEquals(115, shorts.markTicks());
    assertSame(STOCK, shorts.instrument());
    assertTrue(Double.isNaN(shorts.liquidationTicks()));
  }

  @Test
  @DisplayName("A-4: what both sides have is netted for profit and added up for exposure")
  void together() {
    open();
    assertEquals(11, holding.lots());
    assertEquals(19, holding.grossLots());
    assertEquals(1_070, dollars(holding.costE8()));
    assertEquals(195, dollars(holding.unrealizedE8()));
    assertEquals(19 * 115, dollars(books.account.grossE8(holding)));
    assertEquals(19 * 115, dollars(books.account.grossExposureE8()));
    assertEquals(50, holding.openedNanos());
    assertEquals(3, holding.openLotCount());
    assertEquals(10, holding.openLots(0));
    assertEquals(4, holding.openLots(1));
    assertEquals(5, holding.openLots(2));
    assertEquals(10_195, books.nav());
  }

  @Test
  @DisplayName("A-4: a side nobody holds is nothing")
  void emptySide() {
    books.fill(0, 10, 100, 1);
    assertEquals(0, shorts.lots());
    assertEquals(0, shorts.costE8());
    assertEquals(0, shorts.valueE8());
    assertEquals(0, shorts.openedNanos());
    assertEquals(0, shorts.isolatedE8());
  }

  @Test
  @DisplayName("O-32: working buys make longs longer, working sells shorts shorter")
  void working() {
    open();
    holding.working(1, 8);
    holding.working(-1, 3);
    assertEquals(8, longs.workingBuyLots());
    assertEquals(0, longs.workingSellLots());
    assertEquals(0, shorts.workingBuyLots());
    assertEquals(3, shorts.workingSellLots());
    assertEquals(23, holding.longestLots());
    assertEquals(-7, holding.shortestLots());
    Position first = holding.position(0);
    first.working(-1, 6);
    first.working(1, 2);
    assertEquals(6, first.workingSellLots());
    assertEquals(2, first.workingBuyLots());
  }

  @Test
  @DisplayName("F-70 ISOLATED: margin set aside for a position is its side's; NAV stays")
  void isolated() {
    open();
    books.account.payments().isolate(holding.positionOf(1), 300 * DOLLAR);
    books.account.payments().isolate(holding.positionOf(3), 30 * DOLLAR);
    books.account.payments().isolate(holding.positionOf(2), 70 * DOLLAR);
    books.account.payments().isolate(holding.positionOf(1), -100 * DOLLAR);
    assertEquals(230, dollars(longs.isolatedE8()));
    assertEquals(70, dollars(shorts.isolatedE8()));
    assertEquals(200, dollars(holding.position(0).isolatedE8()));
    assertEquals(300, dollars(holding.isolatedE8()));
    assertEquals(300, books.balance(LedgerAccount.ISOLATED_MARGIN));
    assertEquals("MARGIN ISOLATED_MARGIN -100, CASH +100", books.entries.getLast());
    assertEquals(10_195 - 1_265, dollars(books.account.cashE8())); // 11 at 115
    books.account.remark();
    assertEquals(10_195, books.nav());
  }

  @Test
  @DisplayName("A-4: an order closes the position it names; what is beyond opens one of its own")
  void named() {
    open();
    books.fill(0, -12, 120, 6 * DOLLAR, 9, 1); // closes 10 with 5 of the fee, opens 2 with 1
    assertEquals(List.of("10 from 100 to 120 gross 200"), books.trips);
    assertEquals("0+5", books.lastFees);
    assertNull(holding.positionOf(1));
    assertEquals(-2, holding.positionOf(9).lots());
    assertEquals(3, holding.positionCount());
    assertEquals(200, dollars(holding.realizedE8()));
    assertEquals(200, dollars(longs.realizedE8()));
    books.fill(0, 2, 110, 2 * DOLLAR, 10, 9);
    assertEquals("-2 from 120 to 110 gross 20", books.trips.getLast());
    assertEquals("1+2", books.lastFees);
    assertEquals(List.of(4L, 5L), List.of(holding.openLots(0), holding.openLots(1)));
  }

  @Test
  @DisplayName("A-4: an order that names a position that is gone opens one; a rest joins its own")
  void gone() {
    books.fill(0, 3, 100, 0, 1, 77);
    books.fill(0, 2, 110, 1);
    assertEquals(1, holding.positionCount());
    assertEquals(5, holding.positionOf(1).lots());
    assertTrue(Double.isNaN(holding.liquidationTicks()));
    holding.position(0).liquidatedAt(60);
    assertEquals(60, holding.liquidationTicks());
    books.fill(0, -1, 110, 2);
    assertTrue(Double.isNaN(holding.liquidationTicks()), "of several there is none for all");
  }

  @Test
  @DisplayName("A-4: with as many shorts as longs the account is open, and its profit fixed")
  void boxed() {
    books.nanos = 10;
    books.fill(0, 5, 100, 1);
    books.nanos = 20;
    books.fill(0, -5, 103, 2);
    books.account.mark(holding, 500);
    assertEquals(10_015, books.nav());
    assertTrue(holding.isOpen());
    assertEquals(500, holding.highTicks());
    assertEquals(103, holding.lowTicks());
    assertEquals(1, books.account.openPositions());
    books.nanos = 30;
    books.fill(0, -5, 500, 0, 3, 1);
    books.fill(0, 5, 500, 0, 4, 2);
    assertEquals(10_015, books.nav());
    assertEquals(20, books.account.heldNanos(99));
  }
}
