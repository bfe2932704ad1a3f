package io.quantlab.engine.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.BookSide;
import io.quantlab.engine.market.DepthKind;
import io.quantlab.engine.market.Flags;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Z-7: the ladder against the sorted maps.
class LadderBookTest {
  private final LadderBook book = new LadderBook(128);

  @Test
  void keepsTheBestOfEachSide() {
    assertFalse(book.hasBid());
    assertEquals(0, book.set(BookSide.BID, 100, 5));
    assertEquals(0, book.set(BookSide.BID, 99, 7));
    assertEquals(0, book.set(BookSide.ASK, 102, 3));
    assertEquals(100, book.bidTicks());
    assertEquals(5, book.bidLots());
    assertEquals(102, book.askTicks());
    assertEquals(3, book.askLots());
    assertEquals(5, book.set(BookSide.BID, 100, 0));
    assertEquals(99, book.bidTicks());
    assertEquals(3, book.set(BookSide.ASK, 102, 0));
    assertFalse(book.hasAsk());
    assertEquals(0, book.askLots());
    assertEquals(LadderBook.NONE, book.bestTicks(BookSide.ASK));
  }

  @Test
  void findsTheBestAgainFarAway() {
    book.set(BookSide.BID, 1_000_000, 1);
    book.set(BookSide.BID, 5, 9);
    book.set(BookSide.BID, 999_000, 4);
    assertEquals(999_000, book.nextTicks(BookSide.BID, 1_000_000));
    assertEquals(5, book.nextTicks(BookSide.BID, 999_000));
    book.set(BookSide.BID, 1_000_000, 0);
    assertEquals(999_000, book.bidTicks());
    assertEquals(4, book.bidLots());
    book.set(BookSide.BID, 999_000, 0);
    assertEquals(5, book.bidTicks());
    assertEquals(9, book.bidLots());
    assertEquals(1, book.levels(BookSide.BID));
  }

  @Test
  void appliesRows() {
    int set = DepthKind.SET.id();
    book.apply(set, 0, 100, 5, 0);
    book.apply(set, 1, 99, 5, 0);
    assertTrue(book.crossed());
    book.apply(set, 1, 101, 8, Flags.RESET);
    assertFalse(book.hasBid());
    assertEquals(8, book.apply(set, 1, 101, 2, 0));
    book.apply(DepthKind.CLEAR.id(), 1, 0, 0, 0);
    assertEquals(0, book.levels(BookSide.ASK));
    assertThrows(IllegalArgumentException.class, () -> book.apply(9, 0, 1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> book.set(BookSide.BID, 1, -1));
  }

  @Test
  void copiesTheBestLevels() {
    for (int i = 0; i < 10; i++) {
      book.set(BookSide.ASK, 100 + 50 * i, i + 1);
    }
    long[] prices = new long[4];
    long[] lots = new long[4];
    assertEquals(4, book.best(BookSide.ASK, 8, prices, lots));
    assertEquals(250, prices[3]);
    assertEquals(4, lots[3]);
    assertEquals(2, book.best(BookSide.ASK, 2, prices, lots));
  }

  @ParameterizedTest
  @CsvSource({"1, 128, 60", "2, 128, 600", "3, 256, 100000", "4, 1024, 900", "5, 128, 3"})
  @DisplayName("Z-7 equals the sorted maps after every one of 60,000 random updates")
  void equalsTheNaiveBook(long seed, int window, long width) {
    LadderBook fast = new LadderBook(window);
    NaiveBook slow = new NaiveBook();
    SplittableRandom random = new SplittableRandom(seed);
    long middle = random.nextLong(-1000, 1_000_000);
    for (int i = 0; i < 60_000; i++) {
      String at = "seed " + seed + ", update " + i;
      middle += random.nextInt(100) == 0 ? random.nextLong(-width, width + 1) : 0;
      BookSide side = random.nextBoolean() ? BookSide.BID : BookSide.ASK;
      long price = price(random, slow, side, middle, width);
      long lots = random.nextInt(3) == 0 ? random.nextLong(1, 1000) : 0;
      if (random.nextInt(20_000) == 0) {
        fast.clear(side);
        slow.side(side).clear();
      }
      assertEquals(slow.set(side, price, lots), fast.set(side, price, lots), at);
      assertEquals(slow.best(side), fast.bestTicks(side), at);
      assertEquals(slow.side(side).size(), fast.levels(side), at);
      long probe = price(random, slow, side, middle, width);
      assertEquals(slow.side(side).getOrDefault(probe, 0L), fast.lotsAt(side, probe), at);
      assertEquals(slow.next(side, probe), fast.nextTicks(side, probe), at);
    }
  }

  /// Near the middle, far from it, or the best itself.
  private static long price(
      SplittableRandom random, NaiveBook book, BookSide side, long middle, long width) {
    int choice = random.nextInt(10);
    if (choice < 3 && book.best(side) != LadderBook.NONE) {
      return book.best(side);
    }
    long reach = choice == 3 ? width * 50 : width;
    return middle + random.nextLong(-reach, reach + 1);
  }
}
