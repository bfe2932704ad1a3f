package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.Backtest;
import io.quantlab.engine.backtest.RunWatch;
import io.quantlab.fargate.cli.wick.ScriptOutput;
import io.quantlab.fargate.cli.wick.ScriptSource;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab indicator`: the plots of a script over market data, as a table.
@Command(
    name = "indicator",
    header = "Compute the plots of a script over market data.",
    description = {
      "Writes a row for each bar: the time it closed and a column for each plot, empty where a plot",
      "has no value. Scripts that trade are run too; their orders are simulated and left out."
    },
    footer = {
      "  quantlab indicator rsi.wick --data SPY.csv.gz --out plots.csv",
      "  quantlab indicator rsi.wick --data EURUSD:quote --param len=21 --from 2020-01-01"
    })
public final class IndicatorCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "A script, ending .wick.")
  String script;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "SPEC",
      description = "Market data as for backtest; the first is the primary symbol; repeatable.")
  List<String> data = new ArrayList<>();

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "An input of the script; repeatable.")
  Map<String, String> param = new LinkedHashMap<>();

  @Option(names = "--from", paramLabel = "TIME", description = "First instant of the data.")
  String from;

  @Option(names = "--to", paramLabel = "TIME", description = "End of the data, exclusive.")
  String to;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "CSV file to write. Default: standard output.")
  Path out;

  public IndicatorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!ScriptSource.isScript(script)) {
      throw new Failure(
          ExitCode.USAGE, script + " is no script.", "Name a file that ends with .wick.");
    }
    RunOptions options = options();
    RunPlan plan = RunPlan.of(script, options, () -> RunData.resolve(options, console));
    Backtest.run(plan.config(), plan.strategies(), List.of(), RunWatch.none());
    ScriptFiles files = ScriptFiles.of(plan);
    files.refuseUnbound();
    ScriptOutput output = files.first();
    write(output);
    files.errors().forEach(console.err()::println);
    files.remarks().forEach(console.err()::println);
    return (output.error().isPresent() ? ExitCode.FAILED : ExitCode.OK).code();
  }

  private RunOptions options() {
    List<String> words = new ArrayList<>();
    data.forEach(each -> words.add("--data=" + each));
    param.forEach((name, value) -> words.add("--param=" + name + "=" + value));
    if (from != null) {
      words.add("--from=" + from);
    }
    if (to != null) {
      words.add("--to=" + to);
    }
    RunOptions options = new RunOptions();
    new CommandLine(options)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(words.toArray(String[]::new));
    return options;
  }

  private void write(ScriptOutput output) throws IOException {
    if (out == null) {
      output.plots(console.out());
      return;
    }
    try (Writer writer = Files.newBufferedWriter(out)) {
      output.plots(writer);
    } catch (IOException trouble) {
      throw new Failure(
          ExitCode.ENVIRONMENT,
          out + " cannot be written: " + trouble.getMessage() + ".",
          "Give write permission, or make room.",
          trouble);
    }
    console.out().println(out + ": " + output.steps() + " bars");
  }
}
