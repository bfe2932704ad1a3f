package io.quantlab.engine.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.Calendars;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// Sessions taken from the real calendars of the engine.
class SessionTimesTest {
  private static final int FIRST = (int) LocalDate.of(2025, 1, 1).toEpochDay();
  private static final int END = (int) LocalDate.of(2026, 1, 1).toEpochDay();

  private static SessionTimes year(String calendar) {
    return SessionTimes.of(Calendars.byName(calendar), FIRST, END);
  }

  @Test
  void takesTheRegularSessionsOfACalendar() {
    SessionTimes sessions = year("XNYS");
    // The exchange published 250 trading days for 2025, after the day of mourning of January 9.
    assertEquals(250, sessions.count());
    assertEquals(Instant.parse("2025-01-02T14:30:00Z"), instant(sessions.regularOpen(0)));
    int thanksgiving = sessions.onOrAfter((int) LocalDate.of(2025, 11, 28).toEpochDay());
    assertEquals(
        Instant.parse("2025-11-28T18:00:00Z"), instant(sessions.regularClose(thanksgiving)));
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }

  @Test
  void demoYearHasOneToTwoMillionTrades() {
    SyntheticMarket market =
        DemoMarket.of(1, year("XNYS"), year("FX"), DemoMarket.TRADES_PER_SESSION);
    long trades = 0;
    long started = System.nanoTime();
    for (int token : DemoYear.TOKENS) {
      trades += market.write(token, new Rows(Schema.TRADE), new Rows(Schema.QUOTE)).trades();
    }
    long millis = (System.nanoTime() - started) / 1_000_000;
    System.out.println("demo year: " + trades + " trades in " + millis + " ms");
    assertTrue(trades > 1_000_000 && trades < 2_000_000, trades + " trades");
  }
}
