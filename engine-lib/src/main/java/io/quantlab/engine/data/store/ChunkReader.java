package io.quantlab.engine.data.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.zip.CRC32C;

/// Decodes one column block by block out of a mapped file.
///
/// Bound to one chunk after the other; checks the chunk's CRC32C when its first block is asked for.
/// The packed bytes of a block are copied into a reused array first: loops over `byte[]` compile
/// best, and compressed blocks end there anyway. No allocation per block (zstd frames excepted,
/// where the library allocates).
final class ChunkReader {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, StoreFormat.ORDER);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, StoreFormat.ORDER);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, StoreFormat.ORDER);
  private static final int RAW_ENTRY_BYTES = 8;

  // Offsets within a table entry of DELTA_FOR; the first value stands at 0.
  private static final int BASE = 8;
  private static final int UNIT = 16;
  private static final int PAYLOAD = 24;
  private static final int LENGTH = 28;
  private static final int WIDTH = 32;
  private static final int MODE = 33;

  private final ColumnType type;
  private final Checks checks;
  private final BlockBuffer buffer;
  private final CRC32C crc = new CRC32C();
  private StoreFile file;
  private MappedBytes bytes;
  private Segment segment;
  private ColumnChunk chunk;
  private boolean checked;
  private long[] constantIn;
  private long constant;
  private int constantRows;

  ChunkReader(ColumnType type, Checks checks, BlockBuffer buffer) {
    this.type = type;
    this.checks = checks;
    this.buffer = buffer;
  }

  /// Turns to the chunk of `column` in a segment; reads nothing yet.
  void bind(StoreFile file, Segment segment, int column) {
    this.file = file;
    this.bytes = file.bytes();
    this.segment = segment;
    this.chunk = segment.columns().get(column);
    this.checked = checks == Checks.NEVER;
  }

  /// Decodes a block into `target` from index 0.
  void decode(int block, long[] target) {
    constantIn = null;
    fill(block, target);
  }

  /// As [#decode], for an array into which nothing else writes as long as only this method is
  /// called: equal rows that stand in it already are left, so a column of flags that are never set
  /// costs nothing.
  void refresh(int block, long[] target) {
    checkOnce();
    int rows = StoreFormat.rowsOfBlock(segment.rows(), block);
    if (!chunk.deltas() || !constant(block)) {
      decode(block, target);
      return;
    }
    long value = bytes.longAt(entry(block) + BASE);
    if (target != constantIn || value != constant || rows > constantRows) {
      decode(block, target);
      constantIn = target;
      constant = value;
      constantRows = rows;
    }
  }

  private void fill(int block, long[] target) {
    checkOnce();
    int rows = StoreFormat.rowsOfBlock(segment.rows(), block);
    if (chunk.deltas()) {
      decodeDeltas(block, rows, target);
    } else {
      decodeRaw(block, rows, target);
    }
  }

  /// The first value of a block, without decoding the block where the encoding allows it; `scratch`
  /// has room for a block.
  long first(int block, long[] scratch) {
    checkOnce();
    if (chunk.deltas()) {
      return bytes.longAt(entry(block));
    }
    decode(block, scratch);
    return scratch[0];
  }

  /// Compares the CRC32C of the whole chunk with the directory.
  void checkCrc() {
    crc.reset();
    bytes.checksum(chunk.offset(), chunk.length(), crc);
    if ((int) crc.getValue() != chunk.crc()) {
      throw corrupt("CRC32C of " + chunk.length() + " bytes does not match the directory");
    }
  }

  private void checkOnce() {
    if (!checked) {
      checkCrc();
      checked = true;
    }
  }

  /// Where the table entry of a block of `DELTA_FOR` starts in the file.
  private long entry(int block) {
    long entry = (long) block * DeltaForEncoder.ENTRY_BYTES;
    need(entry, DeltaForEncoder.ENTRY_BYTES);
    return chunk.offset() + entry;
  }

  /// Whether all rows of a block of `DELTA_FOR` equal its base.
  private boolean constant(int block) {
    long at = entry(block);
    return bytes.byteAt(at + WIDTH) == 0 && bytes.byteAt(at + MODE) == 0;
  }

  private void decodeDeltas(int block, int rows, long[] target) {
    long table = (long) StoreFormat.blocks(segment.rows()) * DeltaForEncoder.ENTRY_BYTES;
    long at = entry(block);
    long base = bytes.longAt(at + BASE);
    long unit = bytes.longAt(at + UNIT);
    int width = bytes.byteAt(at + WIDTH);
    int mode = bytes.byteAt(at + MODE);
    if (width < 0 || width > Long.SIZE || mode < 0 || mode > 1) {
      throw corrupt("block " + block + " has width " + width + " and mode " + mode);
    }
    load(table + bytes.intAt(at + PAYLOAD), bytes.intAt(at + LENGTH), (rows * width + 7) >>> 3);
    if (mode == 0) {
      DeltaForDecoder.plain(buffer, width, base, unit, rows, target);
    } else {
      DeltaForDecoder.difference(buffer, width, bytes.longAt(at), base, unit, rows, target);
    }
  }

  private void decodeRaw(int block, int rows, long[] target) {
    int length = rows * type.bytes();
    if (chunk.compressed()) {
      long entry = (long) block * RAW_ENTRY_BYTES;
      need(entry, RAW_ENTRY_BYTES);
      long table = (long) StoreFormat.blocks(segment.rows()) * RAW_ENTRY_BYTES;
      long at = chunk.offset() + entry;
      load(table + bytes.intAt(at), bytes.intAt(at + 4), length);
    } else {
      load((long) block * StoreFormat.BLOCK_ROWS * type.bytes(), length, length);
    }
    unpack(rows, target);
  }

  private void unpack(int rows, long[] target) {
    byte[] packed = buffer.packed();
    long base = chunk.base();
    switch (type) {
      case I8 -> {
        for (int i = 0; i < rows; i++) {
          target[i] = base + packed[i];
        }
      }
      case I16 -> {
        for (int i = 0; i < rows; i++) {
          target[i] = base + (short) SHORTS.get(packed, i << 1);
        }
      }
      case I32 -> {
        for (int i = 0; i < rows; i++) {
          target[i] = base + (int) INTS.get(packed, i << 2);
        }
      }
      case I64, F64 -> {
        for (int i = 0; i < rows; i++) {
          target[i] = base + (long) LONGS.get(packed, i << 3);
        }
      }
    }
  }

  /// Brings the payload at `offset` of the chunk into the buffer: `stored` bytes that hold
  /// `expected`.
  private void load(long offset, int stored, int expected) {
    need(offset, stored);
    int length = stored;
    if (chunk.compressed() && stored > 0) {
      boolean sane = stored <= BlockBuffer.FRAME_BYTES;
      length = sane ? buffer.inflate(bytes, chunk.offset() + offset, stored) : -1;
    } else if (stored == expected) {
      buffer.load(bytes, chunk.offset() + offset, stored);
    }
    if (length != expected) {
      throw corrupt("block of " + stored + " bytes holds " + length + ", expected " + expected);
    }
  }

  private void need(long offset, int length) {
    if (offset < 0 || length < 0 || offset > chunk.length() - length) {
      throw corrupt(
          "block at "
              + offset
              + " of "
              + length
              + " bytes lies outside its chunk of "
              + chunk.length());
    }
  }

  private CorruptStoreException corrupt(String what) {
    return new CorruptStoreException(file.path(), segment.epochDay(), chunk.offset(), what);
  }
}
