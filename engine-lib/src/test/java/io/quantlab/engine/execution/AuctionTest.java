package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.SECOND;
import static io.quantlab.engine.testkit.Lab.at;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Orders for the opening and the close meet the official print of the auction, where trades mark
/// it (F-3, O-9, O-10), worked by hand. The session ends after 390 minutes, the next opens after
/// 1440; orders are sent in the first second.
@ExtendWith(InvariantsExtension.class)
class AuctionTest {
  private static final long CLOSE = minute(390);
  private static final long NEXT_OPEN = minute(24 * 60);
  private static final OrderKind ON_OPEN = new OrderKind.MarketOnOpen();
  private static final OrderKind ON_CLOSE = new OrderKind.MarketOnClose();

  /// A close of 99 six seconds late after a trade elsewhere at 102; an opening of 105 three seconds
  /// late after one at 107.
  private static MarketRows tape() {
    return MarketRows.trades()
        .trade(at(1), 90, 5)
        .trade(minute(389), 100, 5)
        .trade(CLOSE + 2 * SECOND, 102, 3)
        .officialClose(CLOSE + 6 * SECOND, 99, 20)
        .trade(CLOSE + 9 * SECOND, 103, 3)
        .trade(NEXT_OPEN + SECOND, 107, 3)
        .officialOpen(NEXT_OPEN + 3 * SECOND, 105, 20)
        .trade(NEXT_OPEN + 90 * SECOND, 108, 3);
  }

  private static Lab lab(MarketRows rows, OrderRequest... orders) {
    return lab(rows, s -> s.submit(at(1), orders));
  }

  private static Lab lab(MarketRows rows, Consumer<Script> plan) {
    return Lab.on(rows).marksAuctions(1).trader(Script.of(plan));
  }

  private static OrderRequest of(Side side, long lots, OrderKind kind) {
    return OrderRequest.of(1, side, lots, kind);
  }

  private static OrderEventType end(LabResult result, long order) {
    return result.life(order).getLast();
  }

  private static long afterClose(LabResult result) {
    return (result.fills().getFirst().nanos() - CLOSE) / SECOND;
  }

  private static long afterOpen(LabResult result) {
    return (result.fills().getFirst().nanos() - NEXT_OPEN) / SECOND;
  }

  @Test
  @DisplayName("F-3: a market order for the close pays the official print, which comes after it")
  void close() {
    LabResult r =
        lab(tape(), of(Side.BUY, 4, ON_CLOSE), of(Side.SELL, 2, ON_CLOSE).with(TimeInForce.DAY))
            .run();
    assertEquals(List.of("BUY 4 @ 99", "SELL 2 @ 99"), r.trades());
    assertEquals(6, afterClose(r));
  }

  @Test
  @DisplayName("F-3: a market order for the opening passes other trades over for the official one")
  void open() {
    LabResult r = lab(tape(), of(Side.BUY, 4, ON_OPEN)).run();
    assertEquals(List.of("BUY 4 @ 105"), r.trades());
    assertEquals(3, afterOpen(r));
  }

  @Test
  @DisplayName("F-3, O-9, O-10: a limit that the official print does not reach expires at it")
  void limits() {
    LabResult r =
        lab(
                tape(),
                of(Side.BUY, 1, new OrderKind.LimitOnClose(99)),
                of(Side.BUY, 2, new OrderKind.LimitOnClose(98)),
                of(Side.SELL, 3, new OrderKind.LimitOnOpen(105)),
                of(Side.SELL, 4, new OrderKind.LimitOnOpen(106)))
            .run();
    assertEquals(List.of("BUY 1 @ 99", "SELL 3 @ 105"), r.trades());
    assertEquals(OrderEventType.EXPIRED, end(r, 2));
    assertEquals(OrderEventType.EXPIRED, end(r, 4));
  }

  @Test
  @DisplayName("F-23: orders share what the auction traded, the oldest first; the rest expires")
  void sizes() {
    OrderRequest[] orders = {of(Side.BUY, 15, ON_CLOSE), of(Side.SELL, 15, ON_CLOSE)};
    LabResult r = lab(tape(), orders).run();
    assertEquals(List.of("BUY 15 @ 99", "SELL 5 @ 99"), r.trades());
    assertEquals(OrderEventType.EXPIRED, end(r, 2));
    OrderRequest whole = of(Side.BUY, 21, ON_CLOSE).with(TimeInForce.FOK);
    LabResult none = lab(tape(), whole, of(Side.SELL, 20, ON_CLOSE).with(TimeInForce.FOK)).run();
    assertEquals(List.of("SELL 20 @ 99"), none.trades());
    assertEquals(OrderEventType.EXPIRED, end(none, 1));
    FillProfile half = FillProfile.standard().withTradeShare(50_000_000);
    LabResult shared = lab(tape(), orders).profile(half).run();
    assertEquals(List.of("BUY 10 @ 99"), shared.trades());
    assertEquals(OrderEventType.EXPIRED, end(shared, 1));
    assertEquals(OrderEventType.EXPIRED, end(shared, 2));
  }

  @Test
  @DisplayName("F-3: no print in a minute: the next price after the open, the last of the close")
  void noPrint() {
    MarketRows silent =
        MarketRows.trades()
            .trade(at(1), 90, 5)
            .trade(minute(389), 100, 5)
            .trade(minute(395), 101, 5)
            .trade(NEXT_OPEN + 59 * SECOND, 107, 3)
            .trade(NEXT_OPEN + 61 * SECOND, 108, 3)
            .officialOpen(NEXT_OPEN + 62 * SECOND, 105, 20);
    LabResult close = lab(silent, of(Side.BUY, 4, ON_CLOSE)).run();
    assertEquals(List.of("BUY 4 @ 100"), close.trades());
    assertEquals(60, afterClose(close));
    LabResult open = lab(silent, of(Side.BUY, 4, ON_OPEN)).run();
    assertEquals(List.of("BUY 4 @ 108"), open.trades());
    FillProfile patient = FillProfile.standard().withAuctionWait(100 * SECOND);
    assertEquals(
        List.of("BUY 4 @ 105"),
        lab(silent, of(Side.BUY, 4, ON_OPEN)).profile(patient).run().trades());
  }

  @Test
  @DisplayName("F-3: without marks, or a wait, the first price of the session and the last count")
  void unmarked() {
    OrderRequest[] orders = {of(Side.BUY, 4, ON_OPEN), of(Side.BUY, 2, ON_CLOSE)};
    List<String> plain = List.of("BUY 2 @ 100", "BUY 4 @ 107");
    Consumer<Script> plan = s -> s.submit(at(1), orders);
    assertEquals(plain, Lab.on(tape()).trader(Script.of(plan)).run().trades());
    FillProfile hasty = FillProfile.standard().withAuctionWait(0);
    assertEquals(plain, lab(tape(), orders).profile(hasty).run().trades());
  }

  @Test
  @DisplayName("F-3: with quotes too the print counts, not the far side")
  void besideQuotes() {
    MarketRows quotes =
        MarketRows.quotes()
            .quote(at(1), 89, 50, 91, 50)
            .quote(CLOSE + SECOND, 100, 50, 104, 50)
            .quote(NEXT_OPEN, 106, 50, 109, 50);
    LabResult r =
        lab(tape(), of(Side.BUY, 4, ON_CLOSE), of(Side.SELL, 4, ON_OPEN)).data(1, quotes).run();
    assertEquals(List.of("BUY 4 @ 99", "SELL 4 @ 105"), r.trades());
  }

  @Test
  @DisplayName("O-28: an order that waits for the print can be canceled and changed")
  void changed() {
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 90, 5)
            .trade(minute(389), 100, 5)
            .trade(NEXT_OPEN + SECOND, 107, 3)
            .officialOpen(NEXT_OPEN + 3 * SECOND, 105, 20)
            .trade(NEXT_OPEN + 5 * SECOND, 107, 3);
    LabResult r =
        lab(
                rows,
                s ->
                    s.submit(
                            at(1),
                            of(Side.BUY, 4, ON_OPEN),
                            of(Side.BUY, 3, new OrderKind.LimitOnOpen(100)))
                        .at(
                            NEXT_OPEN + SECOND,
                            c -> {
                              c.cancel(1);
                              c.amend(2, 2, 106, 0);
                            }))
            .run();
    assertEquals(List.of("BUY 2 @ 105"), r.trades());
    assertEquals(OrderEventType.CANCELED, end(r, 1));
  }

  @Test
  @DisplayName("F-3, F-40: a venue at a distance waits for the same prints")
  void atADistance() {
    LatencyModel second = new LatencyModel.Constant(SECOND);
    FillProfile distant =
        FillProfile.standard()
            .withBook(
                new BookFills(QueueModel.standard(), new Latencies(second, second, second), 0));
    LabResult r =
        lab(tape(), of(Side.BUY, 4, ON_CLOSE), of(Side.SELL, 4, ON_OPEN)).profile(distant).run();
    assertEquals(List.of("BUY 4 @ 99", "SELL 4 @ 105"), r.trades());
    assertEquals(7, afterClose(r)); // told of a second later
  }
}
