package io.quantlab.local.lambda;

import io.quantlab.platform.api.Owner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// The package of a function: a zip with its jars under `lib/`, as the managed Java runtime takes
/// it (platform contract PM-4).
///
/// The jars in it are not compressed; the zip around them is. A jar compresses each class by
/// itself, the zip the whole jar, and classes are alike: the package is a third smaller, and a
/// class is loaded without being inflated first. Code for processors is left out of them, since
/// every library here has the same in Java. Entries are sorted and bear one time, so equal contents
/// make equal bytes.
public final class FunctionPackage {
  /// A package is at most this long.
  public static final long MAX_BYTES = 25L << 20;

  private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib)");
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private FunctionPackage() {}

  /// Writes the package of a function; it is there whole or not at all.
  public static void write(Owner owner, Path zip) {
    Path aside = zip.resolveSibling("." + zip.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.createDirectories(zip.getParent());
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(aside))) {
        for (Libraries.Entry library : Libraries.of(owner)) {
          ZipEntry entry = new ZipEntry("lib/" + library.fileName());
          entry.setTimeLocal(TIME);
          out.putNextEntry(entry);
          out.write(jar(library.path()));
          out.closeEntry();
        }
      }
      Files.move(aside, zip, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + zip, e);
    }
  }

  /// A jar, or a folder of classes, as a jar without compression and without native code.
  static byte[] jar(Path path) throws IOException {
    SortedMap<String, byte[]> entries = Files.isDirectory(path) ? ofFolder(path) : ofJar(path);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(entries, bytes);
    return bytes.toByteArray();
  }

  private static SortedMap<String, byte[]> ofFolder(Path folder) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return entries;
  }

  private static SortedMap<String, byte[]> ofJar(Path jar) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> all =
          zip.stream().filter(each -> !each.isDirectory() && isPure(each.getName())).toList();
      for (ZipEntry each : all) {
        entries.put(each.getName(), zip.getInputStream(each).readAllBytes());
      }
    }
    return entries;
  }

  private static boolean isPure(String name) {
    return !NATIVE.matcher(name).matches();
  }

  private static void write(SortedMap<String, byte[]> entries, OutputStream out)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        CRC32 sum = new CRC32();
        sum.update(each.getValue());
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setTimeLocal(TIME);
        entry.setSize(each.getValue().length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(each.getValue());
        zip.closeEntry();
      }
    }
  }
}
