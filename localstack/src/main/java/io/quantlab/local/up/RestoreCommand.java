package io.quantlab.local.up;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `quantlab restore`: what `quantlab backup` kept, into a folder without state.
@Command(
    name = "restore",
    header = "Bring the state of a backup into a folder without one.",
    footer = {"  ./quantlab restore lab.zip --data lab-again", "  ./quantlab up --data lab-again"})
final class RestoreCommand implements Callable<Integer> {
  private final Console console;

  @Mixin DataFolder data = new DataFolder();

  @Parameters(index = "0", paramLabel = "FILE", description = "What backup wrote.")
  Path file;

  RestoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    data.requireStopped();
    if (StateArchive.isThere(data.folder())) {
      throw new Failure(
          ExitCode.USAGE,
          data.folder() + " has a state already.",
          "Name another --data DIR, or forget it: ./quantlab up --reset");
    }
    if (!Files.isRegularFile(file)) {
      throw new Failure(ExitCode.USAGE, "There is no file " + file + ".", "");
    }
    int files = StateArchive.read(file, data.folder());
    console.out().println(files + " files are in " + data.folder());
    return ExitCode.OK.code();
  }
}
