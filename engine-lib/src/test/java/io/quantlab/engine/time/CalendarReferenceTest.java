package io.quantlab.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDate;
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
