package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quantlab.engine.execution.BookFills;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.Latencies;
import io.quantlab.engine.execution.LatencyModel;
import io.quantlab.engine.execution.QueueModel;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms.Sessions;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.order.TimeInForce;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Orders that name the sessions they may trade in (O-14), worked by hand.
///
/// Regular hours are 09:30 to 16:00. Trades of Monday: 08:30 at 90, 09:30 at 100, 15:00 at 101,
/// 16:30 at 95; of Tuesday: 08:30 at 94, 09:30 at 104, 10:00 at 96.
@ExtendWith(InvariantsExtension.class)
class OrderSessionsTest {
  private static final long HOUR = 60 * Lab.MINUTE;
  private static final long EARLY = Lab.OPEN - HOUR;
  private static final long THREE = Lab.OPEN + 11 * HOUR / 2;
  private static final long LATE = Lab.OPEN + 7 * HOUR;
  private static final long TUESDAY = Lab.OPEN + 24 * HOUR;

  private static MarketRows trades() {
    return MarketRows.trades()
        .trade(EARLY, 90, 50)
        .trade(Lab.OPEN, 100, 50)
        .trade(THREE, 101, 50)
        .trade(LATE, 95, 50)
        .trade(TUESDAY - HOUR, 94, 50)
        .trade(TUESDAY, 104, 50)
        .trade(TUESDAY + HOUR / 2, 96, 50);
  }

  private static LabResult run(SessionScope scope, long when, Consumer<StrategyContext> orders) {
    return Lab.on(trades())
        .scope(scope)
        .trader(
            Script.of(s -> {
              if (when == 0) {
                s.onStart(orders);
              } else {
                s.at(when, orders);
              }
            }))
        .run();
  }

  /// `BUY 1 @ 100 on day 0 at 09:30`.
  private static List<String> fills(LabResult result) {
    return result.fills().stream()
        .map(f -> {
          long since = f.nanos() - Lab.OPEN + 19 * HOUR / 2;
          long minutes = since % (24 * HOUR) / Lab.MINUTE;
          return String.format(
              "%s on day %d at %02d:%02d",
              f.brief(), since / (24 * HOUR), minutes / 60, minutes % 60);
        })
        .toList();
  }

  private static OrderRequest buy(long lots, Sessions sessions) {
    return OrderRequest.market(1, Side.BUY, lots).in(sessions);
  }

  @ParameterizedTest
  @EnumSource(
      value = SessionScope.class,
      names = {"REGULAR", "EXTENDED"})
  @DisplayName(
      "O-14: EXTENDED trades before the open, REGULAR waits for it, in runs of either scope")
  void beforeTheOpen(SessionScope scope) {
    LabResult result =
        run(
            scope,
            0,
            c -> {
              c.submit(buy(1, Sessions.REGULAR));
              c.submit(buy(2, Sessions.EXTENDED));
              c.submit(buy(3, Sessions.OF_RUN));
            });
    String plain = scope == SessionScope.REGULAR ? "100 on day 0 at 09:30" : "90 on day 0 at 08:30";
    List<String> expected =
        new ArrayList<>(List.of("BUY 2 @ 90 on day 0 at 08:30", "BUY 1 @ 100 on day 0 at 09:30"));
    expected.add(scope == SessionScope.REGULAR ? 2 : 1, "BUY 3 @ " + plain);
    assertEquals(expected, fills(result));
  }

  @Test
  @DisplayName(
      "O-14: after the close a resting limit of the regular session sleeps, keeps its turn")
  void restingLimits() {
    LabResult result =
        run(
            SessionScope.REGULAR,
            Lab.OPEN,
            c -> {
              c.submit(OrderRequest.limit(1, Side.BUY, 1, 97));
              c.submit(OrderRequest.limit(1, Side.BUY, 2, 97).in(Sessions.EXTENDED));
              c.submit(OrderRequest.limit(1, Side.BUY, 3, 97).in(Sessions.REGULAR));
            });
    assertEquals(
        List.of(
            "BUY 2 @ 97 on day 0 at 16:30",
            "BUY 1 @ 97 on day 1 at 10:00",
            "BUY 3 @ 97 on day 1 at 10:00"),
        fills(result));
  }

  @Test
  @DisplayName("O-14: a stop of the regular session does not trigger outside of it")
  void stops() {
    LabResult result =
        run(
            SessionScope.REGULAR,
            THREE,
            c -> {
              c.submit(OrderRequest.stop(1, Side.SELL, 1, 96));
              c.submit(OrderRequest.stop(1, Side.SELL, 2, 96).in(Sessions.EXTENDED));
            });
    assertEquals(
        List.of("SELL 2 @ 95 on day 0 at 16:30", "SELL 1 @ 96 on day 1 at 10:00"), fills(result));
  }

  @Test
  @DisplayName("O-12, O-14: a trailing stop of the regular session follows regular prices only")
  void trailingStops() {
    Trail trail = Trail.by(new Trail.Offset.Price(3));
    OrderRequest sell = OrderRequest.of(1, Side.SELL, 1, new OrderKind.TrailingStop(trail));
    LabResult result =
        run(
            SessionScope.EXTENDED,
            Lab.OPEN,
            c -> {
              c.submit(sell.in(Sessions.REGULAR)); // best 101, then 104: 101 at 10:00 is 96
              c.submit(sell); // best 101, trigger 98: 95 after the close
            });
    assertEquals(
        List.of("SELL 1 @ 95 on day 0 at 16:30", "SELL 1 @ 96 on day 1 at 10:00"), fills(result));
  }

  @Test
  @DisplayName("O-14: DAY sent while closed is for the next session, EXTENDED trades before it")
  void dayOrders() {
    LabResult result =
        run(
            SessionScope.REGULAR,
            LATE,
            c -> {
              c.submit(
                  OrderRequest.limit(1, Side.BUY, 1, 95)
                      .with(TimeInForce.DAY)
                      .in(Sessions.EXTENDED));
              c.submit(OrderRequest.limit(1, Side.BUY, 2, 97).with(TimeInForce.DAY));
              c.submit(OrderRequest.limit(1, Side.BUY, 3, 80).with(TimeInForce.DAY));
            });
    assertEquals(
        List.of("BUY 1 @ 94 on day 1 at 08:30", "BUY 2 @ 97 on day 1 at 10:00"), fills(result));
    assertEquals(
        "[SUBMITTED, ACCEPTED]", result.life(3).toString(), "its session has not ended yet");
  }

  @Test
  @DisplayName("O-14, F-1: at arrival outside the session EXTENDED meets the market of now")
  void immediately() {
    LabResult result =
        Lab.on(MarketRows.quotes().quote(LATE, 94, 50, 96, 50).quote(TUESDAY, 99, 50, 101, 50))
            .profile(FillProfile.immediate())
            .trader(
                Script.of(s ->
                    s.at(
                        LATE,
                        c -> {
                          c.submit(buy(1, Sessions.REGULAR));
                          c.submit(buy(2, Sessions.EXTENDED));
                        })))
            .run();
    assertEquals(
        List.of("BUY 2 @ 96 on day 0 at 16:30", "BUY 1 @ 101 on day 1 at 09:30"), fills(result));
  }

  @Test
  @DisplayName("O-14, F-40: what is sent in the session and arrives after it sleeps as well")
  void arrivesLate() {
    LatencyModel hours = new LatencyModel.Constant(3 * HOUR / 2 - 1);
    LatencyModel none = new LatencyModel.Zero();
    LabResult result =
        Lab.on(trades())
            .profile(
                FillProfile.standard()
                    .withBook(
                        new BookFills(QueueModel.standard(), new Latencies(none, hours, none), 0)))
            .trader(
                Script.of(s ->
                    s.at(
                        THREE,
                        c -> {
                          c.submit(buy(1, Sessions.REGULAR));
                          c.submit(buy(2, Sessions.EXTENDED));
                        })))
            .run();
    assertEquals(
        List.of("BUY 2 @ 95 on day 0 at 16:30", "BUY 1 @ 104 on day 1 at 09:30"), fills(result));
  }

  @Test
  @DisplayName("O-28: an order that sleeps can be amended and canceled")
  void amendAsleep() {
    long[] ids = new long[2];
    LabResult result =
        Lab.on(trades())
            .trader(
                Script.of(s ->
                    s.at(
                            THREE,
                            c -> {
                              ids[0] =
                                  id(
                                      c,
                                      OrderRequest.limit(1, Side.BUY, 1, 93).in(Sessions.REGULAR));
                              ids[1] =
                                  id(
                                      c,
                                      OrderRequest.limit(1, Side.BUY, 2, 97).in(Sessions.REGULAR));
                            })
                        .at(
                            LATE,
                            c -> {
                              c.amend(ids[0], 4, 98, 0);
                              c.cancel(ids[1]);
                            })))
            .run();
    assertEquals(List.of("BUY 4 @ 98 on day 1 at 10:00"), fills(result));
  }

  private static long id(StrategyContext c, OrderRequest order) {
    return assertInstanceOf(Submission.Accepted.class, c.submit(order)).orderId();
  }

  @Test
  @DisplayName(
      "O-14, O-31: outside the session the gate lets EXTENDED through where REGULAR is denied")
  void gate() {
    List<Submission> answers = new ArrayList<>();
    RiskLimits closed = RiskLimits.defaults().withClosedOrders(RiskLimits.ClosedOrders.DENIED);
    Lab.on(trades())
        .limits(closed)
        .trader(
            Script.of(s ->
                s.at(
                    LATE,
                    c -> {
                      answers.add(c.submit(buy(1, Sessions.REGULAR)));
                      answers.add(c.submit(buy(1, Sessions.OF_RUN)));
                      answers.add(c.submit(buy(1, Sessions.EXTENDED)));
                    })))
        .run();
    for (int i = 0; i < 2; i++) {
      assertEquals(
          DenyReason.SESSION_CLOSED,
          assertInstanceOf(Submission.Denied.class, answers.get(i)).reason());
    }
    assertInstanceOf(Submission.Accepted.class, answers.get(2));
  }
}
