package io.quantlab.fargate.cli.wick;

import io.quantlab.fargate.library.Locking;
import io.quantlab.fargate.terminal.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `quantlab library update`: fixes imports anew.
@Command(
    name = "update",
    header = "Fix the imports of scripts to the newest versions.",
    description = {
      "As lock, but what is locked already becomes the newest published version that answers the",
      "import: @2 may go from 2.3.1 to 2.4.0, @2.3 only to another 2.3."
    },
    footer = "  quantlab library update my.wick")
final class LibraryUpdateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scripts, ending .wick.")
  List<Path> files;

  LibraryUpdateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return new LockWriter(console, Locking.Keep.NOTHING).lock(files).code();
  }
}
