package io.quantlab.engine.data.csv;

import io.quantlab.engine.testkit.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Finds the shared market data beside the repository.
public final class SharedData {
  private SharedData() {}

  /// The data directory; the test is skipped when there is none.
  public static Path directory() {
    return Shared.folder("data");
  }

  public static Path file(String name) {
    Path file = directory().resolve(name);
    Assumptions.assumeTrue(Files.exists(file), () -> "no " + name + " in the shared data");
    return file;
  }
}
