package io.quantlab.engine.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// Numbers as people read them: grouped digits, a true minus sign, "–" for undefined.
///
/// No locale: a point for decimals, a thin space between thousands.
final class Figures {
  static final String UNDEFINED = "–";
  private static final char MINUS = '−';
  private static final char GROUP = '\u2009';
  private static final int SCALE_MAX = 12;

  private Figures() {}

  /// A number with fixed decimals.
  static String number(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return UNDEFINED;
    }
    return grouped(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN));
  }

  /// A number with about four significant digits, at most `SCALE_MAX` decimals.
  static String significant(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      return UNDEFINED;
    }
    int decimals = 2;
    while (size > 0 && size < 0.1 && decimals < SCALE_MAX) {
      size *= 10;
      decimals++;
    }
    return number(value, size >= 1000 ? 0 : decimals);
  }

  /// A ratio as percent.
  static String percent(double ratio, int decimals) {
    return Double.isFinite(ratio) ? number(ratio * 100, decimals) + "\u202F%" : UNDEFINED;
  }

  /// Money in 1e-8, rounded for display.
  static String money(long e8, int decimals) {
    return grouped(BigDecimal.valueOf(e8, 8).setScale(decimals, RoundingMode.HALF_EVEN));
  }

  /// A count.
  static String count(long value) {
    return grouped(BigDecimal.valueOf(value));
  }

  /// A span in the largest fitting unit, for example `3.2 d`, `14.1 h`, `42 s`.
  static String span(double seconds) {
    if (!Double.isFinite(seconds)) {
      return UNDEFINED;
    }
    double size = Math.abs(seconds);
    if (size >= 2 * 86_400) {
      return number(seconds / 86_400, 1) + "\u202Fd";
    }
    if (size >= 2 * 3_600) {
      return number(seconds / 3_600, 1) + "\u202Fh";
    }
    return size >= 120 ? number(seconds / 60, 1) + "\u202Fmin" : number(seconds, 1) + "\u202Fs";
  }

  /// A metric in its unit.
  static String metric(double value, MetricUnit unit) {
    return switch (unit) {
      case RATIO -> percent(value, 2);
      case NUMBER -> significant(value);
      case MONEY -> number(value, Math.abs(value) >= 1e6 ? 0 : 2);
      case COUNT -> number(value, 0);
      case DAYS, BPS, TICKS -> number(value, 1);
      case SECONDS -> span(value);
      case R -> Double.isFinite(value) ? number(value, 2) + "\u202FR" : UNDEFINED;
    };
  }

  static String date(long epochNanos, ZoneId zone) {
    return at(epochNanos, zone).toLocalDate().toString();
  }

  static String date(int epochDay) {
    return LocalDate.ofEpochDay(epochDay).toString();
  }

  /// Date and minute, for example `2024-03-01 14:30`.
  static String minute(long epochNanos, ZoneId zone) {
    ZonedDateTime time = at(epochNanos, zone);
    return time.toLocalDate() + " " + two(time.getHour()) + ":" + two(time.getMinute());
  }

  static ZonedDateTime at(long epochNanos, ZoneId zone) {
    return Instant.ofEpochSecond(
            Math.floorDiv(epochNanos, 1_000_000_000L), Math.floorMod(epochNanos, 1_000_000_000L))
        .atZone(zone);
  }

  /// `pos`, `neg` or nothing: the class that colours a signed number.
  static String sign(double value) {
    return value > 0 ? "pos" : value < 0 ? "neg" : "";
  }

  static String two(int value) {
    return value < 10 ? "0" + value : Integer.toString(value);
  }

  private static String grouped(BigDecimal value) {
    String plain = value.abs().toPlainString();
    int point = plain.indexOf('.');
    int whole = point < 0 ? plain.length() : point;
    StringBuilder out = new StringBuilder();
    boolean zero = value.signum() == 0;
    if (value.signum() < 0 && !zero) {
      out.append(MINUS);
    }
    for (int i = 0; i < whole; i++) {
      if (i > 0 && (whole - i) % 3 == 0) {
        out.append(GROUP);
      }
      out.append(plain.charAt(i));
    }
    return out.append(plain, whole, plain.length()).toString();
  }
}
