package io.quantlab.fargate.cli;

import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The help page of `quantlab test`; the launcher does the work, since tests begin with the build.
@Command(
    name = "test",
    header = "Build everything, check the format and run the project's tests.",
    description = "The last line is 'N passed, N failed', with ', N skipped' when any were.",
    footer = {
      "  ./quantlab test                          what a change must pass",
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

  @Override
  public Integer call() {
    throw new Failure(
        ExitCode.USAGE,
        "The tests are run by the launcher.",
        "Run ./quantlab test in the project's folder.");
  }
}
