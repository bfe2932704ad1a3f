package io.quantlab.fargate.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The market data beside the repository; a test without it is skipped.
public final class SharedFiles {
  private SharedFiles() {}

  /// A file below `shared/data`.
  public static Path file(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
      folder = folder.getParent();
    }
    Assumptions.assumeTrue(folder != null, "needs shared/data beside the repository");
    Path file = folder.resolve("shared/data").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), () -> "needs " + file);
    return file;
  }
}
