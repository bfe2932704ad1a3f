package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.CompareReport;
import io.quantlab.engine.analysis.CompareSheet;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
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
    CompareReport report =
        StoredComparison.of(runs, IntStream.range(0, runs.size()).mapToObj(this::name).toList());
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
}
