package io.quantlab.engine.portfolio;

import static io.quantlab.engine.portfolio.HandBooks.DOLLAR;
import static io.quantlab.engine.portfolio.HandBooks.dollars;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.portfolio.SettlementRules.CashPolicy;
import io.quantlab.engine.testkit.Lab;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Cash between trade and payment, by hand (engine contract A-7). Instants are days; which day a
/// trade is paid on is said before it.
class SettlementBooksTest {
  private static final Instrument STOCK = Lab.terms(1, Decimal.ONE, Decimal.ONE, Decimal.ONE, 1);
  private static final Instrument EURO_STOCK = inEuro(2);
  private static final Instrument PAIR = Lab.terms(3, Decimal.ONE, Decimal.ONE, Decimal.ONE, 1);

  private HandBooks books = HandBooks.of(CostMethod.FIFO, STOCK);
  private final List<Long> wakes = new ArrayList<>();
  private long pays;

  private static Instrument inEuro(int token) {
    return Instrument.of(
        token,
        "E" + token,
        "XTST",
        AssetClass.EQUITY,
        "EUR",
        Decimal.ONE,
        Decimal.ONE,
        Decimal.ONE,
        TickBands.uniform(1),
        "LAB",
        1,
        1_000_000_000,
        Instrument.VolumeData.REAL,
        Instrument.PriceSign.ANY);
  }

  private Settlement settle(CashPolicy policy) {
    books.account.settleBy(
        new SettlementDates() {
          @Override
          public long settlesNanos(int slot) {
            return pays;
          }

          @Override
          public void wake(int account, long epochNanos) {
            wakes.add(epochNanos);
          }
        },
        policy);
    return books.account.settlement();
  }

  /// Buys (above zero) or sells at 100, to be paid on a day.
  private void trade(long signedLots, long payDay, long order) {
    pays = payDay;
    books.fill(0, signedLots, 100, order);
  }

  @Test
  @DisplayName("A-7: what is due is paid by day, whatever the order of the trades; each day wakes")
  void byDay() {
    Settlement settlement = settle(CashPolicy.ANY);
    trade(10, 5, 1);
    trade(1, 3, 2); // a shorter cycle: due earlier
    trade(2, 9, 3);
    trade(-3, 5, 4); // nets with the first
    trade(4, 7, 5);
    trade(5, 8, 6);
    trade(6, 4, 7);
    assertEquals(List.of(5L, 3L, 9L, 7L, 8L, 4L), wakes);
    assertEquals(-2_500, books.balance(LedgerAccount.UNSETTLED));
    books.entries.clear();
    books.nanos = 5;
    settlement.settle();
    assertEquals(
        List.of(
            "SETTLEMENT CASH -100, UNSETTLED +100",
            "SETTLEMENT CASH -600, UNSETTLED +600",
            "SETTLEMENT CASH -700, UNSETTLED +700"),
        books.entries);
    books.nanos = 9;
    settlement.settle();
    assertEquals(
        List.of(
            "SETTLEMENT CASH -400, UNSETTLED +400",
            "SETTLEMENT CASH -500, UNSETTLED +500",
            "SETTLEMENT CASH -200, UNSETTLED +200"),
        books.entries.subList(3, 6));
    assertEquals(0, books.balance(LedgerAccount.UNSETTLED));
    assertEquals(7_500, books.balance(LedgerAccount.CASH));
    settlement.settle();
    assertEquals(6, books.entries.size());
  }

  @Test
  @DisplayName("A-7: a trade paid at once is cash; one due now too; one with no known day never is")
  void atOnceAndNever() {
    Settlement settlement = settle(CashPolicy.ANY);
    books.nanos = 4;
    trade(1, 0, 1);
    trade(1, 4, 2);
    assertEquals(0, books.balance(LedgerAccount.UNSETTLED));
    trade(1, Long.MAX_VALUE, 3);
    assertEquals(List.of(), wakes);
    assertEquals(-100, books.balance(LedgerAccount.UNSETTLED));
    assertEquals(9_700, dollars(settlement.settledE8(0)));
    assertEquals(CashPolicy.ANY, settlement.policy());
  }

  @Test
  @DisplayName("A-7: a bought and a sold lot of one day that cancel out need no payment")
  void cancels() {
    Settlement settlement = settle(CashPolicy.ANY);
    trade(5, 5, 1);
    trade(-5, 5, 2);
    books.entries.clear();
    books.nanos = 6;
    settlement.settle();
    assertEquals(List.of(), books.entries);
  }

  @Test
  @DisplayName("A-7: what may be spent: settled cash less what is owed, and what sales will bring")
  void spendable() {
    Settlement settled = settle(CashPolicy.SETTLED);
    trade(30, 5, 1); // owes 3,000
    trade(-10, 6, 2); // brings 1,000
    assertEquals(7_000, dollars(settled.settledE8(0)));
    assertEquals(7_000, dollars(settled.spendableE8(0)));
    pays = 7;
    books.fill(0, -1, 100, 20 * DOLLAR, 3, LotBooks.NONE); // its fee is owed with it
    assertEquals(6_980, dollars(settled.settledE8(0)));
    books = HandBooks.of(CostMethod.FIFO, STOCK);
    Settlement faith = settle(CashPolicy.GOOD_FAITH);
    trade(30, 5, 1);
    trade(-10, 6, 2);
    assertEquals(8_000, dollars(faith.spendableE8(0)));
    books = HandBooks.of(CostMethod.FIFO, STOCK);
    assertEquals(Long.MAX_VALUE, settle(CashPolicy.ANY).spendableE8(0));
  }

  @Test
  @DisplayName("A-7: a purchase is funded when the sales it needs have settled, the earliest first")
  void funded() {
    Settlement settlement = settle(CashPolicy.GOOD_FAITH);
    trade(100, 0, 1); // all 10,000
    trade(-20, 5, 2); // 2,000
    trade(-30, 7, 3); // 3,000
    trade(-40, 9, 4); // 4,000
    assertEquals(0, settlement.fundedNanos(0, 0));
    assertEquals(5, settlement.fundedNanos(0, 2_000 * DOLLAR));
    assertEquals(7, settlement.fundedNanos(0, 2_000 * DOLLAR + 1));
    assertEquals(7, settlement.fundedNanos(0, 5_000 * DOLLAR));
    assertEquals(9, settlement.fundedNanos(0, 9_000 * DOLLAR));
    books.nanos = 5;
    settlement.settle(); // now 2,000 are settled
    assertEquals(0, settlement.fundedNanos(0, 2_000 * DOLLAR));
    assertEquals(7, settlement.fundedNanos(0, 2_001 * DOLLAR));
  }

  @Test
  @DisplayName("A-7: sold before the money for it settled is a violation, once an order")
  void violations() {
    Settlement settlement = settle(CashPolicy.GOOD_FAITH);
    trade(100, 0, 1);
    trade(-20, 5, 2);
    pays = 6;
    books.fill(0, 10, 100, 1_000 * DOLLAR, 3, LotBooks.NONE); // 1,000 and as much as a fee
    trade(-80, 0, 4); // the old lots: paid for long ago
    assertEquals(0, settlement.goodFaithViolations());
    books.nanos = 4;
    trade(-1, 0, 5);
    trade(-2, 0, 5);
    assertEquals(1, settlement.goodFaithViolations());
    trade(-2, 0, 6);
    assertEquals(2, settlement.goodFaithViolations());
    books.nanos = 5;
    trade(-5, 0, 7);
    assertEquals(2, settlement.goodFaithViolations());
  }

  @Test
  @DisplayName("A-7, A-2: each currency is owed and settled by itself")
  void currencies() {
    CurrencyRules rules =
        new CurrencyRules(FxMark.MID, List.of(new FxPair(3, "EUR", FxPair.Booking.ASSET)));
    Instrument[] all = {STOCK, EURO_STOCK, PAIR};
    Currencies currencies = Currencies.of("USD", all, rules);
    currencies.mark(2, 2, 2);
    books = HandBooks.daily(currencies, all);
    Settlement settlement = settle(CashPolicy.GOOD_FAITH);
    books.account.mark(books.holding(0), 100);
    books.account.mark(books.holding(1), 100);
    pays = 5;
    books.fill(0, 10, 100, 1);
    books.fill(1, 10, 100, 2);
    books.fill(0, -2, 100, 3);
    books.fill(1, -3, 100, 4);
    assertEquals(List.of(5L, 5L), wakes);
    assertEquals(9_000, dollars(settlement.settledE8(0)));
    assertEquals(-1_000, dollars(settlement.settledE8(1)));
    assertEquals(9_200, dollars(settlement.spendableE8(0)));
    assertEquals(-700, dollars(settlement.spendableE8(1)));
    assertEquals(5, settlement.fundedNanos(1, 200 * DOLLAR));
    assertEquals(0, settlement.fundedNanos(0, 9_000 * DOLLAR));
    books.entries.clear();
    books.nanos = 5;
    settlement.settle();
    assertEquals(2, books.entries.size());
    assertEquals(-700, dollars(books.account.balanceE8(LedgerAccount.CASH, 1)));
    assertEquals(9_200, dollars(books.account.balanceE8(LedgerAccount.CASH, 0)));
    assertEquals(10_000, books.nav());
    pays = 8;
    books.fill(0, 1, 100, 5);
    pays = 9;
    books.fill(1, 1, 100, 6);
    books.nanos = 8;
    settlement.settle();
    books.nanos = 9;
    settlement.settle();
    assertEquals(9_100, dollars(books.account.balanceE8(LedgerAccount.CASH, 0)));
    assertEquals(-800, dollars(books.account.balanceE8(LedgerAccount.CASH, 1)));
  }
}
