package io.quantlab.engine.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.portfolio.InterestTerms.DayCount;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.time.DatedTable;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Interest, borrow fees, funding and published marks by date, by hand (engine contract A-6, F-74,
/// F-75, F-76). Instants are small numbers.
class DatedTermsTest {
  private static final long DOLLAR = 100_000_000;
  private static final Instrument STOCK = Lab.stock(1, 1);

  private static DatedTable table(long[] from, long[]... rows) {
    List<String> columns = List.of("a", "b", "c").subList(0, rows[0].length);
    return new DatedTable("T", columns, from, rows);
  }

  @Test
  @DisplayName("F-76: 3.6 % a year on 10,000 is a dollar a day, less or more the broker's spread")
  void interest() {
    DatedTable rate = table(new long[] {0, 100}, new long[] {3_600_000}, new long[] {200_000});
    InterestTerms terms = new InterestTerms(rate, 720_000, 1_800_000, DayCount.ACT_360);
    assertEquals(80_000_000, terms.dayE8(10_000 * DOLLAR, 99)); // 2.88 % / 360
    assertEquals(-150_000_000, terms.dayE8(-10_000 * DOLLAR, 99)); // 5.4 % / 360
    assertEquals(0, terms.dayE8(10_000 * DOLLAR, 100), "0.2 % less 0.72 % is never below zero");
    assertEquals(0, terms.dayE8(0, 99));
    InterestTerms pound = new InterestTerms(rate, 0, 0, DayCount.of("GBP"));
    assertEquals(98_630_137, pound.dayE8(10_000 * DOLLAR, 0)); // 360 / 365
    assertEquals(360, DayCount.of("USD").days());
  }

  @Test
  @DisplayName("F-76: a broker's spread is not negative")
  void refusesSpreads() {
    DatedTable rate = table(new long[] {0}, new long[] {0});
    for (long[] spreads : new long[][] {{-1, 0}, {0, -2}}) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> new InterestTerms(rate, spreads[0], spreads[1], DayCount.ACT_360));
      assertEquals(
          "spreads must not be negative, were " + spreads[0] + "e-8 and " + spreads[1] + "e-8",
          e.getMessage());
    }
  }

  @Test
  @DisplayName(
      "F-75: terms of the instrument, else those of all; before the first nothing is known")
  void borrow() {
    DatedTable one =
        table(
            new long[] {10, 20, 30, 40},
            new long[] {500, 70, 0},
            new long[] {600, 0, 25},
            new long[] {700, -1, -1},
            new long[] {700, -1, 0});
    DatedTable all = table(new long[] {0}, new long[] {100, 9, 0});
    BorrowModel model =
        new BorrowModel.Dated(
            List.of(
                new BorrowModel.Dated.TokenTerms(0, all),
                new BorrowModel.Dated.TokenTerms(1, one)));
    assertEquals(100, model.annualRateE8(2, 50));
    assertEquals(9, model.availableLots(2, 50));
    assertEquals(0, model.annualRateE8(1, 9));
    assertEquals(BorrowModel.UNKNOWN, model.availableLots(1, 9));
    assertEquals(500, model.annualRateE8(1, 10));
    assertEquals(70, model.availableLots(1, 19));
    assertEquals(0, model.availableLots(1, 20), "none is left");
    assertEquals(BorrowModel.UNKNOWN, model.availableLots(1, 30));
    assertEquals(20, model.nextRecallNanos(1, 9));
    assertEquals(30, model.nextRecallNanos(1, 20));
    assertEquals(Long.MAX_VALUE, model.nextRecallNanos(1, 30));
    assertEquals(25, model.recalledLots(1, 20));
    assertEquals(0, model.recalledLots(1, 21), "only at its stamp");
    assertEquals(Long.MAX_VALUE, model.recalledLots(1, 30));
    assertEquals(0, model.recalledLots(1, 40));
    assertEquals(0, model.recalledLots(1, 5));
    BorrowModel none = new BorrowModel.Dated(List.of(new BorrowModel.Dated.TokenTerms(1, one)));
    assertEquals(BorrowModel.UNKNOWN, none.availableLots(2, 50));
    assertEquals(0, none.annualRateE8(2, 50));
    assertEquals(Long.MAX_VALUE, none.nextRecallNanos(2, 0));
    assertEquals(0, none.recalledLots(2, 20));
    BorrowModel flat = BorrowModel.Dated.flat(300);
    assertEquals(300, flat.annualRateE8(7, 0));
    assertEquals(BorrowModel.UNKNOWN, flat.availableLots(7, 0));
    assertEquals(Long.MAX_VALUE, flat.nextRecallNanos(7, 0));
  }

  @Test
  @DisplayName("F-74: a long pays value times rate at the boundary, a short receives it")
  void funding() {
    DatedTable rates = table(new long[] {10, 20}, new long[] {10_000}, new long[] {-30_000});
    FundingModel model =
        new FundingModel.Dated(List.of(new FundingModel.Dated.TokenRates(1, rates)));
    PositionView held = new TestAccount().hold(STOCK, 100, 5_000, 5_000).position(0);
    PositionView sold = new TestAccount().hold(STOCK, -100, 5_000, 5_000).position(0);
    assertEquals(50_000_000, model.paymentE8(held, 10)); // 0.01 % of 5,000
    assertEquals(-50_000_000, model.paymentE8(sold, 10));
    assertEquals(-150_000_000, model.paymentE8(held, 20));
    assertEquals(0, model.paymentE8(held, 15));
    assertEquals(0, model.paymentE8(held, 5));
    assertEquals(10, model.nextNanos(1, 9));
    assertEquals(20, model.nextNanos(1, 10));
    assertEquals(Long.MAX_VALUE, model.nextNanos(1, 20));
    assertEquals(Long.MAX_VALUE, model.nextNanos(2, 0));
    PositionView other = new TestAccount().hold(Lab.stock(2, 1), 1, 1, 1).position(0);
    assertEquals(0, model.paymentE8(other, 10));
  }

  @Test
  @DisplayName("A-6: an instrument without published prices has none; M-20 open interest neither")
  void published() {
    DatedTable ticks = table(new long[] {5}, new long[] {77});
    MarkPrices marks = new MarkPrices(List.of(new MarkPrices.TokenPrices(3, ticks)));
    assertEquals(ticks, marks.of(3));
    assertNull(marks.of(0));
    RollRule.OpenInterest interest =
        new RollRule.OpenInterest(List.of(new RollRule.OpenInterest.TokenLots(3, ticks)));
    assertEquals(-1, interest.lots(3, 4), "not known yet");
    assertEquals(77, interest.lots(3, 5));
    assertEquals(-1, interest.lots(4, 5));
  }
}
