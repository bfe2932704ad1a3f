package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.kernel.KernelView;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How many lots stand before an order, as a debugger asks it of a run (F-35, F-36), on books
/// worked by hand: of an order in no queue nobody knows.
@ExtendWith(InvariantsExtension.class)
class QueueAheadTest {
  private static final int ADD = 1;
  private static final int CANCEL = 3;
  private static final int TRADE = 4;

  private final List<OptionalLong> ahead = new ArrayList<>();
  private KernelView run;

  /// Sends orders in second 2 and asks of one of them with each tick from second 3 on; what the
  /// judge's repetitions add behind is not looked at.
  private List<Object> ahead(Lab lab, FillProfile profile, long asked, OrderRequest... orders) {
    ahead.clear();
    lab.profile(profile)
        .watch(view -> run = view)
        .trader(
            Script.of(s ->
                s.submit(at(2), orders)
                    .onTick((c, tick) -> {
                      if (tick.epochNanos() >= at(3) && run.epochNanos() == tick.epochNanos()) {
                        run.order(asked).ifPresent(o -> ahead.add(o.queueAheadLots()));
                      }
                    })))
        .run();
    return ahead.stream().<Object>map(a -> a.isPresent() ? a.getAsLong() : "none").toList();
  }

  private static FillProfile book(QueueModel queue, Latencies latencies) {
    return FillProfile.book(new BookFills(queue, latencies, 0));
  }

  private static MarketRows byOrder(int side, int otherSide, long best, long worse, long far) {
    MarketRows rows = MarketRows.of(Schema.MBO);
    long[][] plan = {
      {1, ADD, side, best, 5, 11},
      {1, ADD, side, worse, 4, 12},
      {1, ADD, otherSide, far, 6, 21},
      {2, ADD, side, best, 3, 13},
      {3, ADD, otherSide, far, 1, 22}, // ours joins behind 11 and 13
      {4, ADD, side, best, 7, 14}, // behind ours
      {5, TRADE, side, best, 2, 11},
      {6, CANCEL, side, 0, 0, 14}, // behind ours
      {7, CANCEL, side, 0, 0, 12}, // of another price
      {8, CANCEL, side, 0, 0, 13},
    };
    for (long[] r : plan) {
      rows.row(at(r[0]), r[1], r[2], r[3], r[4], r[5], Flags.EVENT_END);
    }
    return rows;
  }

  @Test
  @DisplayName("F-36: by orders, only those that came before count, and only those of the level")
  void byOrder() {
    FillProfile exact = book(new QueueModel.Fifo(), Latencies.NONE);
    List<Object> worked = List.of(8L, 8L, 6L, 6L, 6L, 3L);
    OrderRequest buy = OrderRequest.limit(1, Side.BUY, 4, 100);
    assertEquals(worked, ahead(Lab.on(byOrder(0, 1, 100, 99, 103)), exact, 1, buy));
    OrderRequest sell = OrderRequest.limit(1, Side.SELL, 4, 103);
    assertEquals(worked, ahead(Lab.on(byOrder(1, 0, 103, 104, 100)), exact, 1, sell));
  }

  private static MarketRows levels() {
    return MarketRows.depth()
        .fullBook(at(1), "B 100 5", "A 103 3")
        .message(at(2), "B 98 1")
        .message(at(3), "B 100 4")
        .message(at(4), "B 100 2");
  }

  @Test
  @DisplayName("F-35: by price, what the level still shows; of stops and trailing stops none")
  void byPrice() {
    FillProfile averse = book(new QueueModel.RiskAverse(), Latencies.NONE);
    OrderRequest[] orders = {
      OrderRequest.limit(1, Side.BUY, 4, 100),
      OrderRequest.stop(1, Side.SELL, 4, 90),
      OrderRequest.stopLimit(1, Side.BUY, 4, 110, 111),
      OrderRequest.of(
          1, Side.SELL, 4, new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(9)))),
      OrderRequest.of(1, Side.SELL, 4, new OrderKind.LimitOnClose(104)),
    };
    assertEquals(List.of(4L, 2L), ahead(Lab.on(levels()), averse, 1, orders));
    for (long other = 2; other <= orders.length; other++) {
      assertEquals(List.of("none", "none"), ahead(Lab.on(levels()), averse, other, orders));
    }
  }

  @Test
  @DisplayName("F-35: a full book moves the place by what it shows less than the one before")
  void fullBooks() {
    MarketRows rows =
        MarketRows.depth()
            .fullBook(at(1), "B 100 10", "A 103 3")
            .message(at(2), "B 98 1")
            .message(at(3), "B 98 2") // joins behind 10
            .message(at(4), "B 100 20")
            .message(at(5), "B 100 10") // of 10 and 10 half of the 10 were ahead
            .fullBook(at(6), "B 100 10", "A 103 3")
            .fullBook(at(7), "B 100 20", "A 103 3")
            .fullBook(at(8), "B 100 10", "A 103 3") // of 5 and 15 a quarter: 2.5
            .fullBook(at(9), "B 100 10", "A 103 3");
    FillProfile power =
        book(new QueueModel.Probability(QueueModel.Probability.Shape.POWER, 1), Latencies.NONE);
    OrderRequest buy = OrderRequest.limit(1, Side.BUY, 4, 100);
    assertEquals(List.of(10L, 10L, 5L, 5L, 5L, 3L, 3L), ahead(Lab.on(rows), power, 1, buy));
  }

  @Test
  @DisplayName("F-36: who trades from behind ours shows that nobody is ahead")
  void tradedBehind() {
    MarketRows rows = MarketRows.of(Schema.MBO);
    long[][] plan = {
      {1, ADD, 0, 100, 5, 11},
      {1, ADD, 1, 103, 6, 21},
      {2, ADD, 1, 104, 1, 22},
      {3, ADD, 1, 104, 1, 23}, // ours joins behind 11
      {4, ADD, 0, 100, 7, 14},
      {5, TRADE, 0, 100, 1, 14},
    };
    for (long[] r : plan) {
      rows.row(at(r[0]), r[1], r[2], r[3], r[4], r[5], Flags.EVENT_END);
    }
    OrderRequest buy = OrderRequest.limit(1, Side.BUY, 4, 100);
    FillProfile exact = book(new QueueModel.Fifo(), Latencies.NONE);
    assertEquals(List.of(5L, 5L, 0L), ahead(Lab.on(rows), exact, 1, buy));
  }

  @Test
  @DisplayName("F-35, F-40: a venue at a distance knows an order's place once the order is there")
  void atADistance() {
    FillProfile away =
        book(new QueueModel.RiskAverse(), Latencies.constant(0, Lab.SECOND * 3 / 2, 0));
    OrderRequest buy = OrderRequest.limit(1, Side.BUY, 4, 100);
    assertEquals(List.of("none", 2L), ahead(Lab.on(levels()), away, 1, buy));
  }

  @Test
  @DisplayName("F-21: in the queue at the best bid of quotes; without such queues none")
  void onQuotes() {
    MarketRows quotes = MarketRows.quotes();
    for (int i = 1; i < 5; i++) {
      quotes.quote(at(i), 100, 9 - i, 103, 5);
    }
    OrderRequest buy = OrderRequest.limit(1, Side.BUY, 4, 100);
    OrderRequest stop = OrderRequest.stop(1, Side.SELL, 4, 90);
    FillProfile queues = FillProfile.touch().withQuoteQueue(new QueueModel.RiskAverse());
    assertEquals(List.of(6L, 5L), ahead(Lab.on(quotes), queues, 1, buy, stop));
    assertEquals(List.of("none", "none"), ahead(Lab.on(quotes), queues, 2, buy, stop));
    assertEquals(List.of("none", "none"), ahead(Lab.on(quotes), FillProfile.touch(), 1, buy));
  }
}
