package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.execution.FillProfile.Children;
import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.execution.FillProfile.StopLimitInBar;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Hand-worked bars for entries with a stop and a target (F-6) and for stop-limits (F-5).
///
/// Orders are sent at the close of a bar that stands at 100, so they meet the next one.
class ChildrenInBarTest {
  private static MarketRows bars(long[]... ohlc) {
    MarketRows rows = MarketRows.bars().bar(minute(0), minute(1), 100, 100, 100, 100, 1_000);
    for (int i = 0; i < ohlc.length; i++) {
      long[] b = ohlc[i];
      rows.bar(minute(i + 1), minute(i + 2), b[0], b[1], b[2], b[3], 1_000);
    }
    return rows;
  }

  private static long[] bar(long... openHighLowClose) {
    return openHighLowClose;
  }

  private static FillProfile on(Path path, Children children) {
    return FillProfile.touch()
        .withStopLimitInBar(StopLimitInBar.PATH)
        .withPath(path)
        .withChildren(children);
  }

  /// Entry, and once it executed a stop at 95 and a target at 105, one cancels the other.
  private static LabResult bracket(FillProfile profile, OrderRequest entry, MarketRows rows) {
    return bracket(profile, entry, rows, new FeeModel.None());
  }

  private static LabResult bracket(
      FillProfile profile, OrderRequest entry, MarketRows rows, FeeModel fees) {
    return Lab.on(rows)
        .profile(profile)
        .fees(fees)
        .trader(
            Script.of(s ->
                s.at(
                    minute(1),
                    c -> {
                      long parent = ((Submission.Accepted) c.submit(entry)).orderId();
                      long group = c.newGroup();
                      c.submit(
                          OrderRequest.stop(1, Side.SELL, 10, 95).childOf(parent).inGroup(group));
                      c.submit(
                          OrderRequest.limit(1, Side.SELL, 10, 105).childOf(parent).inGroup(group));
                    })))
        .run();
  }

  private static final long CENT = 1_000_000;
  private static final OrderRequest AT_OPEN = OrderRequest.market(1, Side.BUY, 10);
  private static final OrderRequest LIMIT = OrderRequest.limit(1, Side.BUY, 10, 98);
  private static final OrderRequest STOP = OrderRequest.stop(1, Side.BUY, 10, 102);

  @ParameterizedTest
  @CsvSource({
    "SAME_BAR_IF_OPEN, SELL 10 @ 105",
    "REST_OF_PATH, SELL 10 @ 105",
    "NEXT_BAR, SELL 10 @ 95",
    "CLEAR_TARGET, SELL 10 @ 105",
  })
  @DisplayName("F-6: an entry at the open: NEXT_BAR alone keeps the children out of this bar")
  void entryAtOpen(Children children, String exit) {
    // the first bar reaches the target 105, the second one the stop 95
    MarketRows rows = bars(bar(100, 106, 99, 104), bar(104, 104, 94, 96));
    List<String> trades = bracket(on(Path.OHLC, children), AT_OPEN, rows).trades();
    assertEquals(List.of("BUY 10 @ 100", exit), trades);
  }

  @Test
  @DisplayName("F-6: NEXT_BAR also spares a child the open its entry filled at")
  void openOfTheEntry() {
    // the stop 95 is above an open of 94: it would fire there at once
    MarketRows rows = bars(bar(94, 96, 93, 95), bar(96, 96, 94, 96));
    assertEquals(
        List.of("BUY 10 @ 94", "SELL 10 @ 94"),
        bracket(on(Path.OHLC, Children.SAME_BAR_IF_OPEN), AT_OPEN, rows).trades());
    assertEquals(
        List.of("BUY 10 @ 94", "SELL 10 @ 95"),
        bracket(on(Path.OHLC, Children.NEXT_BAR), AT_OPEN, rows).trades());
  }

  @ParameterizedTest
  @CsvSource({
    // low first: 100 .. 97 buys at 98, then 106 passes the target, 94 is never seen
    "OLHC, REST_OF_PATH, SELL 10 @ 105",
    // high first: 106 comes before the entry at 98, then 96 and the close 97
    "OHLC, REST_OF_PATH, SELL 10 @ 95",
    "OLHC, SAME_BAR_IF_OPEN, SELL 10 @ 95",
    "OLHC, NEXT_BAR, SELL 10 @ 95",
    "OLHC, CLEAR_TARGET, SELL 10 @ 95",
  })
  @DisplayName("F-6: an entry inside the bar: REST_OF_PATH alone lets what comes later count")
  void entryInside(Path path, Children children, String exit) {
    MarketRows rows = bars(bar(100, 106, 97, 99), bar(99, 99, 94, 96));
    List<String> trades = bracket(on(path, children), LIMIT, rows).trades();
    assertEquals(List.of("BUY 10 @ 98", exit), trades);
  }

  @Test
  @DisplayName("F-6: entry, then stop, on the way down one leg; the target behind it is too late")
  void stopOnTheSameLeg() {
    // high first: 101, then down: 98 buys, 95 sells, low 94, close 96
    MarketRows rows = bars(bar(100, 101, 94, 96), bar(96, 106, 96, 106));
    LabResult r = bracket(on(Path.OHLC, Children.REST_OF_PATH), LIMIT, rows);
    assertEquals(List.of("BUY 10 @ 98", "SELL 10 @ 95"), r.trades());
    assertEquals(r.fills().getFirst().nanos(), r.fills().getLast().nanos());
  }

  @Test
  @DisplayName("F-4, F-6: WORST_CASE tries both ways for the entry and its children")
  void worstCase() {
    // high first: 106 before the entry, then 98 buys, 97, close 99: open, worth 10 x (99 - 98)
    // low first: 98 buys, 106 sells at 105: worth 10 x (105 - 98); the first is worse
    MarketRows rows = bars(bar(100, 106, 97, 99));
    LabResult r = bracket(on(Path.WORST_CASE, Children.REST_OF_PATH), LIMIT, rows);
    assertEquals(List.of("BUY 10 @ 98"), r.trades());
    assertEquals(1, r.ambiguousBars()); // F-90
    assertEquals(FillFlags.AMBIGUOUS, r.fills().getFirst().flags() & FillFlags.AMBIGUOUS);
  }

  @ParameterizedTest
  @CsvSource({
    // 102 buys on the way up, 105 lies further up, 95 is not reached
    "100, 106, 96, 101, SELL 10 @ 105",
    // the bar reaches 95 too: nobody knows which came first, so from the next bar on, which opens
    // at 99 and falls to the stop
    "100, 106, 94, 101, SELL 10 @ 95",
    // the target is not reached
    "100, 104, 96, 101, SELL 10 @ 95",
  })
  @DisplayName("F-6: CLEAR_TARGET: a stop entry's target counts unless the stop was reached too")
  void clearTarget(long open, long high, long low, long close, String exit) {
    MarketRows rows = bars(bar(open, high, low, close), bar(99, 99, 90, 91));
    for (Path path : List.of(Path.PER_ORDER_STOPS_FIRST, Path.OHLC)) {
      List<String> trades = bracket(on(path, Children.CLEAR_TARGET), STOP, rows).trades();
      assertEquals(List.of("BUY 10 @ 102", exit), trades, path::name);
    }
  }

  @Test
  @DisplayName("F-90: the better and the worse way in money, net of fees")
  void pathsInMoney() {
    // high first: 10 bought at 98, closed at 99; low first: bought at 98, sold at 105
    // a tick is a cent; a fee of a cent for each order: 10 - 1 = 9 and 70 - 2 = 68 cents
    MarketRows rows = bars(bar(100, 106, 97, 99));
    for (Path path : List.of(Path.WORST_CASE, Path.OHLC, Path.OLHC)) {
      LabResult r =
          bracket(on(path, Children.REST_OF_PATH), LIMIT, rows, new FeeModel.PerTrade(CENT));
      boolean better = path == Path.OLHC;
      assertEquals(better ? 0 : 59 * CENT, r.paths().betterE8(), path::name);
      assertEquals(better ? 59 * CENT : 0, r.paths().worseE8(), path::name);
      assertEquals(1, r.ambiguousBars());
    }
  }

  @Test
  @DisplayName("F-4: WORST_CASE looks at equity after costs: a maker's rebate can decide")
  void worstCaseNetOfCosts() {
    // a stop at 102 and a limit at 98 that cancel each other, closing at 100 either way:
    // high first buys at 102 (20 lost), low first at 98 (20 gained)
    // with a fee of 5 % for makers, the limit pays 10 x 98 x 0.05 = 49: 20 - 49 is worse than -20
    MarketRows rows = bars(bar(100, 103, 97, 100));
    for (long makerE8 : new long[] {0, 5_000_000}) {
      LabResult r =
          Lab.on(rows)
              .profile(on(Path.WORST_CASE, Children.SAME_BAR_IF_OPEN))
              .fees(new FeeModel.Bps(makerE8, 0))
              .trader(
                  Script.of(s ->
                      s.at(
                          minute(1),
                          c -> {
                            long group = c.newGroup();
                            c.submit(STOP.inGroup(group));
                            c.submit(LIMIT.inGroup(group));
                          })))
              .run();
      assertEquals(List.of(makerE8 == 0 ? "BUY 10 @ 102" : "BUY 10 @ 98"), r.trades());
    }
  }

  @Test
  @DisplayName("F-2: a delay shorter than a bar has no effect on bars, and is counted")
  void shortDelay() {
    MarketRows rows = bars(bar(100, 101, 99, 100), bar(105, 105, 105, 105));
    LatencyModel.Constant ms = new LatencyModel.Constant(5_000_000);
    BookFills delays =
        new BookFills(QueueModel.standard(), new Latencies(new LatencyModel.Zero(), ms, ms), 0);
    LabResult r =
        Lab.on(rows)
            .profile(FillProfile.touch().withBook(delays))
            .trader(Script.of(s -> s.at(minute(1), c -> c.submit(AT_OPEN))))
            .run();
    // sent at the close of the first bar, seen 5 ms later, still the open of the second one
    assertEquals(List.of("BUY 10 @ 100"), r.trades());
  }

  @Test
  @DisplayName("F-6: REST_OF_PATH needs a path")
  void restOfPathNeedsAPath() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> on(Path.PER_ORDER_SUBMISSION, Children.REST_OF_PATH));
    assertEquals(
        "children REST_OF_PATH need a path inside the bar, the profile has PER_ORDER_SUBMISSION",
        e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    // stop 103, limit 104: the limit allows 103; the close 102 is within it (LEAN: at the limit)
    "PATH, 104, BUY 10 @ 103",
    "TRIGGER_PRICE, 104, BUY 10 @ 103",
    "REFUSE_IF_LIMIT_FIRST, 104, BUY 10 @ 103",
    "CLOSE_ONLY, 104, BUY 10 @ 104",
    // limit equal to the stop: low 99 reached it, perhaps before the trigger; the next bar opens
    // at 100
    "PATH, 103, BUY 10 @ 103",
    "TRIGGER_PRICE, 103, BUY 10 @ 103",
    "REFUSE_IF_LIMIT_FIRST, 103, BUY 10 @ 100",
    "CLOSE_ONLY, 103, BUY 10 @ 103",
    // limit 101 below the stop: the high comes first, then the path falls through the limit
    "PATH, 101, BUY 10 @ 101",
    "TRIGGER_PRICE, 101, BUY 10 @ 100",
    "REFUSE_IF_LIMIT_FIRST, 101, BUY 10 @ 100",
    "CLOSE_ONLY, 101, BUY 10 @ 100",
  })
  @DisplayName("F-5: what a stop-limit does on the bar that triggers it")
  void stopLimit(StopLimitInBar mode, long limit, String expected) {
    MarketRows rows = bars(bar(100, 106, 99, 102), bar(100, 100, 100, 100));
    LabResult r =
        Lab.on(rows)
            .profile(FillProfile.touch().withPath(Path.OHLC).withStopLimitInBar(mode))
            .trader(
                Script.of(s ->
                    s.at(
                        minute(1),
                        c -> c.submit(OrderRequest.stopLimit(1, Side.BUY, 10, 103, limit)))))
            .run();
    assertEquals(List.of(expected), r.trades());
  }
}
