package io.quantlab.local.up;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.local.part.PartLibrary;
import io.quantlab.local.part.PartTrouble;
import io.quantlab.local.part.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `quantlab doctor`: what would keep the service from starting here, each with its fix.
@Command(
    name = "doctor",
    header = "Look for what would keep the service from starting, with a fix for each.",
    description = "Ends with exit code 1 when something does.",
    footer = "  ./quantlab doctor")
final class DoctorCommand implements Callable<Integer> {
  private static final long NEEDED_BYTES = 1L << 30;
  private static final int[] PORTS = {8080, 8100, 8101, 8102};

  private final Console console;
  private final List<String> findings = new ArrayList<>();

  @Mixin DataFolder data = new DataFolder();

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    boolean runs = data.address().isPresent();
    if (!runs) {
      ports();
    }
    node();
    disk();
    keys();
    parts();
    findings.forEach(console.out()::println);
    console
        .out()
        .println(
            findings.isEmpty()
                ? "Nothing is in the way" + (runs ? "; the service runs." : ".")
                : findings.size() + " finding(s)");
    return (findings.isEmpty() ? ExitCode.OK : ExitCode.FAILED).code();
  }

  private void ports() {
    for (int port : PORTS) {
      try {
        Ports.requireFree(port, port == 8080 ? "--port 8090" : "--part-ports auto");
      } catch (PartTrouble taken) {
        findings.add(taken.getMessage());
      }
    }
  }

  /// Only the browser app needs Node; without it everything here works.
  private void node() {
    Optional<String> version = Version.of("node");
    if (version.isEmpty()) {
      console
          .out()
          .println("Node is not installed; only the browser app needs it (20.19 or newer).");
    } else if (!Version.atLeast(version.get(), 20, 19)) {
      findings.add("Node is " + version.get() + "; the browser app needs 20.19 or newer.");
    }
  }

  private void disk() throws IOException {
    Path folder = data.folder();
    while (!Files.exists(folder)) {
      folder = folder.getParent();
    }
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < NEEDED_BYTES) {
      findings.add(
          folder + " has " + (free >> 20) + " MiB left; make room, or name another --data DIR.");
    }
    if (!Files.isWritable(folder)) {
      findings.add(
          folder + " cannot be written; give write permission, or name another --data DIR.");
    }
  }

  /// Keys that others of this machine may read.
  private void keys() throws IOException {
    Path folder = data.folder().resolve("keys");
    if (!Files.exists(folder)
        || !folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.sorted().toList();
      for (Path key : all) {
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(key);
        if (rights.contains(PosixFilePermission.GROUP_READ)
            || rights.contains(PosixFilePermission.OTHERS_READ)) {
          findings.add(key + " can be read by others; chmod 600 it.");
        }
      }
    }
  }

  /// Jars that were fetched halfway.
  private void parts() throws IOException {
    Path folder = PartLibrary.home().resolve(".quantlab/parts");
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".new"))
          .sorted()
          .forEach(
              file -> findings.add(file + " was fetched halfway; ./quantlab up fetches it again."));
    }
  }
}
