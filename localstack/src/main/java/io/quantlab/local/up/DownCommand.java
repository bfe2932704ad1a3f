package io.quantlab.local.up;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.local.part.Parts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `quantlab down`: stops the platform of a data folder, and what a killed one left behind.
@Command(
    name = "down",
    header = "Stop the service on this machine.",
    footer = {"  ./quantlab down", "  ./quantlab down --data lab-data"})
final class DownCommand implements Callable<Integer> {
  private final Console console;

  @Mixin DataFolder data = new DataFolder();

  DownCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean ran = data.process().end();
    boolean left = Parts.endLeftovers(data.folder().resolve("parts"), console.out()::println);
    console.out().println(ran || left ? "Stopped." : "Nothing runs on " + data.folder() + ".");
    return ExitCode.OK.code();
  }
}
