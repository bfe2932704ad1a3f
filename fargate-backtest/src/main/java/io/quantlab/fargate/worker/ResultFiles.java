package io.quantlab.fargate.worker;

import io.quantlab.platform.blob.ObjectName;
import io.quantlab.platform.blob.Objects;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files of a run's result, from a folder of this machine to objects and back.
record ResultFiles(Objects objects, TenantId tenant, Id run) {
  /// Keeps all files of a folder under the number of an attempt.
  List<String> keep(Path folder, long attempt) {
    List<String> names = names(folder);
    for (String file : names) {
      ObjectName name = ObjectName.run(tenant, run, attempt, file);
      objects.put(tenant, name, contentType(file), folder.resolve(file));
    }
    return names;
  }

  /// Removes what the attempts before one left, or what one left itself.
  void drop(long fromAttempt, long toAttempt) {
    if (fromAttempt > toAttempt) {
      return;
    }
    for (String file : objects.files(tenant, ObjectName.allOfRun(tenant, run))) {
      int slash = file.indexOf('/');
      long attempt = Long.parseLong(file.substring(0, slash));
      if (attempt >= fromAttempt && attempt <= toAttempt) {
        objects.delete(tenant, ObjectName.run(tenant, run, attempt, file.substring(slash + 1)));
      }
    }
  }

  /// Fetches some files into a folder; one that is not there is left out.
  void fetch(long attempt, List<String> files, Path folder) {
    for (String file : files) {
      objects
          .get(tenant, ObjectName.run(tenant, run, attempt, file))
          .ifPresent(bytes -> write(folder.resolve(file), bytes));
    }
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file, e);
    }
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("listing the result", e);
    }
  }

  private static String contentType(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "json" -> "application/json";
      case "csv" -> "text/csv; charset=utf-8";
      case "html" -> "text/html; charset=utf-8";
      case "txt" -> "text/plain; charset=utf-8";
      case "parquet" -> "application/vnd.apache.parquet";
      case "arrow" -> "application/vnd.apache.arrow.file";
      case "qlc" -> "application/vnd.quantlab.columns";
      default -> "application/octet-stream";
    };
  }
}
