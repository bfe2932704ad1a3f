package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableException;
import io.quantlab.engine.data.TableType;
import io.quantlab.fargate.table.ParquetFooter.Leaf;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.format.IntType;
import org.apache.parquet.io.api.Binary;

/// Moves decoded values of one physical type into a batch.
final class CellReader {
  /// Julian day of 1970-01-01, from which INT96 counts.
  private static final int EPOCH_JULIAN_DAY = 2_440_588;

  private static final long DAY_NANOS = 86_400_000_000_000L;

  /// How a value is taken from the library.
  private enum How {
    BOOLEAN(1),
    INT(4),
    UNSIGNED_INT(4),
    LONG(8),
    UNSIGNED_LONG(8),
    INT96(12),
    FLOAT(4),
    DOUBLE(8),
    TEXT(4),
    DECIMAL_BYTES(1);

    private final int leastBytes;

    How(int leastBytes) {
      this.leastBytes = leastBytes;
    }
  }

  private final How how;
  private Binary lastBytes;
  private String lastText;

  private CellReader(How how) {
    this.how = how;
  }

  static CellReader of(Leaf leaf) {
    return new CellReader(how(leaf));
  }

  private static How how(Leaf leaf) {
    return switch (leaf.element().getType()) {
      case BOOLEAN -> How.BOOLEAN;
      case INT32 -> isUnsigned(leaf) ? How.UNSIGNED_INT : How.INT;
      case INT64 -> isUnsigned(leaf) ? How.UNSIGNED_LONG : How.LONG;
      case INT96 -> How.INT96;
      case FLOAT -> How.FLOAT;
      case DOUBLE -> How.DOUBLE;
      case BYTE_ARRAY ->
          leaf.column().type() instanceof TableType.Text ? How.TEXT : How.DECIMAL_BYTES;
      case FIXED_LEN_BYTE_ARRAY -> How.DECIMAL_BYTES;
    };
  }

  private static boolean isUnsigned(Leaf leaf) {
    if (leaf.element().isSetLogicalType() && leaf.element().getLogicalType().isSetINTEGER()) {
      IntType type = leaf.element().getLogicalType().getINTEGER();
      return !type.isIsSigned();
    }
    return leaf.element().isSetConverted_type()
        && leaf.element().getConverted_type().name().startsWith("UINT_");
  }

  /// Bytes the smallest value takes in a dictionary.
  int leastBytes() {
    return how.leastBytes;
  }

  /// Reads the present cells of the rows `from..to-1`.
  void read(ValuesReader in, TableBatch into, int column, int from, int to) throws TableException {
    boolean[] absent = into.absent(column);
    for (int row = from; row < to; row++) {
      if (!absent[row]) {
        read(in, into, column, row);
      }
    }
  }

  private void read(ValuesReader in, TableBatch into, int column, int row) throws TableException {
    switch (how) {
      case BOOLEAN -> into.values(column)[row] = in.readBoolean() ? 1 : 0;
      case INT -> whole(into, column, row, in.readInteger());
      case UNSIGNED_INT -> whole(into, column, row, in.readInteger() & 0xffffffffL);
      case LONG -> whole(into, column, row, in.readLong());
      case UNSIGNED_LONG -> {
        into.values(column)[row] = in.readLong();
        into.high(column)[row] = 0;
      }
      case INT96 -> into.values(column)[row] = nanos(in.readBytes());
      case FLOAT -> into.values(column)[row] = Double.doubleToRawLongBits(in.readFloat());
      case DOUBLE -> into.values(column)[row] = Double.doubleToRawLongBits(in.readDouble());
      case TEXT -> into.texts(column)[row] = text(in.readBytes());
      case DECIMAL_BYTES -> decimal(in.readBytes(), into, column, row);
    }
  }

  private static void whole(TableBatch into, int column, int row, long value) {
    into.values(column)[row] = value;
    if (into.high(column) != null) {
      into.high(column)[row] = value >> 63;
    }
  }

  private static long nanos(Binary int96) {
    ByteBuffer bytes = int96.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    int at = bytes.position();
    long day = bytes.getInt(at + Long.BYTES) - (long) EPOCH_JULIAN_DAY;
    return Math.addExact(Math.multiplyExact(day, DAY_NANOS), bytes.getLong(at));
  }

  private String text(Binary bytes) throws TableException {
    if (bytes != lastBytes) {
      try {
        lastText = StandardCharsets.UTF_8.newDecoder().decode(bytes.toByteBuffer()).toString();
      } catch (CharacterCodingException e) {
        throw new TableException("a text is not UTF-8", e);
      }
      lastBytes = bytes;
    }
    return lastText;
  }

  private static void decimal(Binary bytes, TableBatch into, int column, int row)
      throws TableException {
    BigInteger value = new BigInteger(bytes.getBytesUnsafe());
    boolean wide = into.high(column) != null;
    if (value.bitLength() >= (wide ? 2 * Long.SIZE : Long.SIZE)) {
      throw new TableException("the decimal " + value + " has more digits than its type");
    }
    into.values(column)[row] = value.longValue();
    if (wide) {
      into.high(column)[row] = value.shiftRight(Long.SIZE).longValue();
    }
  }
}
