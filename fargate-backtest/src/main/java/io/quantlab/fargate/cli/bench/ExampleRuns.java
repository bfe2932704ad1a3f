package io.quantlab.fargate.cli.bench;

import io.quantlab.dsl.compiler.Compiled;
import io.quantlab.dsl.compiler.PlanCompiler;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The strategies of a folder, each over the first 41,307 minute bars of QLB-1 through the whole
/// engine, compiled: so many bars another program publishes its times for.
///
/// Strategies that need other symbols are left out, and said so. What a compiled run gives must be
/// what the interpreter gives.
final class ExampleRuns {
  private static final int BARS = 41_307;

  /// More than the hundred or so that a minute has.
  private static final long TICKS_PER_BAR = 120;

  private final int rounds;
  private final PrintStream out;
  private final ArrayRows bars = bars();

  ExampleRuns(int rounds, PrintStream out) {
    this.rounds = rounds;
    this.out = out;
  }

  private static ArrayRows bars() {
    long[][] columns = new long[Schema.BAR.columnCount()][BARS];
    int rows = 0;
    try (RowCursor cursor = new QlbWorkload(TICKS_PER_BAR * BARS).bars()) {
      for (RowBlock block = cursor.next(); block != null && rows < BARS; block = cursor.next()) {
        int taken = Math.min(block.size(), BARS - rows);
        for (int column = 0; column < columns.length; column++) {
          System.arraycopy(block.column(column), 0, columns[column], rows, taken);
        }
        rows += taken;
      }
    }
    return new ArrayRows(Schema.BAR, columns);
  }

  /// Times the strategies of a folder and prints a line for each, and the median of them all.
  void print(Path folder) throws IOException {
    Machine machine = Machine.ofProcess();
    out.printf(
        Locale.ROOT,
        "%s, %d cores, load %.1f; %s; %d minute bars of QLB-1; CPU ms, %d rounds%n",
        machine.processor(),
        machine.cores(),
        machine.load(),
        machine.java(),
        BARS,
        rounds);
    List<Double> medians = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".wick")).sorted().toList()) {
        Loaded script = Loaded.of(new Source(Files.readString(file)), Kind.STRATEGY);
        if (script.kind() == Kind.STRATEGY) {
          time(file, script, medians);
        }
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

  private void time(Path file, Loaded script, List<Double> medians) {
    String name = file.getFileName().toString();
    if (!script.isSound() || !script.plan().symbols().isEmpty()) {
      out.printf("%-26s left out: it needs other symbols%n", name);
      return;
    }
    Program program =
        switch (PlanCompiler.compile(script.plan())) {
          case Compiled.Ready(Program ready) -> ready;
          case Compiled.Refused(String reason) -> throw new IllegalStateException(reason);
        };
    String wanted = answer(script, Interpreter.program(script.plan()));
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] millis = new double[rounds];
    for (int round = -rounds; round < rounds; round++) {
      long before = threads.getCurrentThreadCpuTime();
      String found = answer(script, program);
      if (round >= 0) {
        millis[round] = (threads.getCurrentThreadCpuTime() - before) / 1e6;
      }
      if (!found.equals(wanted)) {
        throw new IllegalStateException(name + " gave " + found + " compiled, not " + wanted);
      }
    }
    Arrays.sort(millis);
    medians.add(millis[rounds / 2]);
    out.printf(
        Locale.ROOT,
        "%-26s median %7.2f  least %7.2f  highest %7.2f  %s%n",
        name,
        millis[rounds / 2],
        millis[0],
        millis[rounds - 1],
        wanted);
  }

  private String answer(Loaded script, Program program) {
    FillTally tally = new FillTally();
    Kernel kernel =
        QlbEngine.run(bars::cursor, List.of(ScriptCross.strategy(script, program)), List.of(tally));
    return QlbEngine.answer(kernel.account(0), tally).text();
  }
}
