package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.Lab.at;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.Interval;
import io.quantlab.engine.time.IsoInstant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The order of events at one instant (engine contract T-3 to T-6, T-10 to T-12).
class EventOrderTest {
  @Test
  @DisplayName("T-3: everything due at one instant comes in the order of the ranks")
  void oneInstant() {
    // at minute 2 of the session: a quote and a trade of 1, the end of a bar of 2 and of built bars
    // of 1, a timer, and the open of the next bar of 2
    long t = minute(2);
    MarketRows quotes = MarketRows.quotes().quote(at(1), 99, 9, 101, 9).quote(t, 98, 9, 100, 9);
    MarketRows trades =
        MarketRows.trades().trade(at(2), 100, 5).trade(at(70), 101, 5).trade(t, 102, 5);
    MarketRows bars =
        MarketRows.bars()
            .bar(minute(1), t, 50, 51, 49, 50, 900)
            .bar(t, minute(3), 60, 61, 59, 60, 900);
    List<String> log = new ArrayList<>();
    Lab.empty()
        .data(1, trades) // quotes come first all the same (T-4)
        .data(1, quotes)
        .data(2, bars)
        .profile(FillProfile.touch())
        .trader(
            Script.of(s ->
                s.subscribe(Interval.minutes(2))
                    .subscribe(Interval.minutes(1))
                    .onStart(c -> {
                      c.market(2, 1); // meets the open of the first bar of 2 at minute 1
                      c.timer(t);
                    })
                    .onTick((c, v) -> log.add(v.kind() + " " + v.priceTicks()))
                    .onBar((c, b) -> {
                      log.add("bar of " + b.token() + " " + b.intervalNanos() / Lab.MINUTE);
                      if (b.token() == 2 && b.closeTicks() == 50) {
                        c.market(2, 1); // meets the open of the next bar, at this instant
                      }
                    })
                    .onBars((c, n) -> log.add("bars"))
                    .onTimer((c, n) -> log.add("timer"))
                    .onOrder((c, e) -> {
                      if (e.type() == OrderEventType.FILLED) {
                        log.add("filled at " + (c.epochNanos() - Lab.OPEN) / Lab.SECOND);
                      }
                    })))
        .run();
    assertEquals(
        List.of(
            "QUOTE 100",
            "TRADE 100",
            "bar of 1 1", // minute 1, rank 70
            "bars",
            "filled at 60", // the open at minute 1, rank 120
            "TRADE 101",
            "QUOTE 99", // minute 2, rank 40: quotes before trades
            "TRADE 102",
            "bar of 1 1", // rank 70: the finest first
            "bar of 2 1",
            "bar of 1 2",
            "timer", // rank 90
            "bars", // rank 100, once
            "filled at 120", // rank 120
            "bar of 1 1", // minute 3: the bars of token 2 are the only source left
            "bar of 2 1",
            "bars"),
        log);
  }

  @Test
  @DisplayName(
      "T-3: sessions open before and close after the data of their instant, on a real calendar")
  void sessionBoundaries() {
    // XNYS on 2024-07-03 closes early: 13:00 New York is 17:00 UTC
    long open = IsoInstant.parse("2024-07-03T13:30:00Z");
    long close = IsoInstant.parse("2024-07-03T17:00:00Z");
    MarketRows rows =
        MarketRows.trades()
            .trade(open - 1, 99, 5)
            .trade(open, 100, 5)
            .trade(close, 101, 5)
            .trade(close + 1, 102, 5);
    List<String> log = new ArrayList<>();
    Lab.on(rows)
        .calendar(1, Calendars.byName("XNYS"))
        .trader(
            Script.of(s ->
                s.onTick((c, v) -> log.add(v.priceTicks() + " " + c.isOpen(1)))
                    .onSession((c, v) -> log.add(v.phase() + " " + c.isOpen(1)))))
        .run();
    assertEquals(
        List.of("99 false", "OPEN true", "100 true", "101 true", "CLOSE false", "102 false"),
        log.subList(0, 6));
  }

  @Test
  @DisplayName(
      "T-6: order events, then fill and position, then the tick; strategies in their order")
  void callbackOrder() {
    List<String> log = new ArrayList<>();
    MarketRows rows = MarketRows.trades().trade(at(1), 100, 5).trade(at(2), 101, 5);
    Lab lab = Lab.on(rows);
    for (String name : List.of("a", "b")) {
      lab.trader(
          Script.of(s ->
              s.onStart(c -> c.market(1, 1))
                  .onTick((c, t) -> log.add(name + " tick " + t.priceTicks()))
                  .onOrder((c, e) -> log.add(name + " " + e.type()))
                  .onFill((c, f) ->
                      log.add(name + " fill, nav moved " + (c.position(1).lots() == 1)))));
    }
    lab.run();
    assertEquals(
        List.of(
            "a ACCEPTED",
            "b ACCEPTED",
            "a FILLED",
            "a fill, nav moved true",
            "b FILLED",
            "b fill, nav moved true",
            "a tick 100",
            "b tick 100",
            "a tick 101",
            "b tick 101"),
        log.subList(0, 10));
  }

  @Test
  @DisplayName(
      "T-10 to T-12: bars built from ticks are those of a naive grouping, told at their end")
  void builtBars() {
    long seed = 8_002;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 60; round++) {
      MarketRows rows = MarketRows.trades();
      long nanos = Lab.OPEN - 100 * Lab.SECOND;
      long close = minute(390);
      for (int i = 0; i < 200; i++) {
        int choice = random.nextInt(30);
        nanos +=
            choice == 0
                ? random.nextInt(40) * Lab.MINUTE
                : choice < 6
                    ? Lab.MINUTE - Math.floorMod(nanos - Lab.OPEN, Lab.MINUTE)
                    : random.nextInt(40) * Lab.SECOND;
        if (random.nextInt(80) == 0 && nanos < close) {
          nanos = close;
        }
        rows.trade(nanos, 1_000 + random.nextInt(50), 1 + random.nextInt(9));
      }
      int minutes = List.of(1, 5, 7, 30).get(random.nextInt(4));
      List<String> log = new ArrayList<>();
      Lab.on(rows)
          .trader(
              Script.of(s ->
                  s.subscribe(Interval.minutes(minutes))
                      .onBar((c, b) ->
                          log.add(
                              bar(
                                  b.startNanos(),
                                  b.endNanos(),
                                  b.openTicks(),
                                  b.highTicks(),
                                  b.lowTicks(),
                                  b.closeTicks(),
                                  b.volumeLots(),
                                  c.epochNanos())))))
          .run();
      assertEquals(
          String.join("\n", naive(rows, minutes * Lab.MINUTE, close)),
          String.join("\n", log),
          "seed " + seed + ", round " + round);
    }
  }

  private static String bar(
      long start, long end, long o, long h, long l, long c, long volume, long told) {
    return (start - Lab.OPEN) / Lab.SECOND
        + " to "
        + (end - Lab.OPEN) / Lab.SECOND
        + ": "
        + List.of(o, h, l, c, volume)
        + " told "
        + (told - Lab.OPEN) / Lab.SECOND;
  }

  /// One session: groups by length from its open; the last group includes the close.
  private static List<String> naive(MarketRows rows, long length, long close) {
    List<String> bars = new ArrayList<>();
    long last = rows.rows().getLast()[0];
    for (long start = Lab.OPEN; start < close; start += length) {
      long from = start;
      long end = Math.min(start + length, close);
      boolean includesEnd = end == close;
      List<long[]> in =
          rows.rows().stream()
              .filter(r -> r[0] >= from && (r[0] < end || includesEnd && r[0] == end))
              .toList();
      if (!in.isEmpty() && end <= last) {
        bars.add(
            bar(
                start,
                end,
                in.getFirst()[1],
                in.stream().mapToLong(r -> r[1]).max().orElseThrow(),
                in.stream().mapToLong(r -> r[1]).min().orElseThrow(),
                in.getLast()[1],
                in.stream().mapToLong(r -> r[2]).sum(),
                end));
      }
    }
    return bars;
  }
}
