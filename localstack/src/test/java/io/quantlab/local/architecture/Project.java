package io.quantlab.local.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/// The project as it lies on disk and on the class path of this test: folders, page, classes.
record Project(Path root, PackageTable table, JavaClasses classes) {

  /// Reads the page and the class files of every module on the class path, without tests.
  static Project read() {
    Path root = findRoot();
    try {
      PackageTable table =
          PackageTable.parse(Files.readAllLines(root.resolve("docs/architecture.md")));
      JavaClasses classes =
          new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("io.quantlab");
      return new Project(root, table, classes);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /// Packages that hold at least one class.
  Set<String> packages() {
    Set<String> packages = new TreeSet<>();
    for (JavaClass each : classes) {
      packages.add(each.getPackageName());
    }
    return packages;
  }

  private static Path findRoot() {
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
