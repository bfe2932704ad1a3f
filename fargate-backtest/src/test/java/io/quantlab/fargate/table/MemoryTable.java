package io.quantlab.fargate.table;

import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableColumn;
import io.quantlab.engine.data.TableFormat;
import io.quantlab.engine.data.TableReader;
import io.quantlab.engine.data.TableType;
import io.quantlab.engine.data.TableType.Clock;
import io.quantlab.engine.data.TableType.Fixed;
import io.quantlab.engine.data.TableType.Unit;
import io.quantlab.engine.data.TableType.Width;
import io.quantlab.engine.data.TableWriter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A table as rows of plain objects: the slow, obvious twin of a table file. A cell is `null`, a
/// `Long`, a `Double`, a `Boolean`, a `String` or a `BigInteger` (an unscaled decimal).
public record MemoryTable(List<TableColumn> columns, List<Object[]> rows) {

  /// A column of every type that can be written.
  public static List<TableColumn> everyType() {
    List<TableColumn> columns = new ArrayList<>();
    columns.add(new TableColumn("whole", new TableType.Whole()));
    columns.add(new TableColumn("real", new TableType.Real(Width.DOUBLE)));
    columns.add(new TableColumn("price", new Fixed(18, 5)));
    columns.add(new TableColumn("money", new Fixed(38, 8)));
    columns.add(new TableColumn("text", new TableType.Text()));
    columns.add(new TableColumn("yes or no", new TableType.Truth()));
    columns.add(new TableColumn("day", new TableType.Day()));
    for (Unit unit : List.of(Unit.MILLIS, Unit.MICROS, Unit.NANOS)) {
      for (Clock clock : Clock.values()) {
        columns.add(
            new TableColumn("stamp " + unit + " " + clock, new TableType.Stamp(unit, clock)));
      }
    }
    return columns;
  }

  /// Random rows: every tenth cell absent, extremes among the values.
  static MemoryTable random(List<TableColumn> columns, int rows, SplittableRandom random) {
    MemoryTable table = new MemoryTable(columns, new ArrayList<>());
    for (int i = 0; i < rows; i++) {
      Object[] row = new Object[columns.size()];
      for (int c = 0; c < row.length; c++) {
        row[c] = random.nextInt(10) == 0 ? null : cell(columns.get(c).type(), random);
      }
      table.rows.add(row);
    }
    return table;
  }

  private static Object cell(TableType type, SplittableRandom random) {
    return switch (type) {
      case TableType.Whole _, TableType.Stamp _ -> number(random);
      case TableType.Real _ ->
          switch (random.nextInt(8)) {
            case 0 -> Double.NaN;
            case 1 -> -0.0;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> Double.MIN_VALUE;
            default -> random.nextLong() / 1e5;
          };
      case Fixed fixed -> {
        BigInteger limit = BigInteger.TEN.pow(fixed.precision());
        BigInteger wide =
            BigInteger.valueOf(number(random)).multiply(BigInteger.valueOf(number(random)));
        yield random.nextInt(8) == 0 ? limit.subtract(BigInteger.ONE).negate() : wide.mod(limit);
      }
      case TableType.Text _ ->
          switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> "a, \"b\"\r\nc";
            case 2 -> "\u20ac \ud83d\udcc8 \u0130";
            default -> "word " + random.nextInt(50);
          };
      case TableType.Truth _ -> random.nextBoolean();
      case TableType.Day _ -> (long) random.nextInt();
      case TableType.Unreadable _ -> throw new IllegalArgumentException("cannot be written");
    };
  }

  private static long number(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      case 2 -> 0;
      case 3 -> random.nextInt(-3, 3);
      default -> random.nextLong();
    };
  }

  public void write(TableFormat format, Path file, Map<String, String> properties)
      throws IOException {
    try (TableWriter writer = format.create(Files.newOutputStream(file), columns, properties)) {
      TableBatch batch = new TableBatch(columns);
      for (int from = 0; from < rows.size(); from += TableBatch.CAPACITY) {
        int count = Math.min(TableBatch.CAPACITY, rows.size() - from);
        for (int i = 0; i < count; i++) {
          for (int c = 0; c < columns.size(); c++) {
            put(batch, c, i, rows.get(from + i)[c]);
          }
        }
        batch.rows(count);
        writer.write(batch);
      }
      writer.finish();
    }
  }

  private void put(TableBatch batch, int column, int row, Object cell) {
    batch.absent(column)[row] = cell == null;
    switch (cell) {
      case null -> {}
      case String text -> batch.texts(column)[row] = text;
      case Long number -> batch.values(column)[row] = number;
      case Boolean truth -> batch.values(column)[row] = truth ? 1 : 0;
      case Double number -> batch.values(column)[row] = Double.doubleToRawLongBits(number);
      case BigInteger number -> {
        batch.values(column)[row] = number.longValue();
        if (batch.high(column) != null) {
          batch.high(column)[row] = number.shiftRight(64).longValue();
        }
      }
      default -> throw new IllegalArgumentException("no cell: " + cell);
    }
  }

  /// Reads these columns of a file; all that can be read when none is named.
  static MemoryTable read(TableFormat format, Path file, String... names) throws IOException {
    try (TableReader reader = format.open(file)) {
      return read(reader, names);
    }
  }

  static MemoryTable read(TableReader reader, String... names) throws IOException {
    List<TableColumn> columns =
        reader.columns().stream()
            .filter(column -> !(column.type() instanceof TableType.Unreadable))
            .filter(column -> names.length == 0 || List.of(names).contains(column.name()))
            .toList();
    MemoryTable table = new MemoryTable(columns, new ArrayList<>());
    TableBatch batch = new TableBatch(columns);
    while (reader.next(batch) > 0) {
      for (int i = 0; i < batch.rows(); i++) {
        Object[] row = new Object[columns.size()];
        for (int c = 0; c < row.length; c++) {
          row[c] = batch.absent(c)[i] ? null : get(batch, c, i);
        }
        table.rows.add(row);
      }
    }
    return table;
  }

  private static Object get(TableBatch batch, int column, int row) {
    return switch (batch.columns().get(column).type()) {
      case TableType.Text _ -> batch.texts(column)[row];
      case TableType.Truth _ -> batch.values(column)[row] != 0;
      case TableType.Real _ -> Double.longBitsToDouble(batch.values(column)[row]);
      case Fixed fixed -> {
        long low = batch.values(column)[row];
        long high = fixed.isWide() ? batch.high(column)[row] : low >> 63;
        BigInteger lower = BigInteger.valueOf(low).mod(BigInteger.TWO.pow(64));
        yield BigInteger.valueOf(high).shiftLeft(64).add(lower);
      }
      case TableType.Whole _, TableType.Stamp _, TableType.Day _ -> batch.values(column)[row];
      case TableType.Unreadable _ -> throw new IllegalStateException("never asked for");
    };
  }

  /// The cells of a column.
  List<Object> column(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        int index = i;
        return rows.stream().map(row -> row[index]).toList();
      }
    }
    throw new IllegalArgumentException("there is no column " + name);
  }
}
