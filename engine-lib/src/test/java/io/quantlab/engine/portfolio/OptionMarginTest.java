package io.quantlab.engine.portfolio;

import static io.quantlab.engine.portfolio.MarginTape.Book;
import static io.quantlab.engine.portfolio.MarginTape.DAY;
import static io.quantlab.engine.portfolio.MarginTape.DOLLAR;
import static io.quantlab.engine.portfolio.MarginTape.dollars;
import static io.quantlab.engine.portfolio.MarginTape.grid;
import static io.quantlab.engine.portfolio.MarginTape.instrument;
import static io.quantlab.engine.portfolio.MarginTape.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.portfolio.OptionTerms.Right;
import io.quantlab.engine.portfolio.OptionTerms.Settlement;
import io.quantlab.engine.portfolio.OptionTerms.Style;
import io.quantlab.engine.portfolio.PortfolioMargin.Netting;
import io.quantlab.engine.testkit.Lab;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Margins of options by strategies (engine contract F-70): examples that brokers and exchanges
/// publish, others by hand, and a twin in decimals that counts single contracts. What an exchange
/// requires is compared with cash; NAV has shorts taken off and longs added already.
class OptionMarginTest {
  @Test
  @DisplayName("F-70: a short option alone; the published put needs 3,400 with its 120")
  void naked() {
    // short 1 put 200 at 1.20, stock 209.00: 120 + 4,180 - 900 = 3,400 of cash (a broker's page)
    assertEquals(3_400 - 120, new Book(0, 20_900).put(200, -1, 120).needs());
    // call 110 at 2.00, stock 100.00: 20 % less 1,000 is 1,000, the least 10 %
    assertEquals(1_000, new Book(0, 10_000).call(110, -1, 200).needs());
    assertEquals(1_000, new Book(0, 10_000).call(130, -1, 10).needs());
    // put 80: 2,000 - 2,000 is less than 10 % of the strike
    assertEquals(800, new Book(0, 10_000).put(80, -1, 10).needs());
    // in the money: nothing comes off
    assertEquals(2_000 * 3, new Book(0, 10_000).call(90, -3, 1_100).needs());
  }

  @Test
  @DisplayName("F-70: an option on an index needs 15 %, a long one its value")
  void indexAndLong() {
    Book index = new Book(terms(1, AssetClass.INDEX, 1), 0, 100_000, Settlement.CASH);
    assertEquals(15_000 - 5_000, index.call(1_050, -1, 500).needs());
    assertEquals(250 + 700, new Book(0, 10_000).call(105, 1, 250).put(100, 2, 350).needs());
  }

  @Test
  @DisplayName("F-70: a vertical needs its width; the published put spread 456 beside its credit")
  void verticals() {
    // long 120 put at 0.80, short 125 put at 1.24: 500 + 80 of cash, 456 after the 124 received
    assertEquals(456, new Book(0, 13_000).put(120, 1, 80).put(125, -1, 124).needs());
    // a debit spread: what it costs
    assertEquals(300, new Book(0, 10_000).call(100, 1, 500).call(110, -1, 200).needs());
    // a credit call spread wider than the naked margin: 4,000 against 1,000 and its value
    assertEquals(1_000 + 5, new Book(0, 10_000).call(130, -1, 10).call(170, 1, 5).needs());
  }

  @Test
  @DisplayName("F-70: an iron condor needs one wing, published: 10 x 10 x 100")
  void condor() {
    Book condor =
        new Book(0, 17_500)
            .put(160, 10, 100)
            .put(170, -10, 300)
            .call(180, -10, 250)
            .call(190, 10, 80);
    assertEquals(10_000 + 10 * (100 - 300 - 250 + 80), condor.needs());
  }

  @Test
  @DisplayName("F-70: butterflies and boxes: long ones what they cost, short ones their width")
  void butterfliesAndBoxes() {
    // long butterfly 90/100/110 for 1.50
    assertEquals(
        150, new Book(0, 10_000).call(90, 1, 1_100).call(100, -2, 525).call(110, 1, 100).needs());
    // short butterfly: a wing of 1,000 less the 150 received
    assertEquals(
        850, new Book(0, 10_000).call(90, -1, 1_100).call(100, 2, 525).call(110, -1, 100).needs());
    // long box 90/110, worth 20 at the expiry, for 19: nothing can be lost but what it cost
    assertEquals(
        1_900,
        new Book(0, 10_000)
            .call(90, 1, 1_100)
            .call(110, -1, 100)
            .put(110, 1, 1_150)
            .put(90, -1, 250)
            .needs());
  }

  @Test
  @DisplayName("F-70: short straddle and strangle: the larger side, and the value of the other")
  void straddles() {
    // calls 500 + 2,000, puts 400 + 2,000
    assertEquals(2_000, new Book(0, 10_000).call(100, -1, 500).put(100, -1, 400).needs());
    // strangle: call 100 + 1,000 = 1,100, put 900 + 2,000 = 2,900
    assertEquals(2_000, new Book(0, 10_000).call(110, -1, 100).put(105, -1, 900).needs());
    // two calls and a put: one call stays alone
    assertEquals(2_000 + 2_000, new Book(0, 10_000).call(100, -2, 500).put(100, -1, 400).needs());
  }

  @Test
  @DisplayName("F-70: stock covers calls, a short stock puts; the stock has its own margin")
  void covered() {
    Book covered = new Book(200, 10_000).call(105, -2, 300);
    OptionMargin model = OptionMargin.standard(covered.terms);
    assertEquals(10_000, dollars(model.initialE8(covered.account, null)));
    assertEquals(5_000, dollars(model.maintenanceE8(covered.account)));
    // a third call is naked: 20 % less 500
    Book third = new Book(250, 10_000).call(105, -3, 300);
    assertEquals(
        6_250 + 1_500, dollars(OptionMargin.standard(third.terms).maintenanceE8(third.account)));
    Book puts = new Book(-100, 10_000).put(95, -1, 200);
    assertEquals(3_000, dollars(OptionMargin.standard(puts.terms).maintenanceE8(puts.account)));
  }

  @Test
  @DisplayName("F-70: a calendar needs what it cost; a long that ends first bounds nothing")
  void calendars() {
    Book calendar = new Book(0, 10_000).leg(Right.CALL, 100, 100, -1, 300);
    assertEquals(200, calendar.leg(Right.CALL, 100, 130, 1, 500).needs());
    Book other = new Book(0, 10_000).leg(Right.CALL, 100, 130, -1, 500);
    assertEquals(2_000 + 300, other.leg(Right.CALL, 100, 100, 1, 300).needs());
  }

  @Test
  @DisplayName("F-70, O-32: working orders count by the worst of buys, sells and both")
  void workingOrders() {
    Book flat = new Book(0, 10_000).call(100, 0, 500).call(110, 0, 200);
    OptionMargin model = OptionMargin.standard(flat.terms);
    OrderView sell = new OrderView().set(2, -1, 1, 200);
    assertEquals(1_000, dollars(model.initialE8(flat.account, sell)));
    Book held = new Book(0, 10_000).call(100, 1, 500).call(110, 0, 200);
    // while it works the long one stands alone: 500, more than the 300 of the spread
    assertEquals(500, dollars(model.initialE8(held.account, sell)));
    // a buy that closes the short leaves the long to pay for
    Book spread = new Book(0, 10_000).call(100, 1, 500).call(110, -1, 200);
    OrderView buy = new OrderView().set(2, 1, 1, 200);
    assertEquals(500, dollars(model.initialE8(spread.account, buy)));
  }

  // ---- the twin ----

  private record One(int sign, long strike, int day, long value, BigDecimal naked) {}

  /// Contract by contract, in decimals of dollars.
  private static BigDecimal naive(List<One> longs, List<One> shorts, long stock) {
    BigDecimal need = BigDecimal.ZERO;
    for (One one : longs) {
      need = need.add(BigDecimal.valueOf(one.value));
    }
    List<One> left = new ArrayList<>(shorts);
    Comparator<One> dearest = Comparator.comparing(One::naked).thenComparing(One::value).reversed();
    left.sort(dearest);
    long cover = stock;
    for (One one : List.copyOf(left)) {
      if (cover * one.sign > 0) {
        left.remove(one);
        cover -= one.sign;
      }
    }
    List<One> free = new ArrayList<>(longs);
    Comparator<One> deep = Comparator.comparingLong(one -> one.sign * one.strike);
    free.sort(deep);
    List<One[]> pairs = new ArrayList<>();
    List<One> byLife = new ArrayList<>(left);
    byLife.sort(Comparator.comparingInt((One one) -> -one.day).thenComparing(deep));
    for (One one : byLife) {
      for (One held : free) {
        if (held.sign == one.sign && held.day >= one.day) {
          pairs.add(new One[] {one, held});
          free.remove(held);
          left.remove(one);
          break;
        }
      }
    }
    for (int day : pairs.stream().mapToInt(p -> p[0].day).distinct().toArray()) {
      List<One[]> same = pairs.stream().filter(p -> p[0].day == day).toList();
      long loss = 0;
      BigDecimal alone = BigDecimal.ZERO;
      for (long price = 0; price <= 200; price++) {
        long at = 0;
        for (One[] p : same) {
          at += 100 * Math.max(0, p[0].sign * (price - p[0].strike));
          at -= 100 * Math.max(0, p[1].sign * (price - p[1].strike));
        }
        loss = Math.max(loss, at);
      }
      for (One[] p : same) {
        alone = alone.add(p[0].naked);
        need = need.subtract(BigDecimal.valueOf(p[0].value));
      }
      need = need.add(alone.min(BigDecimal.valueOf(loss)));
    }
    List<One> calls = left.stream().filter(one -> one.sign > 0).sorted(dearest).toList();
    List<One> puts = left.stream().filter(one -> one.sign < 0).sorted(dearest).toList();
    for (int i = 0; i < Math.max(calls.size(), puts.size()); i++) {
      One call = i < calls.size() ? calls.get(i) : null;
      One put = i < puts.size() ? puts.get(i) : null;
      boolean first = put == null || call != null && call.naked.compareTo(put.naked) >= 0;
      One more = first ? call : put;
      need = need.add(more.naked).subtract(BigDecimal.valueOf(more.value)); // the other's cancels
    }
    return need.max(BigDecimal.ZERO);
  }

  @Test
  @DisplayName("F-70: random books need what a count of single contracts says")
  void twin() {
    for (long seed = 1; seed <= 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long cents = 100 * (60 + random.nextInt(80));
      Book book = new Book(0, cents);
      List<One> longs = new ArrayList<>();
      List<One> shorts = new ArrayList<>();
      Set<String> seen = new HashSet<>(); // one contract has one price
      for (int i = 1 + random.nextInt(6); i > 0; i--) {
        int sign = random.nextBoolean() ? 1 : -1;
        long strike = 60 + 5 * random.nextInt(17);
        int day = 100 + 30 * random.nextInt(2);
        long premium = 1 + random.nextInt(3_000);
        long lots = seen.add(sign + " " + strike + " " + day) ? random.nextInt(7) - 3 : 0;
        book.leg(sign > 0 ? Right.CALL : Right.PUT, strike, day, lots, premium);
        BigDecimal out = BigDecimal.valueOf(Math.max(0, sign * (100 * strike - cents)));
        BigDecimal twenty = BigDecimal.valueOf(cents).multiply(new BigDecimal("0.2")).subtract(out);
        BigDecimal ten = BigDecimal.valueOf(sign > 0 ? cents : 100 * strike).movePointLeft(1);
        BigDecimal naked = twenty.max(ten).add(BigDecimal.valueOf(premium));
        for (long n = Math.abs(lots); n > 0; n--) {
          (lots > 0 ? longs : shorts).add(new One(sign, strike, day, premium, naked));
        }
      }
      BigDecimal expected = naive(longs, shorts, 0);
      long found = OptionMargin.standard(book.terms).maintenanceE8(book.account);
      long e8 =
          expected
              .multiply(BigDecimal.valueOf(DOLLAR))
              .setScale(0, RoundingMode.UP)
              .longValueExact();
      assertEquals(e8, found, "seed " + seed);
    }
  }

  @Test
  @DisplayName("F-70: options on two stocks, and of two sizes on one, do nothing for each other")
  void groups() {
    Book book = new Book(0, 10_000).call(100, 1, 500); // stock 1
    book.account.hold(Lab.stock(20, 1), 0, 10_000, 10_000);
    book.account.hold(instrument(21), -1, 500, 500);
    book.terms.add(
        new OptionTerms(
            21, 20, Right.CALL, new Decimal(100, 0), 100, Style.AMERICAN, Settlement.PHYSICAL));
    // 500 for the long one, 20 % of 10,000 for the short one on the other stock
    assertEquals(500 + 2_000, book.needs());
    Book sizes = new Book(0, 10_000).call(100, 1, 500);
    sizes.account.hold(terms(31, AssetClass.OPTION, 10), -10, 500, 500);
    sizes.terms.add(
        new OptionTerms(
            31, 1, Right.CALL, new Decimal(100, 0), 100, Style.AMERICAN, Settlement.PHYSICAL));
    assertEquals(500 + 2_000, sizes.needs());
  }

  @Test
  @DisplayName("F-70: 250 shares cover two calls; the 50 left need their own margin")
  void coversWholeLots() {
    Book book = new Book(250, 10_000).call(120, -3, 100);
    // the third call is naked: 20 % of 10,000 less 2,000 out of the money, at least 10 %: 1,000;
    // the stock, covering or not, needs half of its 25,000
    OptionMargin model = OptionMargin.standard(book.terms);
    assertEquals(12_500 + 1_000, dollars(model.initialE8(book.account, null)));
  }

  @Test
  @DisplayName("F-70: an underlying the run has no data of is named")
  void noUnderlying() {
    TestAccount account = new TestAccount().hold(instrument(2), -1, 100, 100);
    OptionTerms terms =
        new OptionTerms(
            2, 9, Right.CALL, new Decimal(100, 0), 100, Style.AMERICAN, Settlement.PHYSICAL);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> OptionMargin.standard(List.of(terms)).initialE8(account, null));
    assertEquals("the run has no data of token 9", e.getMessage());
  }

  @Test
  @DisplayName("A-12, F-70: after a split margins know the adjusted strike")
  void adjustedStrike() {
    // two calls at 50 after 2 for 1, at the money: 20 % of 5,000 each; at 100 it would be 10 %
    Book book = new Book(0, 5_000).call(100, -2, 100);
    book.account.adjusting(terms -> terms.at(new Decimal(50, 0)));
    assertEquals(2_000, book.needs());
    // the grid, on the last day: up 15 % to 57.50 the calls cost 7.50 a share less the cent of 1.00
    book.account.at(101 * DAY);
    assertEquals(
        2 * (750 - 100), dollars(grid(book, 0, Netting.INSTRUMENT).maintenanceE8(book.account)));
  }

  @Test
  @DisplayName("F-70: what a position needs alone, whatever else is held")
  void alone() {
    Book book = new Book(0, 10_000).call(100, 1, 500).call(110, 0, 200);
    OptionMargin model = OptionMargin.standard(book.terms);
    // 20 % of 10,000 less 1,000 out of the money is the least, 10 %, beside its value, which NAV
    // has less already
    assertEquals(
        1_000, dollars(model.requiredE8(book.account, 2, -1, 200, MarginModel.Level.INITIAL)));
  }
}
