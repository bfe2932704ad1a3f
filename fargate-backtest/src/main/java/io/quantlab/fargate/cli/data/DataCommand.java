package io.quantlab.fargate.cli.data;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `quantlab data`: the group of the data commands; by itself it lists them.
@Command(
    name = "data",
    header = "Import, list, show, verify, export and generate market data.",
    description =
        "Data lives in a store: --store DIR, else $QUANTLAB_STORE, else ~/.quantlab/store.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "  quantlab data import EURUSD-2014.csv.gz",
      "  quantlab data list",
      "  quantlab data show EURUSD:quote --head 5",
      "  quantlab data verify",
      "  quantlab data export EURUSD:quote --out EURUSD.csv.gz",
      "  quantlab data generate --days 60"
    })
public final class DataCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  private DataCommand(Console console) {
    this.console = console;
  }

  /// The group with its commands.
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new DataCommand(console))
        .addSubcommand(new DataImportCommand(console))
        .addSubcommand(new DataMappingCommand(console))
        .addSubcommand(new DataListCommand(console))
        .addSubcommand(new DataShowCommand(console))
        .addSubcommand(new DataVerifyCommand(console))
        .addSubcommand(new DataExportCommand(console))
        .addSubcommand(new DataGenerateCommand(console))
        .addSubcommand(new DataChainCommand(console))
        .addSubcommand(new DataContinuousCommand(console));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(console.out(), spec.commandLine().getColorScheme());
    return ExitCode.OK.code();
  }
}
