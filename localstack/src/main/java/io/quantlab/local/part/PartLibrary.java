package io.quantlab.local.part;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// The jars of the parts, resolved by the user's own Maven from `localstack/parts/*/pom.xml` into
/// `.quantlab/parts` (platform contract PL-2), once for each version.
public final class PartLibrary {
  private final Path home;
  private final Consumer<String> tell;

  /// @param home folder of the project
  /// @param tell hears a line when something is fetched
  public PartLibrary(Path home, Consumer<String> tell) {
    this.home = home;
    this.tell = tell;
  }

  /// The project's folder: that of `-Dquantlab.home`, else the first one upwards that has the
  /// parts.
  public static Path home() {
    String told = System.getProperty("quantlab.home");
    if (told != null) {
      return Path.of(told);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("localstack/parts"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new PartTrouble("There is no localstack/parts here or above.");
    }
    return folder;
  }

  /// The folder with the jars of a part; resolves them when they are not there.
  public Path jars(PartKind kind) {
    Path pom = home.resolve("localstack/parts").resolve(kind.folder()).resolve("pom.xml");
    Path parts = home.resolve(".quantlab/parts");
    try {
      Path folder = parts.resolve(kind.folder() + "-" + checksum(pom));
      if (Files.exists(folder)) {
        return folder;
      }
      Files.createDirectories(parts);
      try (FileChannel channel =
              FileChannel.open(
                  parts.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        return Files.exists(folder) ? folder : resolve(kind, pom, folder);
      }
    } catch (IOException e) {
      throw new PartTrouble("The jars of " + kind.folder() + " cannot be read: " + e, e);
    }
  }

  private Path resolve(PartKind kind, Path pom, Path folder) throws IOException {
    tell.accept("Fetching " + kind.folder() + " with Maven (once, some 40 MB) ...");
    if (kind == PartKind.TABLE) {
      tell.accept(
          "  DynamoDB Local is Amazon's and comes under the Amazon DynamoDB Local License"
              + " Agreement.");
    }
    Path aside = folder.resolveSibling(folder.getFileName() + ".new");
    delete(aside);
    Path log = folder.resolveSibling(kind.folder() + ".log");
    String maven = System.getenv().getOrDefault("QUANTLAB_MAVEN", "mvn");
    ProcessBuilder process =
        new ProcessBuilder(
            maven,
            "-q",
            "-B",
            "-f",
            pom.toString(),
            "dependency:copy-dependencies",
            "-DoutputDirectory=" + aside.toAbsolutePath());
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      int exit = process.start().waitFor();
      if (exit != 0) {
        throw new PartTrouble(
            "Maven could not fetch " + kind.folder() + "; " + log + " has all it said.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartTrouble("Fetching " + kind.folder() + " was interrupted.", e);
    }
    return Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted((a, b) -> b.compareTo(a)).toList();
      for (Path each : all) {
        Files.delete(each);
      }
    }
  }

  private static String checksum(Path pom) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(Files.readAllBytes(pom));
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
