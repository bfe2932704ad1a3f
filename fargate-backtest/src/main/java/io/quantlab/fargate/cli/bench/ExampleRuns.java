package io.quantlab.fargate.cli.bench;

import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.fargate.cli.bench.RowTimer.Warmth;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The strategies of a folder, each as an [ExampleWork] in a JVM of its own, warm: a line for each,
/// and the median of them all.
///
/// Strategies that need other symbols are left out, and said so.
final class ExampleRuns {
  private static final double MILLIS = 1e6;

  private final int rounds;
  private final Warmth warmth;
  private final PrintStream out;

  ExampleRuns(int rounds, Warmth warmth, PrintStream out) {
    this.rounds = rounds;
    this.warmth = warmth;
    this.out = out;
  }

  /// @param folder of the scripts
  /// @param data folder for the bars; taken as it is when they are there
  void print(Path folder, Path data) throws IOException {
    Machine machine = Machine.ofProcess();
    DataMaker.storeBars(data, ExampleWork.bars(ExampleWork.BARS));
    out.printf(
        Locale.ROOT,
        "%s, %d cores, load %.1f; %s; %d stored minute bars of QLB-1; CPU ms of a run, %d rounds%n",
        machine.processor(),
        machine.cores(),
        machine.load(),
        machine.java(),
        ExampleWork.BARS,
        rounds);
    line("sma-cross in Java", time(data, BenchSession.IN_JAVA));
    List<Double> medians = new ArrayList<>();
    for (Path file : scripts(folder)) {
      String name = file.getFileName().toString();
      Loaded script = ExampleWork.read(file);
      if (!script.isSound() || !script.plan().symbols().isEmpty()) {
        out.printf("%-26s left out: it needs other symbols%n", name);
      } else {
        medians.add(line(name, time(data, file.toString())));
      }
    }
    medians.sort(null);
    if (!medians.isEmpty()) {
      out.printf(
          Locale.ROOT,
          "median of %d strategies: %.2f ms%n",
          medians.size(),
          medians.get(medians.size() / 2));
    }
  }

  private static List<Path> scripts(Path folder) throws IOException {
    List<Path> strategies = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".wick")).sorted().toList()) {
        if (ExampleWork.read(file).kind() == Kind.STRATEGY) {
          strategies.add(file);
        }
      }
    }
    return strategies;
  }

  private Timed time(Path data, String what) throws IOException {
    Timed timed =
        new ChildJvm()
                .run(
                    BenchSession.EXAMPLE,
                    data.toString(),
                    Integer.toString(rounds),
                    warmth.name(),
                    what)
                .stream()
                .flatMap(line -> Timed.parse(line).stream())
                .findFirst()
                .orElseThrow();
    if (!timed.wrong().isEmpty()) {
      throw new Failure(
          ExitCode.FAILED,
          what + " " + timed.wrong() + ".",
          "The compiled form must give what the interpreter gives.");
    }
    return timed;
  }

  /// @return the median in milliseconds
  private double line(String name, Timed timed) {
    Spread nanos = timed.cpuNanos();
    double median = nanos.median() * timed.events() / MILLIS;
    out.printf(
        Locale.ROOT,
        "%-26s median %7.2f  least %7.2f  highest %7.2f  %6.1f ns and %5.1f B a bar%n",
        name,
        median,
        nanos.min() * timed.events() / MILLIS,
        nanos.max() * timed.events() / MILLIS,
        nanos.median(),
        timed.allocatedBytes().median());
    return median;
  }
}
