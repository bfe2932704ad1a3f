package io.quantlab.engine.time;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// After how many sessions a trade settles, by trade date (engine contract A-7).
///
/// | table | rows |
/// |---|---|
/// | `US` | T+5, T+3 from 1995-06-07, T+2 from 2017-09-05, T+1 from 2024-05-28 |
/// | `INDIA` | T+2 from 2003-04-01, T+1 from 2023-01-27 |
/// | `EUROPE` | T+3, T+2 from 2014-10-06 (United Kingdom and European Union) |
/// | `JAPAN` | T+3, T+2 from 2019-07-16 |
/// | `SAME_DAY` | T+0: crypto, and futures by daily variation |
///
/// Settlement days are counted on a calendar's sessions. Banks may be shut on days on which a venue
/// trades (in the US Columbus Day and Veterans Day); a calendar of the clearing house counts those.
///
/// Sources: SEC releases 33-7022 (T+3), 34-80295 (T+2), 34-96930 (T+1); SEBI circular of September
/// 7, 2021 and the exchanges' phases to January 27, 2023; Regulation (EU) 909/2014, article 5;
/// Japan Securities Clearing Corporation, notice of July 16, 2019.
public final class SettlementTable {
  private final String name;
  private final int[] fromDays;
  private final int[] sessions;

  /// One row: trades from a date on settle after so many sessions.
  public record Row(LocalDate from, int sessions) {
    public Row {
      if (sessions < 0 || sessions > 30) {
        throw new IllegalArgumentException("a trade settles on T+0 to T+30, was T+" + sessions);
      }
    }
  }

  private SettlementTable(String name, List<Row> rows) {
    this.name = name;
    this.fromDays = rows.stream().mapToInt(row -> (int) row.from.toEpochDay()).toArray();
    this.sessions = rows.stream().mapToInt(Row::sessions).toArray();
  }

  /// A table of one's own; rows by rising date, the first one also for what came before it.
  public static SettlementTable of(String name, List<Row> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("settlement table " + name + " has no row");
    }
    for (int i = 1; i < rows.size(); i++) {
      if (!rows.get(i).from.isAfter(rows.get(i - 1).from)) {
        throw new IllegalArgumentException(
            "settlement table " + name + ": dates must rise, " + rows.get(i).from + " does not");
      }
    }
    return new SettlementTable(name, rows);
  }

  /// The tables by name, as listed above.
  public static SettlementTable byName(String name) {
    return switch (name) {
      case "US" ->
          of(
              name,
              List.of(
                  row("1970-01-01", 5),
                  row("1995-06-07", 3),
                  row("2017-09-05", 2),
                  row("2024-05-28", 1)));
      case "INDIA" -> of(name, List.of(row("2003-04-01", 2), row("2023-01-27", 1)));
      case "EUROPE" -> of(name, List.of(row("2001-01-01", 3), row("2014-10-06", 2)));
      case "JAPAN" -> of(name, List.of(row("1997-01-01", 3), row("2019-07-16", 2)));
      case "SAME_DAY" -> of(name, List.of(row("1970-01-01", 0)));
      default ->
          throw new IllegalArgumentException(
              "no settlement table is called \""
                  + name
                  + "\"; known are US, INDIA, EUROPE, JAPAN, SAME_DAY");
    };
  }

  /// The table that goes with a built-in calendar.
  public static SettlementTable ofCalendar(String calendar) {
    return byName(
        switch (calendar) {
          case "XNYS" -> "US";
          case "XNSE" -> "INDIA";
          case "XLON" -> "EUROPE";
          case "XTKS" -> "JAPAN";
          default -> "SAME_DAY";
        });
  }

  private static Row row(String from, int sessions) {
    return new Row(LocalDate.parse(from), sessions);
  }

  public String name() {
    return name;
  }

  /// Sessions between trade and settlement of a trade date, in days since 1970.
  public int sessions(int tradeDay) {
    int found = Arrays.binarySearch(fromDays, tradeDay);
    return sessions[Math.max(0, found >= 0 ? found : -found - 2)];
  }

  /// The date on which a trade of a date settles, in days since 1970, counted from the session of
  /// that date or the next one; a [CalendarRangeException] beyond the calendar.
  public int settlementDay(SessionCalendar calendar, int tradeDay) {
    int session = calendar.sessionOnOrAfterDay(tradeDay) + sessions(tradeDay);
    if (session >= calendar.count()) {
      throw new CalendarRangeException(
          "calendar "
              + calendar.name()
              + " ends before the settlement of a trade on "
              + LocalDate.ofEpochDay(tradeDay));
    }
    return calendar.epochDay(session);
  }

  /// Name and rows: `US T+5 1970-01-01 T+3 1995-06-07 ...`.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name);
    for (int i = 0; i < sessions.length; i++) {
      text.append(" T+").append(sessions[i]).append(' ').append(LocalDate.ofEpochDay(fromDays[i]));
    }
    return text.toString();
  }
}
