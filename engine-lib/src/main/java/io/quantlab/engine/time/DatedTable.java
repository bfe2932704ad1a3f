package io.quantlab.engine.time;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Numbers that hold from an instant until the next one: a rate, a margin, a fee.
///
/// Rows rise by instant, the last one holds for ever. `toString` tells name, size and the first 32
/// digits of a SHA-256 over the content, so that a model that holds a table tells the manifest
/// which one.
public final class DatedTable {
  private final String name;
  private final List<String> columns;
  private final long[] fromNanos;
  private final long[][] values;

  /// A table.
  ///
  /// @param name where it comes from, for people
  /// @param columns names of the numbers of a row
  /// @param fromNanos first instant of each row, strictly rising
  /// @param rows one array per row, as many numbers as columns
  public DatedTable(String name, List<String> columns, long[] fromNanos, long[][] rows) {
    if (fromNanos.length == 0 || fromNanos.length != rows.length) {
      throw new IllegalArgumentException(
          name + " needs equally many instants and rows, at least one");
    }
    this.name = name;
    this.columns = List.copyOf(columns);
    this.fromNanos = fromNanos.clone();
    this.values = new long[columns.size()][rows.length];
    for (int row = 0; row < rows.length; row++) {
      if (row > 0 && fromNanos[row] <= fromNanos[row - 1]) {
        throw new IllegalArgumentException(
            name
                + ": rows must rise, "
                + IsoInstant.format(fromNanos[row])
                + " comes after "
                + IsoInstant.format(fromNanos[row - 1]));
      }
      if (rows[row].length != columns.size()) {
        throw new IllegalArgumentException(
            name + ": row " + row + " has " + rows[row].length + " numbers, not " + columns.size());
      }
      for (int c = 0; c < columns.size(); c++) {
        values[c][row] = rows[row][c];
      }
    }
  }

  /// The first instant the table knows of.
  public long firstNanos() {
    return fromNanos[0];
  }

  /// One number for all time.
  public static DatedTable constant(String column, long value) {
    return new DatedTable(
        column, List.of(column), new long[] {Long.MIN_VALUE}, new long[][] {{value}});
  }

  public String name() {
    return name;
  }

  public List<String> columns() {
    return columns;
  }

  public int rows() {
    return fromNanos.length;
  }

  /// First instant of a row.
  public long fromNanos(int row) {
    return fromNanos[row];
  }

  public long value(int column, int row) {
    return values[column][row];
  }

  /// The row that holds at an instant, -1 before the first.
  public int rowAt(long epochNanos) {
    int at = Arrays.binarySearch(fromNanos, epochNanos);
    return at >= 0 ? at : -at - 2;
  }

  /// The number that holds at an instant.
  ///
  /// @throws MissingTermException before the first row: nothing is known then
  public long at(int column, long epochNanos) {
    int row = rowAt(epochNanos);
    if (row < 0) {
      throw new MissingTermException(
          name
              + " begins at "
              + IsoInstant.format(fromNanos[0])
              + ", but "
              + columns.get(column)
              + " is asked for at "
              + IsoInstant.format(epochNanos));
    }
    return values[column][row];
  }

  @Override
  public String toString() {
    return name + "[" + rows() + " rows, " + hash() + "]";
  }

  private String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(String.join(",", columns).getBytes(StandardCharsets.UTF_8));
      ByteBuffer row = ByteBuffer.allocate(8 * (1 + columns.size())).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < rows(); i++) {
        row.clear().putLong(fromNanos[i]);
        for (long[] column : values) {
          row.putLong(column[i]);
        }
        digest.update(row.array());
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
