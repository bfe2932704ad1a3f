package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableException;
import io.quantlab.engine.data.TableType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Type;

/// The cells of one column in a record batch.
final class ArrowCells {
  private static final long DAY_MILLIS = 86_400_000;

  /// How a value lies in its buffer; sizes in bytes, 0 for bits.
  private enum How {
    BIT(0),
    BYTE(1),
    UNSIGNED_BYTE(1),
    SHORT(2),
    UNSIGNED_SHORT(2),
    INT(4),
    UNSIGNED_INT(4),
    LONG(8),
    UNSIGNED_LONG(8),
    MILLIS_OF_DAYS(8),
    SINGLE(4),
    WIDE(16),
    TEXT(4),
    LARGE_TEXT(8);

    private final int size;

    How(int size) {
      this.size = size;
    }
  }

  private final How how;
  private final ByteBuffer present;
  private final ByteBuffer values;
  private final ByteBuffer text;

  private ArrowCells(How how, ByteBuffer present, ByteBuffer values, ByteBuffer text) {
    this.how = how;
    this.present = present;
    this.values = values;
    this.text = text;
  }

  /// The cells of a column whose buffers are long enough for `rows`.
  static ArrowCells of(ArrowFile.Column column, List<ByteBuffer> buffers, int rows, long nulls)
      throws TableException {
    How how = how(column);
    ByteBuffer present = nulls == 0 ? null : buffers.getFirst();
    ByteBuffer values = buffers.get(1);
    boolean texts = how == How.TEXT || how == How.LARGE_TEXT;
    long needed = how == How.BIT ? (rows + 7L) / 8 : (rows + (texts ? 1L : 0L)) * how.size;
    long bits = present == null ? 0 : (rows + 7L) / 8;
    boolean noRows = texts && rows == 0;
    if (!noRows && values.remaining() < needed || present != null && present.remaining() < bits) {
      throw new TableException(
          "its buffer has " + values.remaining() + " bytes, " + rows + " rows take " + needed);
    }
    return new ArrowCells(how, present, values, texts ? buffers.get(2) : null);
  }

  private static How how(ArrowFile.Column column) {
    return switch (column.field().typeType()) {
      case Type.Bool -> How.BIT;
      case Type.Utf8 -> How.TEXT;
      case Type.LargeUtf8 -> How.LARGE_TEXT;
      case Type.Decimal -> How.WIDE;
      case Type.Int -> how((Int) column.field().type(new Int()));
      case Type.Date -> {
        Date date = (Date) column.field().type(new Date());
        yield date.unit() == DateUnit.DAY ? How.INT : How.MILLIS_OF_DAYS;
      }
      case Type.FloatingPoint ->
          column.column().type().equals(new TableType.Real(TableType.Width.SINGLE))
              ? How.SINGLE
              : How.LONG;
      default -> How.LONG;
    };
  }

  private static How how(Int type) {
    return switch (type.bitWidth()) {
      case 8 -> type.isSigned() ? How.BYTE : How.UNSIGNED_BYTE;
      case 16 -> type.isSigned() ? How.SHORT : How.UNSIGNED_SHORT;
      case 32 -> type.isSigned() ? How.INT : How.UNSIGNED_INT;
      default -> type.isSigned() ? How.LONG : How.UNSIGNED_LONG;
    };
  }

  /// Copies the cells `from..from+count-1` to the start of a batch.
  void read(TableBatch into, int column, int from, int count) throws TableException {
    boolean[] absent = into.absent(column);
    for (int i = 0; i < count; i++) {
      int cell = from + i;
      absent[i] = present != null && (present.get(cell >> 3) >> (cell & 7) & 1) == 0;
      if (!absent[i]) {
        copy(into, column, cell, i);
      }
    }
  }

  private void copy(TableBatch into, int column, int cell, int row) throws TableException {
    switch (how) {
      case TEXT ->
          into.texts(column)[row] = text(values.getInt(cell * 4), values.getInt(cell * 4 + 4));
      case LARGE_TEXT ->
          into.texts(column)[row] = text(values.getLong(cell * 8), values.getLong(cell * 8 + 8));
      case WIDE -> wide(into, column, cell, row);
      case UNSIGNED_LONG -> {
        into.values(column)[row] = values.getLong(cell * 8);
        into.high(column)[row] = 0;
      }
      case BIT,
          BYTE,
          UNSIGNED_BYTE,
          SHORT,
          UNSIGNED_SHORT,
          INT,
          UNSIGNED_INT,
          LONG,
          MILLIS_OF_DAYS,
          SINGLE ->
          into.values(column)[row] = number(cell);
    }
  }

  private long number(int cell) {
    return switch (how) {
      case BIT -> values.get(cell >> 3) >> (cell & 7) & 1;
      case BYTE -> values.get(cell);
      case UNSIGNED_BYTE -> values.get(cell) & 0xff;
      case SHORT -> values.getShort(cell * 2);
      case UNSIGNED_SHORT -> values.getShort(cell * 2) & 0xffff;
      case INT -> values.getInt(cell * 4);
      case UNSIGNED_INT -> values.getInt(cell * 4) & 0xffffffffL;
      case SINGLE -> Double.doubleToRawLongBits(values.getFloat(cell * 4));
      case MILLIS_OF_DAYS -> Math.floorDiv(values.getLong(cell * 8), DAY_MILLIS);
      case LONG, UNSIGNED_LONG, WIDE, TEXT, LARGE_TEXT -> values.getLong(cell * 8);
    };
  }

  private void wide(TableBatch into, int column, int cell, int row) throws TableException {
    long low = values.getLong(cell * 16);
    long high = values.getLong(cell * 16 + 8);
    into.values(column)[row] = low;
    if (into.high(column) != null) {
      into.high(column)[row] = high;
    } else if (high != low >> 63) {
      throw new TableException("a decimal has more digits than its type");
    }
  }

  private String text(long from, long to) throws TableException {
    if (from < 0 || to < from || to > text.limit()) {
      throw new TableException(
          "a text from " + from + " to " + to + " in a buffer of " + text.limit() + " bytes");
    }
    try {
      ByteBuffer bytes = text.slice((int) from, (int) (to - from));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new TableException("a text is not UTF-8", e);
    }
  }
}
