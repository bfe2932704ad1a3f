package io.quantlab.fargate.cli.data;

import io.quantlab.engine.market.Schema;
import io.quantlab.fargate.data.DataException;
import io.quantlab.fargate.data.DataPlaces;
import io.quantlab.fargate.data.DataResolver;
import io.quantlab.fargate.data.DataSpec;
import io.quantlab.fargate.data.ResolvedData;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab data chain`: a future and options on real bars, priced by formula.
@Command(
    name = "chain",
    header = "Make up the future and the options of an underlying you have bars of.",
    description = {
      "Every bar of the underlying gives a bar of the future, at the spot with its carry, and a bar",
      "of quotes of each option, by Black-Scholes at one volatility. Writes a CSV file for each, the",
      "terms of the options, and chain.toml, which a run file includes. Equal words, equal files."
    },
    footer = {
      "  quantlab data chain NIFTY50.csv.gz,calendar=XNSE --expiry 2019-01-10 --step 50 --out chain",
      "  quantlab data chain SPY.csv.gz --expiry 2023-08-18,2023-09-15 --strikes 9 --volatility 0.2"
    })
final class DataChainCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "SPEC", description = "Bars of the underlying.")
  String underlying;

  @Option(
      names = "--expiry",
      required = true,
      split = ",",
      paramLabel = "DATE",
      description = "Last days of the options; the last of them is the future's as well.")
  List<LocalDate> expiries = new ArrayList<>();

  @Option(
      names = "--strikes",
      defaultValue = "5",
      paramLabel = "N",
      description = "Strikes, the middle one next to the first price. Default: ${DEFAULT-VALUE}.")
  int strikes;

  @Option(
      names = "--step",
      defaultValue = "50",
      paramLabel = "PRICE",
      description = "Distance of two strikes. Default: ${DEFAULT-VALUE}.")
  int step;

  @Option(
      names = "--volatility",
      defaultValue = "0.15",
      paramLabel = "RATIO",
      description = "Volatility per year of all options. Default: ${DEFAULT-VALUE}.")
  double volatility;

  @Option(
      names = "--rate",
      defaultValue = "0",
      paramLabel = "RATE",
      description = "Rate per year. Default: ${DEFAULT-VALUE}.")
  double rate;

  @Option(
      names = "--spread",
      defaultValue = "0.5",
      paramLabel = "PRICE",
      description = "Ask less bid of an option. Default: ${DEFAULT-VALUE}.")
  double spread;

  @Option(
      names = "--multiplier",
      defaultValue = "1",
      paramLabel = "N",
      description = "Units of the underlying in a contract. Default: ${DEFAULT-VALUE}.")
  int multiplier;

  @Option(
      names = "--out",
      defaultValue = "chain",
      paramLabel = "DIR",
      description = "Directory for the files. Default: ${DEFAULT-VALUE}.")
  Path out;

  DataChainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    refuseNonsense();
    ResolvedData data = resolve();
    ChainMaker maker =
        new ChainMaker(
            data,
            expiries.stream().sorted().distinct().toList(),
            new ChainMaker.Terms(strikes, step, volatility, rate, spread, multiplier));
    try {
      Files.createDirectories(out);
      int files = maker.write(out, absolute(underlying));
      console
          .out()
          .println(
              Words.count(files, "file")
                  + " in "
                  + out
                  + "; include "
                  + out.resolve(ChainMaker.RUN_FILE)
                  + " in a run file");
    } catch (IOException trouble) {
      throw new Failure(
          ExitCode.ENVIRONMENT,
          out + " cannot be written: " + trouble.getMessage() + ".",
          "Give write permission, or make room.",
          trouble);
    }
    return ExitCode.OK.code();
  }

  private void refuseNonsense() {
    boolean sound =
        strikes >= 1
            && strikes <= 201
            && step >= 1
            && multiplier >= 1
            && volatility > 0
            && volatility <= 10
            && Math.abs(rate) <= 1
            && spread > 0;
    if (!sound) {
      throw new Failure(
          ExitCode.USAGE,
          "--strikes is 1 to 201, --step and --multiplier at least 1, --volatility above 0 up to 10,"
              + " --rate within 1 of 0, --spread above 0.",
          "Correct the one that is not.");
    }
  }

  private ResolvedData resolve() {
    try {
      ResolvedData data =
          new DataResolver(DataPlaces.ofProcess(), new ConsoleWatch(console))
              .resolve(List.of(underlying))
              .data()
              .getFirst();
      if (data.schema() != Schema.BAR) {
        throw new Failure(
            ExitCode.USAGE, underlying + " are no bars of trades.", "Name bars of an underlying.");
      }
      return data;
    } catch (DataException wrong) {
      throw new Failure(ExitCode.BAD_DATA, wrong.getMessage(), wrong.remedy(), wrong);
    }
  }

  /// The words with the file by its absolute path, for a run file that lies elsewhere.
  private static String absolute(String spec) {
    if (!(DataSpec.parse(spec) instanceof DataSpec.InFile file)) {
      return spec;
    }
    int words = spec.indexOf(',');
    return file.file().toAbsolutePath().normalize() + (words < 0 ? "" : spec.substring(words));
  }
}
