package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// One indicator script, an SMA, an EMA and an RSI of the close, on PineTS and in the interpreter,
/// over the same bars: the values are compared first, then the times.
///
/// PineTS (npm `pinets`, AGPL) is no part of this project. It is installed with `npm` into the
/// folder of the benchmark when this is asked for, and is gone with it.
final class PinetsRun {
  private static final String PACKAGE = "pinets@0.9.34";
  private static final long MILLI_NANOS = 1_000_000;

  /// Largest difference of two values, as a share of them: both count in doubles, in another order.
  private static final double TOLERANCE = 1e-9;

  private final Path folder;
  private final int rounds;
  private final PrintStream out;

  PinetsRun(Path folder, int rounds, PrintStream out) {
    this.folder = folder;
    this.rounds = rounds;
    this.out = out;
  }

  void print() throws IOException {
    Machine machine = Machine.ofProcess();
    run("npm", "install", "--prefix", ".", "--ignore-scripts", "--no-audit", "--no-fund", PACKAGE);
    ArrayRows bars = ExampleWork.bars(ExampleWork.BARS);
    write(bars);
    try (InputStream runner = PinetsRun.class.getResourceAsStream("pinets.mjs")) {
      Files.write(folder.resolve("pinets.mjs"), runner.readAllBytes());
    }
    String times =
        run("node", "pinets.mjs", "bars.csv", Integer.toString(rounds), "values.csv").getLast();
    double[] theirs = Stream.of(times.split(" ")).mapToDouble(Double::parseDouble).toArray();
    int compared = compare(IndicatorWork.values(bars), values());
    DataMaker.storeBars(folder.resolve("store"), bars);
    Timed ours =
        new ChildJvm()
                .run(
                    BenchSession.INDICATOR,
                    folder.resolve("store").toString(),
                    Integer.toString(rounds),
                    RowTimer.Warmth.FULL.name())
                .stream()
                .flatMap(line -> Timed.parse(line).stream())
                .findFirst()
                .orElseThrow();
    double pinets = quickest(theirs) * 1e9 / ExampleWork.BARS;
    double own = ours.cpuNanos().min();
    out.printf(
        Locale.ROOT,
        "%s, %d cores, load %.1f; %s; %d minute bars of QLB-1; CPU time, quickest of %d rounds%n"
            + "%s: %.0f ns a bar%nWick, interpreted: %.1f ns a bar%n"
            + "%.1f times as fast; %d values alike within %s%n",
        machine.processor(),
        machine.cores(),
        machine.load(),
        machine.java(),
        ExampleWork.BARS,
        rounds,
        PACKAGE,
        pinets,
        own,
        pinets / own,
        compared,
        TOLERANCE);
  }

  private static double quickest(double[] times) {
    return Arrays.stream(times).min().orElseThrow();
  }

  /// Prices as a script sees them.
  private void write(ArrayRows bars) throws IOException {
    try (RowCursor cursor = bars.cursor();
        BufferedWriter file = Files.newBufferedWriter(folder.resolve("bars.csv"))) {
      file.write("t_ms,open,high,low,close,volume\n");
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        for (int i = 0; i < block.size(); i++) {
          file.write(Long.toString(block.column(1)[i] / MILLI_NANOS));
          for (int column = 2; column <= 5; column++) {
            file.write("," + block.column(column)[i] / 1e4);
          }
          file.write("," + block.column(6)[i] + "\n");
        }
      }
    }
  }

  private double[][] values() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("values.csv"));
    double[][] values = new double[3][lines.size()];
    for (int row = 0; row < lines.size(); row++) {
      String[] fields = lines.get(row).split(",");
      for (int column = 0; column < 3; column++) {
        values[column][row] = Double.parseDouble(fields[column]);
      }
    }
    return values;
  }

  /// Ends the benchmark where two values differ.
  ///
  /// @return how many numbers were compared
  static int compare(double[][] ours, double[][] theirs) {
    int compared = 0;
    for (int column = 0; column < ours.length; column++) {
      for (int row = 0; row < Math.max(ours[column].length, theirs[column].length); row++) {
        double own = row < ours[column].length ? ours[column][row] : Double.NaN;
        double other = row < theirs[column].length ? theirs[column][row] : Double.NaN;
        boolean alike =
            Double.isNaN(own)
                ? Double.isNaN(other)
                : Math.abs(own - other) <= TOLERANCE * Math.abs(own);
        if (!alike) {
          throw new Failure(
              ExitCode.FAILED,
              "Plot "
                  + (column + 1)
                  + " at bar "
                  + row
                  + " is "
                  + own
                  + " here and "
                  + other
                  + " in PineTS.",
              "Times of different answers mean nothing.");
        }
        compared += Double.isNaN(own) ? 0 : 1;
      }
    }
    return compared;
  }

  private List<String> run(String... command) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException missing) {
      throw new Failure(
          ExitCode.ENVIRONMENT,
          "'" + command[0] + "' cannot be started: " + missing.getMessage() + ".",
          "The comparison with PineTS needs Node.js 20 or later with npm on the PATH.",
          missing);
    }
    try {
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new Failure(
            ExitCode.FAILED,
            "'" + String.join(" ", command) + "' ended with " + code + ".",
            "Its own message stands above.");
      }
      return said.lines().toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.INTERRUPTED, "Interrupted while measuring.", "", e);
    } finally {
      process.destroy();
    }
  }
}
