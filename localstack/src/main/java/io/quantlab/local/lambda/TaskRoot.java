package io.quantlab.local.lambda;

import io.quantlab.platform.api.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The folder a function runs in: its package unpacked, as the platform does it, and beside it the
/// jar with the adapters of this machine. Made once for each state of the program.
final class TaskRoot {
  private static final int KEPT = 3;

  private TaskRoot() {}

  /// The folder of a function; makes its package when this program has none yet.
  ///
  /// @param packages folder of packages, kept between starts
  static Path of(Owner owner, Path packages) {
    Path root = packages.resolve(state()).resolve(owner.name().toLowerCase(java.util.Locale.ROOT));
    try {
      Files.createDirectories(root.getParent());
      try (FileChannel channel =
              FileChannel.open(
                  packages.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (!Files.exists(root)) {
          make(owner, root);
          forgetOld(packages);
        }
      }
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException("making " + root, e);
    }
  }

  private static void make(Owner owner, Path root) throws IOException {
    Path zip = root.resolveSibling(root.getFileName() + ".zip");
    FunctionPackage.write(owner, zip);
    Path aside = root.resolveSibling("." + root.getFileName());
    unpack(zip, aside);
    Libraries.Entry layer = Libraries.layer();
    Files.write(aside.resolve("lib").resolve(layer.fileName()), FunctionPackage.jar(layer.path()));
    Files.move(aside, root, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void unpack(Path zip, Path target) throws IOException {
    try (ZipFile from = new ZipFile(zip.toFile())) {
      for (ZipEntry each : from.stream().map(ZipEntry.class::cast).toList()) {
        Path file = target.resolve(each.getName()).normalize();
        Files.createDirectories(file.getParent());
        try (InputStream in = from.getInputStream(each)) {
          Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /// Names the state of the program: another jar or class gives another name.
  private static String state() {
    CRC32 sum = new CRC32();
    try {
      for (Owner owner : Owner.values()) {
        for (Libraries.Entry each : Libraries.of(owner)) {
          add(each.path(), sum);
        }
      }
      add(Libraries.layer().path(), sum);
    } catch (IOException e) {
      throw new UncheckedIOException("reading the class path", e);
    }
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  private static void add(Path path, CRC32 sum) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
      for (Path file : sorted) {
        String line = file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        sum.update(line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
  }

  private static void forgetOld(Path packages) throws IOException {
    List<Path> oldestFirst;
    try (Stream<Path> folders = Files.list(packages)) {
      oldestFirst =
          folders
              .filter(Files::isDirectory)
              .sorted((a, b) -> Long.compare(modified(a), modified(b)))
              .toList();
    }
    for (Path each : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - KEPT))) {
      try (Stream<Path> files = Files.walk(each)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static long modified(Path path) {
    return path.toFile().lastModified();
  }
}
