package io.quantlab.engine.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Returns chained by calendar month and year of the session date (engine contract S-3).
public final class PeriodTable {
  /// One year: twelve months, `NaN` where no session was, and the year's return.
  public record Year(int year, double[] months, double total) {}

  private PeriodTable() {}

  /// Chains `r` by the months of `sessionDays` (days since 1970-01-01, rising).
  public static List<Year> of(int[] sessionDays, double[] r) {
    List<Year> out = new ArrayList<>();
    int at = 0;
    while (at < r.length) {
      int year = date(sessionDays[at]).getYear();
      double[] months = new double[12];
      java.util.Arrays.fill(months, Double.NaN);
      double total = 1;
      for (; at < r.length && date(sessionDays[at]).getYear() == year; at++) {
        int month = date(sessionDays[at]).getMonthValue() - 1;
        double before = Double.isNaN(months[month]) ? 0 : months[month];
        months[month] = (1 + before) * (1 + r[at]) - 1;
        total *= 1 + r[at];
      }
      out.add(new Year(year, months, total - 1));
    }
    return out;
  }

  private static LocalDate date(int epochDay) {
    return LocalDate.ofEpochDay(epochDay);
  }
}
