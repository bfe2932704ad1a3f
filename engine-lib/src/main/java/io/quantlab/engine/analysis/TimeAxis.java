package io.quantlab.engine.analysis;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// A time axis with marks at calendar boundaries of a zone.
record TimeAxis(long from, long to, ZoneId zone) {
  /// A labelled place, `share` 0..1.
  record Mark(double share, String label) {}

  private enum Unit {
    MINUTE(60, 1, 5, 15, 30),
    HOUR(3_600, 1, 2, 3, 6, 12),
    DAY(86_400, 1, 2, 7, 14),
    MONTH(2_629_746, 1, 2, 3, 6),
    YEAR(31_556_952, 1, 2, 5, 10, 20, 50);

    private final long seconds;
    private final int[] steps;

    Unit(long seconds, int... steps) {
      this.seconds = seconds;
      this.steps = steps;
    }
  }

  double share(long nanos) {
    return to > from ? (double) (nanos - from) / (to - from) : 0.5;
  }

  /// At most about `count` marks.
  List<Mark> marks(int count) {
    double seconds = (to - from) / 1e9;
    for (Unit unit : Unit.values()) {
      for (int step : unit.steps) {
        if (seconds / (unit.seconds * (double) step) <= count) {
          return marks(unit, step);
        }
      }
    }
    return marks(Unit.YEAR, 100);
  }

  private List<Mark> marks(Unit unit, int step) {
    List<Mark> out = new ArrayList<>();
    ZonedDateTime at = floor(Figures.at(from, zone), unit, step);
    while (out.size() < 60) {
      long nanos = Math.addExact(Math.multiplyExact(at.toEpochSecond(), 1_000_000_000L), 0);
      if (nanos > to) {
        return out;
      }
      if (nanos >= from) {
        out.add(new Mark(share(nanos), label(at, unit)));
      }
      at = next(at, unit, step);
    }
    return out;
  }

  private static ZonedDateTime floor(ZonedDateTime t, Unit unit, int step) {
    return switch (unit) {
      case MINUTE -> t.truncatedTo(ChronoUnit.HOURS);
      case HOUR, DAY -> t.truncatedTo(ChronoUnit.DAYS);
      case MONTH -> t.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
      case YEAR ->
          t.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1).withYear(t.getYear() / step * step);
    };
  }

  private static ZonedDateTime next(ZonedDateTime t, Unit unit, int step) {
    return switch (unit) {
      case MINUTE -> t.plusMinutes(step);
      case HOUR -> t.plusHours(step);
      case DAY -> t.plusDays(step);
      case MONTH -> t.plusMonths(step);
      case YEAR -> t.plusYears(step);
    };
  }

  private static String label(ZonedDateTime t, Unit unit) {
    return switch (unit) {
      case MINUTE, HOUR -> Figures.two(t.getHour()) + ":" + Figures.two(t.getMinute());
      case DAY -> MonthlyHeatMap.MONTHS.get(t.getMonthValue() - 1) + " " + t.getDayOfMonth();
      case MONTH ->
          t.getMonthValue() == 1
              ? Integer.toString(t.getYear())
              : MonthlyHeatMap.MONTHS.get(t.getMonthValue() - 1);
      case YEAR -> Integer.toString(t.getYear());
    };
  }
}
