package io.quantlab.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Session by session against the public tables of the venues.
class CalendarReferenceTest {
  @Test
  @DisplayName("M-1: XNYS has the sessions of the reference table, 1990 to 2023")
  void newYork() throws IOException {
    assertEquals(8324, compare("XNYS"));
  }

  @Test
  @DisplayName("M-1: CMES has the sessions of the reference table, 1990 to 2027")
  void globex() throws IOException {
    assertEquals(9682, compare("CMES"));
  }

  @Test
  @DisplayName("M-1: XLON has the sessions of the reference table, 1990 to 2023")
  void london() throws IOException {
    assertEquals(8515, compare("XLON"));
  }

  @Test
  @DisplayName(
      "M-1: XNSE has the sessions of the reference table since 2019, and the muhurat hours")
  void india() throws IOException {
    SessionCalendar calendar = Calendars.byName("XNSE");
    Set<String> expected = new TreeSet<>();
    try (BufferedReader in = SharedFiles.open("reference/calendar/XBOM.csv.gz")) {
      in.readLine();
      in.lines()
          .filter(line -> line.compareTo("2019") > 0)
          .forEach(line -> {
            String[] f = line.split(",", -1);
            expected.add(f[0] + " " + f[1] + " " + f[2]);
          });
    }
    Set<String> found = new TreeSet<>();
    Set<String> own = new TreeSet<>();
    for (int s = 0; s < calendar.count(); s++) {
      String day = LocalDate.ofEpochDay(calendar.epochDay(s)).toString();
      String line =
          day + " " + seconds(calendar.regularOpen(s)) + " " + seconds(calendar.regularClose(s));
      boolean special = calendar.flags(s) == SessionCalendar.AD_HOC && !expected.contains(line);
      (special ? own : found).add(line);
    }
    assertEquals(expected, found);
    assertEquals(
        Set.of(
            "2019-10-27 2019-10-27T12:45:00Z 2019-10-27T13:45:00Z",
            "2020-02-01 2020-02-01T03:45:00Z 2020-02-01T10:00:00Z",
            "2020-11-14 2020-11-14T12:45:00Z 2020-11-14T13:45:00Z",
            "2021-11-04 2021-11-04T12:45:00Z 2021-11-04T13:45:00Z",
            "2022-10-24 2022-10-24T12:45:00Z 2022-10-24T13:45:00Z",
            "2023-11-12 2023-11-12T12:45:00Z 2023-11-12T13:45:00Z",
            "2024-11-01 2024-11-01T12:30:00Z 2024-11-01T13:30:00Z",
            "2025-10-21 2025-10-21T08:15:00Z 2025-10-21T09:15:00Z",
            "2026-02-01 2026-02-01T03:45:00Z 2026-02-01T10:00:00Z"),
        own);
  }

  private static int compare(String name) throws IOException {
    SessionCalendar calendar = Calendars.byName(name);
    int session = 0;
    try (BufferedReader in = SharedFiles.open("reference/calendar/" + name + ".csv.gz")) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] fields = line.split(",", -1);
        assertEquals(fields[0], LocalDate.ofEpochDay(calendar.epochDay(session)).toString(), line);
        assertEquals(fields[1], seconds(calendar.regularOpen(session)), line);
        assertEquals(fields[2], seconds(calendar.regularClose(session)), line);
        assertEquals(fields[3].isEmpty(), !calendar.hasBreak(session), line);
        session++;
      }
    }
    assertTrue(session <= calendar.count());
    return session;
  }

  private static String seconds(long epochNanos) {
    return IsoInstant.format(epochNanos);
  }
}
