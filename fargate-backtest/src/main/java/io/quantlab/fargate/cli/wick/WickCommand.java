package io.quantlab.fargate.cli.wick;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `quantlab wick`: the group of the script commands; by itself it lists them.
@Command(
    name = "wick",
    header = "Check and format Wick scripts.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "  quantlab wick check examples/sma-cross.wick",
      "  quantlab wick format examples/sma-cross.wick"
    })
public final class WickCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  private WickCommand(Console console) {
    this.console = console;
  }

  /// The group with its commands.
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new WickCommand(console))
        .addSubcommand(new WickCheckCommand(console))
        .addSubcommand(new WickFormatCommand(console));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(console.out(), spec.commandLine().getColorScheme());
    return ExitCode.OK.code();
  }
}
