package io.quantlab.local.up;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.local.part.Memory;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `quantlab status`: whether a platform runs, and where.
@Command(
    name = "status",
    header = "Say whether the service runs on this machine, where, and in how much memory.",
    description = "Ends with exit code 1 when it does not run.",
    footer = "  ./quantlab status")
final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Mixin DataFolder data = new DataFolder();

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<String> address = data.address();
    console
        .out()
        .println(
            address.map(where -> "Running at " + where).orElse("Nothing runs on " + data.folder()));
    data.processes().forEach(this::memory);
    return (address.isPresent() ? ExitCode.OK : ExitCode.FAILED).code();
  }

  private void memory(String name, ProcessHandle process) {
    Memory.residentMib(process)
        .ifPresent(mib ->
            console
                .out()
                .printf(Locale.ROOT, "  %-16s process %d, %d MiB%n", name, process.pid(), mib));
  }
}
