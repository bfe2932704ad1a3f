package io.quantlab.dsl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Finds files of the project and, beside it, the shared ones.
public final class ProjectFiles {
  private ProjectFiles() {}

  /// A file or folder of the project, by its path from the root.
  public static Path of(String path) {
    return root().resolve(path);
  }

  /// A shared file; a test that asks for one is skipped where there is none.
  public static Path shared(String path) {
    Path folder = root();
    while (folder != null && !Files.exists(folder.resolve("shared").resolve(path))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "shared/" + path + " is absent");
    return folder.resolve("shared").resolve(path);
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/architecture.md"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no docs/architecture.md here or above");
      }
    }
    return folder;
  }
}
