package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Exact queues from market by order (F-35 `L3_FIFO`, F-36), worked by hand: the data say which
/// order of the book traded, so ours fill before those behind them.
@ExtendWith(InvariantsExtension.class)
class OrderBookByOrderTest {
  private static final int ADD = 1;
  private static final int CANCEL = 3;
  private static final int TRADE = 4;
  private static final int BID = 0;
  private static final int ASK = 1;

  private static final FillProfile FIFO =
      FillProfile.book(new BookFills(new QueueModel.Fifo(), Latencies.NONE, 0));

  private final MarketRows rows = MarketRows.of(Schema.MBO);

  private void row(long second, int what, int side, long price, long lots, long order) {
    rows.row(at(second), what, side, price, lots, order, Flags.EVENT_END);
  }

  /// Bids 100 x 5 and 99 x 4, asks 103 x 6 and 104 x 9; ours are sent and arrive in second 2.
  private void start() {
    row(1, ADD, BID, 100, 5, 11);
    row(1, ADD, BID, 99, 4, 12);
    row(1, ADD, ASK, 103, 6, 21);
    row(1, ADD, ASK, 104, 9, 22);
    row(2, ADD, ASK, 110, 1, 28);
    row(2, ADD, ASK, 110, 1, 29);
  }

  private List<String> fills(OrderRequest... orders) {
    LabResult r = Lab.on(rows).profile(FIFO).trader(Script.of(s -> s.submit(at(2), orders))).run();
    return r.timedTrades();
  }

  private static OrderRequest buy(long lots, long ticks) {
    return OrderRequest.limit(1, Side.BUY, lots, ticks);
  }

  private static OrderRequest sell(long lots, long ticks) {
    return OrderRequest.limit(1, Side.SELL, lots, ticks);
  }

  @Test
  @DisplayName("F-36: a trade of an order behind ours, or at a worse price, is ours first")
  void betterPriceFirst() {
    start();
    row(3, TRADE, BID, 100, 2, 11); // ours at 101 is better: 2; at 100 it is behind
    row(4, TRADE, BID, 100, 3, 11); // 1 for the one at 101; 11 is ahead of the other
    row(5, ADD, BID, 100, 8, 13);
    row(6, TRADE, BID, 100, 3, 13); // 13 is behind ours
    row(7, TRADE, BID, 99, 4, 12); // worse: the rest of ours
    assertEquals(
        List.of(
            "BUY 2 @ 101 after 3 s",
            "BUY 1 @ 101 after 4 s",
            "BUY 3 @ 100 after 6 s",
            "BUY 1 @ 100 after 7 s"),
        fills(buy(3, 101), buy(4, 100)));
  }

  @Test
  @DisplayName("F-36: the same on the side of the asks")
  void sales() {
    start();
    row(3, TRADE, ASK, 103, 6, 21); // 2 of ours at 102; 21 is ahead of ours at 103
    row(4, ADD, ASK, 103, 5, 23);
    row(5, TRADE, ASK, 103, 1, 23);
    row(6, TRADE, ASK, 104, 9, 22); // beyond 103
    assertEquals(
        List.of("SELL 2 @ 102 after 3 s", "SELL 1 @ 103 after 5 s", "SELL 3 @ 103 after 6 s"),
        fills(sell(2, 102), sell(4, 103)));
  }

  @Test
  @DisplayName("F-36: one execution is shared by ours in their order, and no more than it was")
  void shared() {
    start();
    row(3, TRADE, BID, 99, 4, 12);
    assertEquals(
        List.of("BUY 3 @ 101 after 3 s", "BUY 1 @ 100 after 3 s"), fills(buy(2, 100), buy(3, 101)));
  }

  @Test
  @DisplayName("F-36: who cancels ahead moves us, who cancels behind does not")
  void cancels() {
    start();
    row(3, ADD, BID, 100, 7, 13);
    row(4, CANCEL, BID, 0, 0, 11);
    row(5, TRADE, BID, 100, 2, 13);
    row(6, CANCEL, BID, 0, 0, 13);
    row(7, ADD, BID, 100, 7, 14);
    row(8, TRADE, BID, 100, 1, 14);
    assertEquals(List.of("BUY 2 @ 100 after 5 s", "BUY 1 @ 100 after 8 s"), fills(buy(4, 100)));
  }

  @Test
  @DisplayName("F-31: what we took of a level is there again when an order leaves it")
  void takenLevels() {
    start();
    row(3, ADD, BID, 90, 1, 15);
    row(4, CANCEL, ASK, 0, 0, 21);
    row(4, ADD, ASK, 103, 2, 24);
    row(5, ADD, BID, 90, 1, 16);
    LabResult r =
        Lab.on(rows)
            .profile(FIFO)
            .trader(
                Script.of(s ->
                    s.at(at(1), c -> c.market(1, 5))
                        .at(at(2), c -> c.market(1, 2))
                        .at(at(4), c -> c.market(1, 2))))
            .run();
    // 5 of the 6 at 103; 1 left there and 1 at 104; the level is new with the 2 of 24
    assertEquals(List.of("BUY 5 @ 103", "BUY 1 @ 103", "BUY 1 @ 104", "BUY 2 @ 103"), r.trades());
  }

  /// What we took of the asks before a full book is none of the book it shows.
  private List<String> aroundAFullBook(long flags) {
    start();
    rows.row(at(3), ADD, BID, 90, 1, 15, Flags.EVENT_END | flags);
    rows.row(at(4), ADD, BID, 100, 5, 30, Flags.SNAPSHOT | Flags.RESET);
    rows.row(at(4), ADD, ASK, 103, 2, 31, Flags.SNAPSHOT);
    rows.row(at(4), ADD, ASK, 104, 9, 32, Flags.SNAPSHOT | Flags.EVENT_END);
    row(5, ADD, BID, 90, 1, 33);
    return Lab.on(rows)
        .profile(FIFO)
        .trader(Script.of(s -> s.at(at(1), c -> c.market(1, 5)).at(at(4), c -> c.market(1, 2))))
        .run()
        .trades();
  }

  @Test
  @DisplayName("F-31: nothing is taken of the full book after a gap")
  void gap() {
    assertEquals(List.of("BUY 5 @ 103", "BUY 2 @ 103"), aroundAFullBook(Flags.GAP));
  }

  @Test
  @DisplayName("F-31: nothing is taken of a full book, though no gap came before it")
  void fullBook() {
    assertEquals(List.of("BUY 5 @ 103", "BUY 2 @ 103"), aroundAFullBook(0));
  }

  @Test
  @DisplayName("T-6: a message whose rows come one by one matches when it is whole")
  void rowByRow() {
    row(1, ADD, BID, 100, 5, 11);
    row(1, ADD, ASK, 103, 6, 21);
    row(2, ADD, ASK, 104, 9, 22);
    rows.row(at(3), CANCEL, ASK, 0, 0, 21, 0);
    rows.row(at(3), CANCEL, ASK, 0, 0, 22, 0);
    rows.row(at(3), ADD, ASK, 106, 5, 31, Flags.EVENT_END);
    row(4, ADD, BID, 90, 1, 33);
    for (int block : new int[] {1, 2, 100}) {
      LabResult r =
          Lab.on(rows)
              .profile(FIFO)
              .blocks(block)
              .trader(Script.of(s -> s.at(at(2), c -> c.market(1, 3))))
              .run();
      assertEquals(List.of("BUY 3 @ 106 after 3 s"), r.timedTrades());
    }
  }
}
