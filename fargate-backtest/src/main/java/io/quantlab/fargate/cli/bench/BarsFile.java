package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Bars as `t_ms,open,high,low,close,volume` with prices in minimum ticks: the file other programs
/// are fed.
///
/// @param file what is written or read
record BarsFile(Path file) {
  private static final String HEADER = "t_ms,open,high,low,close,volume";
  private static final int FIELDS = 6;
  private static final long MILLI_NANOS = 1_000_000;
  private static final long MINUTE_NANOS = 60_000_000_000L;

  /// Writes all bars of a cursor and gives their number.
  long write(RowCursor bars) throws IOException {
    long written = 0;
    try (bars;
        BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      out.write(HEADER + "\n");
      for (RowBlock block = bars.next(); block != null; block = bars.next()) {
        for (int i = 0; i < block.size(); i++, written++) {
          out.write(Long.toString(block.column(1)[i] / MILLI_NANOS));
          for (int column = 2; column <= 5; column++) {
            out.write("," + block.column(column)[i] / QlbWorkload.PRICE_SCALE);
          }
          out.write("," + block.column(6)[i] + "\n");
        }
      }
    }
    return written;
  }

  /// Reads the file into [Schema#BAR] columns.
  ArrayRows read() throws IOException {
    List<long[]> rows = new ArrayList<>();
    try (var in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      String header = in.readLine();
      if (!HEADER.equals(header)) {
        throw new IOException(file + ":1: expected \"" + HEADER + "\", found \"" + header + "\"");
      }
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        rows.add(bar(line, rows.size() + 2));
      }
    }
    long[][] columns = new long[Schema.BAR.columnCount()][rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.length; column++) {
        columns[column][row] = rows.get(row)[column];
      }
    }
    return new ArrayRows(Schema.BAR, columns);
  }

  private long[] bar(String line, int number) throws IOException {
    String[] fields = line.split(",", -1);
    if (fields.length != FIELDS) {
      throw new IOException(
          file + ":" + number + ": expected " + FIELDS + " fields, found " + fields.length);
    }
    try {
      long start = Math.multiplyExact(Long.parseLong(fields[0]), MILLI_NANOS);
      long[] row = new long[Schema.BAR.columnCount()];
      row[0] = start + MINUTE_NANOS;
      row[1] = start;
      for (int column = 2; column <= 5; column++) {
        row[column] = Long.parseLong(fields[column - 1]) * QlbWorkload.PRICE_SCALE;
      }
      row[6] = Long.parseLong(fields[5]);
      return row;
    } catch (NumberFormatException e) {
      throw new IOException(
          file + ":" + number + ": expected whole numbers, found \"" + line + "\"", e);
    }
  }
}
