package io.quantlab.engine.data.csv;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Finds the shared market data beside the repository.
public final class SharedData {
  private SharedData() {}

  /// The data directory; the test is skipped when there is none.
  public static Path directory() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("../shared/data").normalize();
      if (Files.isDirectory(data)) {
        return data;
      }
    }
    Assumptions.abort("no directory ../shared/data beside the repository");
    throw new IllegalStateException("aborted above");
  }

  public static Path file(String name) {
    Path file = directory().resolve(name);
    Assumptions.assumeTrue(Files.exists(file), () -> "no " + name + " in the shared data");
    return file;
  }
}
