package io.quantlab.engine.data.csv;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// Reads wall-clock stamps of a fixed pattern and turns them into UTC nanoseconds.
///
/// Times inside a gap of daylight saving move forward by the gap, doubled times mean the first
/// (engine contract M-2). The offset of a local day without a transition is looked up once.
final class WallClockReader {
  private static final int DAY_SECONDS = 86_400;

  /// What the offset behind a stamp is for.
  private enum Offset {
    /// There is none.
    ABSENT,
    /// It says the distance from UTC.
    TAKEN,
    /// The date counts as it stands.
    PASSED_OVER
  }

  private final byte[] pattern;
  private final ZoneRules rules;
  private final Offset offset;
  private long cachedDay = Long.MIN_VALUE;
  private int cachedOffset;

  /// Stamps of a wall clock: of `zone`, or of the offset they carry.
  static WallClockReader ofClock(String pattern, ZoneId zone) {
    return new WallClockReader(pattern, zone, Offset.TAKEN);
  }

  /// Dates, each as its midnight UTC, whatever offset it carries.
  static WallClockReader ofDate(String pattern) {
    return new WallClockReader(pattern, ZoneOffset.UTC, Offset.PASSED_OVER);
  }

  private WallClockReader(String pattern, ZoneId zone, Offset ifPresent) {
    boolean present = pattern.endsWith(TimeFormat.Pattern.OFFSET);
    int length = pattern.length() - (present ? TimeFormat.Pattern.OFFSET.length() : 0);
    this.pattern = pattern.substring(0, length).getBytes(StandardCharsets.US_ASCII);
    this.rules = zone.getRules();
    this.offset = present ? ifPresent : Offset.ABSENT;
  }

  /// Reads a stamp at `p` into `out[slot]`; gives the position after it or -1.
  int read(byte[] b, int p, long[] out, int slot) {
    if (p + pattern.length > b.length) {
      return -1;
    }
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int fraction = 0;
    int fractionDigits = 0;
    for (int i = 0; i < pattern.length; i++) {
      byte form = pattern[i];
      int digit = b[p + i] - '0';
      if (isLetter(form) && (digit < 0 || digit > 9)) {
        return -1;
      }
      switch (form) {
        case 'y' -> year = year * 10 + digit;
        case 'M' -> month = month * 10 + digit;
        case 'd' -> day = day * 10 + digit;
        case 'H' -> hour = hour * 10 + digit;
        case 'm' -> minute = minute * 10 + digit;
        case 's' -> second = second * 10 + digit;
        case 'S' -> {
          fraction = fraction * 10 + digit;
          fractionDigits++;
        }
        default -> {
          if (b[p + i] != form) {
            return -1;
          }
        }
      }
    }
    if (!valid(year, month, day) || hour > 23 || minute > 59 || second > 59) {
      return -1;
    }
    long local = epochDay(year, month, day) * DAY_SECONDS + hour * 3600 + minute * 60 + second;
    int next = p + pattern.length;
    int end = offset == Offset.ABSENT ? next : endOfOffset(b, next);
    if (end < 0) {
      return -1;
    }
    long ahead =
        switch (offset) {
          case ABSENT -> offsetAt(local);
          case TAKEN -> offsetIn(b, next, end);
          case PASSED_OVER -> 0;
        };
    long nanos = (local - ahead) * 1_000_000_000L + scaleToNanos(fraction, fractionDigits);
    if (nanos < 0 || nanos >= StampReader.END_NANOS) {
      return -1;
    }
    out[slot] = nanos;
    return end;
  }

  /// Where `Z`, `+hh:mm` or `+hhmm` at `p` ends, or -1.
  private static int endOfOffset(byte[] b, int p) {
    if (p >= b.length) {
      return -1;
    }
    if (b[p] == 'Z') {
      return p + 1;
    }
    if (b[p] != '+' && b[p] != '-') {
      return -1;
    }
    int minutes = p + 3 < b.length && b[p + 3] == ':' ? p + 4 : p + 3;
    boolean whole =
        minutes + 2 <= b.length
            && twoDigits(b, p + 1) <= 18
            && twoDigits(b, p + 1) >= 0
            && twoDigits(b, minutes) <= 59
            && twoDigits(b, minutes) >= 0;
    return whole ? minutes + 2 : -1;
  }

  /// Seconds ahead of UTC, of an offset that [#endOfOffset] has seen.
  private static int offsetIn(byte[] b, int p, int end) {
    if (b[p] == 'Z') {
      return 0;
    }
    int seconds = twoDigits(b, p + 1) * 3600 + twoDigits(b, end - 2) * 60;
    return b[p] == '-' ? -seconds : seconds;
  }

  /// The number of two digits, or -1.
  private static int twoDigits(byte[] b, int p) {
    int tens = b[p] - '0';
    int ones = b[p + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }

  private static boolean isLetter(byte form) {
    return form >= 'a' || form >= 'A' && form <= 'S';
  }

  private static long scaleToNanos(int fraction, int digits) {
    long nanos = fraction;
    for (int i = digits; i < 9; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static boolean valid(int year, int month, int day) {
    return year >= 1970
        && year <= 2200
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= length(year, month);
  }

  private static int length(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /// Days since 1970-01-01 in the proleptic Gregorian calendar. Source: H. Hinnant,
  /// *chrono-compatible low-level date algorithms*, `days_from_civil`.
  static long epochDay(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }

  /// Seconds to take from a local time to get UTC.
  private int offsetAt(long localSecond) {
    long day = Math.floorDiv(localSecond, DAY_SECONDS);
    if (day == cachedDay) {
      return cachedOffset;
    }
    LocalDateTime midnight = LocalDateTime.ofEpochSecond(day * DAY_SECONDS, 0, ZoneOffset.UTC);
    ZoneOffset early = rules.getOffset(midnight);
    ZoneOffsetTransition next = rules.nextTransition(midnight.minusHours(4).toInstant(early));
    if (next == null
        || next.toEpochSecond()
            > day * DAY_SECONDS - early.getTotalSeconds() + DAY_SECONDS + 4 * 3600) {
      cachedDay = day;
      cachedOffset = early.getTotalSeconds();
      return cachedOffset;
    }
    return offsetNearTransition(LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC));
  }

  /// `ZoneRules.getOffset` gives the offset before the transition in a gap (which moves the time
  /// forward by the gap) and in an overlap (which means the first).
  private int offsetNearTransition(LocalDateTime local) {
    return rules.getOffset(local).getTotalSeconds();
  }
}
