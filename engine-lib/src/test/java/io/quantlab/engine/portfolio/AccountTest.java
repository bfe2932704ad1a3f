package io.quantlab.engine.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.testkit.Lab;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Books of one account, fill by fill, with every number worked out (engine contract section 5).
///
/// The stock's price unit is one cent: 1 lot at 10,000 ticks costs 100 dollars.
class AccountTest {
  private static final long CENT = 1_000_000;

  private final Instrument stock = Lab.stock(1, 1);
  private final List<String> trips = new ArrayList<>();
  private final AccountListener listener =
      new AccountListener() {
        @Override
        public void entry(
            Account account,
            LedgerCause cause,
            int currency,
            int slot,
            long reference,
            LedgerAccount first,
            long firstE8,
            LedgerAccount second,
            long secondE8,
            LedgerAccount third,
            long thirdE8) {
          assertEquals(0, firstE8 + secondE8 + thirdE8, "I-1");
        }

        @Override
        public void roundTrip(Account account, RoundTrip t) {
          trips.add(
              t.sign() * t.lots()
                  + " from "
                  + t.entryTicks()
                  + " to "
                  + t.exitTicks()
                  + " gross "
                  + t.grossE8() / CENT
                  + " fees "
                  + t.entryFeesE8() / CENT
                  + "+"
                  + t.exitFeesE8() / CENT
                  + " mae "
                  + t.adverseTicks()
                  + " mfe "
                  + t.favorableTicks());
        }
      };

  private Account account(CostMethod method) {
    Account account =
        new Account(
            0, "a", "USD", new Instrument[] {stock}, method, 1_000_000 * CENT, () -> 0, listener);
    account.open();
    return account;
  }

  private void fill(Account a, int sign, long lots, long price, long feeCents) {
    a.fill(a.holding(0), sign, lots, price, lots * price * CENT, feeCents * CENT, 1);
  }

  @Test
  @DisplayName("A-5: a lot opened later saw no price of before")
  void laterLotDoesNotInheritTheRange() {
    Account a = account(CostMethod.FIFO);
    fill(a, 1, 1, 100, 0);
    a.mark(a.holding(0), 90); // the first lot is 10 under water here
    fill(a, 1, 1, 95, 0);
    a.mark(a.holding(0), 110);
    fill(a, -1, 2, 110, 0);
    assertEquals(
        List.of(
            "1 from 100 to 110 gross 10 fees 0+0 mae 10 mfe 10",
            "1 from 95 to 110 gross 15 fees 0+0 mae 0 mfe 15"),
        trips);
  }

  @Test
  @DisplayName("A-4, A-5: after a reversal the new position starts with a range of its own")
  void reversalStartsANewRange() {
    Account a = account(CostMethod.FIFO);
    fill(a, 1, 1, 100, 0);
    a.mark(a.holding(0), 130);
    fill(a, -1, 2, 120, 0); // closes 1, opens a short of 1 at 120
    a.mark(a.holding(0), 118);
    fill(a, 1, 1, 119, 0);
    assertEquals(
        List.of(
            "1 from 100 to 120 gross 20 fees 0+0 mae 0 mfe 30",
            "-1 from 120 to 119 gross 1 fees 0+0 mae 0 mfe 2"),
        trips);
  }

  @Test
  @DisplayName("A-6: a fill far from the last mark is no drawdown; its fee is")
  void fillIsNoDrawdown() {
    Account a = account(CostMethod.FIFO);
    a.mark(a.holding(0), 100);
    fill(a, 1, 10, 150, 3); // the market gapped to 150: nothing is lost but the fee
    a.mark(a.holding(0), 150);
    assertEquals(3 * CENT, a.drawdown().largestE8());
    fill(a, -1, 10, 149, 3);
    // lost so far: fees 3 + 3, price 10 x 1
    assertEquals(16 * CENT, a.drawdown().largestE8());
    assertEquals(1_000_000 * CENT, a.drawdown().peakE8());
  }

  @Test
  @DisplayName("A-4: a fill beyond flat closes and opens; the fee is split by lots")
  void splitsAReversal() {
    Account a = account(CostMethod.FIFO);
    fill(a, 1, 3, 100, 0);
    fill(a, -1, 5, 110, 10); // closes 3: fee 6; opens 2: fee 4
    fill(a, 1, 2, 105, 2);
    assertEquals(
        List.of(
            "3 from 100 to 110 gross 30 fees 0+6 mae 0 mfe 10",
            "-2 from 110 to 105 gross 10 fees 4+2 mae 0 mfe 5"),
        trips);
    assertEquals(40 * CENT, a.realizedE8());
    assertEquals(12 * CENT, a.feesE8());
    assertEquals((1_000_000 + 40 - 12) * CENT, a.cashE8());
  }

  @Test
  @DisplayName("A-3: FIFO closes the oldest lot first, AVERAGE all at the mean cost")
  void costMethods() {
    Account fifo = account(CostMethod.FIFO);
    fill(fifo, 1, 2, 100, 0);
    fill(fifo, 1, 2, 110, 0);
    fill(fifo, -1, 3, 120, 0); // 2 x 20 + 1 x 10
    assertEquals(50 * CENT, fifo.realizedE8());
    assertEquals(110 * CENT, fifo.holding(0).costE8());
    Account average = account(CostMethod.AVERAGE);
    fill(average, 1, 2, 100, 0);
    fill(average, 1, 2, 110, 0);
    fill(average, -1, 3, 120, 0); // 3 x (120 - 105)
    assertEquals(45 * CENT, average.realizedE8());
    assertEquals(105 * CENT, average.holding(0).costE8());
  }

  @Test
  @DisplayName("A-3: cost of k of n lots is rounded half to even, the last lot takes the rest")
  void nothingLeaks() {
    Account a = account(CostMethod.FIFO);
    a.fill(a.holding(0), 1, 3, 100, 1_000_000_001L, 0, 1); // cost 10.00000001 for 3 lots
    a.fill(a.holding(0), -1, 1, 100, 500_000_000, 0, 2); // cost 3.33333334 (3.333333336..)
    assertEquals(500_000_000 - 333_333_334, a.realizedE8());
    a.fill(a.holding(0), -1, 1, 100, 500_000_000, 0, 3); // half of 6.66666667: ..33.5 -> even ..34
    assertEquals(1_000_000_000 - 666_666_668, a.realizedE8());
    a.fill(a.holding(0), -1, 1, 100, 500_000_000, 0, 4);
    assertEquals(1_500_000_000 - 1_000_000_001, a.realizedE8());
    assertEquals(0, a.holding(0).costE8());
  }

  /// Buys or sells one lot; orders are numbered by hand.
  private void one(Account a, int sign, long price, long order) {
    a.fill(a.holding(0), sign, 1, price, price * CENT, 0, order);
  }

  @Test
  @DisplayName("A-3: LIFO closes the newest lot first")
  void lifo() {
    Account a = account(CostMethod.LIFO);
    fill(a, 1, 2, 100, 0);
    fill(a, 1, 2, 110, 0);
    fill(a, -1, 3, 120, 0); // 2 x 10 + 1 x 20
    assertEquals(40 * CENT, a.realizedE8());
    assertEquals(100 * CENT, a.holding(0).costE8());
    assertEquals(
        List.of(
            "2 from 110 to 120 gross 20 fees 0+0 mae 0 mfe 10",
            "1 from 100 to 120 gross 20 fees 0+0 mae 0 mfe 20"),
        trips);
  }

  @Test
  @DisplayName("A-3: HIFO closes first what gains least, long and short; of equal lots the oldest")
  void hifo() {
    Account a = account(CostMethod.HIFO);
    one(a, 1, 100, 1);
    one(a, 1, 130, 2);
    one(a, 1, 110, 3);
    fill(a, -1, 2, 120, 0); // 130 loses 10, 110 gains 10
    assertEquals(0, a.realizedE8());
    assertEquals(100 * CENT, a.holding(0).costE8());
    Account shorts = account(CostMethod.HIFO);
    one(shorts, -1, 100, 1);
    one(shorts, -1, 130, 2);
    one(shorts, -1, 110, 3);
    fill(shorts, 1, 2, 105, 0); // sold at 100 loses 5, at 110 gains 5
    assertEquals(0, shorts.realizedE8());
    assertEquals(-130 * CENT, shorts.holding(0).costE8());
  }

  @Test
  @DisplayName("A-3: SPECIFIC closes the lots of the order named, then the oldest")
  void specific() {
    Account a = account(CostMethod.SPECIFIC);
    one(a, 1, 100, 1);
    one(a, 1, 130, 2);
    one(a, 1, 110, 3);
    a.fill(a.holding(0), -1, 2, 120, 240 * CENT, 0, 4, 3); // 110 gains 10, 100 gains 20
    assertEquals(30 * CENT, a.realizedE8());
    assertEquals(130 * CENT, a.holding(0).costE8());
    one(a, -1, 120, 5); // names none: the oldest there is
    assertEquals(20 * CENT, a.realizedE8());
  }

  @Test
  @DisplayName(
      "A-4: the fee of a fill that closes several lots is split by lots, the last the rest")
  void feeOfSeveralLots() {
    Account a = account(CostMethod.FIFO);
    fill(a, 1, 1, 100, 2);
    fill(a, 1, 1, 100, 0);
    fill(a, 1, 2, 101, 6);
    fill(a, -1, 3, 110, 9);
    assertEquals(
        List.of(
            "1 from 100 to 110 gross 10 fees 2+3 mae 0 mfe 10",
            "1 from 100 to 110 gross 10 fees 0+3 mae 0 mfe 10",
            "1 from 101 to 110 gross 9 fees 3+3 mae 0 mfe 9"),
        trips);
    assertEquals(29 * CENT, a.holding(0).position(0).realizedE8());
    assertEquals(29 * CENT, a.holding(0).realizedE8());
  }

  @Test
  @DisplayName("A-3 AVERAGE: however often it is bought there is one lot")
  void averageIsOneLot() {
    Account a = account(CostMethod.AVERAGE);
    fill(a, 1, 1, 100, 1);
    fill(a, 1, 3, 104, 3);
    assertEquals(1, a.holding(0).openLotCount());
    assertEquals(4, a.holding(0).openLots(0));
    fill(a, -1, 4, 110, 0);
    assertEquals(List.of("4 from 100 to 110 gross 28 fees 4+0 mae 0 mfe 10"), trips);
    assertEquals(0, a.holding(0).openLotCount());
  }
}
