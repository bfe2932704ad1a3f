package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.host.Timeframe;
import io.quantlab.dsl.suite.BarTable;
import io.quantlab.dsl.suite.Fixtures;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Recorded bars beside a script: `fixtures/NAME.csv` with the columns
/// `time,symbol,open,high,low,close,volume`; the time is that at which a bar opens.
///
/// The first symbol of the file is the primary one; bars last as long as the first two of it lie
/// apart.
record FixtureFiles(Path folder) implements Fixtures {
  private static final String HEADER = "time,symbol,open,high,low,close,volume";
  private static final long MINUTE = 60_000_000_000L;

  @Override
  public Optional<Fixture> find(String name) {
    Path file = folder.resolve(name + ".csv");
    return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
  }

  private static Fixture read(Path file) {
    List<String> lines = ScriptFile.read(file).text().lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
      throw bad(file, 1, "the header " + HEADER + " is expected", null);
    }
    Map<String, List<double[]>> prices = new LinkedHashMap<>();
    Map<String, List<Long>> times = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      if (cells.length != 7) {
        throw bad(file, i + 1, "7 values are expected, found " + cells.length, null);
      }
      try {
        times.computeIfAbsent(cells[1], _ -> new ArrayList<>()).add(IsoInstant.parse(cells[0]));
        double[] row = Arrays.stream(cells, 2, 7).mapToDouble(Double::parseDouble).toArray();
        prices.computeIfAbsent(cells[1], _ -> new ArrayList<>()).add(row);
      } catch (IllegalArgumentException wrong) {
        throw bad(file, i + 1, wrong.getMessage(), wrong);
      }
    }
    if (times.isEmpty()) {
      throw bad(file, 1, "at least one bar is expected", null);
    }
    List<Long> primary = times.values().iterator().next();
    long length = primary.size() < 2 ? MINUTE : primary.get(1) - primary.get(0);
    Map<String, BarTable> bars = new LinkedHashMap<>();
    prices.forEach((symbol, rows) -> bars.put(symbol, table(times.get(symbol), rows, length)));
    return new Fixture(Timeframe.parse(Math.max(1, length / 1_000_000_000L) + "s"), bars);
  }

  private static BarTable table(List<Long> times, List<double[]> rows, long length) {
    long[] opens = times.stream().mapToLong(Long::longValue).toArray();
    long[] closes = Arrays.stream(opens).map(open -> open + length).toArray();
    double[][] columns = new double[5][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (int column = 0; column < columns.length; column++) {
        columns[column][i] = rows.get(i)[column];
      }
    }
    return new BarTable(opens, closes, columns[0], columns[1], columns[2], columns[3], columns[4]);
  }

  private static Failure bad(Path file, int line, String what, Exception cause) {
    return new Failure(
        ExitCode.BAD_DATA,
        file + ":" + line + ": " + what + ".",
        "Write it as " + HEADER + ".",
        cause);
  }
}
