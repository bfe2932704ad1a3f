package io.quantlab.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.BookSide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Best bid 99 x 10 and ask 102 x 20, as three readers see it: marks, takers, queues.
class TopOfBookTest {
  private final TopOfBook top = new TopOfBook();
  private final TopTaken taken = new TopTaken(top);
  private final TopDepth depth = new TopDepth().of(top);

  @BeforeEach
  void quote() {
    top.bid(99, 10);
    top.ask(102, 20);
  }

  // ---- the quote ----

  @Test
  @DisplayName("I-7: a side the quote does not show keeps its price, and nothing trades against it")
  void hidden() {
    assertTrue(top.showsBid() && top.showsAsk());
    top.noBid();
    assertFalse(top.showsBid());
    assertTrue(top.hasBid());
    assertEquals(99, top.bidTicks());
    top.noAsk();
    assertFalse(top.showsAsk());
    top.bid(99, 10);
    assertTrue(top.showsBid(), "the same bid is back");
  }

  @Test
  @DisplayName("F-9: crossed is a bid at or above the ask, both shown")
  void crossed() {
    assertFalse(top.crossed());
    top.bid(102, 1);
    assertTrue(top.crossed());
    top.bid(103, 1);
    assertTrue(top.crossed());
    top.noAsk();
    assertFalse(top.crossed());
  }

  @Test
  @DisplayName("F-53: a session closes at the last trade, without one in the middle of the quote")
  void closingPrice() {
    assertEquals(100.5, top.closingPrice());
    top.last(97);
    assertEquals(97, top.closingPrice());
    TopOfBook oneSided = new TopOfBook();
    assertTrue(Double.isNaN(oneSided.closingPrice()));
    oneSided.bid(99, 10);
    assertTrue(Double.isNaN(oneSided.closingPrice()));
    oneSided.ask(101, 10);
    assertEquals(100, oneSided.closingPrice());
  }

  @Test
  @DisplayName("A-8: a split restates prices, and what was taken is there again")
  void split() {
    taken.consume(1, 15);
    taken.consume(-1, 4);
    top.last(100);
    top.restate(3, 1);
    assertEquals(33, top.bidTicks());
    assertEquals(34, top.askTicks());
    assertEquals(33, top.lastTicks());
    assertEquals(20, taken.available(1));
    assertEquals(10, taken.available(-1));
  }

  // ---- what takers have of it ----

  @Test
  @DisplayName("F-31: what we took adds up until the level changes, each side for itself")
  void takenOfBothSides() {
    taken.consume(-1, 4);
    taken.consume(-1, 3);
    assertEquals(3, taken.available(-1));
    assertEquals(20, taken.available(1));
    taken.consume(1, 15);
    taken.consume(1, 2);
    assertEquals(3, taken.available(1));
    top.ask(102, 21);
    assertEquals(21, taken.available(1));
    assertEquals(3, taken.available(-1));
    taken.consume(1, 1);
    assertEquals(20, taken.available(1));
    top.bid(98, 10);
    taken.consume(-1, 2);
    assertEquals(8, taken.available(-1));
  }

  @Test
  @DisplayName("F-31: a print takes from the side it reaches, until it had its turn")
  void printed() {
    taken.printed(102, 5);
    taken.printed(103, 1);
    taken.printed(99, 2);
    taken.printed(98, 1);
    taken.printed(100, 7); // between the two
    assertEquals(14, taken.available(1));
    assertEquals(7, taken.available(-1));
    taken.printOver();
    assertEquals(20, taken.available(1));
    assertEquals(10, taken.available(-1));
    top.noAsk();
    taken.printed(102, 5);
    top.noBid();
    taken.printed(98, 5);
    assertEquals(10, taken.available(-1));
  }

  // ---- the quote as a book of one level ----

  @Test
  @DisplayName("F-35: a quote is a book of one level a side, of none where it shows nothing")
  void levels() {
    long[] prices = new long[2];
    long[] lots = new long[2];
    assertEquals(1, depth.best(BookSide.BID, 2, prices, lots));
    assertEquals(99, prices[0]);
    assertEquals(10, lots[0]);
    assertEquals(1, depth.best(BookSide.ASK, 1, prices, lots));
    assertEquals(102, prices[0]);
    assertEquals(20, lots[0]);
    assertEquals(0, depth.best(BookSide.ASK, 0, prices, lots));
    assertEquals(0, depth.best(BookSide.ASK, 1, new long[0], lots));
    assertEquals(0, depth.best(BookSide.ASK, 1, prices, new long[0]));
    assertEquals(10, depth.lotsAt(BookSide.BID, 99));
    assertEquals(0, depth.lotsAt(BookSide.BID, 98));
    assertEquals(20, depth.lotsAt(BookSide.ASK, 102));
    assertEquals(0, depth.lotsAt(BookSide.ASK, 99));
    top.noBid();
    top.noAsk();
    for (BookSide side : BookSide.values()) {
      assertEquals(0, depth.levels(side));
      assertEquals(0, depth.best(side, 1, prices, lots));
      assertEquals(0, depth.lotsAt(side, side == BookSide.BID ? 99 : 102));
    }
    assertFalse(depth.hasBid());
    assertFalse(depth.hasAsk());
    assertEquals(0, depth.bidLots());
    assertEquals(0, depth.askLots());
  }
}
