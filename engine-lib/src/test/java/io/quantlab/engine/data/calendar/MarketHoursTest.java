package io.quantlab.engine.data.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SharedFiles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// M-1: weekly market hours become dated tables.
class MarketHoursTest {
  private static Path shared() {
    return SharedFiles.path("reference/market-hours.json.gz");
  }

  private static SessionCalendar of(String entry) {
    return CalendarFile.read(shared() + "#" + entry);
  }

  /// Session by session as text, from one date to another.
  private static Set<String> lines(SessionCalendar c, String from, String to) {
    Set<String> lines = new TreeSet<>();
    for (int s = 0; s < c.count(); s++) {
      String day = LocalDate.ofEpochDay(c.epochDay(s)).toString();
      if (day.compareTo(from) >= 0 && day.compareTo(to) <= 0) {
        lines.add(
            day
                + " "
                + IsoInstant.format(c.extendedOpen(s))
                + " "
                + IsoInstant.format(c.regularOpen(s))
                + " "
                + IsoInstant.format(c.regularClose(s)));
      }
    }
    return lines;
  }

  /// Shows what only one of both has.
  private static void assertSame(Set<String> rule, Set<String> hours) {
    Set<String> ruleOnly = new TreeSet<>(rule);
    ruleOnly.removeAll(hours);
    Set<String> hoursOnly = new TreeSet<>(hours);
    hoursOnly.removeAll(rule);
    assertEquals("rule [] hours []", "rule " + ruleOnly + " hours " + hoursOnly);
    assertTrue(rule.size() > 400);
  }

  @Test
  @DisplayName("US equities by weekly hours are the sessions of XNYS by rule, 2000 to 2027")
  void newYorkAgrees() {
    assertSame(
        lines(Calendars.byName("XNYS"), "2000-01-03", "2027-12-24"),
        lines(of("Equity-usa-[*]"), "2000-01-03", "2027-12-24"));
  }

  @Test
  @DisplayName(
      "Tokyo by weekly hours has the dates of XTKS by rule, but for the outage of 2020 and one holiday")
  void tokyoAgrees() {
    Set<String> hours = dates(of("Index-ose-[*]"), "2020-01-01", "2025-12-31");
    Set<String> rule = dates(Calendars.byName("XTKS"), "2020-01-01", "2025-12-31");
    rule.add("2020-10-01");
    hours.remove("2022-09-23"); // the autumn equinox is missing in the file
    assertSame(rule, hours);
    SessionCalendar tokyo = of("Index-ose-[*]");
    int s = tokyo.sessionOnOrAfterDay((int) LocalDate.of(2025, 1, 6).toEpochDay());
    assertEquals("2025-01-06T02:30:00Z", IsoInstant.format(tokyo.breakStart(s)));
    assertEquals("2025-01-06T03:30:00Z", IsoInstant.format(tokyo.breakEnd(s)));
  }

  @Test
  @DisplayName("Globex by weekly hours has the sessions of CMEG by rule in 2024 and 2025")
  void globexAgrees() {
    Set<String> hours = outerLines(of("Future-cme-ES"));
    Set<String> rule = outerLines(Calendars.byName("CMEG"));
    // missing in the file: two short days, two Good Fridays, Christmas 2025, the day of mourning
    for (String day : List.of("2024-07-03", "2024-11-29", "2024-03-29", "2025-04-18")) {
      hours.removeIf(line -> line.startsWith(day));
      rule.removeIf(line -> line.startsWith(day));
    }
    hours.removeIf(line -> line.startsWith("2025-12-25") || line.startsWith("2025-01-09"));
    rule.removeIf(line -> line.startsWith("2025-01-09"));
    assertSame(rule, hours);
  }

  private static Set<String> outerLines(SessionCalendar c) {
    Set<String> lines = new TreeSet<>();
    for (int s = 0; s < c.count(); s++) {
      String day = LocalDate.ofEpochDay(c.epochDay(s)).toString();
      if (day.startsWith("2024") || day.startsWith("2025")) {
        lines.add(
            day
                + " "
                + IsoInstant.format(c.extendedOpen(s))
                + " "
                + IsoInstant.format(c.extendedClose(s)));
      }
    }
    return lines;
  }

  private static Set<String> dates(SessionCalendar c, String from, String to) {
    Set<String> dates = new TreeSet<>();
    lines(c, from, to).forEach(line -> dates.add(line.substring(0, 10)));
    return dates;
  }

  @Test
  @DisplayName("Wheat opens on the evening before and pauses in the morning")
  void wheatPauses() {
    SessionCalendar wheat = of("Future-cbot-ZW");
    int s = wheat.sessionOnOrAfterDay((int) LocalDate.of(2024, 3, 12).toEpochDay());
    // Chicago is UTC-5 since March 10: 19:00 = 00:00, 07:45 = 12:45, 08:30 = 13:30, 13:20 = 18:20
    assertEquals("2024-03-12T00:00:00Z", IsoInstant.format(wheat.extendedOpen(s)));
    assertEquals("2024-03-12T12:45:00Z", IsoInstant.format(wheat.breakStart(s)));
    assertEquals("2024-03-12T13:30:00Z", IsoInstant.format(wheat.breakEnd(s)));
    assertEquals("2024-03-12T13:30:00Z", IsoInstant.format(wheat.regularOpen(s)));
    assertEquals("2024-03-12T18:20:00Z", IsoInstant.format(wheat.regularClose(s)));
  }

  @Test
  @DisplayName("Sets of hours of every kind in the file become calendars")
  void readsAll() {
    List<String> names = CalendarFile.entries(shared());
    assertEquals(549, names.size());
    List<String> wrong = new ArrayList<>();
    MarketHours all =
        MarketHours.parse("hours", SharedFiles.text("reference/market-hours.json.gz"));
    for (int i = 0; i < names.size(); i += 2) { // every other one: neighbors share their hours
      String name = names.get(i);
      try {
        SessionCalendar c = all.calendar(name);
        if (c.count() < 40) {
          wrong.add(name + " has " + c.count() + " sessions");
        }
      } catch (RuntimeException e) {
        wrong.add(name + ": " + e.getMessage());
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void saysWhatIsWrong() {
    String file = shared().toString(); // skips the test where there is none
    CalendarFileException e =
        assertThrows(CalendarFileException.class, () -> of("Equity-mars-[*]"));
    assertTrue(
        e.getMessage().contains("no market hours called \"Equity-mars-[*]\""), e.getMessage());
    e = assertThrows(CalendarFileException.class, () -> CalendarFile.read(file));
    assertTrue(e.getMessage().contains("name one behind a #"), e.getMessage());
    e = assertThrows(CalendarFileException.class, () -> MarketHours.parse("f", "{\n \"a\" 1}"));
    assertEquals("f: line 2: expected ':', found '1'", e.getMessage());
  }
}
