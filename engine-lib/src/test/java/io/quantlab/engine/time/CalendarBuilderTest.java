package io.quantlab.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// M-2: local time to UTC. Offsets by hand from the published daylight saving dates.
class CalendarBuilderTest {
  private static SessionCalendar days(String zone, SessionHours hours, String... dates) {
    CalendarBuilder builder = new CalendarBuilder("TEST", 1000, ZoneId.of(zone), 252);
    for (String date : dates) {
      builder.session(LocalDate.parse(date), hours, 0);
    }
    LocalDate last = LocalDate.parse(dates[dates.length - 1]);
    return builder.build(LocalDate.parse(dates[0]), last);
  }

  private static SessionHours hours(String open, String close) {
    return SessionHours.of(LocalTime.parse(open), LocalTime.parse(close));
  }

  private static void assertSession(SessionCalendar c, int session, String open, String close) {
    assertEquals(open, IsoInstant.format(c.regularOpen(session)));
    assertEquals(close, IsoInstant.format(c.regularClose(session)));
  }

  @Test
  @DisplayName("M-2: New York changes on 2024-03-10 and 2024-11-03")
  void newYork() {
    SessionCalendar c =
        days(
            "America/New_York",
            hours("09:30", "16:00"),
            "2024-03-08",
            "2024-03-11",
            "2024-11-01",
            "2024-11-04");
    assertSession(c, 0, "2024-03-08T14:30:00Z", "2024-03-08T21:00:00Z");
    assertSession(c, 1, "2024-03-11T13:30:00Z", "2024-03-11T20:00:00Z");
    assertSession(c, 2, "2024-11-01T13:30:00Z", "2024-11-01T20:00:00Z");
    assertSession(c, 3, "2024-11-04T14:30:00Z", "2024-11-04T21:00:00Z");
  }

  @Test
  @DisplayName("M-2: London changes on 2024-03-31 and 2024-10-27")
  void london() {
    SessionCalendar c =
        days("Europe/London", hours("08:00", "16:30"), "2024-03-28", "2024-04-02", "2024-10-28");
    assertSession(c, 0, "2024-03-28T08:00:00Z", "2024-03-28T16:30:00Z");
    assertSession(c, 1, "2024-04-02T07:00:00Z", "2024-04-02T15:30:00Z");
    assertSession(c, 2, "2024-10-28T08:00:00Z", "2024-10-28T16:30:00Z");
  }

  @Test
  @DisplayName("M-2: Mumbai has no daylight saving")
  void mumbai() {
    SessionCalendar c = days("Asia/Kolkata", hours("09:15", "15:30"), "2024-01-15", "2024-07-15");
    assertSession(c, 0, "2024-01-15T03:45:00Z", "2024-01-15T10:00:00Z");
    assertSession(c, 1, "2024-07-15T03:45:00Z", "2024-07-15T10:00:00Z");
  }

  @Test
  @DisplayName("M-2: Tokyo pauses for lunch")
  void tokyo() {
    SessionHours hours =
        hours("09:00", "15:00").pausing(LocalTime.of(11, 30), LocalTime.of(12, 30));
    SessionCalendar c = days("Asia/Tokyo", hours, "2024-05-01");
    assertSession(c, 0, "2024-05-01T00:00:00Z", "2024-05-01T06:00:00Z");
    assertTrue(c.hasBreak(0));
    assertEquals("2024-05-01T02:30:00Z", IsoInstant.format(c.breakStart(0)));
    assertEquals("2024-05-01T03:30:00Z", IsoInstant.format(c.breakEnd(0)));
    assertTrue(c.isOpen(IsoInstant.parse("2024-05-01T02:29:59.999Z")));
    assertFalse(c.isOpen(IsoInstant.parse("2024-05-01T02:30:00Z")));
    assertTrue(c.isExtended(IsoInstant.parse("2024-05-01T02:30:00Z")));
    assertTrue(c.isOpen(IsoInstant.parse("2024-05-01T03:30:00Z")));
  }

  @Test
  @DisplayName("M-2: CME opens on the evening before, across the change of 2024-03-10")
  void chicagoEvening() {
    SessionHours hours = SessionHours.evening(LocalTime.of(17, 0), LocalTime.of(16, 0));
    SessionCalendar c = days("America/Chicago", hours, "2024-03-08", "2024-03-11");
    assertSession(c, 0, "2024-03-07T23:00:00Z", "2024-03-08T22:00:00Z");
    assertSession(c, 1, "2024-03-10T22:00:00Z", "2024-03-11T21:00:00Z");
  }

  @Test
  @DisplayName("M-2: round the clock")
  void roundTheClock() {
    SessionCalendar c = days("Z", SessionHours.allDay(), "2024-02-29", "2024-03-01");
    assertSession(c, 0, "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z");
    assertSession(c, 1, "2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z");
  }

  @Test
  @DisplayName("M-2: a time inside the gap moves forward by the gap, a doubled time is the first")
  void gapsAndOverlaps() {
    // 02:30 does not exist on 2024-03-10 in New York: it becomes 03:30 EDT.
    SessionCalendar gap = days("America/New_York", hours("02:30", "16:00"), "2024-03-10");
    assertSession(gap, 0, "2024-03-10T07:30:00Z", "2024-03-10T20:00:00Z");
    // 01:30 happens twice on 2024-11-03: the first is EDT.
    SessionCalendar twice = days("America/New_York", hours("01:30", "16:00"), "2024-11-03");
    assertSession(twice, 0, "2024-11-03T05:30:00Z", "2024-11-03T21:00:00Z");
  }

  @Test
  void refusesSessionsOutOfOrderAndImpossibleHours() {
    SessionHours day = hours("09:00", "15:00");
    assertThrows(IllegalArgumentException.class, () -> days("Z", day, "2024-01-02", "2024-01-02"));
    SessionHours evening = SessionHours.evening(LocalTime.of(14, 0), LocalTime.of(13, 0));
    CalendarBuilder builder = new CalendarBuilder("TEST", 1000, ZoneId.of("Z"), 252);
    builder.session(LocalDate.of(2024, 1, 1), day, 0);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> builder.session(LocalDate.of(2024, 1, 2), evening, 0));
    assertTrue(e.getMessage().contains("2024-01-02"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> hours("15:00", "09:00"));
    assertThrows(
        IllegalArgumentException.class, () -> day.pausing(LocalTime.of(8, 0), LocalTime.of(12, 0)));
  }

  @Test
  @DisplayName("K-7: the content hash covers the table, byte by byte")
  void contentHashCoversTheTable() {
    // One session of 1970-01-01, 00:00 to 24:00 UTC: sha256sum of the 68 bytes written out by hand:
    // id 1000, count 1, valid through 0; date 0, flags 0; stamps 0, 0, then four times 86400e9.
    SessionCalendar c = days("Z", SessionHours.allDay(), "1970-01-01");
    assertEquals(
        "ec47bbdc035bd4d31a6e9088be41ef912ce1ba19e1789069bf79d363fe904400",
        HexFormat.of().formatHex(c.contentHash()));
    SessionCalendar other = days("Z", SessionHours.allDay(), "1970-01-02");
    assertNotEquals(
        HexFormat.of().formatHex(c.contentHash()), HexFormat.of().formatHex(other.contentHash()));
  }
}
