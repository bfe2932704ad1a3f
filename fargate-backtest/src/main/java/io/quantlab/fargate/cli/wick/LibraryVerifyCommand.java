package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.link.Libraries;
import io.quantlab.dsl.link.LockFile;
import io.quantlab.fargate.library.LibraryFolder;
import io.quantlab.fargate.library.LibraryTrouble;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `quantlab library verify`: whether every locked library is there, with the text that was locked.
@Command(
    name = "verify",
    header = "Check that every locked library has the text that was locked.",
    description = "Ends with exit code 1 when one is missing or was changed.",
    footer = {"  quantlab library verify", "  quantlab library verify examples"})
final class LibraryVerifyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The folder of your scripts. Default: this one.")
  Path folder = Path.of(".");

  LibraryVerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    LibraryFolder libraries = LibraryFolder.around(folder);
    int wrong = 0;
    int good = 0;
    try {
      for (LockFile.Entry each : libraries.lock().entries()) {
        switch (libraries.locked(each)) {
          case Libraries.Answer.Found _ -> {
            good++;
            console.out().println("ok   " + each.request() + " is " + each.version());
          }
          case Libraries.Answer.Refused(String reason) -> {
            wrong++;
            console.out().println("FAIL " + each.request() + " " + reason);
          }
        }
      }
    } catch (LibraryTrouble trouble) {
      throw new Failure(
          ExitCode.BAD_DATA, trouble.getMessage() + ".", "Mend or remove the file.", trouble);
    }
    console.out().println(good + " as locked, " + wrong + " not");
    return (wrong == 0 ? ExitCode.OK : ExitCode.FAILED).code();
  }
}
