package io.quantlab.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// Memory a process holds, where the system tells it.
public final class Memory {
  private Memory() {}

  /// Resident memory in MiB (`VmRSS`); nothing where there is no `/proc`.
  public static OptionalLong residentMib(ProcessHandle process) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      List<String> lines = Files.readAllLines(status);
      return lines.stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
          .findFirst();
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }
}
