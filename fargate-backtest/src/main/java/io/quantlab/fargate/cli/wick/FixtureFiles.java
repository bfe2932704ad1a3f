package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.host.SignalTape;
import io.quantlab.dsl.host.Timeframe;
import io.quantlab.dsl.suite.BarTable;
import io.quantlab.dsl.suite.Fixtures;
import io.quantlab.dsl.suite.Listing;
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
/// `time,symbol,open,high,low,close,volume` and, where some symbols are quoted, `bid,ask`; the time
/// is that at which a bar opens.
///
/// The first symbol of the file is the primary one; bars last as long as the first two of it lie
/// apart. A symbol with a bid and an ask in any row has no other prices, and rows without them are
/// times at which nobody quoted it. `NAME.contracts.csv` gives the terms of futures and options
/// ([ContractsFile]), `NAME.signals.jsonl` what came from outside ([SignalFile]).
record FixtureFiles(Path folder) implements Fixtures {
  private static final String HEADER = "time,symbol,open,high,low,close,volume";
  private static final String QUOTED = HEADER + ",bid,ask";
  private static final int PRICES = 5;
  private static final long MINUTE = 60_000_000_000L;

  /// Rows of one symbol: what opens, high, lows, closes, volumes, bids, asks there were.
  private record Rows(List<Long> times, List<double[]> prices) {
    private Rows() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    boolean quoted() {
      return prices.stream().anyMatch(row -> !Double.isNaN(row[PRICES]));
    }
  }

  @Override
  public Optional<Fixture> find(String name) {
    Path file = folder.resolve(name + ".csv");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Path contracts = folder.resolve(name + ".contracts.csv");
    Path signals = folder.resolve(name + ".signals.jsonl");
    Map<String, Rows> rows = read(file);
    List<Long> primary = rows.values().iterator().next().times;
    long length = primary.size() < 2 ? MINUTE : primary.get(1) - primary.get(0);
    Map<String, BarTable> bars = new LinkedHashMap<>();
    Map<String, BarTable> asks = new LinkedHashMap<>();
    rows.forEach((symbol, own) -> {
      boolean quoted = own.quoted();
      bars.put(symbol, quoted ? side(own, PRICES, length) : table(own, length));
      if (quoted) {
        asks.put(symbol, side(own, PRICES + 1, length));
      }
    });
    Listing listing =
        new Listing(
            asks,
            Files.isRegularFile(contracts)
                ? ContractsFile.read(contracts, bars.keySet())
                : List.of(),
            Files.isRegularFile(signals) ? SignalFile.read(signals) : SignalTape.NONE);
    Timeframe timeframe = Timeframe.parse(Math.max(1, length / 1_000_000_000L) + "s");
    return Optional.of(new Fixture(timeframe, bars, listing));
  }

  private static Map<String, Rows> read(Path file) {
    List<String> lines = ScriptFile.read(file).text().lines().toList();
    String header = lines.isEmpty() ? "" : lines.getFirst();
    if (!header.equals(HEADER) && !header.equals(QUOTED)) {
      throw bad(file, 1, "the header " + HEADER + " is expected", null);
    }
    int columns = header.split(",").length;
    Map<String, Rows> rows = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      if (cells.length != columns) {
        throw bad(file, i + 1, columns + " values are expected, found " + cells.length, null);
      }
      try {
        Rows own = rows.computeIfAbsent(cells[1], _ -> new Rows());
        own.times.add(IsoInstant.parse(cells[0]));
        own.prices.add(numbers(cells));
      } catch (IllegalArgumentException wrong) {
        throw bad(file, i + 1, wrong.getMessage(), wrong);
      }
    }
    if (rows.isEmpty()) {
      throw bad(file, 1, "at least one bar is expected", null);
    }
    return rows;
  }

  /// Five prices, then bid and ask; `NaN` for an empty cell of a symbol that may be quoted.
  private static double[] numbers(String[] cells) {
    double[] row = new double[PRICES + 2];
    Arrays.fill(row, Double.NaN);
    for (int i = 2; i < cells.length; i++) {
      boolean mayBeEmpty = cells.length > PRICES + 2;
      row[i - 2] = mayBeEmpty && cells[i].isEmpty() ? Double.NaN : Double.parseDouble(cells[i]);
    }
    return row;
  }

  private static BarTable table(Rows rows, long length) {
    double[][] columns = new double[PRICES][];
    for (int i = 0; i < PRICES; i++) {
      int column = i;
      columns[i] = rows.prices.stream().mapToDouble(row -> row[column]).toArray();
    }
    return table(times(rows.times), length, columns);
  }

  private static long[] times(List<Long> times) {
    return times.stream().mapToLong(Long::longValue).toArray();
  }

  /// Bars of one side of the quotes: the same price all through.
  private static BarTable side(Rows rows, int column, long length) {
    List<Long> times = new ArrayList<>();
    List<Double> prices = new ArrayList<>();
    for (int i = 0; i < rows.times.size(); i++) {
      double[] row = rows.prices.get(i);
      if (!Double.isNaN(row[PRICES]) && !Double.isNaN(row[PRICES + 1])) {
        times.add(rows.times.get(i));
        prices.add(row[column]);
      }
    }
    double[] all = prices.stream().mapToDouble(Double::doubleValue).toArray();
    return table(times(times), length, all, all, all, all, new double[all.length]);
  }

  private static BarTable table(long[] opens, long length, double[]... columns) {
    long[] closes = Arrays.stream(opens).map(open -> open + length).toArray();
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
