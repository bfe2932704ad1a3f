package io.quantlab.engine.portfolio;

import static io.quantlab.engine.portfolio.MarginTape.Book;
import static io.quantlab.engine.portfolio.MarginTape.DAY;
import static io.quantlab.engine.portfolio.MarginTape.DOLLAR;
import static io.quantlab.engine.portfolio.MarginTape.dollars;
import static io.quantlab.engine.portfolio.MarginTape.grid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.portfolio.OptionTerms.Right;
import io.quantlab.engine.portfolio.PortfolioMargin.Netting;
import io.quantlab.engine.testkit.Lab;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Margins of options on a grid of prices and volatilities (engine contract F-70 Portfolio), by
/// hand and against formulas of a textbook.
class OptionGridMarginTest {
  @Test
  @DisplayName("F-70 Portfolio: stock needs 15 %; at its expiry an option is worth its exercise")
  void gridByHand() {
    Book stock = new Book(100, 10_000);
    assertEquals(1_500, dollars(grid(stock, 0, Netting.INSTRUMENT).maintenanceE8(stock.account)));
    // day 100 is over: short call 105 at 0.01, up 15 %: 115 - 105, less the cent
    Book call = new Book(0, 10_000).call(105, -1, 1);
    call.account.at(101 * DAY);
    assertEquals(999 * DOLLAR, grid(call, 0, Netting.INSTRUMENT).maintenanceE8(call.account));
    // with the stock the call is covered: down 15 % the cent is won
    Book covered = new Book(100, 10_000).call(105, -1, 1);
    covered.account.at(101 * DAY);
    assertEquals(
        1_499 * DOLLAR, grid(covered, 0, Netting.INSTRUMENT).maintenanceE8(covered.account));
    // a far strike: 0.375 a share at least
    Book far = new Book(0, 10_000).call(150, -4, 1);
    far.account.at(101 * DAY);
    assertEquals(150 * DOLLAR, grid(far, 0, Netting.INSTRUMENT).maintenanceE8(far.account));
  }

  @Test
  @DisplayName("F-70 Portfolio: a short straddle loses most at an end of the grid, volatility up")
  void gridStraddle() {
    // a year, and a volatility of about 20 %: both are worth 7.97
    Book book =
        new Book(0, 10_000).leg(Right.CALL, 100, 464, -1, 797).leg(Right.PUT, 100, 464, -1, 797);
    book.account.at(100 * DAY);
    long needs = grid(book, 25_000_000, Netting.INSTRUMENT).maintenanceE8(book.account);
    double sigma = 0.20; // the one at which the integral gives 15.94
    for (int i = 0; i < 20; i++) {
      sigma *= 15.94 / naiveStraddle(100, 100, 1, sigma);
    }
    double up = naiveStraddle(115, 100, 1, 1.25 * sigma);
    double down = naiveStraddle(85, 100, 1, 1.25 * sigma);
    assertEquals(100 * (Math.max(up, down) - 15.94), needs / 1e8, 0.01);
  }

  /// Call and put by integrating the payoff over the lognormal density.
  private static double naiveStraddle(double spot, double strike, double years, double sigma) {
    double sum = 0;
    int steps = 200_000;
    double width = 16.0 / steps;
    double deviation = sigma * Math.sqrt(years);
    for (int i = 0; i < steps; i++) {
      double z = -8 + (i + 0.5) * width;
      double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
      double end = spot * Math.exp(-deviation * deviation / 2 + deviation * z);
      sum += Math.abs(end - strike) * density * width;
    }
    return sum;
  }

  @Test
  @DisplayName("F-70 Portfolio: accounts net their underlyings, instruments do not")
  void gridNetting() {
    Book book = new Book(100, 10_000);
    book.account.hold(Lab.stock(9, 1), -100, 8_000, 8_000);
    long apart = grid(book, 0, Netting.INSTRUMENT).maintenanceE8(book.account);
    long together = grid(book, 0, Netting.ACCOUNT).maintenanceE8(book.account);
    assertEquals(1_500 + 1_200, dollars(apart));
    assertEquals(300, dollars(together));
  }

  @Test
  @DisplayName("F-70 Portfolio: a hedge never needs more than its parts (random books)")
  void gridIsSubadditive() {
    for (long seed = 1; seed <= 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Book both = new Book(0, 10_000);
      Book one = new Book(0, 10_000);
      Book two = new Book(0, 10_000);
      for (int i = 0; i < 4; i++) {
        Right right = random.nextBoolean() ? Right.CALL : Right.PUT;
        long strike = 80 + 5 * random.nextInt(9);
        long lots = random.nextInt(9) - 4;
        long premium = 2_500 + random.nextInt(500);
        both.leg(right, strike, 200, lots, premium);
        one.leg(right, strike, 200, i < 2 ? lots : 0, premium);
        two.leg(right, strike, 200, i < 2 ? 0 : lots, premium);
      }
      long whole = grid(both, 20_000_000, Netting.INSTRUMENT).maintenanceE8(both.account);
      long parts =
          grid(one, 20_000_000, Netting.INSTRUMENT).maintenanceE8(one.account)
              + grid(two, 20_000_000, Netting.INSTRUMENT).maintenanceE8(two.account);
      assertTrue(whole <= parts, "seed " + seed + ": " + whole + " > " + parts);
    }
  }

  @Test
  @DisplayName("F-70 Portfolio: an order counts at its price; a position alone needs what it loses")
  void gridOrders() {
    Book book = new Book(100, 10_000);
    GridMargin model = grid(book, 0, Netting.INSTRUMENT);
    // 100 more at 120.00: 15 % of 200 x 120
    assertEquals(
        3_600, dollars(model.initialE8(book.account, new OrderView().set(0, 1, 100, 12_000))));
    // 300 to sell: the worst case is 200 short
    assertEquals(
        3_000, dollars(model.initialE8(book.account, new OrderView().set(0, -1, 300, 10_000))));
    assertEquals(
        750, dollars(model.requiredE8(book.account, 0, -50, 10_000, MarginModel.Level.INITIAL)));
  }

  @Test
  @DisplayName(
      "F-70 Portfolio: volatility 25 % up alone costs a short straddle, a move of 0 nothing")
  void gridVolatility() {
    // 7.97 a side is a volatility near 20 %; a quarter more of it, at the same price
    Book book =
        new Book(0, 10_000).leg(Right.CALL, 100, 464, -1, 797).leg(Right.PUT, 100, 464, -1, 797);
    book.account.at(100 * DAY);
    GridMargin still = new GridMargin(book.terms, 1, 25_000_000, 0, 37_500_000, Netting.INSTRUMENT);
    double sigma = 0.20;
    for (int i = 0; i < 20; i++) {
      sigma *= 15.94 / naiveStraddle(100, 100, 1, sigma);
    }
    double up = naiveStraddle(100, 100, 1, 1.25 * sigma);
    assertEquals(100 * (up - 15.94), still.maintenanceE8(book.account) / 1e8, 0.01);
  }

  @Test
  @DisplayName("F-70, O-32: orders that work count by the worst of buys, sells and both")
  void gridWorking() {
    Book book = new Book(0, 10_000);
    book.account.hold(Lab.stock(9, 1), 0, 10_000, 10_000, 30, 50);
    GridMargin model = grid(book, 0, Netting.INSTRUMENT);
    assertEquals(0, model.maintenanceE8(book.account));
    // 15 % of 30 bought, of 50 sold, of 20 net
    assertEquals(750, dollars(model.initialE8(book.account, null)));
    OrderView sell = new OrderView().set(1, -1, 10, 10_000);
    assertEquals(900, dollars(model.initialE8(book.account, sell)));
    OrderView buy = new OrderView().set(1, 1, 40, 10_000);
    assertEquals(1_050, dollars(model.initialE8(book.account, buy)));
  }
}
