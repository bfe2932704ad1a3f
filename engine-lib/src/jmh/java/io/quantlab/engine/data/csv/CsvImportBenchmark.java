package io.quantlab.engine.data.csv;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowSink;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Importing an uncompressed CSV of trades, `ts_ms,price,size`, with every rule on: nanoseconds per row
/// (engine contract Z-33, performance targets, row 10).
///
/// Trades: steps of 0 to 299 ms, prices that walk by -3..3 hundredths, sizes 1 to 200. `units` finds the
/// units in a first pass, `known` has them from the mapping. Every invocation checks the number of rows
/// and the sum of prices against what was written.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class CsvImportBenchmark {
  private static final int ROWS = 1_000_000;

  private Path directory;
  private Path file;
  private CsvMapping mapping;
  private CsvMapping withUnits;
  private long priceSum;

  @Setup(Level.Trial)
  public void write() throws IOException {
    directory = Files.createTempDirectory("csv-import");
    file = directory.resolve("BENCH-trades.csv");
    Random random = new Random(20_251_120);
    long stamp = 1_700_000_000_000L;
    int price = 10_000;
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      out.write("ts_ms,price,size\n");
      for (int i = 0; i < ROWS; i++) {
        stamp += random.nextInt(300);
        price = Math.max(1000, price + random.nextInt(7) - 3);
        priceSum += price;
        int cents = price % 100;
        out.write(stamp + "," + price / 100 + (cents < 10 ? ".0" : ".") + cents);
        out.write("," + (1 + random.nextInt(200)) + "\n");
      }
    }
    mapping = CsvImport.mappingFor(file);
    Units units = UnitScan.units(file, mapping);
    withUnits = mapping.withUnits(units.priceUnit(), units.lotSize());
  }

  @TearDown(Level.Trial)
  public void remove() throws IOException {
    Files.delete(file);
    Files.delete(directory);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long known() throws IOException {
    return imported(withUnits);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long units() throws IOException {
    return imported(mapping);
  }

  private long imported(CsvMapping with) throws IOException {
    PriceSum sum = new PriceSum();
    ImportReport report =
        CsvImport.run(file, with, ImportOptions.strict(), SessionCheck.utcDays(), key -> sum);
    if (report.rowsWritten() != ROWS || sum.prices != priceSum) {
      throw new IllegalStateException("wrong answer: " + report);
    }
    return sum.prices;
  }

  /// Adds up the price column.
  private static final class PriceSum implements RowSink {
    private long prices;

    @Override
    public void accept(RowBlock block) {
      long[] column = block.column(1);
      for (int i = 0; i < block.size(); i++) {
        prices += column[i];
      }
    }

    @Override
    public void commit() {}

    @Override
    public void close() {}
  }
}
