package io.quantlab.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.Flags;
import io.quantlab.engine.time.CalendarBuilder;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.Interval;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SessionHours;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Bars worked by hand; times of Tuesday 2024-01-16 in New York are UTC - 5.
class BarBuilderTest {
  private static final SessionCalendar XNYS = Calendars.byName("XNYS");

  private final List<String> bars = new ArrayList<>();

  private static long at(String time) {
    return IsoInstant.parse("2024-01-16T" + time + "Z");
  }

  private static String clock(long epochNanos) {
    return IsoInstant.format(epochNanos).substring(11, 16);
  }

  private void take(BarBuilder b) {
    TradeBar bar = b.closed();
    bars.add(
        clock(bar.startNanos())
            + "-"
            + clock(bar.endNanos())
            + " "
            + bar.open()
            + " "
            + bar.high()
            + " "
            + bar.low()
            + " "
            + bar.close()
            + " v"
            + bar.volume()
            + " n"
            + bar.count()
            + (bar.flags() == 0 ? "" : " f" + bar.flags()));
  }

  private void trade(BarBuilder b, long t, long price, long lots, long flags) {
    while (b.roll(t)) {
      take(b);
    }
    b.add(t, price, lots, flags);
  }

  private void expire(BarBuilder b, long t) {
    while (b.expire(t)) {
      take(b);
    }
  }

  @Test
  @DisplayName(
      "T-12: hourly bars count from the open, the last is short and includes its end (T-10)")
  void hourlyBarsCountFromTheOpen() {
    BarBuilder b = new BarBuilder(BarSpec.of(Interval.hours(1)), XNYS);
    trade(b, at("14:29:59.999999999"), 90, 1, 0); // before the open
    for (int i = 0; i < 13; i++) { // 09:30, 10:00, ... 15:30
      trade(b, at("14:30:00") + i * 1_800_000_000_000L, 100 + i, 1, 0);
    }
    trade(b, at("21:00:00"), 200, 5, 0); // the closing print, exactly at 16:00
    trade(b, at("21:00:00.000000001"), 300, 5, 0); // after the close
    expire(b, at("23:00:00"));
    assertEquals(
        List.of(
            "14:30-15:30 100 101 100 101 v2 n2",
            "15:30-16:30 102 103 102 103 v2 n2",
            "16:30-17:30 104 105 104 105 v2 n2",
            "17:30-18:30 106 107 106 107 v2 n2",
            "18:30-19:30 108 109 108 109 v2 n2",
            "19:30-20:30 110 111 110 111 v2 n2",
            "20:30-21:00 112 200 112 200 v6 n2"),
        bars);
    assertEquals(2, b.outsideCount());
    assertEquals(0, b.lateCount());
  }

  @Test
  @DisplayName("T-10: a record on the end of an inner bar opens the next one")
  void innerBarsExcludeTheirEnd() {
    BarBuilder b = new BarBuilder(BarSpec.of(Interval.minutes(5)), XNYS);
    trade(b, at("14:34:59.999999999"), 1, 1, 0);
    trade(b, at("14:35:00"), 2, 1, 0);
    expire(b, at("14:39:59.999999999"));
    assertEquals(List.of("14:30-14:35 1 1 1 1 v1 n1"), bars);
    expire(b, at("14:40:00"));
    assertEquals("14:35-14:40 2 2 2 2 v1 n1", bars.get(1));
  }

  @Test
  @DisplayName("T-12: an early close shortens the last bar")
  void earlyCloseShortensTheLastBar() {
    BarBuilder b = new BarBuilder(BarSpec.of(Interval.hours(1)), XNYS);
    long t = IsoInstant.parse("2023-11-24T17:45:00Z"); // 12:45 New York, close at 13:00
    trade(b, t, 7, 1, 0);
    expire(b, t + 3_600_000_000_000L);
    assertEquals(List.of("17:30-18:00 7 7 7 7 v1 n1"), bars);
  }

  @Test
  @DisplayName("T-12: a break ends a bar, the count starts anew after it")
  void breakEndsABar() {
    SessionHours hours =
        SessionHours.of(LocalTime.of(9, 0), LocalTime.of(15, 0))
            .pausing(LocalTime.of(11, 30), LocalTime.of(12, 30));
    LocalDate day = LocalDate.of(2024, 1, 16);
    SessionCalendar tokyo =
        new CalendarBuilder("TEST", 1000, ZoneId.of("Asia/Tokyo"), 245)
            .session(day, hours, 0)
            .build(day, day);
    BarBuilder b = new BarBuilder(BarSpec.of(Interval.hours(1)), tokyo);
    trade(b, at("02:10:00"), 1, 1, 0); // 11:10 Tokyo
    trade(b, at("02:30:00"), 2, 1, 0); // 11:30, the morning's closing print
    trade(b, at("03:00:00"), 3, 1, 0); // inside the break
    trade(b, at("03:30:00"), 4, 1, 0); // 12:30
    trade(b, at("06:00:00"), 5, 1, 0); // 15:00
    expire(b, at("06:00:00"));
    assertEquals(
        List.of(
            "02:00-02:30 1 2 1 2 v2 n2", "03:30-04:30 4 4 4 4 v1 n1", "05:30-06:00 5 5 5 5 v1 n1"),
        bars);
    assertEquals(1, b.outsideCount());
  }

  @Test
  @DisplayName("T-12: daily, weekly and monthly bars follow the session date")
  void longBarsFollowSessionDates() {
    SessionCalendar fx = Calendars.byName("FX");
    long sunday = IsoInstant.parse("2024-01-14T22:00:00Z"); // 17:00 New York: Monday's session
    long hour = 3_600_000_000_000L;
    for (Interval interval : List.of(Interval.day(), Interval.week(), Interval.month())) {
      BarBuilder b = new BarBuilder(BarSpec.of(interval), fx);
      trade(b, sunday, 10, 1, 0);
      trade(b, sunday + 24 * hour - 1, 11, 1, 0); // still Monday's session
      trade(b, sunday + 24 * hour, 12, 1, 0); // Tuesday's
      trade(b, sunday + 7 * 24 * hour, 13, 1, 0); // next week
      trade(b, IsoInstant.parse("2024-01-31T21:59:59Z"), 14, 1, 0); // last session of January
      trade(b, IsoInstant.parse("2024-01-31T22:00:00Z"), 15, 1, 0); // session of February 1st
      bars.add(interval + " " + IsoInstant.format(b.forming().endNanos()));
    }
    assertEquals(
        List.of(
            "22:00-22:00 10 11 10 11 v2 n2",
            "22:00-22:00 12 12 12 12 v1 n1",
            "22:00-22:00 13 13 13 13 v1 n1",
            "22:00-22:00 14 14 14 14 v1 n1",
            "1d 2024-02-01T22:00:00Z",
            "22:00-22:00 10 12 10 12 v3 n3",
            "22:00-22:00 13 13 13 13 v1 n1",
            "1w 2024-02-02T22:00:00Z",
            "22:00-22:00 10 14 10 14 v5 n5",
            "1mo 2024-02-29T22:00:00Z"),
        bars);
  }

  @Test
  @DisplayName("T-12: a weekly bar of regular hours leaves out the nights")
  void weeklyBarLeavesOutTheNights() {
    BarBuilder b = new BarBuilder(BarSpec.of(Interval.week()), XNYS);
    trade(b, at("15:00:00"), 1, 1, 0); // Tuesday, Monday is a holiday
    trade(b, at("22:00:00"), 99, 1, 0); // Tuesday evening
    trade(b, at("21:00:00") + 86_400_000_000_000L, 2, 1, 0); // Wednesday's closing print
    trade(b, IsoInstant.parse("2024-01-19T21:00:00Z"), 3, 1, 0); // Friday's closing print
    expire(b, IsoInstant.parse("2024-01-19T21:00:00Z"));
    assertEquals(List.of("14:30-21:00 1 3 1 3 v3 n3"), bars);
    assertEquals(1, b.outsideCount());
  }

  @Test
  @DisplayName("T-13: trades that form no price count for volume; size 0 counts for nothing")
  void notPriceFormingCountsForVolumeOnly() {
    BarBuilder b = new BarBuilder(BarSpec.of(Interval.minutes(1)), XNYS);
    trade(b, at("14:30:01"), 500, 3, Flags.NOT_PRICE_FORMING); // no price yet: makes no bar
    trade(b, at("14:31:00"), 100, 2, 0);
    trade(b, at("14:31:01"), 999, 5, Flags.NOT_PRICE_FORMING);
    trade(b, at("14:31:02"), 888, 0, 0);
    trade(b, at("14:31:03"), 101, 0, Flags.NO_SIZE);
    trade(b, at("14:32:01"), 700, 4, Flags.NOT_PRICE_FORMING);
    expire(b, at("14:33:00"));
    long carried = Flags.SYNTHETIC | Flags.NOT_PRICE_FORMING;
    assertEquals(
        List.of(
            "14:31-14:32 100 101 100 101 v7 n3", "14:32-14:33 101 101 101 101 v4 n1 f" + carried),
        bars);
    assertEquals(1, b.unpricedCount());
    assertEquals(1, b.sizelessCount());
  }

  @Test
  @DisplayName("T-14: FILL_FORWARD makes flagged bars at the previous close, inside sessions only")
  void fillsForward() {
    BarSpec spec = BarSpec.of(Interval.hours(3)).emptyInterval(EmptyInterval.FILL_FORWARD);
    BarBuilder b = new BarBuilder(spec, XNYS);
    trade(b, at("18:00:00"), 5, 1, 0);
    trade(b, at("18:00:00") + 86_400_000_000_000L, 6, 1, 0);
    expire(b, at("20:30:00") + 86_400_000_000_000L);
    String carried = " 5 5 5 5 v0 n0 f" + Flags.SYNTHETIC;
    assertEquals(
        List.of(
            "17:30-20:30 5 5 5 5 v1 n1",
            "20:30-21:00" + carried,
            "14:30-17:30" + carried,
            "17:30-20:30 6 6 6 6 v1 n1"),
        bars);
  }

  @Test
  @DisplayName("T-14: by default an interval without a record has no bar")
  void skipsEmptyIntervals() {
    BarBuilder b = new BarBuilder(BarSpec.of(Interval.minutes(1)), XNYS);
    trade(b, at("14:30:01"), 1, 1, 0);
    trade(b, at("14:40:01"), 2, 1, 0);
    expire(b, at("14:50:00"));
    assertEquals(List.of("14:30-14:31 1 1 1 1 v1 n1", "14:40-14:41 2 2 2 2 v1 n1"), bars);
  }

  @Test
  @DisplayName("T-16: a record for a closed bar is late: counted, never applied backwards")
  void lateRecordsAreCounted() {
    BarBuilder b = new BarBuilder(BarSpec.of(Interval.minutes(1)), XNYS);
    trade(b, at("14:30:01"), 1, 1, 0);
    expire(b, at("14:31:00"));
    trade(b, at("14:30:59"), 9, 1, 0);
    trade(b, at("14:31:30"), 2, 1, 0);
    expire(b, at("14:32:00"));
    assertEquals(List.of("14:30-14:31 1 1 1 1 v1 n1", "14:31-14:32 2 2 2 2 v1 n1"), bars);
    assertEquals(1, b.lateCount());
    assertEquals(0, b.outsideCount());
  }

  @Test
  void extendedScopeCountsBackFromTheOpenAndOnFromTheClose() {
    BarBuilder b = new BarBuilder(BarSpec.of(Interval.hours(1)).scope(SessionScope.EXTENDED), XNYS);
    trade(b, at("09:00:00"), 1, 1, 0); // 04:00
    trade(b, at("14:29:59"), 2, 1, 0); // 09:29:59
    trade(b, at("20:59:59"), 3, 1, 0); // 15:59:59
    trade(b, at("21:00:00"), 4, 1, 0); // 16:00
    trade(b, IsoInstant.parse("2024-01-17T01:00:00Z"), 5, 1, 0); // 20:00, the very end
    expire(b, IsoInstant.parse("2024-01-17T01:00:00Z"));
    assertEquals(
        List.of(
            "09:00-09:30 1 1 1 1 v1 n1",
            "13:30-14:30 2 2 2 2 v1 n1",
            "20:30-21:00 3 3 3 3 v1 n1",
            "21:00-22:00 4 4 4 4 v1 n1",
            "00:00-01:00 5 5 5 5 v1 n1"),
        bars);
  }

  @Test
  @DisplayName("T-12: anchor CLOCK cuts at whole hours")
  void clockAnchorCutsAtWholeHours() {
    BarBuilder b = new BarBuilder(BarSpec.of(Interval.hours(1)).anchor(Anchor.CLOCK), XNYS);
    trade(b, at("14:30:00"), 1, 1, 0);
    trade(b, at("15:00:00"), 2, 1, 0);
    trade(b, at("21:00:00"), 3, 1, 0);
    expire(b, at("21:00:00"));
    assertEquals(
        List.of(
            "14:30-15:00 1 1 1 1 v1 n1", "15:00-16:00 2 2 2 2 v1 n1", "20:00-21:00 3 3 3 3 v1 n1"),
        bars);
  }

  @Test
  @DisplayName("T-17: the forming bar is typed apart and shows its end")
  void showsTheFormingBar() {
    BarBuilder b = new BarBuilder(BarSpec.of(Interval.minutes(5)), XNYS);
    assertFalse(b.roll(at("14:31:00")));
    b.add(at("14:31:00"), 10, 2, 0);
    assertEquals(at("14:30:00"), b.forming().startNanos());
    assertEquals(at("14:35:00"), b.forming().endNanos());
    assertEquals(10, b.forming().close());
    assertTrue(b.forming().hasPrice());
  }

  @Test
  void addingWithoutRollingIsAMistake() {
    BarBuilder b = new BarBuilder(BarSpec.of(Interval.minutes(1)), XNYS);
    assertThrows(IllegalStateException.class, () -> b.add(at("14:30:00"), 1, 1, 0));
  }
}
