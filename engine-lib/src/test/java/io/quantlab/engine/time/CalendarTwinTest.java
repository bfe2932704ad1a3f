package io.quantlab.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// M-3 against a scan of the whole table, at random instants and at the edges of every span.
class CalendarTwinTest {
  private static final String[] ZONES = {
    "America/New_York", "Europe/London", "Asia/Kolkata", "Asia/Tokyo", "America/Chicago", "Z"
  };

  @Test
  @DisplayName("M-3: queries agree with a scan on random tables with breaks in six zones")
  void queriesAgree() {
    for (long seed = 1; seed <= 120; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      SessionCalendar c = calendar(random);
      NaiveCalendar naive = new NaiveCalendar(c);
      long low = c.regularClose(0);
      long high = c.regularOpen(c.count() - 1);
      for (int i = 0; i < 60; i++) {
        long t = i % 2 == 0 ? edge(c, random) : random.nextLong(low, high);
        t = Math.min(Math.max(t, low), high);
        String at = "seed " + seed + " at " + IsoInstant.format(t);
        assertEquals(naive.tradingDay(t), c.epochDayOf(t), at);
        assertEquals(naive.isOpen(t), c.isOpen(t), at);
        assertEquals(naive.nextOpen(t), c.nextOpen(t), at);
        assertEquals(naive.previousClose(t), c.previousClose(t), at);
        long other = random.nextLong(low, high);
        assertEquals(naive.sessionsBetween(t, other), c.sessionsBetween(t, other), at);
      }
    }
  }

  private static long edge(SessionCalendar c, SplittableRandom random) {
    int s = random.nextInt(1, c.count() - 1);
    int span = random.nextInt(c.spanCount(s));
    return (random.nextBoolean() ? c.spanStart(s, span) : c.spanEnd(s, span))
        + random.nextInt(-1, 2);
  }

  private static SessionCalendar calendar(SplittableRandom random) {
    ZoneId zone = ZoneId.of(ZONES[random.nextInt(ZONES.length)]);
    CalendarBuilder builder = new CalendarBuilder("RANDOM", 1000, zone, 252);
    LocalDate day = LocalDate.of(2024, 4, 8);
    for (int i = 0; i < 40; i++) {
      day = day.plusDays(random.nextInt(5) == 0 ? 3 : 1);
      int open = random.nextInt(-300, 500);
      int close = open + random.nextInt(200, 500);
      int pre = random.nextInt(100);
      int post = random.nextInt(100);
      List<SessionHours.Pause> breaks = new ArrayList<>();
      if (pre > 2 && random.nextBoolean()) {
        breaks.add(new SessionHours.Pause(open - pre + 1, open - random.nextInt(2)));
      }
      if (random.nextBoolean()) {
        breaks.add(new SessionHours.Pause(open + 30, open + 60));
      }
      if (random.nextBoolean()) {
        breaks.add(new SessionHours.Pause(open + 90, close - 1));
      }
      if (post > 2 && random.nextBoolean()) {
        breaks.add(new SessionHours.Pause(close, close + post - 1));
      }
      builder.session(day, new SessionHours(open - pre, open, close, close + post, breaks), 0);
    }
    return builder.build(LocalDate.of(2024, 4, 8), day);
  }

  @Test
  @DisplayName("M-3: a query allocates nothing and looks at log n entries")
  void queriesAllocateNothing() {
    SessionCalendar c = Calendars.byName("XTKS");
    long low = c.regularClose(0);
    long step = (c.regularOpen(c.count() - 1) - low) / 20_000;
    long sum = walk(c, low, step);
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    sum += walk(c, low, step);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(bytes < 2_000, bytes + " bytes in 100,000 queries, sum " + sum);
  }

  private static long walk(SessionCalendar c, long low, long step) {
    long sum = 0;
    for (int i = 0; i < 20_000; i++) {
      long t = low + i * step;
      sum += c.epochDayOf(t) + c.nextOpen(t) + c.previousClose(t) + (c.isOpen(t) ? 1 : 0);
      sum += c.sessionsBetween(low, t);
    }
    return sum;
  }
}
