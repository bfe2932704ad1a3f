package io.quantlab.engine.data.store;

/// Packs blocks as `DELTA_FOR` (D-3): a 40-byte table entry and the packed rows.
///
/// Table entry: first value i64, base i64, unit i64, payload offset i32 (from the end of the
/// table), payload length i32, width in bits u8, mode u8 (0 plain, 1 difference), 6 zero bytes.
/// Rows are unsigned numbers of `width` bits, back to back from the least significant bit of the
/// first byte up. Of the two modes the narrower one is taken, at a tie the plain one, which decodes
/// faster.
final class DeltaForEncoder {
  static final int ENTRY_BYTES = 40;

  private final BlockPlan plain = new BlockPlan(BlockPlan.Mode.PLAIN);
  private final BlockPlan difference = new BlockPlan(BlockPlan.Mode.DIFFERENCE);
  private final Encoding.Widths widths;

  DeltaForEncoder(Encoding.Widths widths) {
    this.widths = widths;
  }

  /// Appends the rows to `out` and gives the plan they were packed by.
  BlockPlan encode(long[] values, int rows, ByteBuilder out) {
    plain.measure(values, rows, widths);
    BlockPlan plan = plain;
    if (plain.width() > 0) {
      difference.measure(values, rows, widths);
      plan = difference.width() < plain.width() ? difference : plain;
    }
    if (plan.width() % Byte.SIZE == 0 && Integer.bitCount(plan.width()) == 1) {
      packBytes(plan, values, rows, out);
    } else if (plan.width() > 0) {
      packBits(plan, values, rows, out);
    }
    return plan;
  }

  /// Appends the table entry of a block whose payload was stored at `offset`.
  static void putEntry(ByteBuilder table, BlockPlan plan, long first, int offset, int length) {
    table.put(first, 8);
    table.put(plan.base(), 8);
    table.put(plan.unit(), 8);
    table.put(offset, 4);
    table.put(length, 4);
    table.put(plan.width(), 1);
    table.put(plan.mode().ordinal(), 1);
    table.put(0, 4);
    table.put(0, 2);
  }

  private static void packBytes(BlockPlan plan, long[] values, int rows, ByteBuilder out) {
    int bytes = plan.width() / Byte.SIZE;
    out.reserve(rows * bytes);
    for (int i = 0; i < rows; i++) {
      out.put(plan.packed(values, i), bytes);
    }
  }

  private static void packBits(BlockPlan plan, long[] values, int rows, ByteBuilder out) {
    int width = plan.width();
    long pending = 0;
    int used = 0;
    for (int i = 0; i < rows; i++) {
      long packed = plan.packed(values, i);
      pending |= packed << used;
      used += width;
      if (used >= Long.SIZE) {
        out.put(pending, 8);
        used -= Long.SIZE;
        pending = used == 0 ? 0 : packed >>> (width - used);
      }
    }
    for (; used > 0; used -= Byte.SIZE) {
      out.put(pending, 1);
      pending >>>= Byte.SIZE;
    }
  }
}
