package io.quantlab.fargate.cli.wick;

import io.quantlab.fargate.library.Locking;
import io.quantlab.fargate.terminal.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `quantlab library lock`: fixes imports that are not fixed yet.
@Command(
    name = "lock",
    header = "Fix what the imports of scripts mean.",
    description = {
      "Writes wick.lock beside the scripts: for each import the newest published version that",
      "answers it, with the hash of its text. What is locked already stays as it is."
    },
    footer = "  quantlab library lock my.wick")
final class LibraryLockCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scripts, ending .wick.")
  List<Path> files;

  LibraryLockCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return new LockWriter(console, Locking.Keep.LOCKED).lock(files).code();
  }
}
