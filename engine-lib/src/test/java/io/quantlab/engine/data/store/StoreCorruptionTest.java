package io.quantlab.engine.data.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damage is seen, wherever it is (D-5).
class StoreCorruptionTest {
  @TempDir Path root;
  private Store store;
  private Path file;
  private long[][] rows;

  @BeforeEach
  void writeSmallFile() {
    store = Store.at(root);
    file = root.resolve("7/trade/trade-2014.qlt");
    rows = StoreFixture.trades(11, 2, 6);
    StoreFixture.write(store, Schema.TRADE, rows, 0, 6, WriteOptions.DEFAULT);
  }

  @Test
  @DisplayName(
      "D-5: every single flipped bit of a file is reported by verify and refused by reading")
  void noticesEveryFlippedBit() throws IOException {
    assertTrue(StoreVerifier.verify(root).clean());
    byte[] good = Files.readAllBytes(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int bit = 0; bit < good.length * 8; bit++) {
        flip(channel, good, bit);
        int flipped = bit;
        assertFalse(
            StoreVerifier.verify(file.getParent()).clean(), () -> "verify missed bit " + flipped);
        CorruptStoreException damage =
            assertThrows(
                CorruptStoreException.class, this::read, () -> "read missed bit " + flipped);
        assertEquals(file, damage.file());
        assertTrue(
            damage.offset() <= bit / 8,
            () -> "damage at " + flipped / 8 + " reported at " + damage.offset());
        restore(channel, good, bit);
      }
    }
    assertArrayEquals(StoreFixture.slice(rows, 0, 6), read());
  }

  @Test
  @DisplayName("D-5: two commits: verify sees every flipped bit; reading refuses or is right")
  void noticesEveryFlippedBitAfterTwoCommits() throws IOException {
    StoreFixture.write(store, Schema.TRADE, rows, 6, 12, WriteOptions.DEFAULT);
    byte[] good = Files.readAllBytes(file);
    int tolerated = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int bit = 0; bit < good.length * 8; bit += 3) {
        flip(channel, good, bit);
        int flipped = bit;
        assertFalse(
            StoreVerifier.verify(file.getParent()).clean(), () -> "verify missed bit " + flipped);
        try {
          assertArrayEquals(rows, read());
          tolerated++;
        } catch (CorruptStoreException refused) {
          assertEquals(file, refused.file());
        }
        restore(channel, good, bit);
      }
    }
    int supersededDirectoryBits = 8 * 320;
    assertTrue(tolerated <= supersededDirectoryBits / 3 + 1, tolerated + " flips read as right");
  }

  @Test
  @DisplayName("D-5: a file cut at any length is reported and refused")
  void noticesEveryTruncation() throws IOException {
    StoreFixture.write(store, Schema.TRADE, rows, 6, 12, WriteOptions.DEFAULT);
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length += length < 4032 ? 64 : 1) {
      Files.write(file, Arrays.copyOf(good, length));
      int cut = length;
      assertFalse(StoreVerifier.verify(root).clean(), () -> "verify missed the cut at " + cut);
      assertThrows(CorruptStoreException.class, this::read, () -> "read missed the cut at " + cut);
    }
  }

  @Test
  @DisplayName("D-2: bytes after the last commit are invisible and cut off by the next writer")
  void ignoresTornTail() throws IOException {
    long committed = Files.size(file);
    Files.write(file, new byte[1000], StandardOpenOption.APPEND);
    assertArrayEquals(StoreFixture.slice(rows, 0, 6), read());
    StoreVerifier.Report report = StoreVerifier.verify(root);
    assertTrue(report.clean());
    assertEquals(1000, report.tailBytes());
    store
        .writer(
            StoreFixture.instrument(7), Schema.TRADE, StoreFixture.UTC_DAYS, WriteOptions.DEFAULT)
        .close();
    StoreFixture.write(store, Schema.TRADE, rows, 6, 12, WriteOptions.DEFAULT);
    assertArrayEquals(rows, read());
    assertEquals(0, StoreVerifier.verify(root).tailBytes());
    assertTrue(Files.size(file) > committed);
  }

  @Test
  @DisplayName("D-5: a newer format or schema version is refused by name")
  void refusesNewerVersions() throws IOException {
    byte[] good = Files.readAllBytes(file);
    for (int offset : new int[] {8, 12}) {
      ByteBuffer bytes = ByteBuffer.wrap(good.clone()).order(ByteOrder.LITTLE_ENDIAN);
      bytes.putShort(offset, (short) 2);
      CRC32C crc = new CRC32C();
      crc.update(bytes.array(), 0, 56);
      bytes.putInt(56, (int) crc.getValue());
      Files.write(file, bytes.array());
      CorruptStoreException refused = assertThrows(CorruptStoreException.class, this::read);
      assertTrue(
          refused.getMessage().contains("version 2 is newer than the known 1"),
          refused.getMessage());
    }
  }

  @Test
  void refusesFileOfAnotherDataset() throws IOException {
    Path other = root.resolve("8/trade/trade-2014.qlt");
    Files.createDirectories(other.getParent());
    Files.copy(file, other);
    CorruptStoreException refused =
        assertThrows(
            CorruptStoreException.class, () -> StoreFixture.readAll(store.cursor(8, Schema.TRADE)));
    assertTrue(refused.getMessage().contains("token 7"), refused.getMessage());
  }

  private long[][] read() {
    return StoreFixture.readAll(store.cursor(7, Schema.TRADE));
  }

  private static void flip(FileChannel channel, byte[] good, int bit) throws IOException {
    byte wrong = (byte) (good[bit / 8] ^ 1 << bit % 8);
    channel.write(ByteBuffer.wrap(new byte[] {wrong}), bit / 8);
  }

  private static void restore(FileChannel channel, byte[] good, int bit) throws IOException {
    channel.write(ByteBuffer.wrap(new byte[] {good[bit / 8]}), bit / 8);
  }
}
