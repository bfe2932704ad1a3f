package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The cells of one column on their way into a record batch: a bit for each cell that has a value,
/// and the values.
final class ArrowColumn {
  /// Rows of a full record batch.
  static final int ROWS = 1 << 16;

  /// Bytes of text after which a record batch ends early.
  private static final int TEXT_BYTES = 1 << 26;

  /// How the values lie in memory.
  private enum Layout {
    BITS,
    FOUR_BYTES,
    EIGHT_BYTES,
    SIXTEEN_BYTES,
    TEXT
  }

  private final Layout layout;
  private final ByteBuffer present = little(ROWS / 8);
  private final ByteBuffer values;
  private byte[] text = new byte[0];
  private int textLength;
  private int row;
  private int nulls;

  private ArrowColumn(Layout layout) {
    this.layout = layout;
    this.values =
        switch (layout) {
          case BITS -> little(ROWS / 8);
          case FOUR_BYTES -> little(ROWS * 4);
          case EIGHT_BYTES -> little(ROWS * 8);
          case SIXTEEN_BYTES -> little(ROWS * 16);
          case TEXT -> little((ROWS + 1) * 4);
        };
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static ArrowColumn of(TableType type) {
    return new ArrowColumn(
        switch (type) {
          case TableType.Whole _, TableType.Real _, TableType.Stamp _ -> Layout.EIGHT_BYTES;
          case TableType.Fixed _ -> Layout.SIXTEEN_BYTES;
          case TableType.Day _ -> Layout.FOUR_BYTES;
          case TableType.Truth _ -> Layout.BITS;
          case TableType.Text _ -> Layout.TEXT;
          case TableType.Unreadable odd ->
              throw new IllegalArgumentException("cannot be written: " + odd.what());
        });
  }

  /// Whether the batch should end before the next row.
  boolean isFull() {
    return textLength > TEXT_BYTES;
  }

  /// Cells without a value.
  int nulls() {
    return nulls;
  }

  /// Appends one cell of a batch; an absent one is all zeros.
  void append(TableBatch from, int column, int cell) {
    if (from.absent(column)[cell]) {
      nulls++;
    } else {
      set(present, row);
      switch (layout) {
        case BITS -> {
          if (from.values(column)[cell] != 0) {
            set(values, row);
          }
        }
        case FOUR_BYTES -> values.putInt(row * 4, Math.toIntExact(from.values(column)[cell]));
        case EIGHT_BYTES -> values.putLong(row * 8, from.values(column)[cell]);
        case SIXTEEN_BYTES -> {
          long low = from.values(column)[cell];
          values.putLong(row * 16, low);
          values.putLong(
              row * 16 + 8, from.high(column) == null ? low >> 63 : from.high(column)[cell]);
        }
        case TEXT -> append(from.texts(column)[cell].getBytes(StandardCharsets.UTF_8));
      }
    }
    row++;
    if (layout == Layout.TEXT) {
      values.putInt(row * 4, textLength);
    }
  }

  private void append(byte[] bytes) {
    int length = Math.addExact(textLength, bytes.length);
    if (length > text.length) {
      text =
          Arrays.copyOf(text, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(1024, 2L * length)));
    }
    System.arraycopy(bytes, 0, text, textLength, bytes.length);
    textLength = length;
  }

  private static void set(ByteBuffer bits, int index) {
    bits.put(index >> 3, (byte) (bits.get(index >> 3) | 1 << (index & 7)));
  }

  /// The buffers of the first `rows` cells, in the order of the format.
  List<ByteBuffer> buffers(int rows) {
    ByteBuffer bits = present.slice(0, nulls == 0 ? 0 : Math.ceilDiv(rows, 8));
    return switch (layout) {
      case BITS -> List.of(bits, values.slice(0, Math.ceilDiv(rows, 8)));
      case FOUR_BYTES -> List.of(bits, values.slice(0, rows * 4));
      case EIGHT_BYTES -> List.of(bits, values.slice(0, rows * 8));
      case SIXTEEN_BYTES -> List.of(bits, values.slice(0, rows * 16));
      case TEXT ->
          List.of(bits, values.slice(0, (rows + 1) * 4), ByteBuffer.wrap(text, 0, textLength));
    };
  }

  /// Forgets all cells.
  void clear() {
    Arrays.fill(present.array(), (byte) 0);
    Arrays.fill(values.array(), (byte) 0);
    textLength = 0;
    row = 0;
    nulls = 0;
  }
}
