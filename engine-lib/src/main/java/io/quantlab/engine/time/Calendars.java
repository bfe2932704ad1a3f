package io.quantlab.engine.time;

import static java.time.DayOfWeek.SATURDAY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// The calendars that come with the engine, made from the rules of their venues.
///
/// | name | id | sessions | stated for |
/// |---|---|---|---|
/// | `ALWAYS` | 1 | every UTC day, midnight to midnight | 1970 to 2099 |
/// | `XNYS` | 2 | US equities, 09:30-16:00 New York, extended 04:00-20:00 | 1990 to 2030 |
/// | `FX` | 3 | five days a week, 17:00 to 17:00 New York | 1990 to 2049 |
/// | `CMES` | 4 | CME Globex equity index, 17:00 Chicago of the evening before to 17:00 | 1990 to 2030 |
/// | `XLON` | 5 | London Stock Exchange, 08:00-16:30 London | 1990 to 2030 |
/// | `XNSE` | 6 | NSE and BSE India, 09:15-15:30 Mumbai, extended 09:00-16:00 | 2019 to 2026 |
/// | `XTKS` | 7 | Tokyo Stock Exchange, 09:00-15:30 Tokyo with a lunch break | 2010 to 2030 |
/// | `CMEG` | 8 | CME Globex equity index by trading hours, 17:00 to 16:00 Chicago | 2016 to 2026 |
///
/// A venue not named here is read from a table file or built with [CalendarBuilder] from the
/// exchange's own list of dates; ids from 1000 on are free for such calendars.
public final class Calendars {
  private static final int LAST_YEAR = 2199;

  private Calendars() {}

  /// The names [#byName] knows.
  public static List<String> names() {
    return List.of("ALWAYS", "XNYS", "FX", "CMES", "XLON", "XNSE", "XTKS", "CMEG");
  }

  /// Builds a calendar; keep it rather than asking again.
  public static SessionCalendar byName(String name) {
    int year = validYear(name);
    return build(name, year, year);
  }

  /// A calendar carried on by rule through the end of a year after its stated range, and marked so.
  public static SessionCalendar extrapolated(String name, int throughYear) {
    int year = validYear(name);
    if (throughYear <= year || throughYear > LAST_YEAR) {
      throw new IllegalArgumentException(
          "calendar "
              + name
              + " can be extrapolated through "
              + (year + 1)
              + " to "
              + LAST_YEAR
              + ", not "
              + throughYear);
    }
    return build(name, year, throughYear);
  }

  private static int validYear(String name) {
    return switch (name) {
      case "ALWAYS" -> 2099;
      case "XNYS", "CMES", "XLON", "XTKS" -> 2030;
      case "XNSE", "CMEG" -> 2026;
      case "FX" -> 2049;
      default ->
          throw new IllegalArgumentException(
              "no calendar is called \"" + name + "\"; known are " + names());
    };
  }

  private static SessionCalendar build(String name, int validYear, int lastYear) {
    return switch (name) {
      case "XNYS" -> NewYorkRules.build(validYear, lastYear);
      case "CMES" -> GlobexRules.build(validYear, lastYear);
      case "XLON" -> LondonRules.build(validYear, lastYear);
      case "XNSE" -> IndiaRules.build(validYear, lastYear);
      case "XTKS" -> TokyoRules.build(validYear, lastYear);
      case "CMEG" -> GlobexHours.build(validYear, lastYear);
      case "FX" -> foreignExchange(validYear, lastYear);
      default -> always(validYear, lastYear);
    };
  }

  private static SessionCalendar always(int validYear, int lastYear) {
    CalendarBuilder builder = new CalendarBuilder("ALWAYS", 1, ZoneOffset.UTC, 365);
    LocalDate first = LocalDate.of(1970, 1, 1);
    builder.everyDay(first, LocalDate.of(lastYear + 1, 1, 1), SessionHours.allDay());
    return builder.build(first, LocalDate.of(validYear, 12, 31));
  }

  /// The interbank week: Sunday 17:00 to Friday 17:00 New York; a day ends at 17:00 and bears the
  /// date on which it ends. Holidays are not closed: liquidity is thin, but quotes continue.
  private static SessionCalendar foreignExchange(int validYear, int lastYear) {
    CalendarBuilder builder = new CalendarBuilder("FX", 3, ZoneId.of("America/New_York"), 260);
    SessionHours hours = SessionHours.evening(LocalTime.of(17, 0), LocalTime.of(17, 0));
    LocalDate first = LocalDate.of(1990, 1, 1);
    LocalDate end = LocalDate.of(lastYear + 1, 1, 1);
    for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
      if (day.getDayOfWeek().compareTo(SATURDAY) < 0) {
        builder.session(day, hours, 0);
      }
    }
    return builder.build(first, LocalDate.of(validYear, 12, 31));
  }
}
