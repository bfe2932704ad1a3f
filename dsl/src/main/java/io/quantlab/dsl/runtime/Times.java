package io.quantlab.dsl.runtime;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Timeframes;
import io.quantlab.dsl.plan.Trap;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// Times, durations and timeframes (wick.md 16.6 and 16.7): nanoseconds since 1970 UTC.
public final class Times {
  private static final long SECOND = 1_000_000_000L;

  private Times() {}

  private static ZonedDateTime at(State state, long time, String zone, int site) {
    return instant(time).atZone(zone(state, zone, site));
  }

  private static Instant instant(long time) {
    return Instant.ofEpochSecond(Math.floorDiv(time, SECOND), Math.floorMod(time, SECOND));
  }

  private static ZoneId zone(State state, String zone, int site) {
    try {
      return ZoneId.of(zone.equals("exchange") ? state.world().zone() : zone);
    } catch (DateTimeException wrong) {
      throw new Trap(Code.E2005, site, "'" + zone + "' is no time zone");
    }
  }

  private static long nanos(Instant instant, int site) {
    long seconds = instant.getEpochSecond();
    if (Math.abs(seconds) > Long.MAX_VALUE / SECOND - 1) {
      throw new Trap(Code.E2005, site, "the time is outside of the years 1678 to 2262");
    }
    return seconds * SECOND + instant.getNano();
  }

  /// Whether a time of day lies in hours such as `09:30-16:00`, exchange time; hours that end
  /// before they begin go on past midnight.
  @Library("session.contains")
  public static boolean contains(State state, String hours, long time, int site) {
    int minute = at(state, time, "exchange", site).toLocalTime().toSecondOfDay() / 60;
    int from = minuteOf(hours.substring(0, 5));
    int to = minuteOf(hours.substring(6));
    return from < to ? minute >= from && minute < to : minute >= from || minute < to;
  }

  private static int minuteOf(String time) {
    return 60 * Integer.parseInt(time.substring(0, 2)) + Integer.parseInt(time.substring(3));
  }

  @Library("time")
  public static long parse(String text, int site) {
    try {
      return nanos(OffsetDateTime.parse(text).toInstant(), site);
    } catch (DateTimeException wrong) {
      throw new Trap(Code.E2005, site, "'" + text + "' is no time such as 2025-03-03T09:15+05:30");
    }
  }

  @Library("time")
  public static long of(
      State state,
      long year,
      long month,
      long day,
      long hour,
      long minute,
      long second,
      String zone,
      int site) {
    try {
      return nanos(
          ZonedDateTime.of(
                  Math.toIntExact(year),
                  Math.toIntExact(month),
                  Math.toIntExact(day),
                  Math.toIntExact(hour),
                  Math.toIntExact(minute),
                  Math.toIntExact(second),
                  0,
                  zone(state, zone, site))
              .toInstant(),
          site);
    } catch (DateTimeException | ArithmeticException wrong) {
      throw new Trap(Code.E2005, site, "there is no such time: " + wrong.getMessage());
    }
  }

  @Library("time.year")
  public static long year(State state, long time, String zone, int site) {
    return at(state, time, zone, site).getYear();
  }

  @Library("time.month")
  public static long month(State state, long time, String zone, int site) {
    return at(state, time, zone, site).getMonthValue();
  }

  @Library("time.day")
  public static long day(State state, long time, String zone, int site) {
    return at(state, time, zone, site).getDayOfMonth();
  }

  @Library("time.hour")
  public static long hour(State state, long time, String zone, int site) {
    return at(state, time, zone, site).getHour();
  }

  @Library("time.minute")
  public static long minute(State state, long time, String zone, int site) {
    return at(state, time, zone, site).getMinute();
  }

  @Library("time.second")
  public static long second(State state, long time, String zone, int site) {
    return at(state, time, zone, site).getSecond();
  }

  @Library("time.weekday")
  public static long weekday(State state, long time, String zone, int site) {
    return at(state, time, zone, site).getDayOfWeek().getValue();
  }

  @Library("time.day_of_year")
  public static long dayOfYear(State state, long time, String zone, int site) {
    return at(state, time, zone, site).getDayOfYear();
  }

  @Library("time.week")
  public static long week(State state, long time, String zone, int site) {
    return at(state, time, zone, site).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  @Library("time.date")
  public static String date(State state, long time, String zone, int site) {
    return TextRoutines.made(state, at(state, time, zone, site).toLocalDate().toString(), site);
  }

  @Library("time.start_of")
  public static long startOf(State state, long time, long timeframe, String zone, int site) {
    ZonedDateTime local = at(state, time, zone, site);
    ZonedDateTime day = local.toLocalDate().atStartOfDay(local.getZone());
    if (Timeframes.isIntraday(timeframe)) {
      long length = Timeframes.nanos(timeframe);
      long midnight = nanos(day.toInstant(), site);
      return midnight + Math.floorDiv(time - midnight, length) * length;
    }
    ZonedDateTime start =
        switch (Timeframes.unit(timeframe)) {
          case "w" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case "mo" -> day.withDayOfMonth(1);
          case "y" -> day.withDayOfYear(1);
          default -> day;
        };
    return nanos(start.toInstant(), site);
  }

  @Library("time.add_months")
  public static long addMonths(State state, long time, long months, int site) {
    if (Math.abs(months) > 12_000) {
      throw new Trap(Code.E2005, site, "the time is outside of the years 1678 to 2262");
    }
    return nanos(at(state, time, "exchange", site).plusMonths(months).toInstant(), site);
  }

  @Library("format_time")
  public static String format(State state, long time, String pattern, String zone, int site) {
    try {
      String text =
          DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(at(state, time, zone, site));
      return TextRoutines.made(state, text, site);
    } catch (DateTimeException | IllegalArgumentException wrong) {
      throw new Trap(Code.E2005, site, "'" + pattern + "' is no pattern of a time");
    }
  }

  @Library("duration.seconds")
  public static double seconds(long duration) {
    return duration / 1e9;
  }

  @Library("duration.minutes")
  public static double minutes(long duration) {
    return duration / 6e10;
  }

  @Library("duration.hours")
  public static double hours(long duration) {
    return duration / 3.6e12;
  }

  @Library("duration.days")
  public static double days(long duration) {
    return duration / 8.64e13;
  }

  @Library("timeframe.name")
  public static String name(long timeframe) {
    return Timeframes.name(timeframe);
  }

  @Library("timeframe.seconds")
  public static double secondsOf(long timeframe) {
    return Timeframes.nanos(timeframe) / 1e9;
  }

  @Library("timeframe.is_intraday")
  public static boolean isIntraday(long timeframe) {
    return Timeframes.isIntraday(timeframe);
  }

  @Library("timeframe.is_daily")
  public static boolean isDaily(long timeframe) {
    return Timeframes.isDaily(timeframe);
  }

  @Library("timeframe.multiplier")
  public static long multiplier(long timeframe) {
    return Timeframes.count(timeframe);
  }

  /// ISO 8601 in UTC: `2025-03-07T21:00:00Z`.
  static String text(long time) {
    return instant(time).toString();
  }

  /// A duration in the units of its literals: `1h30m`.
  static String lengthText(long duration) {
    if (duration == 0) {
      return "0s";
    }
    StringBuilder text = new StringBuilder(duration < 0 ? "-" : "");
    long rest = Math.abs(duration);
    String[] units = {"d", "h", "m", "s", "ms"};
    long[] lengths = {86_400 * SECOND, 3_600 * SECOND, 60 * SECOND, SECOND, 1_000_000};
    for (int i = 0; i < units.length; i++) {
      long count = rest / lengths[i];
      rest -= count * lengths[i];
      if (count > 0) {
        text.append(count).append(units[i]);
      }
    }
    return rest > 0 ? text.append(rest).append("ns").toString() : text.toString();
  }
}
