package io.quantlab.fargate.cli.wick;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `quantlab rules`: the group of the commands on account rules; by itself it lists them.
@Command(
    name = "rules",
    header = "Play account rules over recorded accounts.",
    synopsisSubcommandLabel = "COMMAND",
    footer = "  quantlab rules replay examples/trailing-drawdown.wick --tape account.csv")
public final class RulesCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  private RulesCommand(Console console) {
    this.console = console;
  }

  /// The group with its commands.
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new RulesCommand(console))
        .addSubcommand(new RulesReplayCommand(console));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(console.out(), spec.commandLine().getColorScheme());
    return ExitCode.OK.code();
  }
}
