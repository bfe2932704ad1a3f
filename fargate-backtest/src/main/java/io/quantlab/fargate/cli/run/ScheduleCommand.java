package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.engine.schedule.AlmgrenChriss;
import io.quantlab.fargate.cli.data.TextTable;
import io.quantlab.fargate.cli.data.TextTable.Side;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `quantlab schedule` (engine contract F-82).
@Command(
    name = "schedule",
    header = "Plan how to work a large order: the schedule of Almgren and Chriss.",
    description = {
      "Prints what is left and what to trade in each slice, the expected cost, its variance, the",
      "half-life, and the efficient frontier. Impact and volatility are in money per share; fit",
      "them with 'calibrate impact'. In a Java strategy ParentOrder works the schedule."
    },
    footer = {
      "  ./quantlab schedule --shares 1000000 --days 5 --slices 5 --volatility 0.95 --gamma 2.5e-7"
          + " --eta 2.5e-6 --epsilon 0.0625 --risk-aversion 1e-6"
    })
public final class ScheduleCommand implements Callable<Integer> {
  /// Risk aversions of the frontier, as shares of the one asked for.
  private static final double[] FRONTIER = {0, 0.1, 0.5, 1, 2, 10};

  private final Console console;

  @Option(names = "--shares", required = true, paramLabel = "N", description = "Shares to trade.")
  long shares;

  @Option(names = "--days", required = true, paramLabel = "T", description = "Time, in days.")
  double days;

  @Option(names = "--slices", required = true, paramLabel = "N", description = "Slices.")
  int slices;

  @Option(
      names = "--volatility",
      required = true,
      paramLabel = "MONEY",
      description = "Standard deviation of the price over a day.")
  double volatility;

  @Option(
      names = "--gamma",
      required = true,
      paramLabel = "MONEY",
      description = "Permanent impact of a share.")
  double gamma;

  @Option(
      names = "--eta",
      required = true,
      paramLabel = "MONEY",
      description = "Temporary impact of a share a day.")
  double eta;

  @Option(
      names = "--epsilon",
      defaultValue = "0",
      paramLabel = "MONEY",
      description = "Fixed cost of a share: half the spread and fees. Default: 0.")
  double epsilon;

  @Option(
      names = "--risk-aversion",
      defaultValue = "0",
      paramLabel = "LAMBDA",
      description = "What variance weighs against cost, per money; 0 gives equal slices.")
  double riskAversion;

  @Option(names = "--json", description = "Print JSON and nothing else to standard output.")
  boolean json;

  public ScheduleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    AlmgrenChriss schedule;
    try {
      schedule =
          new AlmgrenChriss(shares, days, slices, volatility, gamma, eta, epsilon, riskAversion);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE,
          RunExecution.sentence(e),
          "'quantlab schedule --help' says what the numbers mean.",
          e);
    }
    if (json) {
      printJson(schedule);
    } else {
      print(schedule, console.out());
    }
    return ExitCode.OK.code();
  }

  private double[] frontier() {
    double[] all = FRONTIER.clone();
    for (int i = 0; i < all.length; i++) {
      all[i] *= riskAversion;
    }
    return riskAversion == 0 ? new double[] {0} : all;
  }

  private void print(AlmgrenChriss schedule, PrintStream out) {
    long[] lots = schedule.lots(shares);
    TextTable table =
        new TextTable(
            List.of(Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT),
            List.of("slice", "from day", "trade", "left"));
    long left = shares;
    for (int i = 0; i < lots.length; i++) {
      left -= lots[i];
      table.row(
          List.of(
              Integer.toString(i + 1),
              number("%.4f", i * schedule.tau()),
              Long.toString(lots[i]),
              Long.toString(left)));
    }
    table.print(out);
    out.println();
    out.println("expected cost       " + number("%.2f", schedule.expectedCost()));
    out.println("standard deviation  " + number("%.2f", StrictMath.sqrt(schedule.variance())));
    out.println("half-life, days     " + number("%.4g", schedule.halfLife()));
    out.println();
    TextTable points =
        new TextTable(
            List.of(Side.RIGHT, Side.RIGHT, Side.RIGHT),
            List.of("risk aversion", "expected cost", "standard deviation"));
    for (AlmgrenChriss.Point point : schedule.frontier(frontier())) {
      points.row(
          List.of(
              number("%.4g", point.riskAversion()),
              number("%.2f", point.cost()),
              number("%.2f", StrictMath.sqrt(point.variance()))));
    }
    points.print(out);
  }

  private static String number(String form, double value) {
    return Double.isInfinite(value) ? "never" : String.format(Locale.ROOT, form, value);
  }

  private void printJson(AlmgrenChriss schedule) throws IOException {
    PrintStream out = console.out();
    JsonWriter writer = new JsonWriter(out);
    writer.beginObject().key("lots").beginArray();
    for (long lots : schedule.lots(shares)) {
      writer.value(lots);
    }
    writer.endArray().key("holdings").beginArray();
    for (double held : schedule.holdings()) {
      writer.value(held);
    }
    writer.endArray().key("tau").value(schedule.tau());
    writer.key("expectedCost").value(schedule.expectedCost());
    writer.key("variance").value(schedule.variance());
    writer.key("halfLife").value(schedule.halfLife());
    writer.key("frontier").beginArray();
    for (AlmgrenChriss.Point point : schedule.frontier(frontier())) {
      writer.newline().beginObject().key("riskAversion").value(point.riskAversion());
      writer.key("expectedCost").value(point.cost()).key("variance").value(point.variance());
      writer.endObject();
    }
    writer.endArray().endObject();
    out.println();
  }
}
