package io.quantlab.fargate.cli;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// What `quantlab` does by itself: prints the list of commands. Holds the options every command
/// has.
@Command(
    name = "quantlab",
    header = "A trading lab: data, backtests, reports.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = VersionCommand.Provider.class,
    footer = {
      "  quantlab help              the list of commands",
      "  quantlab completion --help one command explained"
    })
final class RootCommand implements Callable<Integer> {
  private final Console console;

  @Spec CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Explain this command and stop.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version and stop.")
  boolean version;

  @Option(
      names = ErrorPrinter.DEBUG_OPTION,
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a failure.")
  boolean debug;

  RootCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(console.out(), console.outColors());
    return ExitCode.OK.code();
  }
}
