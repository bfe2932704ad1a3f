package io.quantlab.fargate.cli;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.NearestName;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `quantlab help [COMMAND]`: the list of commands, or one command explained.
@Command(
    name = "help",
    header = "List the commands with one line each, or explain one.",
    footer = {
      "  quantlab help              every command, one line each",
      "  quantlab help completion   the same as quantlab completion --help"
    })
final class HelpCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to explain.")
  String name;

  HelpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandLine root = spec.parent().commandLine();
    CommandLine chosen = name == null ? root : root.getSubcommands().get(name);
    if (chosen == null) {
      throw new Failure(
          ExitCode.USAGE,
          "There is no command '" + name + "'.",
          NearestName.advice(name, root.getSubcommands().keySet()));
    }
    chosen.usage(console.out(), console.outColors());
    return ExitCode.OK.code();
  }
}
