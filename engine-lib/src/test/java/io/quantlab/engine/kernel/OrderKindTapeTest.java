package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.time.CalendarBuilder;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SessionHours;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every kind of order and every time in force on a few trades, worked by hand: one order of two
/// lots, sent at the first trade.
@ExtendWith(InvariantsExtension.class)
class OrderKindTapeTest {
  private static LabResult run(OrderRequest order, long... prices) {
    MarketRows rows = MarketRows.trades();
    for (int i = 0; i < prices.length; i++) {
      rows.trade(Lab.at(i), prices[i], 50);
    }
    return Lab.on(rows).trader(Script.of(s -> s.at(Lab.at(0), c -> c.submit(order)))).run();
  }

  private static List<String> trades(Side side, OrderKind kind, long... prices) {
    LabResult r = run(OrderRequest.of(1, side, 2, kind), prices);
    return r.fills().stream()
        .map(f -> (f.nanos() - Lab.OPEN) / Lab.SECOND + ": " + f.brief())
        .toList();
  }

  @Test
  @DisplayName("O-1: a market order takes the next trade")
  void market() {
    assertEquals(List.of("1: BUY 2 @ 103"), trades(Side.BUY, new OrderKind.Market(), 100, 103, 99));
  }

  @Test
  @DisplayName("O-2: a limit order is never worse than its limit; it takes a better price at once")
  void limit() {
    assertEquals(
        List.of("2: BUY 2 @ 98"), trades(Side.BUY, new OrderKind.Limit(98), 100, 99, 97, 96));
    assertEquals(List.of("1: BUY 2 @ 95"), trades(Side.BUY, new OrderKind.Limit(98), 100, 95, 97));
    assertEquals(
        List.of("2: SELL 2 @ 102"), trades(Side.SELL, new OrderKind.Limit(102), 100, 101, 103));
    assertEquals(List.of(), trades(Side.SELL, new OrderKind.Limit(102), 100, 101, 102));
  }

  @Test
  @DisplayName("O-3: a stop becomes a market order when the market is as bad as its trigger")
  void stop() {
    OrderKind kind = new OrderKind.StopMarket(103);
    assertEquals(List.of("2: BUY 2 @ 103"), trades(Side.BUY, kind, 100, 102, 103, 104));
    assertEquals(List.of("1: BUY 2 @ 107"), trades(Side.BUY, kind, 100, 107, 103), "a gap");
    assertEquals(
        List.of("2: SELL 2 @ 96"),
        trades(Side.SELL, new OrderKind.StopMarket(97), 100, 98, 96, 95));
  }

  @Test
  @DisplayName("O-4: a stop-limit becomes a limit order; beyond it after a gap it waits")
  void stopLimit() {
    OrderKind kind = new OrderKind.StopLimit(103, 104);
    assertEquals(List.of("1: BUY 2 @ 103"), trades(Side.BUY, kind, 100, 103, 104));
    assertEquals(List.of("3: BUY 2 @ 104"), trades(Side.BUY, kind, 100, 107, 104, 103));
  }

  @Test
  @DisplayName("O-5: market-if-touched becomes a market order when the market is as good")
  void marketIfTouched() {
    OrderKind kind = new OrderKind.MarketIfTouched(97);
    assertEquals(List.of("2: BUY 2 @ 96"), trades(Side.BUY, kind, 100, 98, 96, 99));
    assertEquals(
        List.of("2: SELL 2 @ 103"),
        trades(Side.SELL, new OrderKind.MarketIfTouched(103), 100, 102, 103, 99));
  }

  @Test
  @DisplayName("O-6: limit-if-touched becomes a limit order there")
  void limitIfTouched() {
    OrderKind kind = new OrderKind.LimitIfTouched(97, 95);
    assertEquals(List.of("3: BUY 2 @ 95"), trades(Side.BUY, kind, 100, 97, 96, 94));
    assertEquals(List.of(), trades(Side.BUY, kind, 100, 98, 99));
  }

  @Test
  @DisplayName("O-7: a trailing stop follows the best price and never turns back")
  void trailing() {
    OrderKind kind = new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(5)));
    // from 100 the trigger is 95, from 108 it is 103; 104 does not reach it, 103 does
    assertEquals(
        List.of("5: SELL 2 @ 103"), trades(Side.SELL, kind, 100, 100, 108, 104, 106, 103, 90));
    OrderKind active =
        new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(5)).activatedAt(110));
    assertEquals(List.of("4: SELL 2 @ 105"), trades(Side.SELL, active, 100, 100, 90, 110, 105, 90));
    OrderKind step = new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(5)).inStepsOf(4));
    // 95 at first; 103 would make it 98: no whole step; 104 makes it 99
    assertEquals(List.of("5: SELL 2 @ 99"), trades(Side.SELL, step, 100, 100, 103, 98, 104, 99));
  }

  @Test
  @DisplayName("O-8: a trailing stop-limit gets its limit where it triggers")
  void trailingLimit() {
    OrderKind kind = new OrderKind.TrailingStopLimit(Trail.by(new Trail.Offset.Price(5)), 2);
    // trigger 103 after 108, limit 101: the gap to 99 waits for 102
    assertEquals(List.of("4: SELL 2 @ 101"), trades(Side.SELL, kind, 100, 100, 108, 99, 102, 90));
  }

  /// 8 January: 09:30 to 13:00, early; the 9th has no session; the 10th 09:30 to 16:00.
  private static SessionCalendar shortWeek() {
    LocalDate day = LocalDate.of(2024, 1, 8);
    LocalTime open = LocalTime.of(9, 30);
    return new CalendarBuilder("SHORT", 1002, ZoneOffset.UTC, 252)
        .session(day, SessionHours.of(open, LocalTime.of(13, 0)), SessionCalendar.EARLY_CLOSE)
        .session(day.plusDays(2), SessionHours.of(open, LocalTime.of(16, 0)), 0)
        .build(day, day.plusDays(2));
  }

  private static final long THIRD_DAY = 2 * 24 * 60;

  /// Trades at 100, at 101 a minute before the early close, and at 98 and 97 on the next day with a
  /// session.
  private static LabResult week(OrderRequest order) {
    MarketRows rows =
        MarketRows.trades()
            .trade(Lab.minute(0), 100, 50)
            .trade(Lab.minute(209), 101, 50)
            .trade(Lab.minute(THIRD_DAY), 98, 50)
            .trade(Lab.minute(THIRD_DAY + 1), 97, 50);
    return Lab.on(rows)
        .calendar(1, shortWeek())
        .trader(Script.of(s -> s.at(Lab.minute(0), c -> c.submit(order))))
        .run();
  }

  private static OrderRequest bid(long ticks) {
    return OrderRequest.limit(1, Side.BUY, 2, ticks);
  }

  private static long ended(LabResult r, OrderEventType how) {
    return r.events(EventType.ORDER).stream()
        .filter(e -> e.orderEvent() == how)
        .mapToLong(e -> (e.nanos() - Lab.OPEN) / Lab.MINUTE)
        .findFirst()
        .orElse(-1);
  }

  @Test
  @DisplayName(
      "O-9: an order for the opening takes the first price of the next session, after a holiday")
  void onOpen() {
    OrderRequest open = OrderRequest.of(1, Side.BUY, 2, new OrderKind.MarketOnOpen());
    assertEquals(List.of("BUY 2 @ 98"), week(open).trades());
    OrderRequest limited = OrderRequest.of(1, Side.BUY, 2, new OrderKind.LimitOnOpen(97));
    LabResult expired = week(limited);
    assertEquals(List.of(), expired.trades());
    assertEquals(THIRD_DAY, ended(expired, OrderEventType.EXPIRED));
    assertEquals(
        List.of("BUY 2 @ 98"),
        week(OrderRequest.market(1, Side.BUY, 2).with(TimeInForce.AT_OPEN)).trades());
  }

  @Test
  @DisplayName("O-10: an order for the close takes the last price before an early close")
  void onClose() {
    LabResult r = week(OrderRequest.of(1, Side.BUY, 2, new OrderKind.MarketOnClose()));
    assertEquals(List.of("BUY 2 @ 101"), r.trades());
    assertEquals(210, (r.fills().getFirst().nanos() - Lab.OPEN) / Lab.MINUTE);
    LabResult limited = week(OrderRequest.of(1, Side.BUY, 2, new OrderKind.LimitOnClose(100)));
    assertEquals(List.of(), limited.trades());
    assertEquals(210, ended(limited, OrderEventType.EXPIRED));
  }

  @Test
  @DisplayName("O-14: DAY dies at the early close, GTC lives on over the holiday")
  void day() {
    LabResult day = week(bid(98).with(TimeInForce.DAY));
    assertEquals(List.of(), day.trades());
    assertEquals(210, ended(day, OrderEventType.EXPIRED));
    assertEquals(List.of("BUY 2 @ 98"), week(bid(98)).trades());
  }

  @Test
  @DisplayName("O-14: GTD dies before any matching at its instant")
  void goodTill() {
    LabResult before = week(bid(99).goodTill(Lab.minute(THIRD_DAY)));
    assertEquals(List.of(), before.trades());
    assertEquals(THIRD_DAY, ended(before, OrderEventType.EXPIRED));
    assertEquals(List.of("BUY 2 @ 99"), week(bid(99).goodTill(Lab.minute(THIRD_DAY) + 1)).trades());
  }

  @Test
  @DisplayName("O-14: IOC takes what it meets first, FOK all of it or nothing")
  void immediate() {
    LabResult ioc = atAsk(60, TimeInForce.IOC);
    assertEquals(List.of("BUY 50 @ 101"), ioc.trades());
    assertEquals(OrderEventType.CANCELED, ioc.life(1).getLast());
    LabResult fok = atAsk(60, TimeInForce.FOK);
    assertEquals(List.of(), fok.trades());
    assertEquals(OrderEventType.CANCELED, fok.life(1).getLast());
    assertEquals(List.of("BUY 50 @ 101"), atAsk(50, TimeInForce.FOK).trades());
  }

  /// A limit order at the ask of 101, where 50 lots are shown.
  private static LabResult atAsk(long lots, TimeInForce tif) {
    MarketRows quotes = MarketRows.quotes();
    for (int i = 0; i < 4; i++) {
      quotes.quote(Lab.at(i), 99, 50, 101, 50);
    }
    OrderRequest order = OrderRequest.limit(1, Side.BUY, lots, 101).with(tif);
    return Lab.on(quotes).trader(Script.of(s -> s.at(Lab.at(0), c -> c.submit(order)))).run();
  }
}
