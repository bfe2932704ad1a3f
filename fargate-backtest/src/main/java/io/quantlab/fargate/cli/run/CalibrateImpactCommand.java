package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.ImpactFit;
import io.quantlab.engine.analysis.ImpactFit.Estimate;
import io.quantlab.engine.analysis.ImpactFit.Execution;
import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.data.NamedRows;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab calibrate impact` (engine contract F-83).
@Command(
    name = "impact",
    header = "Estimate own impact from the fills of a run, or from executions in a CSV file.",
    description = {
      "Explains what executions cost by their size: c·x, Y·√x and a·x^b, with standard errors and R².",
      "A CSV has the columns quantity, volume, volatility and slippage. Fewer than 30 are refused."
    },
    footer = {
      "  ./quantlab calibrate impact runs/a --volume 2500000 --volatility 0.015",
      "  ./quantlab calibrate impact executions.csv --json"
    })
final class CalibrateImpactCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "SOURCE", description = "A run folder, or a CSV file.")
  Path source;

  @Option(
      names = "--volume",
      paramLabel = "N",
      description = "Daily volume in lots, for a run folder.")
  Double volume;

  @Option(
      names = "--volatility",
      paramLabel = "RATIO",
      description = "Daily volatility, a ratio, for a run folder.")
  Double volatility;

  @Option(names = "--json", description = "Print JSON and nothing else to standard output.")
  boolean json;

  CalibrateImpactCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<Execution> executions = Files.isDirectory(source) ? ofRun() : ofFile();
    List<Estimate> estimates;
    try {
      estimates =
          List.of(
              ImpactFit.linear(executions),
              ImpactFit.squareRoot(executions),
              ImpactFit.powerLaw(executions));
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.BAD_DATA, source + ": " + e.getMessage() + ".", "Give more executions.", e);
    }
    if (json) {
      printJson(estimates);
    } else {
      print(estimates, console.out());
    }
    return ExitCode.OK.code();
  }

  /// The fills of a run that took, by what its tables say they cost.
  private List<Execution> ofRun() {
    if (volume == null || volatility == null || !(volume > 0) || !(volatility > 0)) {
      throw new Failure(
          ExitCode.USAGE,
          "A run needs --volume and --volatility, both above 0.",
          "Write for example --volume 2500000 --volatility 0.015.");
    }
    Table fills = StoredRun.open(source).table(ResultTables.FILLS);
    List<Execution> executions = new ArrayList<>();
    for (int row = 0; row < fills.rows(); row++) {
      boolean taker = text(fills, row, "maker").equals("NO");
      long price = number(fills, row, "price");
      if (taker && price > 0) {
        double ticks = number(fills, row, "slippageTicks") + number(fills, row, "impactTicks");
        double participation = number(fills, row, "lots") / volume;
        executions.add(new Execution(participation, ticks / price / volatility));
      }
    }
    return executions;
  }

  private static long number(Table table, int row, String column) {
    return table.longAt(row, ResultTables.FILLS.column(column));
  }

  private static String text(Table table, int row, String column) {
    return table.textAt(row, ResultTables.FILLS.column(column));
  }

  private List<Execution> ofFile() {
    List<Execution> executions = new ArrayList<>();
    try {
      for (NamedRows.Row row : CostWords.open(source.toString()).rows()) {
        double day = above0(row, "volume");
        double sigma = above0(row, "volatility");
        double cost = row.e8("slippage") / 1e8;
        executions.add(new Execution(above0(row, "quantity") / day, cost / sigma));
      }
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.BAD_DATA,
          String.valueOf(e.getMessage()) + ".",
          "A CSV of executions has the columns quantity, volume, volatility and slippage.",
          e);
    }
    return executions;
  }

  private static double above0(NamedRows.Row row, String column) {
    long value = row.e8(column);
    if (value <= 0) {
      throw row.wrong(column, "more than 0");
    }
    return value / 1e8;
  }

  private static void print(List<Estimate> estimates, PrintStream out) {
    out.println(
        "cost / volatility by x = quantity / volume, "
            + estimates.getFirst().executions()
            + " executions");
    for (Estimate e : estimates) {
      StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-8s", e.form()));
      for (int i = 0; i < e.names().size(); i++) {
        line.append(
            String.format(
                Locale.ROOT,
                "  %s %.6g ± %.3g",
                e.names().get(i),
                e.coefficients().get(i),
                e.errors().get(i)));
      }
      out.println(line + String.format(Locale.ROOT, "  R² %.4f", e.rSquared()));
    }
  }

  private void printJson(List<Estimate> estimates) throws IOException {
    JsonWriter writer = new JsonWriter(console.out());
    writer.beginArray();
    for (Estimate e : estimates) {
      writer.beginObject();
      writer.key("form").value(e.form()).key("executions").value(e.executions());
      writer.key("rSquared").value(e.rSquared());
      for (int i = 0; i < e.names().size(); i++) {
        writer.key(e.names().get(i)).value(e.coefficients().get(i));
        writer.key(e.names().get(i) + "Error").value(e.errors().get(i));
      }
      writer.endObject();
    }
    writer.endArray();
    console.out().println();
  }
}
