package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.CompareReport;
import io.quantlab.engine.analysis.CompareSheet;
import io.quantlab.engine.analysis.ComparedRun;
import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.backtest.EventText;
import io.quantlab.engine.backtest.Journal;
import io.quantlab.engine.time.Calendars;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab compare`: runs side by side (engine contract S-32).
@Command(
    name = "compare",
    header = "Show runs side by side: metrics, equity, trades, configuration.",
    description = {
      "Prints the metric table with differences, correlations, a confidence interval of the Sharpe difference,",
      "the trades only one run has, what was configured differently, and the first event that differs."
    },
    footer = {
      "  ./quantlab compare runs/a runs/b",
      "  ./quantlab compare runs/a runs/b runs/c --out compare.html"
    })
public final class CompareCommand implements Callable<Integer> {
  private static final int RESAMPLES = 1000;

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description = "Run folders, at least two; the first is the base.")
  List<Path> runs;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Also write the comparison as an HTML page.")
  Path out;

  public CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (runs.size() < 2) {
      throw new Failure(
          ExitCode.USAGE,
          "compare needs at least two runs, was given " + runs.getFirst() + " only.",
          "Name another run folder behind it.");
    }
    List<StoredRun> stored = runs.stream().map(StoredRun::open).toList();
    List<ComparedRun> compared = new ArrayList<>();
    for (int i = 0; i < stored.size(); i++) {
      compared.add(compared(name(i), stored.get(i)));
    }
    CompareReport report = new CompareReport(compared, divergences(stored), RESAMPLES, 1);
    console.out().print(report.text());
    if (out != null) {
      try (BufferedWriter writer = Files.newBufferedWriter(out)) {
        CompareSheet.write(report, writer);
      } catch (IOException e) {
        throw new Failure(
            ExitCode.ENVIRONMENT, "Writing " + out + " failed (" + e.getMessage() + ").", "", e);
      }
      console.out().println("Page written to " + out);
    }
    return ExitCode.OK.code();
  }

  private String name(int index) {
    String name = runs.get(index).toAbsolutePath().normalize().getFileName().toString();
    long same =
        runs.stream()
            .filter(r -> r.toAbsolutePath().normalize().getFileName().toString().equals(name))
            .count();
    return same > 1 ? name + "#" + (index + 1) : name;
  }

  private static ComparedRun compared(String name, StoredRun run) {
    String calendar = run.config().getOrDefault("data.0.calendar", "ALWAYS");
    double periods =
        Calendars.names().contains(calendar) ? Calendars.byName(calendar).sessionsPerYear() : 365;
    return new ComparedRun(
        name, run.metrics(), run.series(), periods, run.table(ResultTables.TRADES), run.config());
  }

  /// The first event at which each run leaves the first one, where both have a journal.
  private List<CompareReport.Divergence> divergences(List<StoredRun> stored) throws IOException {
    List<CompareReport.Divergence> found = new ArrayList<>();
    for (int i = 1; i < stored.size(); i++) {
      Path base = stored.getFirst().folder().resolve(RunExecution.JOURNAL);
      Path other = stored.get(i).folder().resolve(RunExecution.JOURNAL);
      if (Files.exists(base) && Files.exists(other)) {
        firstDifference(base, name(i), other, found);
      }
    }
    return found;
  }

  private static void firstDifference(
      Path base, String otherName, Path other, List<CompareReport.Divergence> found)
      throws IOException {
    try (InputStream a = new BufferedInputStream(Files.newInputStream(base), 1 << 16);
        InputStream b = new BufferedInputStream(Files.newInputStream(other), 1 << 16)) {
      a.readNBytes(Journal.MAGIC.length);
      b.readNBytes(Journal.MAGIC.length);
      while (true) {
        byte[] x = a.readNBytes(64);
        byte[] y = b.readNBytes(64);
        if (!Arrays.equals(x, y)) {
          found.add(divergence(otherName, words(x), words(y)));
          return;
        }
        if (x.length == 0) {
          return;
        }
      }
    }
  }

  private static CompareReport.Divergence divergence(String run, long[] base, long[] other) {
    long[] known = other.length > 0 ? other : base;
    return new CompareReport.Divergence(
        run, known[1], known[2], EventText.of(base), EventText.of(other));
  }

  private static long[] words(byte[] record) {
    long[] words = new long[record.length / 8];
    ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
    return words;
  }
}
