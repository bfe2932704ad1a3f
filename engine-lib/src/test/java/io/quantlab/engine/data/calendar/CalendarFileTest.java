package io.quantlab.engine.data.calendar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SessionCalendar.HaltOrders;
import io.quantlab.engine.time.SettlementTable;
import io.quantlab.engine.time.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// M-1: a calendar is a file.
class CalendarFileTest {
  private static final String HEAD =
      "calendar = 1\nname = TEST\nvalidThrough = 2024-01-05\nsession,kind,open,close,breaks,flags\n";

  @TempDir Path folder;

  private SessionCalendar read(String text) throws IOException {
    return CalendarFile.read(Files.writeString(folder.resolve("test.calendar"), text).toString());
  }

  @Test
  @DisplayName("M-1: date, kind, open, close, breaks, flags")
  void readsATable() throws IOException {
    SessionCalendar c =
        read(
            """
            # two days of a made-up venue
            calendar = 1
            name = XABC
            id = 1234
            sessionsPerYear = 250
            zone = Asia/Tokyo
            source = the venue's notice of 2023-11-01
            haltOrders = refused
            from = 2024-01-01
            validThrough = 2024-01-07
            session,kind,open,close,breaks,flags
            2024-01-04,PRE,2024-01-03T23:00:00Z,2024-01-03T23:50:00Z,,
            2024-01-04,REGULAR,2024-01-04T00:00:00Z,2024-01-04T06:00:00Z,\
            2024-01-04T02:30:00Z/2024-01-04T03:30:00Z;2024-01-04T05:00:00Z/2024-01-04T05:10:00Z,
            2024-01-05,REGULAR,2024-01-05T00:30:00Z,2024-01-05T02:30:00Z,,late_open early_close
            """);
    assertEquals("XABC", c.name());
    assertEquals(1234, c.id());
    assertEquals(250, c.sessionsPerYear());
    assertEquals("the venue's notice of 2023-11-01", c.source());
    assertEquals(HaltOrders.REFUSED, c.haltOrders());
    assertEquals(2, c.count());
    assertEquals("2024-01-03T23:00:00Z", IsoInstant.format(c.extendedOpen(0)));
    assertEquals("2024-01-04T00:00:00Z", IsoInstant.format(c.regularOpen(0)));
    assertEquals(3, c.breakCount(0)); // the gap behind the pre-market is one
    assertEquals("2024-01-03T23:50:00Z", IsoInstant.format(c.breakStart(0, 0)));
    assertEquals("2024-01-04T05:10:00Z", IsoInstant.format(c.breakEnd(0, 2)));
    assertEquals(SessionCalendar.EARLY_CLOSE | SessionCalendar.LATE_OPEN, c.flags(1));
    assertEquals("2024-01-07", java.time.LocalDate.ofEpochDay(c.validThrough()).toString());
    // from is a local date: midnight in Tokyo
    assertEquals("2023-12-31T15:00:00Z", IsoInstant.format(c.firstNanos()));
  }

  @Test
  @DisplayName("A calendar written and read again is the same")
  void roundTrip() throws IOException {
    for (String name : java.util.List.of("XNYS", "XNSE", "XTKS", "CMEG", "FX")) {
      SessionCalendar c = Calendars.byName(name);
      StringBuilder text = new StringBuilder();
      CalendarTable.write(c, text);
      SessionCalendar again = read(text.toString());
      assertArrayEquals(c.contentHash(), again.contentHash(), name);
      assertEquals(c.firstNanos(), again.firstNanos(), name);
      assertEquals(c.sessionsPerYear(), again.sessionsPerYear(), name);
      assertEquals(c.source(), again.source(), name);
    }
  }

  @Test
  @DisplayName("M-1: the lists of the reference folder are calendars")
  void readsSessionLists() {
    String[] names = {"CMES", "XBOM", "XHKG", "XLON", "XNYS"};
    int[] counts = {9682, 7419, 8803, 8515, 8324};
    for (int i = 0; i < names.length; i++) {
      Path file = SharedFiles.path("reference/calendar/" + names[i] + ".csv.gz");
      SessionCalendar c = CalendarFile.read(file.toString());
      assertEquals(names[i], c.name());
      assertEquals(counts[i], c.count(), names[i]);
    }
    SessionCalendar hongKong =
        CalendarFile.read(SharedFiles.path("reference/calendar/XHKG.csv.gz").toString());
    assertEquals("1990-01-02T04:00:00Z", IsoInstant.format(hongKong.breakStart(0)));
  }

  @Test
  @DisplayName(
      "The table of the reference page is read as it says; its list of calendars is complete")
  void referencePage() throws IOException {
    String page = Files.readString(Path.of("../docs/reference/calendars.md"));
    int from = page.indexOf("```calendar\n") + "```calendar\n".length();
    SessionCalendar c = read(page.substring(from, page.indexOf("```", from)));
    assertEquals("XABC", c.name());
    assertEquals(2, c.count());
    assertEquals("2024-01-03T23:00:00Z", IsoInstant.format(c.extendedOpen(0)));
    for (String name : Calendars.names()) {
      SessionCalendar each = Calendars.byName(name);
      int year = java.time.LocalDate.ofEpochDay(each.validThrough()).getYear();
      String row = "| `" + name + "` | " + each.id() + " | ";
      int at = page.indexOf(row);
      String line = at < 0 ? "" : page.substring(at, page.indexOf('\n', at));
      String settlement = SettlementTable.ofCalendar(name).name();
      String end = " | " + each.firstDay().getYear() + "-" + year + " | `" + settlement + "` |";
      assertEquals(end, line.substring(Math.max(0, line.length() - end.length())), row);
    }
  }

  @Test
  void saysFileAndLine() {
    assertWrong("no key of a calendar is called colour", 2, "calendar = 1\ncolour = red\n");
    assertWrong("expected 6 columns, found 2", 5, HEAD + "2024-01-04,REGULAR\n");
    assertWrong(
        "a kind is PRE, REGULAR or POST, not \"LUNCH\"",
        5,
        HEAD + "2024-01-04,LUNCH,2024-01-04T00:00:00Z,2024-01-04T06:00:00Z,,\n");
    assertWrong(
        "session 2024-01-04 has REGULAR twice",
        6,
        HEAD
            + "2024-01-04,REGULAR,2024-01-04T00:00:00Z,2024-01-04T06:00:00Z,,\n"
            + "2024-01-04,REGULAR,2024-01-04T00:00:00Z,2024-01-04T06:00:00Z,,\n");
    assertWrong(
        "a flag is early_close, late_open or ad_hoc, not \"short\"",
        5,
        HEAD + "2024-01-04,REGULAR,2024-01-04T00:00:00Z,2024-01-04T06:00:00Z,,short\n");
  }

  private void assertWrong(String message, int line, String text) {
    CalendarFileException e = assertThrows(CalendarFileException.class, () -> read(text));
    assertEquals(folder.resolve("test.calendar") + ":" + line + ": " + message, e.getMessage());
  }
}
