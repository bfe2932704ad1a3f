package io.quantlab.local.up;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `quantlab mail`: the letters the service would have sent.
@Command(
    name = "mail",
    header = "Show the letters the service on this machine would have sent.",
    footer = "  ./quantlab mail")
final class MailCommand implements Callable<Integer> {
  private final Console console;

  @Mixin DataFolder data = new DataFolder();

  MailCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = data.folder().resolve("mail");
    if (!Files.exists(folder)) {
      console.out().println("No letters.");
      return ExitCode.OK.code();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> letters = files.sorted().toList();
      for (Path letter : letters) {
        console.out().println(Files.readString(letter));
      }
    }
    return ExitCode.OK.code();
  }
}
