package io.quantlab.engine.time;

import static java.time.DayOfWeek.SATURDAY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The National Stock Exchange of India (and BSE) since 2019: pre-open from 09:00, 09:15-15:30,
/// closing session 15:40-16:00 Mumbai.
///
/// Religious holidays follow lunar calendars and elections are called late, so the dates are
/// listed, not computed. On Diwali only an evening (2025: afternoon) hour trades, the muhurat
/// session. Full sessions on a weekend (budget days, a test of the disaster site) are listed too;
/// the half sessions of March 2 and May 18, 2024 are not. Source: NSE circulars "Trading holidays
/// for the calendar year" and their amendments.
final class IndiaRules {
  private static final String[] HOLIDAYS = {
    "2019 0304 0321 0417 0419 0429 0501 0605 0812 0815 0902 0910 1002 1008 1021 1028 1112 1225",
    "2020 0221 0310 0402 0406 0410 0414 0501 0525 1002 1116 1130 1225",
    "2021 0126 0311 0329 0402 0414 0421 0513 0721 0819 0910 1015 1104 1105 1119",
    "2022 0126 0301 0318 0414 0415 0503 0809 0815 0831 1005 1024 1026 1108",
    "2023 0126 0307 0330 0404 0407 0414 0501 0629 0815 0919 1002 1024 1114 1127 1225",
    "2024 0122 0126 0308 0325 0329 0411 0417 0501 0520 0617 0717 0815 1002 1101 1115 1120 1225",
    "2025 0226 0314 0331 0410 0414 0418 0501 0815 0827 1002 1021 1022 1105 1225",
    "2026 0115 0126 0303 0326 0331 0403 0414 0501 0528 0626 0914 1002 1020 1110 1124 1225",
  };

  private static final SessionHours FULL =
      SessionHours.of(LocalTime.of(9, 15), LocalTime.of(15, 30))
          .extended(LocalTime.of(9, 0), LocalTime.of(16, 0))
          .pausing(LocalTime.of(15, 30), LocalTime.of(15, 40));

  private static final Set<LocalDate> WEEKEND_SESSIONS =
      Set.of(
          LocalDate.of(2020, 2, 1),
          LocalDate.of(2024, 1, 20),
          LocalDate.of(2025, 2, 1),
          LocalDate.of(2026, 2, 1));

  private static final Map<LocalDate, SessionHours> MUHURAT =
      Map.of(
          LocalDate.of(2019, 10, 27), evening(18, 15),
          LocalDate.of(2020, 11, 14), evening(18, 15),
          LocalDate.of(2021, 11, 4), evening(18, 15),
          LocalDate.of(2022, 10, 24), evening(18, 15),
          LocalDate.of(2023, 11, 12), evening(18, 15),
          LocalDate.of(2024, 11, 1), evening(18, 0),
          LocalDate.of(2025, 10, 21), evening(13, 45));

  private IndiaRules() {}

  private static SessionHours evening(int hour, int minute) {
    LocalTime open = LocalTime.of(hour, minute);
    return SessionHours.of(open, open.plusHours(1));
  }

  /// The dates are listed to 2026; years after that have weekends only.
  static SessionCalendar build(int validYear, int lastYear) {
    CalendarBuilder builder =
        new CalendarBuilder("XNSE", 6, ZoneId.of("Asia/Kolkata"), 248)
            .source("NSE circulars, trading holidays");
    Set<LocalDate> closed = holidays();
    Map<LocalDate, SessionHours> special = new HashMap<>(MUHURAT);
    WEEKEND_SESSIONS.forEach(day -> special.put(day, FULL));
    LocalDate end = LocalDate.of(lastYear + 1, 1, 1);
    for (LocalDate day = LocalDate.of(2019, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
      SessionHours hours = special.get(day);
      if (hours != null) {
        builder.session(day, hours, SessionCalendar.AD_HOC);
      } else if (day.getDayOfWeek().compareTo(SATURDAY) < 0 && !closed.contains(day)) {
        builder.session(day, FULL, 0);
      }
    }
    return builder.build(LocalDate.of(2019, 1, 1), LocalDate.of(validYear, 12, 31));
  }

  private static Set<LocalDate> holidays() {
    Set<LocalDate> days = new HashSet<>();
    for (String line : HOLIDAYS) {
      int year = Integer.parseInt(line.substring(0, 4));
      for (int at = 5; at < line.length(); at += 5) {
        int date = Integer.parseInt(line.substring(at, at + 4));
        days.add(LocalDate.of(year, date / 100, date % 100));
      }
    }
    return days;
  }
}
