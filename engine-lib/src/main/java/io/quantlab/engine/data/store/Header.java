package io.quantlab.engine.data.store;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Schema;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/// The unchanging part of a file's first 4,096 bytes: all but the root slots (D-1).
///
/// `calendarId` is the CRC32C of the calendar's name: a fingerprint, so that an append under
/// another calendar is refused.
record Header(
    Schema schema, int flags, int token, int calendarId, Decimal priceUnit, Decimal lotSize) {
  private static final byte[] MAGIC = "QLSTORE1".getBytes(StandardCharsets.US_ASCII);
  private static final int COLUMN_CRC_OFFSET = 52;
  private static final int CRC_OFFSET = 56;

  static Header of(Instrument instrument, Schema schema, Set<DataTrait> traits) {
    CRC32C crc = new CRC32C();
    crc.update(instrument.calendar().getBytes(StandardCharsets.UTF_8));
    return new Header(
        schema,
        DataTrait.bits(traits),
        instrument.token(),
        (int) crc.getValue(),
        instrument.priceUnit(),
        instrument.lotSize());
  }

  /// The 4,096 bytes with empty root slots.
  ByteBuffer encode() {
    ByteBuffer out = ByteBuffer.allocate(StoreFormat.HEADER_BYTES).order(StoreFormat.ORDER);
    List<ColumnSpec> columns = ColumnSpec.of(schema);
    out.put(MAGIC);
    out.putShort((short) StoreFormat.FORMAT_VERSION).putShort((short) schema.id());
    out.putShort((short) StoreFormat.SCHEMA_VERSION).putShort((short) flags);
    out.putInt(token).putInt(calendarId);
    out.putLong(priceUnit.unscaled()).putInt(priceUnit.scale());
    out.putLong(lotSize.unscaled()).putInt(lotSize.scale());
    out.putShort((short) columns.size());
    out.position(StoreFormat.COLUMN_OFFSET);
    for (ColumnSpec column : columns) {
      column.put(out);
    }
    out.putInt(COLUMN_CRC_OFFSET, crc(out, StoreFormat.COLUMN_OFFSET, StoreFormat.HEADER_BYTES));
    out.putInt(CRC_OFFSET, crc(out, 0, CRC_OFFSET));
    return out.clear();
  }

  /// Reads and checks the header of `file`; `bytes` holds at least its first 4,096 bytes.
  static Header decode(Path file, ByteBuffer bytes) {
    checkMagic(file, bytes);
    check(
        file,
        8,
        "format version",
        StoreFormat.FORMAT_VERSION,
        Short.toUnsignedInt(bytes.getShort(8)));
    check(file, 0, "CRC32C of bytes 0..55", bytes.getInt(CRC_OFFSET), crc(bytes, 0, CRC_OFFSET));
    check(file, 60, "reserved bytes", 0, bytes.getInt(60));
    check(
        file,
        12,
        "schema version",
        StoreFormat.SCHEMA_VERSION,
        Short.toUnsignedInt(bytes.getShort(12)));
    int columnCrc = crc(bytes, StoreFormat.COLUMN_OFFSET, StoreFormat.HEADER_BYTES);
    check(
        file,
        StoreFormat.COLUMN_OFFSET,
        "CRC32C of the columns",
        bytes.getInt(COLUMN_CRC_OFFSET),
        columnCrc);
    try {
      Header header =
          new Header(
              Schema.ofId(Short.toUnsignedInt(bytes.getShort(10))),
              Short.toUnsignedInt(bytes.getShort(14)),
              bytes.getInt(16),
              bytes.getInt(20),
              new Decimal(bytes.getLong(24), bytes.getInt(32)),
              new Decimal(bytes.getLong(36), bytes.getInt(44)));
      int known = header.encode().getInt(COLUMN_CRC_OFFSET);
      check(
          file,
          StoreFormat.COLUMN_OFFSET,
          "columns of " + header.schema + " version 1",
          known,
          columnCrc);
      return header;
    } catch (IllegalArgumentException invalid) {
      throw new CorruptStoreException(file, 0, "header field: " + invalid.getMessage());
    }
  }

  private static void checkMagic(Path file, ByteBuffer bytes) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (bytes.get(i) != MAGIC[i]) {
        throw new CorruptStoreException(file, 0, "magic is not QLSTORE1: no store file");
      }
    }
  }

  private static void check(Path file, long offset, String what, int expected, int found) {
    if (expected != found) {
      boolean newer = what.endsWith("version") && found > expected;
      throw new CorruptStoreException(
          file,
          offset,
          what
              + (newer
                  ? " " + found + " is newer than the known "
                  : ": found " + Integer.toHexString(found) + ", expected ")
              + Integer.toHexString(expected));
    }
  }

  private static int crc(ByteBuffer bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().limit(to).position(from));
    return (int) crc.getValue();
  }
}
