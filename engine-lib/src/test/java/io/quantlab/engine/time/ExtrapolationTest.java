package io.quantlab.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// M-1: beyond its table a calendar goes on only when asked, and says so.
class ExtrapolationTest {
  /// Monday 2023-12-11 to Friday 2023-12-22 in New York, the last day short.
  private static SessionCalendar twoWeeks() {
    SessionHours hours =
        SessionHours.of(LocalTime.of(9, 30), LocalTime.of(16, 0))
            .pausing(LocalTime.of(12, 0), LocalTime.of(12, 30));
    SessionHours early = SessionHours.of(LocalTime.of(9, 30), LocalTime.of(13, 0));
    CalendarBuilder builder = new CalendarBuilder("TWO", 1002, ZoneId.of("America/New_York"), 252);
    LocalDate day = LocalDate.of(2023, 12, 11);
    for (int i = 0; i < 12; i++, day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() < 6) {
        boolean last = i == 11;
        builder.session(day, last ? early : hours, last ? SessionCalendar.EARLY_CLOSE : 0);
      }
    }
    return builder.build(LocalDate.of(2023, 12, 11), LocalDate.of(2023, 12, 24));
  }

  @Test
  @DisplayName("M-1: the last usual week repeats in local time, past daylight saving")
  void repeatsTheWeek() {
    SessionCalendar known = twoWeeks();
    long summer = IsoInstant.parse("2024-07-01T15:00:00Z");
    assertThrows(CalendarRangeException.class, () -> known.isOpen(summer));
    SessionCalendar on = Extrapolation.of(known, 2024);
    assertFalse(known.isExtrapolated());
    assertTrue(on.isExtrapolated());
    assertEquals(known.validThrough(), on.validThrough());
    int s = on.sessionOnOrAfterDay((int) LocalDate.of(2024, 7, 1).toEpochDay());
    assertEquals("2024-07-01T13:30:00Z", IsoInstant.format(on.regularOpen(s)));
    assertEquals("2024-07-01T16:00:00Z", IsoInstant.format(on.breakStart(s)));
    assertEquals("2024-07-01T20:00:00Z", IsoInstant.format(on.regularClose(s)));
    // Friday's pattern is that of the usual Friday, not of the short one
    int friday = on.sessionOnOrAfterDay((int) LocalDate.of(2024, 1, 5).toEpochDay());
    assertEquals("2024-01-05T21:00:00Z", IsoInstant.format(on.regularClose(friday)));
    assertEquals("2024-12-31", LocalDate.ofEpochDay(on.epochDay(on.count() - 1)).toString());
    // 2023-12-25 follows validThrough: 5 weekdays of 2023, 262 of 2024
    assertEquals(known.count() + 5 + 262, on.count());
    assertSame(known, Extrapolation.of(known, 2023 - 1));
  }
}
