package io.quantlab.engine.data.store;

import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A second reader, written from `docs/reference/store.md` alone: whole file in memory,
/// `BigInteger` arithmetic, bit by bit. Shares no code with the store.
final class NaiveStoreReader {
  record Day(int epochDay, String sha256, List<List<Long>> columns) {}

  private static final BigInteger WRAP = BigInteger.ONE.shiftLeft(64);

  private final byte[] bytes;
  private final ByteBuffer in;

  NaiveStoreReader(Path path) throws IOException {
    bytes = Files.readAllBytes(path);
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// All days of the newest commit.
  List<Day> days() {
    int columnCount = in.getShort(48);
    int slot = in.getLong(64) > in.getLong(128) ? 64 : 128;
    int directory = (int) in.getLong(slot + 8);
    int count = in.getInt(directory + 16);
    List<Day> days = new ArrayList<>();
    int at = directory + 24;
    for (int i = 0; i < count; i++) {
      byte[] sha = new byte[32];
      in.get(at + 24, sha);
      int rows = in.getInt(at + 4);
      List<List<Long>> columns = new ArrayList<>();
      for (int column = 0; column < columnCount; column++) {
        columns.add(column(at + 56 + 48 * column, in.getShort(192 + 32 * column + 16), rows));
      }
      days.add(new Day(in.getInt(at), HexFormat.of().formatHex(sha), columns));
      at += 56 + 48 * columnCount;
    }
    return days;
  }

  private List<Long> column(int entry, int type, int rows) {
    int offset = (int) in.getLong(entry);
    int encoding = in.getInt(entry + 16);
    long base = in.getLong(entry + 24);
    boolean zstd = (encoding & 0x10) != 0;
    int blocks = (rows + 4095) / 4096;
    List<Long> values = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      int count = Math.min(4096, rows - block * 4096);
      if ((encoding & 1) == 1) {
        deltas(offset + 40 * block, offset + 40 * blocks, zstd, count, values);
      } else {
        int width = new int[] {0, 1, 2, 4, 8, 8}[type];
        byte[] payload =
            zstd
                ? payload(
                    offset + 8 * blocks + in.getInt(offset + 8 * block),
                    in.getInt(offset + 8 * block + 4),
                    true,
                    count * width)
                : payload(offset + block * 4096 * width, count * width, false, 0);
        for (int i = 0; i < count; i++) {
          values.add(base + signed(payload, i * width, width));
        }
      }
    }
    return values;
  }

  private void deltas(int entry, int payloads, boolean zstd, int count, List<Long> values) {
    BigInteger base = BigInteger.valueOf(in.getLong(entry + 8));
    BigInteger unit = BigInteger.valueOf(in.getLong(entry + 16));
    int width = bytes[entry + 32];
    boolean differences = bytes[entry + 33] == 1;
    byte[] payload =
        payload(
            payloads + in.getInt(entry + 24), in.getInt(entry + 28), zstd, (count * width + 7) / 8);
    BigInteger value = BigInteger.valueOf(in.getLong(entry));
    for (int i = 0; i < count; i++) {
      BigInteger step = base.add(unit.multiply(bits(payload, i * width, width)));
      value = !differences ? step : i == 0 ? value : value.add(step).mod(WRAP);
      values.add(value.longValue());
    }
  }

  private byte[] payload(int offset, int length, boolean zstd, int expected) {
    byte[] stored = java.util.Arrays.copyOfRange(bytes, offset, offset + length);
    if (!zstd || expected == 0) {
      return stored;
    }
    byte[] out = new byte[expected];
    new ZstdJavaDecompressor().decompress(stored, 0, length, out, 0, expected);
    return out;
  }

  private static BigInteger bits(byte[] payload, int from, int width) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < width; i++) {
      if ((payload[(from + i) / 8] >> (from + i) % 8 & 1) == 1) {
        value = value.setBit(i);
      }
    }
    return value;
  }

  private static long signed(byte[] payload, int at, int width) {
    long value = payload[at + width - 1];
    for (int i = width - 2; i >= 0; i--) {
      value = value * 256 + (payload[at + i] & 0xFF);
    }
    return value;
  }

  /// SHA-256 of rows as the documentation defines it: block by block, column by column, 8 bytes
  /// each.
  static String sha256(List<List<Long>> columns) throws IOException, NoSuchAlgorithmException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(all);
    int rows = columns.getFirst().size();
    for (int from = 0; from < rows; from += 4096) {
      for (List<Long> column : columns) {
        for (int i = from; i < Math.min(rows, from + 4096); i++) {
          out.writeLong(Long.reverseBytes(column.get(i)));
        }
      }
    }
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all.toByteArray()));
  }
}
