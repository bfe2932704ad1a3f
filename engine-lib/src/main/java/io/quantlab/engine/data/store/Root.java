package io.quantlab.engine.data.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/// One root slot: the state of a file after a commit (D-1, D-2).
///
/// Commit `c` stands in slot A when `c` is odd, in slot B when it is even, so a commit always
/// overwrites the older slot. An empty slot is all zero. A slot that is neither empty nor valid
/// means damage and is refused: 64 bytes inside one disk sector are written whole or not at all,
/// and falling back to the older commit would hide days in silence. [StoreRepair#repairRoots] mends
/// it.
record Root(
    long commit,
    long directoryOffset,
    long directoryLength,
    long rows,
    long firstNanos,
    long lastNanos) {
  private static final int CRC_OFFSET = 48;

  static int slotOffset(long commit) {
    return StoreFormat.SLOT_OFFSET + (int) ((commit - 1) & 1) * StoreFormat.SLOT_BYTES;
  }

  static Root of(Directory directory, long offset, long length) {
    return new Root(
        directory.commit(),
        offset,
        length,
        directory.rows(),
        directory.firstNanos(),
        directory.lastNanos());
  }

  /// One past the last byte this commit refers to.
  long end() {
    return directoryOffset + directoryLength;
  }

  /// Whether all fields are equal. Written out: the `equals` a record comes with is linked at its
  /// first call, which a fresh process would wait 15 ms for.
  boolean isSame(Root other) {
    return commit == other.commit
        && directoryOffset == other.directoryOffset
        && directoryLength == other.directoryLength
        && rows == other.rows
        && firstNanos == other.firstNanos
        && lastNanos == other.lastNanos;
  }

  ByteBuffer encode() {
    ByteBuffer out = ByteBuffer.allocate(StoreFormat.SLOT_BYTES).order(StoreFormat.ORDER);
    out.putLong(commit).putLong(directoryOffset).putLong(directoryLength);
    out.putLong(rows).putLong(firstNanos).putLong(lastNanos);
    out.putInt(crc(out, 0));
    return out.clear();
  }

  /// The newest root of a header; `bytes` holds the first 4,096 bytes of `file`.
  static Root newest(Path file, ByteBuffer bytes) {
    Optional<Root> a = decode(file, bytes, slotOffset(1));
    Optional<Root> b = decode(file, bytes, slotOffset(2));
    if (a.isEmpty() && b.isEmpty()) {
      throw new CorruptStoreException(
          file, StoreFormat.SLOT_OFFSET, "both root slots are empty: nothing committed");
    }
    if (a.isPresent() && b.isPresent() && Math.abs(a.get().commit - b.get().commit) != 1) {
      throw new CorruptStoreException(
          file,
          StoreFormat.SLOT_OFFSET,
          "root slots hold commits " + a.get().commit + " and " + b.get().commit);
    }
    return a.isPresent() && (b.isEmpty() || a.get().commit > b.get().commit) ? a.get() : b.get();
  }

  /// The root in the slot at `offset`, empty when the slot was never written.
  static Optional<Root> decode(Path file, ByteBuffer bytes, int offset) {
    boolean empty = true;
    for (int i = 0; i < StoreFormat.SLOT_BYTES; i += Long.BYTES) {
      empty &= bytes.getLong(offset + i) == 0;
    }
    if (empty) {
      return Optional.empty();
    }
    if (crc(bytes, offset) != bytes.getInt(offset + CRC_OFFSET)
        || bytes.getInt(offset + 52) != 0
        || bytes.getLong(offset + 56) != 0) {
      throw new CorruptStoreException(file, offset, "root slot is damaged: CRC32C does not match");
    }
    Root root =
        new Root(
            bytes.getLong(offset),
            bytes.getLong(offset + 8),
            bytes.getLong(offset + 16),
            bytes.getLong(offset + 24),
            bytes.getLong(offset + 32),
            bytes.getLong(offset + 40));
    if (root.commit < 1 || slotOffset(root.commit) != offset) {
      throw new CorruptStoreException(
          file, offset, "root slot holds commit " + root.commit + " of the other slot");
    }
    return Optional.of(root);
  }

  private static int crc(ByteBuffer bytes, int offset) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().limit(offset + CRC_OFFSET).position(offset));
    return (int) crc.getValue();
  }
}
