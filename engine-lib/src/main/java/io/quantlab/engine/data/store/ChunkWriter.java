package io.quantlab.engine.data.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// Collects one column of one session day as packed blocks, then writes it as a chunk (D-3).
///
/// Memory is the packed size of the column. A chunk is its block table (absent for plain `RAW`)
/// followed by the payloads and zeros up to a multiple of 64 bytes. `RAW` with zstd: a table entry
/// is payload offset i32 and payload length i32.
final class ChunkWriter {
  private final ColumnSpec column;
  private final Encoding encoding;
  private final DeltaForEncoder deltas;
  private final ZstdBlocks zstd = new ZstdBlocks();
  private final ByteBuilder table = new ByteBuilder();
  private final ByteBuilder payload = new ByteBuilder();
  private final ByteBuilder block = new ByteBuilder();
  private long rows;
  private long base;
  private long min;
  private long max;

  ChunkWriter(ColumnSpec column, Encoding encoding) {
    this.column = column;
    this.encoding = encoding;
    this.deltas = new DeltaForEncoder(encoding.widths());
  }

  /// Starts the next segment.
  void clear() {
    rows = 0;
    table.clear();
    payload.clear();
  }

  /// Appends one block: 4,096 rows, fewer only as the last of the segment.
  void add(long[] values, int count) {
    if (rows == 0) {
      base = raw() && column.baseRule() == ColumnSpec.BaseRule.FIRST ? values[0] : 0;
      min = values[0];
      max = values[0];
    }
    range(values, count);
    rows += count;
    ByteBuilder target = compressed() ? block : payload;
    block.clear();
    int offset = payload.size();
    BlockPlan plan = null;
    if (raw()) {
      addRaw(values, count, target);
    } else {
      plan = deltas.encode(values, count, target);
    }
    if (compressed()) {
      zstd.compress(block.array(), block.size(), payload);
    }
    int length = payload.size() - offset;
    if (plan != null) {
      DeltaForEncoder.putEntry(table, plan, values[0], offset, length);
    } else if (compressed()) {
      table.put(offset, 4);
      table.put(length, 4);
    }
  }

  /// Writes the chunk at `offset` and gives its directory entry.
  ColumnChunk write(StoreChannel channel, long offset) throws IOException {
    long length = StoreFormat.aligned((long) table.size() + payload.size());
    payload.padTo(Math.toIntExact(length - table.size()));
    CRC32C crc = new CRC32C();
    crc.update(table.array(), 0, table.size());
    crc.update(payload.array(), 0, payload.size());
    channel.write(ByteBuffer.wrap(table.array(), 0, table.size()), offset);
    channel.write(ByteBuffer.wrap(payload.array(), 0, payload.size()), offset + table.size());
    return new ColumnChunk(offset, length, encoding.code(), base, min, max, (int) crc.getValue());
  }

  private boolean raw() {
    return (encoding.code() & ColumnChunk.DELTA_FOR) == 0;
  }

  private boolean compressed() {
    return (encoding.code() & ColumnChunk.ZSTD) != 0;
  }

  private void range(long[] values, int count) {
    long low = min;
    long high = max;
    for (int i = 0; i < count; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    min = low;
    max = high;
    if (!column.type().holds(low) || !column.type().holds(high)) {
      throw new IllegalArgumentException(
          "column "
              + column.name()
              + " is stored as "
              + column.type()
              + ", found values "
              + low
              + " to "
              + high);
    }
  }

  private void addRaw(long[] values, int count, ByteBuilder target) {
    int bytes = column.type().bytes();
    target.reserve(count * bytes);
    for (int i = 0; i < count; i++) {
      target.put(values[i] - base, bytes);
    }
  }
}
