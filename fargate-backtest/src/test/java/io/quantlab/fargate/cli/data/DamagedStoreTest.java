package io.quantlab.fargate.cli.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Damaged store files through the command line (engine contract D-5).
final class DamagedStoreTest {
  private static final int ALIGNMENT = 64;
  private static final int HEADER = 4096;

  @TempDir Path dir;
  private StoreFixture fixture;
  private Path file;
  private byte[] good;

  @BeforeEach
  void prepare() throws IOException {
    fixture = new StoreFixture(dir);
    fixture.importTrades();
    file = fixture.onlyFile();
    good = Files.readAllBytes(file);
  }

  /// Verify finds it and names the file, export refuses and leaves nothing.
  private void found(String what) {
    Session verify = fixture.data("verify");
    assertEquals(1, verify.exitCode(), () -> what + ": " + verify.out());
    assertTrue(verify.out().contains(file.toString()), () -> what + ": " + verify.out());
    assertTrue(verify.out().contains(" at byte "), () -> what + ": " + verify.out());
    Path out = dir.resolve("out.csv");
    Session export = fixture.data("export", "TEST", "--out", out.toString());
    assertEquals(3, export.exitCode(), () -> what + ": " + export.out());
    assertTrue(export.err().contains(file.toString()), () -> what + ": " + export.err());
    assertTrue(export.err().contains(" at byte "), () -> what + ": " + export.err());
    assertFalse(Files.exists(out), what);
    assertFalse(Files.exists(dir.resolve("out.csv.part")), what);
    Session show = fixture.data("show", "TEST");
    assertEquals(3, show.exitCode(), () -> what + ": " + show.out());
  }

  @Test
  @Tag("slow")
  @DisplayName("D-5: a file cut at any block boundary")
  void cutFiles() throws IOException {
    for (int length = 0; length < good.length; length += length < HEADER ? 1024 : ALIGNMENT) {
      Files.write(file, Arrays.copyOf(good, length));
      found("cut to " + length + " of " + good.length);
    }
    Files.write(file, good);
    assertEquals(0, fixture.data("verify").exitCode());
  }

  @Test
  @Tag("slow")
  @DisplayName("D-5: flipped bits of segments and directory")
  void flippedBits() throws IOException {
    long seed = 20131007;
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      int at = HEADER + random.nextInt(good.length - HEADER);
      int bit = random.nextInt(8);
      byte[] bad = good.clone();
      bad[at] ^= (byte) (1 << bit);
      Files.write(file, bad);
      found("seed " + seed + ", bit " + bit + " of byte " + at);
    }
  }

  @Test
  @DisplayName("D-5: flipped bits of the header and the root slot in use")
  void flippedHeaderBits() throws IOException {
    for (int at : new int[] {0, 7, 8, 10, 16, 24, 48, 55, 56, 128, 136, 160, 175, 192, 4095}) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      Files.write(file, bad);
      Session verify = fixture.data("verify");
      boolean slot = at >= 64 && at < 192;
      if (slot && verify.exitCode() == 0) {
        // the other slot holds the commit; nothing depends on this one
        assertArrayEquals(new byte[64], Arrays.copyOfRange(good, 128, 192));
      } else {
        found("byte " + at);
      }
    }
  }

  @Test
  @DisplayName("D-5: damaged days can be dropped, the others stay")
  void dropsDamagedDays() throws IOException {
    byte[] bad = good.clone();
    bad[HEADER] ^= 1; // first chunk of the first day
    Files.write(file, bad);
    Session verify = fixture.data("verify", "TEST:trade");
    assertTrue(verify.out().contains("segment 2013-10-07 at byte 4096"), verify::out);
    Session repair = fixture.data("verify", "TEST:trade", "--repair", "drop");
    assertEquals(0, repair.exitCode(), repair::err);
    assertTrue(repair.out().contains("dropped 2013-10-07 of TEST:trade"), repair::out);
    assertTrue(fixture.data("show", "TEST").out().contains("rows        2\n"));
  }

  @Test
  @DisplayName("D-5: damaged days can be restored from their source, and from nothing else")
  void restoresDamagedDays() throws IOException {
    String hash = fixture.hash("TEST:trade");
    byte[] bad = good.clone();
    bad[HEADER] ^= 1;
    Files.write(file, bad);
    String other =
        fixture.file("TEST-2.csv", StoreFixture.trades().replace("10.02,200", "10.02,201"));
    Session wrong = fixture.data("verify", "--repair", "restore", "--source", other);
    assertEquals(3, wrong.exitCode(), wrong::out);
    assertTrue(wrong.err().contains("SHA-256"), wrong::err);
    Session repair =
        fixture.data(
            "verify", "--repair", "restore", "--source", dir.resolve("TEST-1.csv").toString());
    assertEquals(0, repair.exitCode(), repair::err);
    assertTrue(repair.out().contains("restored 2013-10-07 of TEST:trade"), repair::out);
    assertEquals(hash, fixture.hash("TEST:trade"));
    assertEquals(2, fixture.data("verify", "--repair", "restore").exitCode());
  }

  @Test
  void instrumentsThatCannotBeReadNameTheLine() throws IOException {
    Path instruments = fixture.store().resolve("instruments.csv");
    Files.writeString(
        instruments, Files.readString(instruments).replace(",EQUITY,", ",SOMETHING,"));
    Session session = fixture.data("list");
    assertEquals(3, session.exitCode());
    assertTrue(session.err().contains("instruments.csv:2: assetClass"), session::err);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName("D-12: a full disk publishes nothing and ends with exit code 4")
  void fullDisk() throws IOException, InterruptedException {
    Path small = Files.createDirectory(dir.resolve("small"));
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString()),
        "needs the right to mount a file system");
    try {
      StringBuilder rows = new StringBuilder("ts_ms,price,size\n");
      Random random = new Random(5);
      for (int i = 0; i < 100_000; i++) {
        rows.append(1381150800000L + i * 1000L).append(',').append(1 + random.nextInt(1_000_000));
        rows.append(',').append(1 + random.nextInt(1_000_000)).append('\n');
      }
      String big = fixture.file("TEST-9.csv", rows.toString());
      String store = small.resolve("store").toString();
      Session session = Session.run("data", "import", big, "--store", store);
      assertEquals(4, session.exitCode(), session::err);
      assertTrue(session.err().startsWith("error: The disk is full: "), session::err);
      assertTrue(session.err().contains(store), session::err);
      Session list = Session.run("data", "list", "--store", store);
      assertEquals(0, list.exitCode(), list::err);
      assertTrue(list.out().contains("is empty"), list::out);
      Session verify = Session.run("data", "verify", "--store", store);
      assertEquals(0, verify.exitCode(), verify::out);
      Session export =
          fixture.data("export", "TEST", "--out", small.resolve("store/TEST.csv").toString());
      assertEquals(0, export.exitCode(), export::err);
    } finally {
      run("umount", small.toString());
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
