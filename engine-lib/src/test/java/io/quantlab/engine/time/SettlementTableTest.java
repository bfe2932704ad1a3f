package io.quantlab.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// settlement dates by the market's own history.
class SettlementTableTest {
  @ParameterizedTest
  @DisplayName("A-7: trades settle on the dates the clearing houses announced")
  @CsvSource({
    // the last T+3 trade and the first T+2 trade of September 2017 both settled on the 7th
    "XNYS, 2017-09-01, 2017-09-07",
    "XNYS, 2017-09-05, 2017-09-07",
    // so did those of the change to T+1 on May 29, 2024; Memorial Day lies between
    "XNYS, 2024-05-24, 2024-05-29",
    "XNYS, 2024-05-28, 2024-05-29",
    "XNYS, 2024-07-03, 2024-07-05",
    "XNSE, 2023-01-25, 2023-01-30", // Republic Day, weekend: T+2 is Monday
    "XNSE, 2023-01-27, 2023-01-30",
    "XLON, 2014-10-03, 2014-10-08",
    "XLON, 2014-10-06, 2014-10-08",
    "XTKS, 2019-07-12, 2019-07-18", // Marine Day on the 15th: both on the 18th
    "XTKS, 2019-07-16, 2019-07-18",
    "ALWAYS, 2024-05-25, 2024-05-25",
  })
  void settles(String calendar, LocalDate trade, LocalDate settlement) {
    SessionCalendar sessions = Calendars.byName(calendar);
    SettlementTable table = SettlementTable.ofCalendar(calendar);
    assertEquals(
        settlement, LocalDate.ofEpochDay(table.settlementDay(sessions, (int) trade.toEpochDay())));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThrows(IllegalArgumentException.class, () -> SettlementTable.byName("MARS"));
    LocalDate day = LocalDate.of(2024, 1, 2);
    List<SettlementTable.Row> twice =
        List.of(new SettlementTable.Row(day, 1), new SettlementTable.Row(day, 2));
    assertThrows(IllegalArgumentException.class, () -> SettlementTable.of("X", twice));
    SessionCalendar india = Calendars.byName("XNSE");
    int last = india.epochDay(india.count() - 1);
    assertThrows(
        CalendarRangeException.class,
        () -> SettlementTable.byName("INDIA").settlementDay(india, last));
  }
}
