package io.quantlab.local.up;

import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.local.part.PartKind;
import io.quantlab.local.part.PartLibrary;
import io.quantlab.local.part.ProcessFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where a platform keeps everything: state of the parts, keys, letters, logs, its own process.
final class DataFolder {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where state is kept. Default: .quantlab/data of the project.")
  Path data;

  Path folder() {
    Path folder = data == null ? PartLibrary.home().resolve(".quantlab/data") : data;
    return folder.toAbsolutePath().normalize();
  }

  ProcessFile process() {
    return new ProcessFile(folder().resolve("platform.process"));
  }

  /// Address of the platform that runs on this folder.
  Optional<String> address() {
    return process()
        .running()
        .map(process ->
            read(folder().resolve("platform.address")) + " (process " + process.pid() + ")");
  }

  /// Refuses a folder a platform runs on.
  void requireStopped() {
    address()
        .ifPresent(address -> {
          throw new Failure(
              ExitCode.USAGE, "The service runs at " + address + ".", "First: ./quantlab down");
        });
  }

  /// The processes of the platform that runs on this folder, by name.
  Map<String, ProcessHandle> processes() {
    Map<String, ProcessHandle> all = new LinkedHashMap<>();
    process().running().ifPresent(platform -> all.put("platform", platform));
    for (PartKind kind : PartKind.values()) {
      Path file = folder().resolve("parts").resolve(kind.folder() + ".process");
      new ProcessFile(file).running().ifPresent(part -> all.put(kind.folder(), part));
    }
    return all;
  }

  /// Where a part of the platform that runs on this folder answers.
  ///
  /// @param part table, queue or objects
  URI endpoint(String part) {
    if (process().running().isEmpty()) {
      throw new Failure(
          ExitCode.ENVIRONMENT, "Nothing runs on " + folder() + ".", "Start it: ./quantlab up");
    }
    return URI.create(read(folder().resolve("platform." + part)));
  }

  void writeAddress(String origin, Map<String, URI> endpoints) {
    try {
      Files.writeString(folder().resolve("platform.address"), origin);
      for (Map.Entry<String, URI> each : endpoints.entrySet()) {
        Files.writeString(
            folder().resolve("platform." + each.getKey()), each.getValue().toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to " + folder(), e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "an unknown address";
    }
  }
}
