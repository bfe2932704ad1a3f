package io.quantlab.engine.data.store;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.RowSink;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.SessionDates;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Rows, instruments and small helpers the store tests share.
final class StoreFixture {
  static final long DAY = 86_400_000_000_000L;
  static final int DAY_2014_05_01 = 16_191;
  static final SessionDates UTC_DAYS = nanos -> (int) Math.floorDiv(nanos, DAY);

  private StoreFixture() {}

  static Instrument instrument(int token) {
    return Instrument.of(
        token,
        "T" + token,
        "XTST",
        AssetClass.EQUITY,
        "USD",
        new Decimal(1, 2),
        Decimal.ONE,
        Decimal.ONE,
        TickBands.uniform(1),
        "UTC",
        1,
        1_000_000,
        Instrument.VolumeData.REAL,
        Instrument.PriceSign.POSITIVE);
  }

  /// Random trades: `perDay` on each of `days` days from 2014-05-01 on, stamps of whole
  /// milliseconds.
  static long[][] trades(long seed, int days, int perDay) {
    Random random = new Random(seed);
    long[][] rows = new long[4][days * perDay];
    long price = 100_00;
    for (int i = 0; i < days * perDay; i++) {
      long span = DAY / 1_000_000 / perDay;
      long millis = (i % perDay) * span + random.nextLong(span);
      price += random.nextInt(-3, 4);
      rows[0][i] = (DAY_2014_05_01 + i / perDay) * DAY + millis * 1_000_000;
      rows[1][i] = price;
      rows[2][i] = 1 + random.nextInt(200);
      rows[3][i] = random.nextInt(50) == 0 ? 16 : 0;
    }
    return rows;
  }

  /// Offers columns in blocks of `blockRows`.
  static void feed(RowSink sink, Schema schema, long[][] rows, int from, int to, int blockRows) {
    RowBlock block = new RowBlock(schema);
    for (int at = from; at < to; at += blockRows) {
      int count = Math.min(blockRows, to - at);
      block.written(count);
      for (int column = 0; column < rows.length; column++) {
        System.arraycopy(rows[column], at, block.column(column), 0, count);
      }
      sink.accept(block);
    }
  }

  static void write(Store store, Schema schema, long[][] rows, WriteOptions options) {
    write(store, schema, rows, 0, rows[0].length, options);
  }

  static void write(
      Store store, Schema schema, long[][] rows, int from, int to, WriteOptions options) {
    try (DatasetWriter writer = store.writer(instrument(7), schema, UTC_DAYS, options)) {
      feed(writer, schema, rows, from, to, 1000);
      writer.commit();
    }
  }

  /// Reads everything a cursor gives and closes it.
  static long[][] readAll(RowCursor cursor) {
    List<long[][]> blocks = new ArrayList<>();
    int total = 0;
    try (cursor) {
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        long[][] copy = new long[block.schema().columnCount()][];
        for (int column = 0; column < copy.length; column++) {
          copy[column] = java.util.Arrays.copyOf(block.column(column), block.size());
        }
        blocks.add(copy);
        total += block.size();
      }
    }
    return concat(blocks, cursor.schema().columnCount(), total);
  }

  static long[][] slice(long[][] rows, int from, int to) {
    long[][] part = new long[rows.length][];
    for (int column = 0; column < rows.length; column++) {
      part[column] = java.util.Arrays.copyOfRange(rows[column], from, to);
    }
    return part;
  }

  private static long[][] concat(List<long[][]> blocks, int columns, int total) {
    long[][] rows = new long[columns][total];
    int at = 0;
    for (long[][] block : blocks) {
      for (int column = 0; column < columns; column++) {
        System.arraycopy(block[column], 0, rows[column], at, block[column].length);
      }
      at += block[0].length;
    }
    return rows;
  }
}
