package io.quantlab.local.lambda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quantlab.platform.api.Owner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is in the package of a function, and how long it is.
final class FunctionPackageTest {
  private static final long MAX_BYTES = 25L * 1024 * 1024;
  private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

  @TempDir Path folder;

  private Path written(Owner owner, String name) {
    Path zip = folder.resolve(name);
    FunctionPackage.write(owner, zip);
    return zip;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("PM-4, PX-16: at most 25 MiB, jars under lib/ only, rebuilt to the same bytes")
  void isSmallAndRepeatable(Owner owner) throws Exception {
    Path zip = written(owner, "one.zip");
    long bytes = Files.size(zip);
    assertTrue(bytes <= MAX_BYTES, () -> owner + " has " + bytes + " bytes");
    try (ZipFile file = new ZipFile(zip.toFile())) {
      List<String> others =
          file.stream()
              .map(ZipEntry::getName)
              .filter(name -> !name.matches("lib/[^/]+\\.jar"))
              .toList();
      assertEquals(List.of(), others);
    }
    assertArrayEquals(hash(zip), hash(written(owner, "two.zip")));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("PM-4: no native code, no Netty, no Apache client, no part under its own licence")
  void isPureJava(Owner owner) throws Exception {
    Map<String, List<String>> entries = entries(written(owner, "pure.zip"));
    List<String> unwanted = new ArrayList<>();
    entries.forEach((jar, names) ->
        names.stream()
            .filter(name ->
                name.startsWith("native ")
                    || name.startsWith("io/netty/")
                    || name.startsWith("org/apache/http/")
                    || name.startsWith("org/apache/hc/")
                    || name.startsWith("com/amazonaws/services/dynamodbv2/")
                    || name.startsWith("org/junit/"))
            .forEach(name -> unwanted.add(jar + ": " + name)));
    assertEquals(List.of(), unwanted);
    String handler = FunctionProfile.of(owner).handler().replace('.', '/') + ".class";
    assertTrue(entries.values().stream().anyMatch(names -> names.contains(handler)), handler);
  }

  @Test
  @DisplayName("PM-4: what the classes of functions touch lies in one of the packages")
  void nothingIsLeftOut() throws Exception {
    List<String> present = new ArrayList<>();
    for (Owner each : Owner.values()) {
      entries(written(each, each + "-all.zip")).values().forEach(present::addAll);
    }
    Set<String> classes = new HashSet<>(present);
    List<String> missing =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.quantlab.function", "io.quantlab.platform")
                .stream()
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> !target.isPrimitive())
                .map(JavaClass::getName)
                .filter(name -> !name.startsWith("java.") && !name.startsWith("javax.crypto."))
                .distinct()
                .filter(name -> !classes.contains(name.replace('.', '/') + ".class"))
                .toList();
    assertEquals(List.of(), missing);
  }

  private static byte[] hash(Path file) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
  }

  /// Names in each jar; a file that begins as a native library does is named so, whatever it is
  /// called.
  private static Map<String, List<String>> entries(Path zip) throws IOException {
    Map<String, List<String>> all = new TreeMap<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry jar : file.stream().map(ZipEntry.class::cast).toList()) {
        all.put(jar.getName(), names(file.getInputStream(jar).readAllBytes()));
      }
    }
    return all;
  }

  private static List<String> names(byte[] jar) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] head = in.readNBytes(ELF.length);
        boolean elf = java.util.Arrays.equals(head, ELF);
        names.add((elf ? "native " : "") + entry.getName());
      }
    }
    return names;
  }
}
