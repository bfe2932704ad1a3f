package io.quantlab.fargate.cli;

import io.quantlab.fargate.cli.wick.TestBlocksCommand;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The help page of `quantlab test`; the launcher does the work, since tests begin with the build.
@Command(
    name = "test",
    header = "Run the tests of the project, or the test blocks of scripts.",
    description = {
      "Without FILE: builds everything, checks the format and runs the project's tests; the last",
      "line is 'N passed, N failed', with ', N skipped' when any were.",
      "With FILE: runs the test blocks of these scripts; fixtures lie in fixtures/NAME.csv beside",
      "them."
    },
    footer = {
      "  ./quantlab test                          what a change must pass",
      "  ./quantlab test examples/sma-cross.wick  the test blocks of a script",
      "  ./quantlab test --fast                   without tests over 5 seconds",
      "  ./quantlab test --module engine-lib      one module's tests",
      "  ./quantlab test --format                 first rewrite sources to the format"
    })
final class TestCommand implements Callable<Integer> {
  @Option(names = "--fast", description = "Leave out tests that take more than 5 seconds.")
  boolean fast;

  @Option(names = "--long", description = "Also run the long tests of a release.")
  boolean all;

  @Option(names = "--module", paramLabel = "M", description = "Run the tests of one module only.")
  String module;

  @Option(names = "--format", description = "First rewrite the sources to the project's format.")
  boolean format;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "Scripts, ending .wick.")
  List<Path> files = List.of();

  private final Console console;

  TestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!files.isEmpty()) {
      return new TestBlocksCommand(console).run(files).code();
    }
    throw new Failure(
        ExitCode.USAGE,
        "The tests are run by the launcher.",
        "Run ./quantlab test in the project's folder.");
  }
}
