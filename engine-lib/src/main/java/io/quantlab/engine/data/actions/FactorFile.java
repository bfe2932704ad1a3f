package io.quantlab.engine.data.actions;

import io.quantlab.engine.market.FactorTable;
import io.quantlab.engine.time.SessionCalendar;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// Reads a stored factor file as it is (engine contract M-11): `date,price_factor,split_factor` and
/// further columns, with or without a header, dates as `yyyyMMdd` or `yyyy-MM-dd`, rising.
///
/// A row holds for all sessions up to and including its date; the price factor is that of cash
/// dividends, the split factor that of splits, both cumulative.
public final class FactorFile {
  private FactorFile() {}

  /// The factors of a file; an `IllegalArgumentException` names file, line and what was expected.
  ///
  /// @param calendar turns dates into instants: a row ends with the session of its date
  public static FactorTable read(Path file, SessionCalendar calendar) throws IOException {
    List<long[]> ends = new ArrayList<>();
    List<double[]> factors = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (line.isBlank() || number == 1 && line.startsWith("date")) {
          continue;
        }
        try {
          row(line.split(",", -1), calendar, ends, factors);
        } catch (IllegalArgumentException | DateTimeException e) {
          throw new IllegalArgumentException(file + ":" + number + ": " + e.getMessage(), e);
        }
      }
    }
    return FactorTable.ofCumulative(
        ends.stream().mapToLong(end -> end[0]).toArray(),
        factors.stream().mapToDouble(f -> f[0]).toArray(),
        factors.stream().mapToDouble(f -> f[1]).toArray());
  }

  private static void row(
      String[] cells, SessionCalendar calendar, List<long[]> ends, List<double[]> factors) {
    if (cells.length < 3) {
      throw new IllegalArgumentException("expected date,price_factor,split_factor");
    }
    LocalDate date =
        cells[0].length() == 8
            ? LocalDate.parse(cells[0], DateTimeFormatter.BASIC_ISO_DATE)
            : LocalDate.parse(cells[0]);
    int next = calendar.sessionOnOrAfterDay((int) date.toEpochDay() + 1);
    long until = next == 0 ? calendar.firstNanos() : calendar.extendedClose(next - 1);
    boolean same = !ends.isEmpty() && ends.getLast()[0] == until; // no session between two dates
    double[] pair = {positive(cells[1]), positive(cells[2])};
    if (same) {
      factors.set(factors.size() - 1, pair);
    } else {
      ends.add(new long[] {until});
      factors.add(pair);
    }
  }

  private static double positive(String text) {
    double value = Double.parseDouble(text);
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a factor is positive, was \"" + text + "\"");
    }
    return value;
  }
}
