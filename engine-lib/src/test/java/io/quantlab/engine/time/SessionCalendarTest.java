package io.quantlab.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionCalendarTest {
  private static final SessionCalendar XNYS = Calendars.byName("XNYS");

  private static long at(String text) {
    return IsoInstant.parse(text);
  }

  private static String dayOf(SessionCalendar calendar, String text) {
    return LocalDate.ofEpochDay(calendar.epochDayOf(at(text))).toString();
  }

  @Test
  void knowsRegularAndExtendedHoursOfAnOrdinaryDay() {
    // Monday 2024-03-11, the first session of daylight saving: 09:30 New York = 13:30 UTC.
    int s = XNYS.sessionAtOrAfter(at("2024-03-11T00:00:00Z"));
    // 00:00 UTC on Monday is 20:00 on Sunday, so the next session is Monday's.
    assertEquals("2024-03-11", LocalDate.ofEpochDay(XNYS.epochDay(s)).toString());
    assertEquals(at("2024-03-11T08:00:00Z"), XNYS.extendedOpen(s));
    assertEquals(at("2024-03-11T13:30:00Z"), XNYS.regularOpen(s));
    assertEquals(at("2024-03-11T20:00:00Z"), XNYS.regularClose(s));
    assertEquals(at("2024-03-12T00:00:00Z"), XNYS.extendedClose(s));
    assertFalse(XNYS.hasBreak(s));
    assertEquals(0, XNYS.flags(s));
  }

  @Test
  @DisplayName("M-3: spans are half open")
  void opensAndClosesAtTheStatedInstants() {
    assertFalse(XNYS.isOpen(at("2024-03-11T13:29:59.999999999Z")));
    assertTrue(XNYS.isOpen(at("2024-03-11T13:30:00Z")));
    assertTrue(XNYS.isOpen(at("2024-03-11T19:59:59.999999999Z")));
    assertFalse(XNYS.isOpen(at("2024-03-11T20:00:00Z")));
    assertTrue(XNYS.isExtended(at("2024-03-11T20:00:00Z")));
    assertTrue(XNYS.isExtended(at("2024-03-11T08:00:00Z")));
    assertFalse(XNYS.isExtended(at("2024-03-11T07:59:59.999999999Z")));
  }

  @Test
  @DisplayName("M-3: nextOpen and previousClose over a weekend with daylight saving change")
  void findsNeighboringOpensAndCloses() {
    assertEquals(at("2024-03-11T13:30:00Z"), XNYS.nextOpen(at("2024-03-08T14:30:00.000000001Z")));
    assertEquals(at("2024-03-08T14:30:00Z"), XNYS.nextOpen(at("2024-03-08T14:30:00Z")));
    assertEquals(at("2024-03-08T21:00:00Z"), XNYS.previousClose(at("2024-03-11T19:00:00Z")));
    assertEquals(at("2024-03-11T20:00:00Z"), XNYS.previousClose(at("2024-03-11T20:00:00Z")));
  }

  @Test
  void countsSessionsBetweenInstants() {
    // Thanksgiving week 2023: Wed 22nd, Fri 24th (early), Mon 27th.
    long wednesday = at("2023-11-22T15:00:00Z");
    long monday = at("2023-11-27T15:00:00Z");
    assertEquals(2, XNYS.sessionsBetween(wednesday, monday));
    assertEquals(-2, XNYS.sessionsBetween(monday, wednesday));
    assertEquals(0, XNYS.sessionsBetween(wednesday, wednesday));
  }

  @Test
  void shortensEarlyClosesAndMarksThem() {
    int s = XNYS.sessionAtOrAfter(at("2023-11-24T15:00:00Z"));
    assertEquals(SessionCalendar.EARLY_CLOSE, XNYS.flags(s));
    assertEquals(at("2023-11-24T18:00:00Z"), XNYS.regularClose(s));
    assertEquals(at("2023-11-24T22:00:00Z"), XNYS.extendedClose(s));
    int millennium = XNYS.sessionAtOrAfter(at("1999-12-31T15:00:00Z"));
    assertEquals(SessionCalendar.EARLY_CLOSE | SessionCalendar.AD_HOC, XNYS.flags(millennium));
  }

  @Test
  @DisplayName("Holidays announced by the exchange for 2024 to 2027, after the reference table")
  void knowsAnnouncedHolidays() {
    // NYSE Group press releases on the holiday calendars of 2024 to 2027.
    String[] closed = {
      "2024-01-01", "2024-01-15", "2024-02-19", "2024-03-29", "2024-05-27", "2024-06-19",
      "2024-07-04", "2024-09-02", "2024-11-28", "2024-12-25", "2025-01-01", "2025-01-09",
      "2025-01-20", "2025-02-17", "2025-04-18", "2025-05-26", "2025-06-19", "2025-07-04",
      "2025-09-01", "2025-11-27", "2025-12-25", "2026-01-01", "2026-01-19", "2026-02-16",
      "2026-04-03", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07", "2026-11-26",
      "2026-12-25", "2027-01-01", "2027-01-18", "2027-02-15", "2027-03-26", "2027-05-31",
      "2027-06-18", "2027-07-05", "2027-09-06", "2027-11-25", "2027-12-24"
    };
    String[] early = {
      "2024-07-03",
      "2024-11-29",
      "2024-12-24",
      "2025-07-03",
      "2025-11-28",
      "2025-12-24",
      "2026-11-27",
      "2026-12-24",
      "2027-11-26"
    };
    int closedCount = 0;
    int earlyCount = 0;
    LocalDate end = LocalDate.of(2028, 1, 1);
    for (LocalDate d = LocalDate.of(2024, 1, 1); d.isBefore(end); d = d.plusDays(1)) {
      if (d.getDayOfWeek().getValue() > 5) {
        continue;
      }
      int s = XNYS.sessionOnOrAfterDay((int) d.toEpochDay());
      if (XNYS.epochDay(s) != d.toEpochDay()) {
        assertEquals(closed[closedCount++], d.toString());
      } else if (XNYS.flags(s) == SessionCalendar.EARLY_CLOSE) {
        assertEquals(early[earlyCount++], d.toString());
      }
    }
    assertEquals(closed.length, closedCount);
    assertEquals(early.length, earlyCount);
  }

  @Test
  @DisplayName("M-1: beyond validThrough is refused unless extrapolated, and then marked")
  void refusesToGuess() {
    long later = at("2031-03-03T15:00:00Z");
    CalendarRangeException e =
        assertThrows(CalendarRangeException.class, () -> XNYS.epochDayOf(later));
    assertTrue(e.getMessage().contains("2031-03-03T15:00:00Z"), e.getMessage());
    assertThrows(CalendarRangeException.class, () -> XNYS.isOpen(at("1989-12-29T15:00:00Z")));
    assertFalse(XNYS.isExtrapolated());
    SessionCalendar longer = Calendars.extrapolated("XNYS", 2035);
    assertTrue(longer.isExtrapolated());
    assertTrue(longer.isOpen(later));
    assertEquals(XNYS.validThrough(), longer.validThrough());
    assertThrows(IllegalArgumentException.class, () -> Calendars.extrapolated("XNYS", 2030));
    assertThrows(IllegalArgumentException.class, () -> Calendars.byName("XXXX"));
  }

  @Test
  void roundTheClockDaysAreUtcDates() {
    SessionCalendar always = Calendars.byName("ALWAYS");
    assertEquals(0, always.epochDayOf(0));
    assertEquals("2024-02-29", dayOf(always, "2024-02-29T23:59:59.999999999Z"));
    assertEquals("2024-03-01", dayOf(always, "2024-03-01T00:00:00Z"));
    assertTrue(always.isOpen(at("2024-12-25T12:00:00Z")));
    assertEquals(47_482, always.count()); // 130 years with 32 leap days, 1970 to 2099
    assertEquals(365, always.sessionsPerYear());
  }

  @Test
  @DisplayName("T-12: an evening session belongs to the next date")
  void eveningSessionsBelongToTheNextDate() {
    SessionCalendar fx = Calendars.byName("FX");
    assertEquals("2014-05-02", dayOf(fx, "2014-05-02T20:59:59Z")); // Friday 16:59 New York
    assertEquals("2014-05-05", dayOf(fx, "2014-05-02T21:00:00Z")); // 17:00: Monday's session next
    assertFalse(fx.isOpen(at("2014-05-04T20:59:59Z"))); // Sunday 16:59
    assertTrue(fx.isOpen(at("2014-05-04T21:00:00Z")));
    assertEquals("2014-05-05", dayOf(fx, "2014-05-04T21:00:00Z"));
    assertEquals("2014-05-06", dayOf(fx, "2014-05-05T21:00:00Z"));
    SessionCalendar cme = Calendars.byName("CMES");
    assertEquals("2013-12-16", dayOf(cme, "2013-12-15T23:30:00Z")); // Sunday 17:30 Chicago
    assertEquals("2013-12-16", dayOf(cme, "2013-12-15T10:00:00Z")); // Sunday morning: next session
  }

  @Test
  @DisplayName("M-3: lookups agree with a linear scan")
  void agreesWithLinearScan() {
    for (String name : Calendars.names()) {
      SessionCalendar calendar = Calendars.byName(name);
      long seed = 20_240_311;
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < 300; i++) {
        int near = random.nextInt(1, calendar.count() - 1);
        long[] edges = {
          calendar.extendedOpen(near), calendar.regularOpen(near),
          calendar.regularClose(near), calendar.extendedClose(near)
        };
        long t = edges[random.nextInt(4)] + random.nextLong(-1, 2) * random.nextLong(1, 1L << 46);
        int expected = 0;
        while (calendar.extendedClose(expected) <= t) {
          expected++;
        }
        assertEquals(expected, calendar.sessionAtOrAfter(t), name + " seed " + seed + " at " + t);
        boolean open = t >= calendar.regularOpen(expected) && t < calendar.regularClose(expected);
        for (int b = 0; b < calendar.breakCount(expected); b++) {
          open &= t < calendar.breakStart(expected, b) || t >= calendar.breakEnd(expected, b);
        }
        assertEquals(open, calendar.isOpen(t), name + " seed " + seed + " at " + t);
      }
    }
  }
}
