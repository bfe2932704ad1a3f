package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.market.RowBlock;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes ticks as raw columns and the first million of them as CSV, and folds them on the way.
final class TickFiles implements Closeable {
  private static final long CSV_ROWS = 1_000_000;

  private final ByteBuffer buffer =
      ByteBuffer.allocate(RowBlock.CAPACITY * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final FileChannel stamps;
  private final FileChannel prices;
  private final FileChannel sizes;
  private final FileChannel tokens;
  private final BufferedWriter csv;
  private long csvRows;
  private long csvPriceSum;
  private long fold;
  private long minimum = Long.MAX_VALUE;
  private long maximum = Long.MIN_VALUE;
  private long outside;

  TickFiles(Path folder) throws IOException {
    stamps = create(folder.resolve("ts"));
    prices = create(folder.resolve("px"));
    sizes = create(folder.resolve("sz"));
    tokens = create(folder.resolve("tk"));
    csv = Files.newBufferedWriter(folder.resolve("trades.csv"), StandardCharsets.US_ASCII);
    csv.write("ts_ns,price,size\n");
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  void accept(RowBlock block) throws IOException {
    int rows = block.size();
    longs(stamps, block.column(0), rows);
    longs(prices, block.column(1), rows);
    ints(sizes, block.column(2), rows);
    buffer.clear();
    for (int i = 0; i < rows; i++) {
      buffer.putInt(QlbWorkload.TOKEN);
    }
    write(tokens);
    for (int i = 0; i < rows; i++) {
      tally(block.column(0)[i], block.column(1)[i], block.column(2)[i]);
    }
  }

  private void tally(long stamp, long price, long lots) throws IOException {
    fold += ScanRawWork.fold(stamp, price, lots, QlbWorkload.TOKEN);
    minimum = Math.min(minimum, price);
    maximum = Math.max(maximum, price);
    if (price < ScanStoreWork.LOWER || price > ScanStoreWork.UPPER) {
      outside++;
    }
    if (csvRows < CSV_ROWS) {
      csvRows++;
      long cents = price / QlbWorkload.PRICE_SCALE;
      csvPriceSum += cents;
      csv.write(stamp + "," + cents / 100 + (cents % 100 < 10 ? ".0" : ".") + cents % 100);
      csv.write("," + lots + "\n");
    }
  }

  private void longs(FileChannel file, long[] values, int rows) throws IOException {
    buffer.clear();
    for (int i = 0; i < rows; i++) {
      buffer.putLong(values[i]);
    }
    write(file);
  }

  private void ints(FileChannel file, long[] values, int rows) throws IOException {
    buffer.clear();
    for (int i = 0; i < rows; i++) {
      buffer.putInt((int) values[i]);
    }
    write(file);
  }

  private void write(FileChannel file) throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  BenchFacts facts(
      long ticks, long checksum, long bars, Answer onTicks, Answer onBars, Answer onMillion) {
    return new BenchFacts(
        ticks,
        checksum,
        fold,
        minimum,
        maximum,
        outside,
        bars,
        csvRows,
        csvPriceSum,
        onTicks,
        onBars,
        onMillion);
  }

  @Override
  public void close() throws IOException {
    stamps.close();
    prices.close();
    sizes.close();
    tokens.close();
    csv.close();
  }
}
