package io.quantlab.engine.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.market.BookSide;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.MboKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Z-7: the book by orders against one list of orders.
class FifoBookTest {
  private final List<String> left = new ArrayList<>();
  private final FifoBook book =
      new FifoBook(
          new LadderBook(128),
          (side, price, lots, sequence, how) ->
              left.add(side + " " + price + " " + lots + " #" + sequence + " " + how));

  private void row(MboKind kind, BookSide side, long price, long lots, long ref) {
    book.apply(kind.id(), side.id(), price, lots, ref, 0);
  }

  @Test
  @DisplayName("D-4 a change keeps the place unless the price moves or the size grows")
  void keepsPriority() {
    row(MboKind.ADD, BookSide.BID, 100, 5, 1);
    row(MboKind.ADD, BookSide.BID, 100, 3, 2);
    row(MboKind.ADD, BookSide.BID, 100, 2, 3);
    assertEquals(5, book.lotsAhead(2));
    row(MboKind.CHANGE, BookSide.BID, 100, 4, 1);
    assertEquals(4, book.lotsAhead(2));
    row(MboKind.CHANGE, BookSide.BID, 100, 6, 1);
    assertEquals(0, book.lotsAhead(2));
    assertEquals(5, book.lotsAhead(1));
    row(MboKind.EXECUTE, BookSide.BID, 100, 1, 2);
    row(MboKind.EXECUTE, BookSide.BID, 100, 2, 2);
    assertEquals(0, book.lotsAhead(3));
    row(MboKind.CHANGE, BookSide.BID, 99, 2, 3);
    assertEquals(6, book.levels().bidLots());
    row(MboKind.REMOVE, BookSide.BID, 0, 0, 1);
    assertEquals(99, book.levels().bidTicks());
    row(MboKind.REMOVE, BookSide.BID, 0, 0, 77);
    assertEquals(
        List.of(
            "BID 100 1 #1 WITHDRAWN",
            "BID 100 4 #1 WITHDRAWN",
            "BID 100 1 #2 TRADED",
            "BID 100 2 #2 TRADED",
            "BID 100 2 #3 WITHDRAWN",
            "BID 100 6 #4 WITHDRAWN"),
        left);
  }

  @Test
  void refusesAnOrderTwice() {
    row(MboKind.ADD, BookSide.ASK, 100, 5, 1);
    assertThrows(IllegalStateException.class, () -> row(MboKind.ADD, BookSide.ASK, 101, 5, 1));
    book.apply(MboKind.ADD.id(), 1, 101, 5, 1, Flags.RESET);
    assertEquals(101, book.levels().askTicks());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("Z-7 equals the list after every one of 20,000 random rows")
  void equalsTheNaiveBook(long seed) {
    NaiveFifoBook slow = new NaiveFifoBook();
    SplittableRandom random = new SplittableRandom(seed);
    long refs = 0;
    for (int i = 0; i < 20_000; i++) {
      BookSide side = random.nextBoolean() ? BookSide.BID : BookSide.ASK;
      long price = 1000 + random.nextInt(20) * (random.nextInt(50) == 0 ? 1000 : 1);
      long lots = random.nextInt(8);
      long ref = Math.max(1, refs - random.nextInt(60));
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> {
          row(MboKind.ADD, side, price, lots, ++refs);
          slow.add(refs, side, price, lots);
        }
        case 4, 5 -> {
          row(MboKind.CHANGE, side, price, lots, ref);
          slow.change(ref, price, lots);
        }
        case 6, 7 -> {
          row(MboKind.EXECUTE, side, price, lots, ref);
          slow.take(ref, lots);
        }
        case 8 -> {
          row(MboKind.REMOVE, side, 0, 0, ref);
          slow.remove(ref);
        }
        default -> {
          if (random.nextInt(200) == 0) {
            row(MboKind.CLEAR, side, 0, 0, 0);
            slow.clear(side);
          }
        }
      }
      String at = "seed " + seed + ", row " + i;
      assertEquals(slow.best(side), book.levels().bestTicks(side), at);
      assertEquals(slow.lotsAt(side, price), book.levels().lotsAt(side, price), at);
      assertEquals(slow.lotsAhead(ref), book.lotsAhead(ref), at);
    }
  }
}
