package io.quantlab.engine.data.store;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Reading packed trades against scanning the same three columns raw: nanoseconds per row, mapping and
/// checksums included (performance targets, row 9: `decode` / `scan24` at most 3, at most 6.1 bytes a row).
///
/// Trades: random nanosecond steps of 27 bits, price steps of -3..3, sizes 1..200, flags 0; five UTC days.
/// Every invocation sums all columns and compares with the sum known from writing.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class StoreDecodeBenchmark {
  private static final int ROWS = 5_000_000;
  private static final int RAW_COLUMNS = 3;
  private static final long DAY = 86_400_000_000_000L;

  @Param({"DELTA_FOR", "DELTA_FOR_BITS", "DELTA_FOR_ZSTD", "RAW"})
  public Encoding encoding;

  private Path directory;
  private Store store;
  private long sum;

  @Setup(Level.Trial)
  public void write() throws IOException {
    directory = Files.createTempDirectory("store-decode");
    store = Store.at(directory);
    Instrument instrument =
        Instrument.of(
            1, "T", "XTST", AssetClass.EQUITY, "USD", new Decimal(1, 2), Decimal.ONE, Decimal.ONE,
            TickBands.uniform(1), "UTC", 1, 1_000_000, Instrument.VolumeData.REAL, Instrument.PriceSign.POSITIVE);
    try (Arena arena = Arena.ofConfined();
        DatasetWriter writer =
            store.writer(
                instrument, Schema.TRADE, nanos -> (int) (nanos / DAY), WriteOptions.DEFAULT.with(encoding))) {
      MemorySegment raw = mapRaw(arena, FileChannel.MapMode.READ_WRITE);
      Random random = new Random(1);
      RowBlock block = new RowBlock(Schema.TRADE);
      long[] row = {16_191 * DAY, 10_000, 0, 0};
      for (int at = 0; at < ROWS; ) {
        int rows = Math.min(RowBlock.CAPACITY, ROWS - at);
        block.written(rows);
        for (int i = 0; i < rows; i++, at++) {
          row[0] += random.nextInt(1 << 27);
          row[1] += random.nextInt(-3, 4);
          row[2] = 1 + random.nextInt(200);
          for (int column = 0; column < RAW_COLUMNS; column++) {
            block.column(column)[i] = row[column];
            raw.setAtIndex(ValueLayout.JAVA_LONG, (long) column * ROWS + at, row[column]);
            sum += row[column];
          }
          block.column(RAW_COLUMNS)[i] = 0;
        }
        writer.accept(block);
      }
      writer.commit();
    }
    DatasetInfo info = store.find(1, Schema.TRADE).orElseThrow();
    System.out.println(encoding + ": " + info.dataBytes() / (double) info.rows() + " bytes per row");
  }

  @TearDown(Level.Trial)
  public void delete() throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /// The floor: three mapped columns of 8 bytes, summed.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long scan24() throws IOException {
    long found = 0;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment raw = mapRaw(arena, FileChannel.MapMode.READ_ONLY);
      long second = (long) ROWS * Long.BYTES;
      for (int i = 0; i < ROWS; i++) {
        long at = (long) i * Long.BYTES;
        found += raw.get(ValueLayout.JAVA_LONG, at);
        found += raw.get(ValueLayout.JAVA_LONG, second + at);
        found += raw.get(ValueLayout.JAVA_LONG, 2 * second + at);
      }
    }
    return checked(found);
  }

  /// All four columns of every block decoded and summed.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long decode() {
    long found = 0;
    try (RowCursor cursor = store.cursor(1, Schema.TRADE)) {
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        found += sum(block.column(0), block.column(1), block.column(2), block.column(3), block.size());
      }
    }
    return checked(found);
  }

  private static long sum(long[] a, long[] b, long[] c, long[] d, int rows) {
    long sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += a[i] + b[i] + c[i] + d[i];
    }
    return sum;
  }

  private long checked(long found) {
    if (found != sum) {
      throw new IllegalStateException("expected the sum " + sum + ", found " + found);
    }
    return found;
  }

  private MemorySegment mapRaw(Arena arena, FileChannel.MapMode mode) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            directory.resolve("raw.bin"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.map(mode, 0, (long) ROWS * RAW_COLUMNS * Long.BYTES, arena);
    }
  }
}
