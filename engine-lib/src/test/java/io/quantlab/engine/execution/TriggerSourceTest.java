package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms.Source;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Trail;
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

/// Triggers that watch another price than the side their order would take, worked by hand (O-3 to
/// O-8). Orders are sent at second 1; a touch fills.
@ExtendWith(InvariantsExtension.class)
class TriggerSourceTest {
  private static LabResult run(Consumer<Script> plan, MarketRows... rows) {
    Lab lab = Lab.on(rows[0]);
    for (int i = 1; i < rows.length; i++) {
      lab.data(1, rows[i]);
    }
    return lab.profile(FillProfile.touch()).trader(Script.of(plan)).run();
  }

  private static LabResult run(OrderRequest order, MarketRows... rows) {
    return run(s -> s.submit(at(1), order), rows);
  }

  private static List<String> fills(LabResult result) {
    return result.fills().stream()
        .map(f -> f.brief() + " at " + (f.nanos() - Lab.OPEN) / Lab.SECOND)
        .toList();
  }

  /// 99 at 101, then 105 at 107, then 100 at 102.
  private static MarketRows upAndBack() {
    return MarketRows.quotes()
        .quote(at(1), 99, 10, 101, 10)
        .quote(at(2), 105, 10, 107, 10)
        .quote(at(6), 100, 10, 102, 10);
  }

  private static MarketRows prints() {
    return MarketRows.trades().trade(at(3), 104, 2).trade(at(4), 105, 2).trade(at(7), 101, 2);
  }

  @Test
  @DisplayName("O-3: a stop that watches trades is fired by one, and takes the quote of then")
  void stopByTrades() {
    OrderRequest stop = OrderRequest.stop(1, Side.BUY, 4, 105);
    assertEquals(List.of("BUY 4 @ 107 at 2"), fills(run(stop, upAndBack(), prints())));
    OrderRequest last = stop.triggeredBy(Source.LAST);
    assertEquals(List.of("BUY 4 @ 107 at 4"), fills(run(last, upAndBack(), prints())));
  }

  @Test
  @DisplayName("O-3: a buy may watch the bid, a sale the ask")
  void otherSide() {
    OrderRequest bid = OrderRequest.stop(1, Side.BUY, 4, 105).triggeredBy(Source.BID);
    assertEquals(List.of("BUY 4 @ 107 at 2"), fills(run(bid, upAndBack())));
    OrderRequest higher = OrderRequest.stop(1, Side.BUY, 4, 106).triggeredBy(Source.BID);
    assertEquals(List.of(), fills(run(higher, upAndBack())));
    // the ask named for a buy is its own side
    OrderRequest ask = OrderRequest.stop(1, Side.BUY, 4, 106).triggeredBy(Source.ASK);
    assertEquals(List.of("BUY 4 @ 107 at 2"), fills(run(ask, upAndBack())));
    MarketRows down =
        MarketRows.quotes()
            .quote(at(1), 99, 10, 101, 10)
            .quote(at(2), 95, 10, 99, 10)
            .quote(at(3), 94, 10, 98, 10);
    OrderRequest sale = OrderRequest.stop(1, Side.SELL, 4, 98).triggeredBy(Source.ASK);
    assertEquals(List.of("SELL 4 @ 94 at 3"), fills(run(sale, down)));
  }

  @Test
  @DisplayName("O-4, O-6: what has a limit rests behind its trigger")
  void limits() {
    // touched by the trade at 98, while the ask is 101; filled when that comes to its 99
    OrderRequest touched =
        OrderRequest.of(1, Side.BUY, 4, new OrderKind.LimitIfTouched(98, 99))
            .triggeredBy(Source.LAST);
    MarketRows quotes =
        MarketRows.quotes()
            .quote(at(1), 97, 10, 101, 10)
            .quote(at(3), 97, 10, 98, 10)
            .quote(at(5), 97, 10, 100, 10)
            .quote(at(6), 97, 10, 99, 10);
    MarketRows trades = MarketRows.trades().trade(at(4), 98, 1).trade(at(7), 98, 1);
    // at second 3 the ask is at 98 already, but no trade was
    LabResult r = run(touched, quotes, trades);
    assertEquals(List.of("BUY 4 @ 98 at 4"), fills(r));
    OrderRequest stop = OrderRequest.stopLimit(1, Side.BUY, 4, 105, 102).triggeredBy(Source.LAST);
    LabResult later = run(stop, upAndBack(), prints());
    assertEquals(List.of("BUY 4 @ 102 at 6"), fills(later));
    assertTrue(later.fills().getFirst().maker());
  }

  @Test
  @DisplayName("O-7: a trailing stop follows trades alone")
  void trailing() {
    OrderRequest trail =
        OrderRequest.of(
                1, Side.SELL, 4, new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(3))))
            .triggeredBy(Source.LAST);
    MarketRows quotes =
        MarketRows.quotes()
            .quote(at(1), 99, 10, 101, 10)
            .quote(at(3), 90, 10, 101, 10) // six below 99, which no trade was
            .quote(at(5), 99, 10, 101, 10)
            .quote(at(9), 99, 10, 101, 10);
    MarketRows trades =
        MarketRows.trades()
            .trade(at(2), 100, 1)
            .trade(at(4), 104, 1)
            .trade(at(6), 102, 1)
            .trade(at(7), 101, 1);
    // 97 after 100, 101 after 104; 102 is above it
    assertEquals(List.of("SELL 4 @ 99 at 7"), fills(run(trail, quotes, trades)));
  }

  @Test
  @DisplayName("O-3, F-31: in an order book too; what the print took is not there for the stop")
  void inABook() {
    MarketRows book =
        MarketRows.depth()
            .fullBook(at(1), "B 100 5", "A 101 3", "A 102 4")
            .message(at(2), "B 99 1")
            .message(at(9), "B 98 1");
    MarketRows trades = MarketRows.trades().trade(at(3), 100, 1).trade(at(4), 101, 2);
    OrderRequest stop = OrderRequest.stop(1, Side.BUY, 2, 101).triggeredBy(Source.LAST);
    assertEquals(List.of("BUY 1 @ 101 at 4", "BUY 1 @ 102 at 4"), fills(run(stop, book, trades)));
  }

  @Test
  @DisplayName("O-28: an amended trigger counts, a canceled one does not")
  void amended() {
    OrderRequest stop = OrderRequest.stop(1, Side.BUY, 4, 110).triggeredBy(Source.LAST);
    LabResult r =
        run(
            s -> s.submit(at(1), stop).at(at(2), c -> assertTrue(c.amend(1, 3, 0, 104))),
            upAndBack(),
            prints());
    assertEquals(List.of("BUY 3 @ 107 at 3"), fills(r));
    LabResult none =
        run(
            s -> s.submit(at(1), stop).at(at(2), c -> assertTrue(c.cancel(1))),
            upAndBack(),
            prints());
    assertEquals(List.of(), fills(none));
    assertEquals(OrderEventType.CANCELED, none.life(1).getLast());
  }

  @Test
  @DisplayName("O-31 UNSUPPORTED: data that do not show the price, or nothing to trigger")
  void denied() {
    OrderRequest stop = OrderRequest.stop(1, Side.BUY, 4, 104);
    MarketRows bars = MarketRows.bars();
    for (int i = 0; i < 3; i++) {
      bars.bar(minute(i), minute(i + 1), 100, 104, 100, 100, 1_000);
    }
    assertEquals(List.of(OrderEventType.DENIED), life(stop.triggeredBy(Source.LAST), upAndBack()));
    assertEquals(List.of(OrderEventType.DENIED), life(stop.triggeredBy(Source.BID), prints()));
    LabResult denied = run(s -> s.submit(minute(1), stop.triggeredBy(Source.ASK)), bars);
    assertEquals(List.of(OrderEventType.DENIED), denied.life(1));
    // the price of trades and bars is the last one
    MarketRows alone = MarketRows.trades().trade(at(1), 100, 2).trade(at(3), 104, 2);
    assertEquals(List.of("BUY 4 @ 104 at 3"), fills(run(stop.triggeredBy(Source.LAST), alone)));
    LabResult bar = run(s -> s.submit(minute(1), stop.triggeredBy(Source.LAST)), bars);
    assertEquals(List.of("BUY 4 @ 104"), bar.trades());
    OrderRequest market = OrderRequest.market(1, Side.BUY, 4);
    assertThrows(IllegalArgumentException.class, () -> market.triggeredBy(Source.LAST));
  }

  private static List<OrderEventType> life(OrderRequest order, MarketRows rows) {
    return run(order, rows).life(1);
  }
}
