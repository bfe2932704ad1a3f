package io.quantlab.local.up;

import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// The state of a data folder as a zip: what the parts keep, keys, letters.
final class StateArchive {
  private static final List<String> STATE = List.of("parts-data", "keys", "mail");

  private StateArchive() {}

  /// Whether a folder holds a state.
  static boolean isThere(Path folder) {
    return STATE.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
  }

  /// Writes the state of a folder; the file appears whole, readable by its owner alone.
  ///
  /// @return how many files it holds
  static int write(Path folder, Path archive) {
    Path aside = archive.resolveSibling("." + archive.getFileName() + ".new");
    try {
      Files.deleteIfExists(aside);
      owned(Files.createFile(aside));
      int count = 0;
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(aside))) {
        for (Path file : files(folder)) {
          out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
          Files.copy(file, out);
          out.closeEntry();
          count++;
        }
      }
      Files.move(aside, archive);
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + archive, e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all =
        STATE.stream().map(folder::resolve).filter(Files::exists).flatMap(StateArchive::under)) {
      return all.sorted().toList();
    }
  }

  private static Stream<Path> under(Path folder) {
    try {
      return Files.walk(folder).filter(Files::isRegularFile);
    } catch (IOException e) {
      throw new UncheckedIOException("listing " + folder, e);
    }
  }

  /// Reads a state into a folder.
  ///
  /// @return how many files there were
  static int read(Path archive, Path folder) {
    int count = 0;
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (STATE.stream().noneMatch(name -> file.startsWith(folder.resolve(name)))) {
          throw new Failure(
              ExitCode.BAD_DATA,
              archive + " holds " + entry.getName() + ", which is no state of the service.",
              "Name what ./quantlab backup wrote.");
        }
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
        owned(file);
        count++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + archive, e);
    }
    return count;
  }

  private static Path owned(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          file, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }
    return file;
  }
}
