package io.quantlab.engine.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Tax lots by hand (engine contract ): a lot is `lots, cost, fee, opened, price,
/// order, bar, low..high`.
class TaxLotsTest {
  private final TaxLots open = new TaxLots();

  /// Buys; whatever is not said follows from the order: 10 a lot, fee and bar its number, opened at
  /// a hundred times it.
  private void buy(long order, long lots, long cost, long price) {
    open.add(lots, cost, order, 100 * order, price, order, order);
  }

  private List<String> lots() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < open.count(); i++) {
      rows.add(
          open.lots(i)
              + ", "
              + open.costE8(i)
              + ", "
              + open.feeE8(i)
              + ", "
              + open.nanos(i)
              + ", "
              + open.ticks(i)
              + ", "
              + open.order(i)
              + ", "
              + open.bar(i)
              + ", "
              + open.low(i)
              + ".."
              + open.high(i));
    }
    return rows;
  }

  private void close(int index, long lots) {
    long all = open.lots(index);
    long cost = Money.part(open.costE8(index), lots, all);
    open.take(index, lots, cost, Money.part(open.feeE8(index), lots, all));
  }

  @Test
  @DisplayName("A-3: lots keep what they are while older ones close and newer ones open")
  void firstInFirstOut() {
    for (int order = 1; order <= 4; order++) {
      buy(order, 2, 20 * order, 10 * order);
    }
    close(0, 2);
    close(0, 2);
    close(0, 1); // half of the third
    for (int order = 5; order <= 8; order++) {
      buy(order, 2, 20 * order, 10 * order);
    }
    assertEquals(
        List.of(
            "1, 30, 1, 300, 30, 3, 3, 30..30", // half of fee 3, 1.5, is 2 to even: 1 is left
            "2, 80, 4, 400, 40, 4, 4, 40..40",
            "2, 100, 5, 500, 50, 5, 5, 50..50",
            "2, 120, 6, 600, 60, 6, 6, 60..60",
            "2, 140, 7, 700, 70, 7, 7, 70..70",
            "2, 160, 8, 800, 80, 8, 8, 80..80"),
        lots());
  }

  @Test
  @DisplayName("A-3 SPECIFIC: a lot taken from the middle leaves the others as they are")
  void fromTheMiddle() {
    for (int order = 1; order <= 4; order++) {
      buy(order, 1, 10 * order, 10 * order);
    }
    open.seen(5, 45);
    open.funded(9); // the purchase of the fourth waits for cash
    open.revalue(140); // 35 each: the lots have gained 25, 15, 5, -5 that daily payments settled
    int third = ClosingLot.of(open, CostMethod.SPECIFIC, 3);
    assertEquals(2, third);
    assertEquals(5, open.takeVaried(third, 1));
    close(third, 1);
    assertEquals(
        List.of(
            "1, 35, 1, 100, 10, 1, 1, 5..45",
            "1, 35, 2, 200, 20, 2, 2, 5..45",
            "1, 35, 4, 400, 40, 4, 4, 5..45"),
        lots());
    assertEquals(25, open.takeVaried(0, 1));
    assertEquals(15, open.takeVaried(1, 1));
    assertEquals(-5, open.takeVaried(2, 1));
    assertEquals(0, open.fundedNanos(0));
    assertEquals(0, open.fundedNanos(1));
    assertEquals(9, open.fundedNanos(2));
  }

  @Test
  @DisplayName("A-3: which lot is next: oldest, newest, dearest, named; of equals the oldest")
  void next() {
    buy(7, 2, 20, 10); // 10 each
    buy(8, 1, 30, 30); // 30 each
    buy(9, 2, 60, 30); // 30 each
    buy(9, 1, 5, 5);
    assertEquals(0, ClosingLot.of(open, CostMethod.FIFO, 9));
    assertEquals(0, ClosingLot.of(open, CostMethod.AVERAGE, 9));
    assertEquals(3, ClosingLot.of(open, CostMethod.LIFO, 7));
    assertEquals(1, ClosingLot.of(open, CostMethod.HIFO, 7));
    assertEquals(2, ClosingLot.of(open, CostMethod.SPECIFIC, 9));
    assertEquals(0, ClosingLot.of(open, CostMethod.SPECIFIC, 6), "has no open lot: the oldest");
    open.add(1, 1, 0, 1, 1, 0, 0); // of no order: a spin-off
    assertEquals(
        0, ClosingLot.of(open, CostMethod.SPECIFIC, LotBooks.NONE), "none named: the oldest");
  }

  @Test
  @DisplayName("A-3 AVERAGE: one lot, its cost and fee the sums, its age that of the first")
  void average() {
    buy(1, 2, 20, 10);
    open.merge(3, 45, 6);
    assertEquals(List.of("5, 65, 7, 100, 10, 1, 1, 10..10"), lots());
  }

  @Test
  @DisplayName("A-5: every open lot sees the prices of its life, widening only")
  void range() {
    buy(1, 1, 10, 10);
    open.seen(8, 12);
    buy(2, 1, 11, 11);
    open.seen(9, 14);
    assertEquals(
        List.of("1, 10, 1, 100, 10, 1, 1, 8..14", "1, 11, 2, 200, 11, 2, 2, 9..14"), lots());
  }

  @Test
  @DisplayName("A-8: 3:2 on 1, 1, 1 and 2 lots makes 1, 2, 1 and 3; costs stay, prices x 2/3")
  void split() {
    buy(1, 1, 90, 90);
    buy(2, 1, 91, 91);
    buy(3, 1, 92, 92);
    buy(4, 2, 186, 93);
    open.seen(80, 100);
    open.funded(7);
    open.split(3, 2); // running totals 1.5, 3, 4.5, 7.5: 1, 3, 4, 7
    assertEquals(
        List.of(
            "1, 90, 1, 100, 60, 1, 1, 53..66",
            "2, 91, 2, 200, 60, 2, 2, 53..66",
            "1, 92, 3, 300, 61, 3, 3, 53..66",
            "3, 186, 4, 400, 62, 4, 4, 53..66"),
        lots());
    assertEquals(7, open.fundedNanos(3));
  }

  @Test
  @DisplayName("A-8: a lot a reverse split leaves nothing of gives its cost and fee to the next")
  void reverseSplit() {
    buy(1, 9, 9, 1); // closed again: the ring does not begin at its first place
    close(0, 9);
    buy(2, 1, 20, 20);
    buy(3, 2, 42, 21);
    buy(4, 3, 66, 22);
    open.funded(8);
    buy(5, 1, 25, 25);
    open.split(1, 3); // running totals 1/3, 1, 2, 2 1/3: nothing, 1, 1, nothing
    assertEquals(
        List.of(
            "1, 62, 5, 300, 63, 3, 3, 63..63", // 20 + 42, fees 2 + 3
            "1, 91, 9, 400, 66, 4, 4, 66..66"), // 66 + 25, fees 4 + 5: the last takes the rest
        lots());
    assertEquals(8, open.fundedNanos(1));
  }

  @Test
  @DisplayName("A-9: a spin-off takes its share of each lot's cost; the parts sum to the share")
  void release() {
    buy(1, 9, 9, 1);
    close(0, 9);
    buy(2, 1, 100, 100);
    buy(3, 1, 100, 100);
    buy(4, 1, 101, 101);
    assertEquals(100, open.release(1, 3)); // of 100, 200, 301: 33.3, 66.7, 100.3: 33, 67, 100
    assertEquals(67, open.costE8(0));
    assertEquals(66, open.costE8(1));
    assertEquals(68, open.costE8(2));
  }

  @Test
  @DisplayName("A-10: a daily payment sets lots to the settlement value and adds up what was paid")
  void dailyPayments() {
    buy(1, 9, 9, 1);
    close(0, 9);
    assertEquals(0, open.takeVaried(0, 1), "nothing was paid yet");
    buy(2, 1, 100, 100);
    buy(3, 2, 220, 110);
    open.revalue(313); // a third of it 104.3, so 104 and 209: paid 4 and -11
    open.revalue(330); // 110 and 220: paid 6 and 11 more
    assertEquals(110, open.costE8(0));
    assertEquals(220, open.costE8(1));
    buy(4, 1, 120, 120); // opened after
    assertEquals(0, open.takeVaried(2, 1));
    assertEquals(10, open.takeVaried(0, 1)); // 4 + 6
    assertEquals(0, open.takeVaried(1, 1)); // half of -11 + 11
  }

  @Test
  @DisplayName("A-10: a part of a lot takes its share of what was paid, the last part the rest")
  void partsOfPayments() {
    buy(1, 3, 30, 10);
    open.revalue(41); // 11 paid
    assertEquals(4, open.takeVaried(0, 1)); // 3.67
    close(0, 1);
    assertEquals(7, open.takeVaried(0, 2));
  }

  @Test
  @DisplayName("A-7: merged purchases wait for the cash that settles last; a new lot for its own")
  void funded() {
    buy(1, 1, 10, 10);
    assertEquals(0, open.fundedNanos(0));
    open.funded(0); // settled cash
    open.funded(50);
    open.merge(1, 10, 1);
    open.funded(30);
    assertEquals(50, open.fundedNanos(0));
    for (int order = 2; order <= 5; order++) {
      buy(order, 1, 10, 10);
    }
    assertEquals(0, open.fundedNanos(4));
    open.funded(70);
    assertEquals(70, open.fundedNanos(4));
    assertEquals(0, open.fundedNanos(3));
    close(0, 2);
    buy(6, 1, 10, 10); // stands where the first stood
    buy(7, 1, 10, 10);
    buy(8, 1, 10, 10);
    buy(9, 1, 10, 10);
    assertEquals(0, open.fundedNanos(7));
  }
}
