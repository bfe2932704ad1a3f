package io.quantlab.fargate.cli;

import io.quantlab.fargate.terminal.Console;
import java.io.PrintStream;
import java.util.List;

/// The program behind `./quantlab`.
///
/// Tests drive it through [#run(String\[\], PrintStream, PrintStream)], which touches neither
/// `System.out` nor `System.exit`.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    int exitCode = run(args, Console.ofProcess());
    System.out.flush();
    System.exit(exitCode);
  }

  /// Runs one command line without a terminal: no colors, no moving bars.
  ///
  /// @return the exit code, see [ExitCode]
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, Console.plain(out, err));
  }

  /// Runs one command line on the given console and returns its exit code.
  public static int run(String[] args, Console console) {
    return run(args, console, List.of());
  }

  /// The same with commands of other modules.
  ///
  /// @param further picocli commands, as those of [Commands]
  public static int run(String[] args, Console console, List<Object> further) {
    ErrorPrinter errors = ErrorPrinter.of(console, args);
    try {
      return Commands.commandLine(console, further)
          .setParameterExceptionHandler(errors)
          .setExecutionExceptionHandler(errors)
          .execute(args);
    } catch (OutOfMemoryError | StackOverflowError error) {
      return errors.print(error);
    }
  }
}
