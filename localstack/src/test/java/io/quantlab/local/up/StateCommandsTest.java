package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Main;
import io.quantlab.fargate.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backup, restore, reset and versions, on folders.
final class StateCommandsTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int run(String... words) {
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    Console console = Console.plain(print, print);
    return Main.run(
        words, console, List.of(new BackupCommand(console), new RestoreCommand(console)));
  }

  private Path state() throws IOException {
    Path data = folder.resolve("data");
    Files.createDirectories(data.resolve("parts-data/dynamodb-local"));
    Files.createDirectories(data.resolve("keys"));
    Files.writeString(data.resolve("parts-data/dynamodb-local/shared.db"), "rows");
    Files.writeString(data.resolve("keys/token.key"), "key");
    Files.writeString(data.resolve("platform.log"), "log");
    return data;
  }

  @Test
  @DisplayName(
      "PR-6: a backup comes back into an empty folder byte for byte, keys for their owner only")
  void backupComesBack() throws IOException {
    Path data = state();
    Path file = folder.resolve("lab.zip");
    assertEquals(0, run("backup", file.toString(), "--data", data.toString()), out::toString);
    Path again = folder.resolve("again");
    assertEquals(0, run("restore", file.toString(), "--data", again.toString()), out::toString);
    assertEquals("rows", Files.readString(again.resolve("parts-data/dynamodb-local/shared.db")));
    assertEquals("key", Files.readString(again.resolve("keys/token.key")));
    assertFalse(Files.exists(again.resolve("platform.log")));
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      for (Path each : List.of(file, again.resolve("keys/token.key"))) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
      }
    }
  }

  @Test
  @DisplayName("PR-6: neither a file nor a state is written over")
  void nothingIsOverwritten() throws IOException {
    Path data = state();
    Path file = Files.writeString(folder.resolve("there.zip"), "mine");
    assertEquals(2, run("backup", file.toString(), "--data", data.toString()));
    assertEquals("mine", Files.readString(file));
    assertEquals(2, run("restore", file.toString(), "--data", data.toString()));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("has a state already"), out::toString);
  }

  @Test
  @DisplayName("PL-7: a reset forgets the state and leaves what a person put there")
  void resetForgets() throws IOException {
    Path data = state();
    Files.writeString(data.resolve("prices.json"), "{}");
    DataFolder it = new DataFolder();
    it.data = data;
    new Reset(Console.plain(System.out, System.err), it).run(true);
    assertFalse(StateArchive.isThere(data));
    assertTrue(Files.exists(data.resolve("prices.json")));
  }

  @Test
  @DisplayName("PX-20: versions of Node are compared as numbers")
  void versionsAreNumbers() {
    assertTrue(Version.atLeast("v20.19.0", 20, 19));
    assertTrue(Version.atLeast("v22.1.0", 20, 19));
    assertFalse(Version.atLeast("v20.9.5", 20, 19));
    assertFalse(Version.atLeast("v9.99.0", 20, 19));
    assertFalse(Version.atLeast("unknown", 20, 19));
  }
}
