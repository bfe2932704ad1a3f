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

/// Exercise, assignment and expiry in the books (engine contract A-12): the option is on 100
/// shares, its price unit a dollar.
class OptionBooksTest {
  private static final Instrument OPTION =
      Lab.terms(1, Decimal.ONE, Decimal.ONE, new Decimal(100, 0), 1);
  private static final Instrument SHARE = Lab.terms(2, Decimal.ONE, Decimal.ONE, Decimal.ONE, 1);

  private HandBooks books = HandBooks.of(CostMethod.FIFO, OPTION, SHARE);

  private Holding option() {
    return books.holding(0);
  }

  private Holding share() {
    return books.holding(1);
  }

  private void exercise(LedgerCause cause, int sign, long strike, long lots) {
    books.account.options().release(cause, option().position(0), share(), lots, 0, 7);
    deliver(cause, sign, strike, lots);
  }

  /// Delivers 100 shares for each lot.
  private void deliver(LedgerCause cause, int sign, long strike, long lots) {
    books
        .account
        .options()
        .deliver(cause, share(), share().position(0), sign, strike, lots * 100, 100, 0, 7);
  }

  @Test
  @DisplayName("A-12: cash settlement pays the difference and counts as a trade")
  void paysCash() {
    books.fill(0, 3, 2, 1);
    books.nanos = 8;
    books
        .account
        .options()
        .pay(LedgerCause.EXPIRY, option().position(0), 3, 5, 1_500 * DOLLAR, 0, 7);
    assertEquals("EXPIRY CASH +1500, POSITION_COST -600, REALIZED -900", books.entries.getLast());
    assertEquals(10_900, books.nav());
    assertEquals(10_900, dollars(books.account.drawdown().peakE8()));
    assertEquals(2, books.account.fills());
    assertEquals(2_100, dollars(books.account.tradedE8()));
    assertEquals(0, books.account.openPositions());
    assertEquals(8, books.account.heldNanos(20));
  }

  @Test
  @DisplayName("A-12: a worthless short keeps its premium")
  void expiresWorthless() {
    books.fill(0, -2, 3, 1);
    books.account.options().pay(LedgerCause.EXPIRY, option().position(0), 2, 0, 0, 0, 7);
    assertEquals(10_600, books.nav());
    assertEquals(List.of("-2 from 3 to 0 gross 600"), books.trips);
  }

  @Test
  @DisplayName("A-12: five calls bought at 1 to 5 make five lots of stock at strike plus premium")
  void carriesPremiums() {
    for (int price = 1; price <= 5; price++) {
      books.fill(0, 1, price, price);
    }
    exercise(LedgerCause.EXERCISE, 1, 50, 5);
    assertEquals(500, share().lots());
    assertEquals(26_500, dollars(share().costE8())); // 500 x 50 + 100 x (1 + 2 + 3 + 4 + 5)
    assertEquals(5, share().openLotCount());
    assertEquals(0, dollars(books.account.realizedE8()));
    assertEquals(10_000 - 1_500 - 25_000, dollars(books.account.cashE8()));
    books.account.mark(share(), 60);
    assertEquals(13_500, books.nav());
    books.fill(1, -200, 60, 8); // the lots at 51 and 52: 900 + 800
    assertEquals(1_700, dollars(books.account.realizedE8()));
  }

  @Test
  @DisplayName("A-12, A-3 LIFO: the newest option goes first; a part of a lot takes its share")
  void carriesTheNewest() {
    books = HandBooks.of(CostMethod.LIFO, OPTION, SHARE);
    books.fill(0, 2, 1, 1);
    books.fill(0, 2, 5, 2);
    exercise(LedgerCause.EXERCISE, 1, 50, 3);
    // 200 shares for 10,000 + 1,000, 100 for 5,000 + 100
    assertEquals(16_100, dollars(share().costE8()));
    assertEquals(1, option().lots());
    assertEquals(100, dollars(option().costE8()));
    assertEquals(200, share().openLots(0));
    assertEquals(100, share().openLots(1));
  }

  @Test
  @DisplayName("A-12: an assigned put buys at the strike less the premium received")
  void assigned() {
    books.fill(0, -2, 3, 1);
    books.account.mark(option(), 3);
    exercise(LedgerCause.ASSIGNMENT, 1, 40, 1);
    assertEquals(100, share().lots());
    assertEquals(3_700, dollars(share().costE8()));
    assertEquals(-1, option().lots());
    assertEquals(-300, dollars(option().costE8()));
    assertEquals(10_000 + 600 - 4_000, dollars(books.account.cashE8()));
    assertEquals(3, books.account.fills(), "sale, release, delivery");
  }

  @Test
  @DisplayName("A-12: what a call delivers covers a short first, what is beyond is held")
  void againstAShort() {
    books.fill(1, -150, 55, 1); // 8,250 received
    books.fill(0, 2, 3, 2); // one lot of two calls for 600
    exercise(LedgerCause.EXERCISE, 1, 50, 2);
    // 200 shares for 10,600: 150 of them, 7,950, cover 8,250
    assertEquals(300, dollars(books.account.realizedE8()));
    assertEquals(50, share().lots());
    assertEquals(2_650, dollars(share().costE8()));
    books.account.mark(share(), 50);
    assertEquals(10_000 + 8_250 - 600 - 10_000 + 2_500, books.nav());
  }

  @Test
  @DisplayName("A-12: an exercised put sells what is held: strike less premium against cost")
  void putSells() {
    books.fill(1, 100, 45, 1);
    books.fill(0, 1, 2, 2);
    exercise(LedgerCause.EXERCISE, -1, 50, 1);
    assertEquals(0, share().lots());
    assertEquals(300, dollars(books.account.realizedE8())); // 5,000 - 200 - 4,500
    assertEquals(10_300, books.nav());
    assertEquals(10_300, dollars(books.account.drawdown().peakE8()));
  }

  @Test
  @DisplayName("A-12: the fee of an exercise is split by lots, its trade bears it, NAV pays it")
  void exerciseFee() {
    books.fill(0, 1, 2, 1);
    books.fill(0, 2, 3, 2);
    books
        .account
        .options()
        .release(LedgerCause.EXERCISE, option().position(0), share(), 3, 15 * DOLLAR, 7);
    assertEquals("0+10", books.lastFees); // two of three lots
    deliver(LedgerCause.EXERCISE, 1, 30, 3);
    assertEquals("FEE COMMISSION +15, CASH -15", books.entries.get(4));
    books.account.mark(share(), 30);
    assertEquals(10_000 - 800 - 15, books.nav());
    books.fill(0, -1, 4, 3);
    books
        .account
        .options()
        .pay(LedgerCause.ASSIGNMENT, option().position(0), 1, 0, 0, 5 * DOLLAR, 8);
    assertEquals("0+5", books.lastFees);
    assertEquals(20, dollars(books.account.feesE8()));
  }

  @Test
  @DisplayName("A-12: a whole split divides the strike, to the nearest cent, a half upward")
  void splitOfTerms() {
    Instrument option = Lab.terms(1, Decimal.unit(2), Decimal.ONE, new Decimal(100, 0), 1);
    Instrument share = Lab.terms(2, Decimal.unit(2), Decimal.ONE, Decimal.ONE, 1);
    OptionTerms terms =
        new OptionTerms(
            1,
            2,
            OptionTerms.Right.PUT,
            new Decimal(10_025, 2),
            100,
            OptionTerms.Style.AMERICAN,
            OptionTerms.Settlement.PHYSICAL);
    OptionContract contract = new OptionContract(terms, option, share);
    assertEquals(new Decimal(5_013, 2), contract.split(2).terms().strike()); // 50.125
    assertEquals(3_342, contract.split(3).strikeTicks()); // 33.4167
    assertEquals(1_003, contract.split(10).strikeTicks()); // 10.025
    assertEquals(100, contract.split(3).underlyingLots());
    OptionRules rules =
        new OptionRules(List.of(terms), 5, new OptionRules.Assignment.Rational(), 7)
            .with(contract.split(2).terms());
    assertEquals(new Decimal(5_013, 2), rules.of(1).strike());
    assertEquals(5, rules.thresholdE8());
    assertEquals(7, rules.exerciseFeeE8());
  }
}
