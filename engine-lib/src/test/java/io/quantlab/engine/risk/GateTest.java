package io.quantlab.engine.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderStatus;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.order.Submission.Accepted;
import io.quantlab.engine.order.Submission.Denied;
import io.quantlab.engine.order.Submission.Duplicate;
import io.quantlab.engine.order.Submission.Warning;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.risk.ExposureLimits.Sector;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.time.CalendarBuilder;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SessionHours;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every check of the gate, each by an order that fails that one alone.
///
/// The market stands at 100.00 (10,000 ticks of a cent), the account holds a million dollars, so a
/// lot is worth 100 dollars = 1e10 in 1e-8.
@ExtendWith(InvariantsExtension.class)
class GateTest {
  private static final long DOLLAR = 100_000_000;
  private static final String USD = "1e-8 USD";
  private static final RiskLimits LOOSE = RiskLimits.defaults().withLeverage(1_000 * DOLLAR);

  private final List<Submission> answers = new ArrayList<>();

  /// Trades at 100.00 in each of the first ten seconds; every order is sent at the second one, the
  /// further ones in the seconds after it.
  private Lab lab(RiskLimits limits, OrderRequest... orders) {
    return lab(limits, MarketRows.trades(), orders);
  }

  private Lab lab(RiskLimits limits, MarketRows rows, OrderRequest... orders) {
    for (int second = 0; second < 10; second++) {
      rows.trade(Lab.at(second), 10_000, 1_000);
    }
    return Lab.on(rows)
        .limits(limits)
        .trader(
            Script.of(s -> {
              for (int i = 0; i < orders.length; i++) {
                OrderRequest order = orders[i];
                s.at(Lab.at(1 + i), c -> answers.add(c.submit(order)));
              }
            }));
  }

  private Submission last(RiskLimits limits, OrderRequest... orders) {
    lab(limits, orders).run();
    return answers.get(orders.length - 1);
  }

  private static Denied denied(DenyReason why, long limit, long actual, String unit) {
    return denied(why, limit, actual, unit, "");
  }

  private static Denied denied(
      DenyReason why, long limit, long actual, String unit, String detail) {
    return new Denied(why, limit, actual, unit, detail);
  }

  private static OrderRequest buy(long lots) {
    return OrderRequest.market(1, Side.BUY, lots);
  }

  private static OrderRequest sell(long lots) {
    return OrderRequest.market(1, Side.SELL, lots);
  }

  private static OrderRequest bid(long lots, long ticks) {
    return OrderRequest.limit(1, Side.BUY, lots, ticks);
  }

  private static OrderRequest offer(long lots, long ticks) {
    return OrderRequest.limit(1, Side.SELL, lots, ticks);
  }

  @Test
  @DisplayName("O-31, T-22: before the first instant of trading the state is WARMUP")
  void warmup() {
    RiskLimits limits = LOOSE.tradingFrom(Lab.at(3));
    LabResult run = lab(limits, buy(1), buy(1), buy(1)).run();
    assertEquals(
        denied(DenyReason.TRADING_STATE, 0, TradingState.WARMUP.ordinal(), "WARMUP"),
        answers.get(1));
    assertEquals(new Accepted(3), answers.get(2));
    assertEquals(List.of("BUY 1 @ 10000"), run.trades());
  }

  @Test
  @DisplayName("O-31: the strictest state of strategy, account, tenant and global holds")
  void strictestState() {
    List<TradingState> seen = new ArrayList<>();
    Gate gate = new Gate(lab(LOOSE).run().account(), LOOSE, new OrderPool());
    gate.state(TradingState.Scope.TENANT, TradingState.REDUCING);
    seen.add(gate.state(0));
    gate.state(TradingState.Scope.GLOBAL, TradingState.RECONCILING);
    seen.add(gate.state(0));
    gate.state(TradingState.Scope.ACCOUNT, TradingState.HALTED);
    seen.add(gate.state(0));
    gate.state(TradingState.Scope.GLOBAL, TradingState.ACTIVE);
    seen.add(gate.state(0));
    gate.state(TradingState.Scope.ACCOUNT, TradingState.ACTIVE);
    seen.add(gate.state(0));
    assertEquals(
        List.of(
            TradingState.REDUCING,
            TradingState.RECONCILING,
            TradingState.RECONCILING,
            TradingState.HALTED,
            TradingState.REDUCING),
        seen);
  }

  @Test
  @DisplayName("O-33: same id and content is a Duplicate with the first outcome, without effect")
  void duplicate() {
    OrderRequest order = bid(5, 9_000).withClientOrderId("a");
    LabResult run = lab(LOOSE, order, order).run();
    assertEquals(new Accepted(1), answers.get(0));
    assertEquals(new Duplicate(1, OrderStatus.ACCEPTED), answers.get(1));
    assertEquals(1, run.kernel().counts(0).orders());
  }

  @Test
  @DisplayName("O-33: the first outcome of a denied order is its denial")
  void duplicateOfDenied() {
    OrderRequest order = bid(5, 9_000).withClientOrderId("a");
    Submission again = last(LOOSE.withOrder(4, 0), order, order);
    assertEquals(new Duplicate(1, OrderStatus.DENIED), again);
  }

  @Test
  @DisplayName(
      "O-31, O-33: the state is asked before the id, and its denial does not use the id up")
  void stateBeforeIdempotency() {
    OrderRequest order = bid(5, 9_000).withClientOrderId("a");
    assertEquals(new Accepted(2), last(LOOSE.tradingFrom(Lab.at(2)), order, order));
  }

  @Test
  @DisplayName("O-33: same id, other content is a conflict")
  void conflict() {
    Submission answer =
        last(LOOSE, bid(5, 9_000).withClientOrderId("a"), bid(6, 9_000).withClientOrderId("a"));
    assertEquals(
        denied(
            DenyReason.IDEMPOTENCY_CONFLICT,
            0,
            1,
            "order id",
            "client order id a was used with other content"),
        answer);
  }

  @Test
  @DisplayName("O-31, K-8: a token that no registry gives is unknown, another one's is wrong")
  void tokens() {
    lab(LOOSE, OrderRequest.market(0, Side.BUY, 1), OrderRequest.market(7, Side.BUY, 1)).run();
    assertEquals(DenyReason.UNKNOWN_TOKEN, ((Denied) answers.get(0)).reason());
    assertEquals(DenyReason.WRONG_TOKEN, ((Denied) answers.get(1)).reason());
  }

  @Test
  @DisplayName("O-31: sent while the session is closed an order waits, or is SESSION_CLOSED")
  void closedSession() {
    BiConsumer<StrategyContext, Long> ask = (c, n) -> answers.add(c.submit(buy(1)));
    for (RiskLimits.ClosedOrders policy : RiskLimits.ClosedOrders.values()) {
      answers.clear();
      Lab.on(
              MarketRows.trades()
                  .trade(Lab.at(-3_600), 10_000, 1_000) // 08:30, an hour before the open
                  .trade(Lab.at(5), 10_000, 1_000))
          .limits(LOOSE.withClosedOrders(policy))
          .trader(Script.of(s -> s.at(Lab.at(-3_600), c -> ask.accept(c, 0L))))
          .run();
      Submission expected =
          switch (policy) {
            case WAIT ->
                new Accepted(
                    1,
                    List.of(
                        new Warning(
                            Warning.Note.SESSION_CLOSED,
                            Lab.OPEN,
                            Lab.at(-3_600),
                            "nanoseconds UTC")));
            case DENIED -> denied(DenyReason.SESSION_CLOSED, 0, 1, "orders");
          };
      assertEquals(expected, answers.getFirst());
    }
  }

  /// Regular hours 09:30 to 16:00 on two days, with a cutoff before the close.
  private static SessionCalendar closingAt(Duration cutoff) {
    LocalDate day = LocalDate.of(2024, 1, 8);
    SessionHours hours = SessionHours.of(LocalTime.of(9, 30), LocalTime.of(16, 0));
    return new CalendarBuilder("CUT", 1001, ZoneOffset.UTC, 252)
        .session(day, hours, 0)
        .session(day.plusDays(1), hours, 0)
        .closingCutoff(cutoff)
        .build(day, day.plusDays(1));
  }

  @Test
  @DisplayName("O-10: an order for the close is taken until the cutoff of its venue, not after")
  void closingCutoff() {
    long last = Lab.minute(380); // 15:50
    OrderRequest close = OrderRequest.of(1, Side.BUY, 1, new OrderKind.MarketOnClose());
    LabResult run =
        Lab.on(
                MarketRows.trades()
                    .trade(last, 10_000, 50)
                    .trade(last + 1, 10_000, 50)
                    .trade(Lab.minute(385), 10_100, 50)
                    .trade(Lab.minute(1_440), 10_200, 50))
            .calendar(1, closingAt(Duration.ofMinutes(10)))
            .limits(LOOSE)
            .trader(
                Script.of(s ->
                    s.at(last, c -> answers.add(c.submit(close)))
                        .at(last + 1, c -> answers.add(c.submit(close)))))
            .run();
    assertEquals(new Accepted(1), answers.get(0));
    assertEquals(
        denied(
            DenyReason.SESSION_CLOSED,
            last,
            last + 1,
            "nanoseconds UTC",
            "cutoff of the closing auction"),
        answers.get(1));
    assertEquals(List.of("BUY 1 @ 10100"), run.trades());
  }

  @Test
  @DisplayName("O-31, P-1: OFF_TICK, MIN_SIZE, MAX_SIZE")
  void terms() {
    lab(LOOSE, bid(1, 9_998), bid(0, 9_995), bid(1_000_000_001, 9_995))
        .instrument(Lab.stock(1, 5))
        .run();
    assertEquals(denied(DenyReason.OFF_TICK, 5, 9_998, "ticks"), answers.get(0));
    assertEquals(denied(DenyReason.MIN_SIZE, 1, 0, "lots"), answers.get(1));
    assertEquals(denied(DenyReason.MAX_SIZE, 1_000_000_000, 1_000_000_001, "lots"), answers.get(2));
  }

  @Test
  @DisplayName("P-1: a snapped price is told with the order")
  void snapped() {
    lab(LOOSE, bid(1, 9_998).snapped()).instrument(Lab.stock(1, 5)).run();
    assertEquals(
        new Accepted(1, List.of(new Warning(Warning.Note.SNAPPED, 9_995, 9_998, "ticks"))),
        answers.getFirst());
  }

  @Test
  @DisplayName("O-13: flat, a reduce-only order is denied; else it is cut and says so")
  void reduceOnly() {
    lab(LOOSE, sell(3).reduceOnly(), buy(5), offer(9, 11_000).reduceOnly()).run();
    assertEquals(denied(DenyReason.REDUCE_ONLY, 0, 0, "lots"), answers.get(0));
    assertEquals(
        new Accepted(3, List.of(new Warning(Warning.Note.REDUCED_SIZE, 5, 9, "lots"))),
        answers.get(2));
  }

  @Test
  @DisplayName("O-36: orders of one event, of a minute, and working")
  void rates() {
    lab(LOOSE.withRates(100, 2, 100), bid(1, 9_000), bid(1, 9_000), bid(1, 9_000)).run();
    assertEquals(denied(DenyReason.ORDER_RATE, 2, 3, "orders per minute"), answers.get(2));
    answers.clear();
    lab(LOOSE.withRates(100, 100, 2), bid(1, 9_000), bid(1, 9_000), bid(1, 9_000)).run();
    assertEquals(denied(DenyReason.OPEN_ORDERS, 2, 3, "orders"), answers.get(2));
    answers.clear();
    lab(LOOSE.withRates(2, 100, 100))
        .trader(
            Script.of(s ->
                s.at(
                        Lab.at(1),
                        c -> {
                          for (int i = 0; i < 3; i++) {
                            answers.add(c.submit(bid(1, 9_000)));
                          }
                        })
                    .at(Lab.at(2), c -> answers.add(c.submit(bid(1, 9_000))))))
        .run();
    assertEquals(denied(DenyReason.ORDER_RATE, 2, 3, "orders per event"), answers.get(2));
    assertInstanceOf(Accepted.class, answers.get(3));
  }

  @Test
  @DisplayName("O-36: the minute of the order rate ends after 60 seconds")
  void minute() {
    OrderRequest order = bid(1, 9_000);
    Lab.on(
            MarketRows.trades()
                .trade(Lab.at(0), 10_000, 1)
                .trade(Lab.at(59), 10_000, 1)
                .trade(Lab.at(60), 10_000, 1))
        .limits(LOOSE.withRates(100, 1, 100))
        .trader(
            Script.of(s ->
                s.at(Lab.at(0), c -> answers.add(c.submit(order)))
                    .at(Lab.at(59), c -> answers.add(c.submit(order)))
                    .at(Lab.at(60), c -> answers.add(c.submit(order)))))
        .run();
    assertEquals(new Accepted(1), answers.get(0));
    assertEquals(DenyReason.ORDER_RATE, ((Denied) answers.get(1)).reason());
    assertEquals(new Accepted(3), answers.get(2));
  }

  @Test
  @DisplayName("O-36: the defaults are 100 per event, 600 a minute, 10,000 working, 32 characters")
  void defaults() {
    RiskLimits d = RiskLimits.defaults();
    assertEquals(100, d.ordersPerEvent());
    assertEquals(600, d.ordersPerMinute());
    assertEquals(10_000, d.openOrders());
    assertEquals(32, d.tagCharacters());
    assertEquals(new Accepted(1), last(LOOSE, buy(1).tagged("x".repeat(32))));
  }

  @Test
  @DisplayName("O-36: a tag is as long as the account allows; a longer one is denied, and says so")
  void tags() {
    OrderRequest order = buy(1).tagged("x".repeat(33));
    assertEquals(
        denied(DenyReason.UNSUPPORTED, 32, 33, "characters of the tag"), last(LOOSE, order));
    answers.clear();
    assertEquals(new Accepted(1), last(LOOSE.withTag(33), order));
    answers.clear();
    assertEquals(
        denied(DenyReason.UNSUPPORTED, 4, 5, "characters of the tag"),
        last(LOOSE.withTag(4), buy(1).tagged("exact"), buy(1).tagged("exact")));
    assertThrows(IllegalArgumentException.class, () -> LOOSE.withTag(0));
    assertThrows(IllegalArgumentException.class, () -> LOOSE.withTag(257));
  }

  @Test
  @DisplayName("O-31, P-2: lots whose value is not exact in 63 bits are denied")
  void uncountableValue() {
    // 2^63 is 9.223e18, a lot is worth 1e10: 922,337,203 lots can be counted and are too dear
    Denied dear = assertInstanceOf(Denied.class, last(LOOSE, buy(922_337_203)));
    assertEquals(DenyReason.CAPITAL, dear.reason());
    answers.clear();
    assertEquals(
        denied(
            DenyReason.UNSUPPORTED, 0, 922_337_204, "lots", "their value is not exact in 63 bits"),
        last(LOOSE, buy(922_337_204)));
    answers.clear();
    lab(LOOSE, buy(922_337_204), buy(1)).run();
    assertInstanceOf(Accepted.class, answers.getLast());
  }

  @Test
  @DisplayName("O-31: FAT_FINGER by lots, by value, by distance from the mark")
  void fatFinger() {
    assertEquals(denied(DenyReason.FAT_FINGER, 4, 5, "lots"), last(LOOSE.withOrder(4, 0), buy(5)));
    answers.clear();
    assertEquals(
        denied(DenyReason.FAT_FINGER, 450 * DOLLAR, 500 * DOLLAR, USD),
        last(LOOSE.withOrder(0, 450 * DOLLAR), buy(5)));
    answers.clear();
    RiskLimits near = LOOSE.withDistance(2_000_000); // 2 % of 10,000 ticks
    lab(
            near,
            bid(1, 9_800),
            bid(1, 9_799),
            offer(1, 10_201),
            OrderRequest.stop(1, Side.BUY, 1, 10_200))
        .run();
    assertEquals(new Accepted(1), answers.get(0));
    assertEquals(
        denied(DenyReason.FAT_FINGER, 200, 201, "ticks", "distance from the mark"), answers.get(1));
    assertEquals(DenyReason.FAT_FINGER, ((Denied) answers.get(2)).reason());
    assertEquals(new Accepted(4), answers.get(3));
  }

  @Test
  @DisplayName("O-31: SELF_TRADE: an order may not reach an own one that rests on the other side")
  void selfTrade() {
    RiskLimits limits = LOOSE.withSelfTrade(RiskLimits.SelfTrade.DENIED);
    lab(limits, offer(1, 10_100), bid(1, 10_099), bid(1, 10_100), buy(1), sell(1)).run();
    assertEquals(new Accepted(2), answers.get(1));
    assertEquals(
        denied(DenyReason.SELF_TRADE, 10_100, 10_100, "ticks", "own order 1"), answers.get(2));
    assertEquals(new Accepted(4), answers.get(3), "the mark of 10,000 is below the own offer");
    answers.clear();
    lab(limits, offer(1, 10_000).postOnly(), OrderRequest.stop(1, Side.BUY, 1, 10_100), buy(1))
        .run();
    assertEquals(new Accepted(2), answers.get(1), "a stop waits for its trigger");
  }

  @Test
  @DisplayName("O-31, O-32: MAX_POSITION counts the position and all working orders of a side")
  void maxPosition() {
    RiskLimits ten = LOOSE.withPositionLots(10);
    lab(ten, buy(6), bid(4, 9_000), bid(1, 9_000), offer(16, 11_000), offer(1, 11_000)).run();
    assertEquals(new Accepted(2), answers.get(1));
    assertEquals(denied(DenyReason.MAX_POSITION, 10, 11, "lots"), answers.get(2));
    assertEquals(new Accepted(4), answers.get(3), "16 sold from 6 held are 10 short");
    assertEquals(denied(DenyReason.MAX_POSITION, 10, 11, "lots"), answers.get(4));
  }

  private static ExposureLimits bounds(long gross, long net, long leverageE8) {
    return new ExposureLimits(gross * DOLLAR, net * DOLLAR, leverageE8, List.of(), Map.of());
  }

  private static OrderRequest second(Side side, long lots) {
    return OrderRequest.market(2, side, lots);
  }

  /// Two instruments at 100.00.
  private Lab pair(RiskLimits limits, OrderRequest... orders) {
    MarketRows other = MarketRows.trades();
    for (int second = 0; second < 10; second++) {
      other.trade(Lab.at(second), 10_000, 1_000);
    }
    return lab(limits, orders).data(2, other);
  }

  @Test
  @DisplayName("O-31, O-35: EXPOSURE gross sums absolute values, net signed ones")
  void grossAndNet() {
    pair(
            LOOSE.withExposure(bounds(1_000, 0, 0)),
            buy(6),
            second(Side.SELL, 4),
            second(Side.SELL, 1))
        .run();
    assertEquals(new Accepted(2), answers.get(1));
    assertEquals(
        denied(DenyReason.EXPOSURE, 1_000 * DOLLAR, 1_100 * DOLLAR, USD, "gross"), answers.get(2));
    answers.clear();
    pair(
            LOOSE.withExposure(bounds(0, 500, 0)),
            buy(5),
            second(Side.SELL, 8),
            buy(3),
            buy(1),
            second(Side.SELL, 3))
        .run();
    assertEquals(new Accepted(2), answers.get(1), "5 - 8 = -3");
    assertEquals(new Accepted(3), answers.get(2), "8 - 8 = 0");
    assertEquals(new Accepted(4), answers.get(3));
    assertEquals(new Accepted(5), answers.get(4));
    answers.clear();
    pair(LOOSE.withExposure(bounds(0, 500, 0)), buy(5), second(Side.BUY, 1)).run();
    assertEquals(
        denied(DenyReason.EXPOSURE, 500 * DOLLAR, 600 * DOLLAR, USD, "net"), answers.get(1));
  }

  @Test
  @DisplayName("O-31, O-35: EXPOSURE of a sector, of a currency, and over NAV")
  void sectorCurrencyLeverage() {
    ExposureLimits sector =
        new ExposureLimits(
            0, 0, 0, List.of(new Sector("tech", List.of(2), 300 * DOLLAR)), Map.of());
    pair(LOOSE.withExposure(sector), buy(50), second(Side.BUY, 3), second(Side.BUY, 1)).run();
    assertEquals(new Accepted(2), answers.get(1));
    assertEquals(
        denied(DenyReason.EXPOSURE, 300 * DOLLAR, 400 * DOLLAR, USD, "sector tech"),
        answers.get(2));
    answers.clear();
    ExposureLimits currency =
        new ExposureLimits(0, 0, 0, List.of(), Map.of("USD", 500 * DOLLAR, "EUR", DOLLAR));
    pair(LOOSE.withExposure(currency), buy(3), second(Side.SELL, 3)).run();
    assertEquals(
        denied(DenyReason.EXPOSURE, 500 * DOLLAR, 600 * DOLLAR, USD, "currency USD"),
        answers.get(1));
    answers.clear();
    lab(LOOSE.withExposure(bounds(0, 0, DOLLAR / 2)), bid(5_000, 10_000), bid(1, 10_000)).run();
    assertEquals(new Accepted(1), answers.get(0), "half a million of a million");
    assertEquals(
        denied(DenyReason.EXPOSURE, 500_000 * DOLLAR, 500_100 * DOLLAR, USD, "leverage"),
        answers.get(1));
  }

  @Test
  @DisplayName("O-31: CAPITAL: worst-case gross exposure over what the account can pay for")
  void capital() {
    Submission answer = last(RiskLimits.defaults(), bid(10_000, 10_000), bid(1, 10_000));
    assertEquals(denied(DenyReason.CAPITAL, 1_000_000 * DOLLAR, 1_000_100 * DOLLAR, USD), answer);
  }

  @Test
  @DisplayName("O-31: BORROW: no shorts where the account has none")
  void shorts() {
    RiskLimits limits = LOOSE.withShorts(RiskLimits.Shorts.DENIED);
    lab(limits, buy(5), sell(5), sell(1)).run();
    assertEquals(new Accepted(2), answers.get(1));
    assertEquals(denied(DenyReason.BORROW, 0, -1, "lots"), answers.get(2));
  }

  /// Buys 10 at 100.00, then the price falls to 99.00: ten dollars lost.
  private Lab losing(RiskLimits limits, OrderRequest... orders) {
    MarketRows rows =
        MarketRows.trades()
            .trade(Lab.at(0), 10_000, 50)
            .trade(Lab.at(1), 10_000, 50)
            .trade(Lab.at(2), 9_900, 50);
    return Lab.on(rows)
        .limits(limits)
        .trader(
            Script.of(s -> {
              s.at(Lab.at(0), c -> c.market(1, 10));
              for (OrderRequest order : orders) {
                s.at(Lab.at(2), c -> answers.add(c.submit(order)));
              }
            }));
  }

  @Test
  @DisplayName("O-31: DAILY_LOSS and DRAWDOWN stop what increases, not what reduces")
  void losses() {
    losing(LOOSE.withLosses(10 * DOLLAR, 0), buy(1), sell(1)).run();
    assertEquals(denied(DenyReason.DAILY_LOSS, 10 * DOLLAR, 10 * DOLLAR, USD), answers.get(0));
    assertInstanceOf(Accepted.class, answers.get(1));
    answers.clear();
    losing(LOOSE.withLosses(10 * DOLLAR + 1, 0), buy(1)).run();
    assertInstanceOf(Accepted.class, answers.getFirst());
    answers.clear();
    losing(LOOSE.withLosses(0, 1_000), buy(1), sell(1)).run(); // 1e-5 of the peak: ten dollars
    assertEquals(denied(DenyReason.DRAWDOWN, 10 * DOLLAR, 10 * DOLLAR, USD), answers.get(0));
    assertInstanceOf(Accepted.class, answers.get(1));
  }

  @Test
  @DisplayName("O-31: TIME_WINDOW in the zone it names")
  void timeWindow() {
    TradingWindow window = // 09:30:02 UTC is 10:30:02 there
        new TradingWindow(LocalTime.of(9, 0), LocalTime.of(10, 30, 2), ZoneOffset.ofHours(1));
    lab(LOOSE.within(window), buy(1), buy(1)).run();
    assertEquals(new Accepted(1), answers.get(0));
    long second = 10 * 3600 + 30 * 60 + 2;
    assertEquals(
        denied(
            DenyReason.TIME_WINDOW, second, second, "second of the day", "09:00-10:30:02@+01:00"),
        answers.get(1));
  }

  @Test
  @DisplayName("O-31: a window past midnight holds before and after it")
  void windowPastMidnight() {
    TradingWindow night =
        new TradingWindow(LocalTime.of(22, 0), LocalTime.of(2, 0), ZoneOffset.UTC);
    long hour = 3_600_000_000_000L;
    assertEquals(
        List.of(true, true, false, false, true),
        List.of(0L, 2 * hour - 1, 2 * hour, 22 * hour - 1, 22 * hour).stream()
            .map(night::contains)
            .toList());
  }

  @Test
  @DisplayName("O-31: SYMBOL_LIST of what may, or what may not be traded")
  void symbols() {
    for (TokenList.Meaning meaning : TokenList.Meaning.values()) {
      answers.clear();
      pair(LOOSE.withTokens(new TokenList(meaning, List.of(2))), buy(1), second(Side.BUY, 1)).run();
      int barred = meaning == TokenList.Meaning.ALLOWED ? 0 : 1;
      assertEquals(denied(DenyReason.SYMBOL_LIST, 0, barred + 1, "token"), answers.get(barred));
      assertInstanceOf(Accepted.class, answers.get(1 - barred));
    }
  }

  /// A rule of the test: no order of more than so many lots.
  private record Small(long most) implements PreTradeRule {
    @Override
    public String denial(Proposal order, Account account) {
      return order.lots() > most ? "TOO_LARGE_FOR_" + account.name() : null;
    }
  }

  @Test
  @DisplayName("O-31: RULE comes last and gives its inner reason as detail")
  void rules() {
    RiskLimits limits = LOOSE.withRules(List.of(new Small(9), new Small(5)));
    lab(limits, buy(5), buy(6)).run();
    assertEquals(new Accepted(1), answers.get(0));
    assertEquals(denied(DenyReason.RULE, 0, 1, "orders", "TOO_LARGE_FOR_s0"), answers.get(1));
  }

  @Test
  @DisplayName("O-31: reducing orders skip exposure, capital and loss, never state, size and rate")
  void reducingSkips() {
    RiskLimits tight = LOOSE.withPositionLots(10).withExposure(bounds(1_000, 1_000, 0));
    MarketRows rows =
        MarketRows.trades()
            .trade(Lab.at(0), 10_000, 1_000)
            .trade(Lab.at(1), 10_000, 1_000)
            .trade(Lab.at(2), 20_000, 1_000)
            .trade(Lab.at(3), 20_000, 1_000);
    Lab.on(rows)
        .limits(tight.withOrder(9, 0))
        .trader(
            Script.of(s ->
                s.at(Lab.at(0), c -> c.market(1, 9))
                    .at(Lab.at(2), c -> answers.add(c.submit(sell(3))))
                    .at(Lab.at(2), c -> answers.add(c.submit(buy(1))))
                    .at(Lab.at(3), c -> answers.add(c.submit(sell(10))))))
        .run();
    assertEquals(new Accepted(2), answers.get(0));
    assertEquals(DenyReason.EXPOSURE, ((Denied) answers.get(1)).reason());
    assertEquals(DenyReason.FAT_FINGER, ((Denied) answers.get(2)).reason());
  }

  @Test
  @DisplayName("O-31: of two checks that fail the earlier one answers")
  void firstFailureWins() {
    RiskLimits all =
        LOOSE
            .withOrder(5, 0)
            .withPositionLots(4)
            .withExposure(bounds(300, 0, 0))
            .withTokens(new TokenList(TokenList.Meaning.ALLOWED, List.of(2)));
    lab(all, bid(6, 9_998), bid(6, 9_995), bid(5, 9_995), bid(4, 9_995), bid(3, 9_995))
        .instrument(Lab.stock(1, 5))
        .run();
    assertEquals(
        List.of(
            DenyReason.OFF_TICK,
            DenyReason.FAT_FINGER,
            DenyReason.MAX_POSITION,
            DenyReason.EXPOSURE,
            DenyReason.SYMBOL_LIST),
        answers.subList(0, 5).stream().map(a -> ((Denied) a).reason()).toList());
  }

  @Test
  @DisplayName(
      "O-34: a strategy can see why its market order was denied, and a denial changes nothing")
  void lastDenial() {
    List<Denied> seen = new ArrayList<>();
    LabResult run =
        Lab.on(MarketRows.trades().trade(Lab.at(1), 10_000, 5).trade(Lab.at(2), 10_000, 5))
            .limits(LOOSE.withOrder(4, 0).withRates(1, 1, 1))
            .trader(
                Script.of(s ->
                    s.at(
                        Lab.at(1),
                        c -> {
                          seen.add(c.lastDenial());
                          c.market(1, 5);
                          seen.add(c.lastDenial());
                          c.market(1, 4);
                        })))
            .run();
    assertNull(seen.get(0));
    assertEquals(denied(DenyReason.FAT_FINGER, 4, 5, "lots"), seen.get(1));
    assertEquals(List.of("BUY 4 @ 10000"), run.trades(), "the denied one used up no rate");
  }

  @Test
  @DisplayName("O-14: AT_CLOSE is bound by the cutoff as the kind is")
  void atCloseIsBound() {
    Lab.on(MarketRows.trades().trade(Lab.minute(1), 10_000, 50).trade(Lab.minute(381), 10_000, 50))
        .calendar(1, closingAt(Duration.ofMinutes(10)))
        .limits(LOOSE)
        .trader(
            Script.of(s ->
                s.at(
                    Lab.minute(381),
                    c -> answers.add(c.submit(buy(1).with(TimeInForce.AT_CLOSE))))))
        .run();
    assertEquals(DenyReason.SESSION_CLOSED, ((Denied) answers.getFirst()).reason());
  }
}
