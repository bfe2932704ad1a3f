package io.quantlab.fargate.cli;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// `quantlab version`: the version of this build and of the Java it runs on.
@Command(
    name = "version",
    header = "Print the version of this build and of its Java.",
    footer = {"  quantlab version           the same as quantlab --version"})
final class VersionCommand implements Callable<Integer> {
  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().println(line());
    return ExitCode.OK.code();
  }

  /// For example `quantlab 0.1.0 (Java 25.0.3, Linux amd64)`; `development` when it does not run
  /// from a jar.
  private static String line() {
    String built = Main.class.getPackage().getImplementationVersion();
    return "quantlab "
        + (built == null ? "development" : built)
        + " (Java "
        + Runtime.version().toString()
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + ")";
  }

  /// Lets `--version` say the same.
  static final class Provider implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {line()};
    }
  }
}
