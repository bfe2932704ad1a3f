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

/// `quantlab backup`: the state of a stopped platform in one file.
@Command(
    name = "backup",
    header = "Keep the state of the stopped service in one file.",
    description = {
      "Users, scripts, data, runs and the keys that open them. The file is for its owner only: it holds",
      "the keys."
    },
    footer = {"  ./quantlab backup lab.zip", "  ./quantlab backup lab.zip --data lab-data"})
final class BackupCommand implements Callable<Integer> {
  private final Console console;

  @Mixin DataFolder data = new DataFolder();

  @Parameters(index = "0", paramLabel = "FILE", description = "A new file to write.")
  Path file;

  BackupCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    data.requireStopped();
    if (Files.exists(file)) {
      throw new Failure(ExitCode.USAGE, file + " is there already.", "Name a new file.");
    }
    int files = StateArchive.write(data.folder(), file);
    console.out().println(files + " files of " + data.folder() + " are in " + file);
    return ExitCode.OK.code();
  }
}
