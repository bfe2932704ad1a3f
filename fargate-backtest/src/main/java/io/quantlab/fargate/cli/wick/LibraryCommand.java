package io.quantlab.fargate.cli.wick;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `quantlab library`: the group of the commands on libraries; by itself it lists them.
@Command(
    name = "library",
    header = "Publish Wick libraries and fix what imports mean.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "  quantlab library add bands.wick me/bands@1.0.0",
      "  quantlab library lock my.wick",
      "  quantlab library verify"
    })
public final class LibraryCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  private LibraryCommand(Console console) {
    this.console = console;
  }

  /// The group with its commands.
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new LibraryCommand(console))
        .addSubcommand(new LibraryAddCommand(console))
        .addSubcommand(new LibraryLockCommand(console))
        .addSubcommand(new LibraryUpdateCommand(console))
        .addSubcommand(new LibraryVerifyCommand(console));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(console.out(), spec.commandLine().getColorScheme());
    return ExitCode.OK.code();
  }
}
