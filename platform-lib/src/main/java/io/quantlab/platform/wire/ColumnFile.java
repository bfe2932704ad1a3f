package io.quantlab.platform.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Columns for a browser, `QLC1`: a header of 64 bytes, 8 bytes for each column, then the columns
/// one after the other, each at an address divisible by 8, little-endian (web contract 9.9). A page
/// lays typed arrays over the bytes and reads nothing else.
///
/// Ids: 1 time; 16 equity, 17 balance, 20 exposure, as the records EQUITY of the stream; 64 and on
/// a trade list ([Trade]). Times are microseconds since the base; a base of 0 makes them absolute.
///
/// @param rows of every column
/// @param baseMicros what times of id 1 count from, microseconds since 1970
/// @param token of the one instrument, 0 where rows have their own
public record ColumnFile(int rows, long baseMicros, int token, List<Column> columns) {
  /// A `long` that is absent.
  public static final long NO_LONG = Long.MIN_VALUE;

  private static final int MAGIC = 'Q' | 'L' << 8 | 'C' << 16 | '1' << 24;
  private static final int HEADER = 64;
  private static final int PER_COLUMN = 8;
  private static final short COMPLETE = 1;

  /// Columns of the trade list with their ids.
  public enum Trade {
    ENTRY_TIME("entryTime"),
    EXIT_TIME("exitTime"),
    TOKEN("token"),
    /// 0 long, 1 short.
    SIDE("side"),
    /// Quantity in units of the instrument, not in lots.
    LOTS("lots"),
    ENTRY_PRICE("entryPrice"),
    EXIT_PRICE("exitPrice"),
    /// 1e-8 of the account's currency, like all money here.
    NET("net"),
    FEES("fees"),
    MAE("mae"),
    MFE("mfe"),
    ENTRY_ORDER("entryOrderId"),
    EXIT_ORDER("exitOrderId");

    private final String source;

    Trade(String source) {
      this.source = source;
    }

    /// The id of the column, from 64 on.
    public int id() {
      return 64 + ordinal();
    }

    /// The column of the table `trades` it holds.
    public String source() {
      return source;
    }
  }

  /// One column.
  public sealed interface Column {
    int id();

    int rows();

    /// Type u8, code 1.
    record Bytes(int id, byte[] values) implements Column {
      @Override
      public int rows() {
        return values.length;
      }
    }

    /// Type i64, code 5; [#NO_LONG] is absent.
    record Longs(int id, long[] values) implements Column {
      @Override
      public int rows() {
        return values.length;
      }
    }

    /// Type f64, code 7; not a number is absent.
    record Doubles(int id, double[] values) implements Column {
      @Override
      public int rows() {
        return values.length;
      }
    }
  }

  public ColumnFile {
    columns = List.copyOf(columns);
    for (Column column : columns) {
      if (column.rows() != rows) {
        throw new IllegalArgumentException(
            "column " + column.id() + " has " + column.rows() + " rows, expected " + rows);
      }
      if (column.id() < 1 || column.id() > 255) {
        throw new IllegalArgumentException("a column id is 1 to 255, was " + column.id());
      }
    }
  }

  /// The file.
  public byte[] bytes() {
    int header = HEADER + PER_COLUMN * columns.size();
    int length = header;
    for (Column column : columns) {
      length += padded(width(column) * rows);
    }
    ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MAGIC).putShort((short) header).putShort((short) columns.size());
    out.putInt(rows).putShort((short) 0).putShort(COMPLETE);
    out.putLong(0).putLong(baseMicros).putLong(0);
    out.putInt(1).putInt(token).putLong(0).putLong(0);
    int at = header;
    for (Column column : columns) {
      out.put((byte) column.id()).put(type(column)).putShort((short) 0).putInt(at);
      at += padded(width(column) * rows);
    }
    for (Column column : columns) {
      put(column, out);
      while (out.position() % 8 != 0) {
        out.put((byte) 0);
      }
    }
    return out.array();
  }

  private static int padded(int bytes) {
    return bytes + 7 & ~7;
  }

  private static int width(Column column) {
    return switch (column) {
      case Column.Bytes _ -> 1;
      case Column.Longs _, Column.Doubles _ -> 8;
    };
  }

  private static byte type(Column column) {
    return switch (column) {
      case Column.Bytes _ -> 1;
      case Column.Longs _ -> 5;
      case Column.Doubles _ -> 7;
    };
  }

  private static void put(Column column, ByteBuffer out) {
    switch (column) {
      case Column.Bytes bytes -> out.put(bytes.values());
      case Column.Longs longs -> {
        for (long value : longs.values()) {
          out.putLong(value);
        }
      }
      case Column.Doubles doubles -> {
        for (double value : doubles.values()) {
          out.putDouble(value);
        }
      }
    }
  }
}
