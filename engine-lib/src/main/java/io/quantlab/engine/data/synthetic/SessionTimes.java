package io.quantlab.engine.data.synthetic;

import io.quantlab.engine.time.SessionCalendar;
import java.util.Arrays;

/// The sessions to fill with ticks, in time order: session date, regular open and close.
///
/// A part of a calendar, copied into arrays. Sessions may touch but not overlap; a session lasts at
/// most 48 hours.
public final class SessionTimes {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private final int[] epochDays;
  private final long[] opens;
  private final long[] closes;

  private SessionTimes(int[] epochDays, long[] opens, long[] closes) {
    this.epochDays = epochDays;
    this.opens = opens;
    this.closes = closes;
  }

  /// Sessions by date (days since 1970-01-01, rising), open and close (UTC nanoseconds).
  public static SessionTimes of(int[] epochDays, long[] opens, long[] closes) {
    int count = epochDays.length;
    if (count == 0 || opens.length != count || closes.length != count) {
      throw new IllegalArgumentException(
          "need equally many dates, opens and closes, at least one; were "
              + count
              + ", "
              + opens.length
              + " and "
              + closes.length);
    }
    for (int i = 0; i < count; i++) {
      if (closes[i] <= opens[i] || closes[i] - opens[i] > 2 * DAY_NANOS) {
        throw new IllegalArgumentException(
            "session " + i + " must last up to 48 hours, was " + opens[i] + " to " + closes[i]);
      }
      if (i > 0 && (opens[i] < closes[i - 1] || epochDays[i] <= epochDays[i - 1])) {
        throw new IllegalArgumentException("session " + i + " must follow session " + (i - 1));
      }
    }
    return new SessionTimes(epochDays.clone(), opens.clone(), closes.clone());
  }

  /// The regular sessions of a calendar with `firstDay` <= date < `endDay`.
  public static SessionTimes of(SessionCalendar calendar, int firstDay, int endDay) {
    int first = calendar.sessionOnOrAfterDay(firstDay);
    int end = first;
    while (end < calendar.count() && calendar.epochDay(end) < endDay) {
      end++;
    }
    int[] days = new int[end - first];
    long[] opens = new long[end - first];
    long[] closes = new long[end - first];
    for (int i = 0; i < days.length; i++) {
      days[i] = calendar.epochDay(first + i);
      opens[i] = calendar.regularOpen(first + i);
      closes[i] = calendar.regularClose(first + i);
    }
    return of(days, opens, closes);
  }

  /// Every Monday to Friday of `firstDay` <= date < `endDay`, with the same hours each day.
  ///
  /// @param openOffset nanoseconds from midnight UTC of the date to the open; negative for an open
  ///   on the evening before
  /// @param closeOffset nanoseconds from that midnight to the close
  public static SessionTimes weekdays(int firstDay, int endDay, long openOffset, long closeOffset) {
    int count = 0;
    for (int day = firstDay; day < endDay; day++) {
      count += isWeekday(day) ? 1 : 0;
    }
    int[] days = new int[count];
    long[] opens = new long[count];
    long[] closes = new long[count];
    int next = 0;
    for (int day = firstDay; day < endDay; day++) {
      if (isWeekday(day)) {
        days[next] = day;
        opens[next] = day * DAY_NANOS + openOffset;
        closes[next] = day * DAY_NANOS + closeOffset;
        next++;
      }
    }
    return of(days, opens, closes);
  }

  private static boolean isWeekday(int epochDay) {
    return Math.floorMod(epochDay + 3, 7) < 5; // 1970-01-01 was a Thursday
  }

  public int count() {
    return opens.length;
  }

  /// Session date, days since 1970-01-01.
  public int epochDay(int session) {
    return epochDays[session];
  }

  public long regularOpen(int session) {
    return opens[session];
  }

  public long regularClose(int session) {
    return closes[session];
  }

  /// Index of the first session on or after a date; [#count] when there is none.
  public int onOrAfter(int epochDay) {
    int session = 0;
    while (session < epochDays.length && epochDays[session] < epochDay) {
      session++;
    }
    return session;
  }

  long lengthNanos(int session) {
    return closes[session] - opens[session];
  }

  /// Nanoseconds the market was closed before a session; 0 before the first.
  long closedBefore(int session) {
    return session == 0 ? 0 : opens[session] - closes[session - 1];
  }

  long longestNanos() {
    long longest = 0;
    for (int i = 0; i < opens.length; i++) {
      longest = Math.max(longest, lengthNanos(i));
    }
    return longest;
  }

  /// Whether both have the same sessions at the same times.
  boolean sameAs(SessionTimes other) {
    return Arrays.equals(opens, other.opens) && Arrays.equals(closes, other.closes);
  }
}
