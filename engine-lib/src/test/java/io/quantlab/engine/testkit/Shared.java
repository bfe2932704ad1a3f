package io.quantlab.engine.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// Finds what lies beside the checkout: designs, conformance cases, market data. A test that needs
/// some of it is skipped where it is absent.
public final class Shared {
  private Shared() {}

  /// A folder below `../shared`, if it is there.
  public static Optional<Path> find(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolveSibling("shared").resolve(name).normalize();
      if (Files.isDirectory(folder)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  /// A folder below `../shared`; the test is skipped when it is not there.
  public static Path folder(String name) {
    return find(name)
        .orElseGet(
            () -> Assumptions.abort("there is no ../shared/" + name + " beside the checkout"));
  }

  /// The folder of the repository.
  public static Path repository() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(at.resolve("quantlab"))) {
      at = at.getParent();
    }
    return at;
  }
}
