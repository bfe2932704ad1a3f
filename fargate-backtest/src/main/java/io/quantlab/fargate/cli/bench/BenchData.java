package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.store.DatasetInfo;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.nio.file.Files;
import java.nio.file.Path;

/// The data of a benchmark in one folder, as [DataMaker] leaves it.
///
/// `ts`, `px` (64-bit), `sz`, `tk` (32-bit) are the raw little-endian columns and `bars.csv` the
/// bars, both in the form other programs read; `store` holds ticks and bars with whole-byte
/// differences, `bits` the ticks with differences in single bits, `million` the first million
/// ticks; `trades.csv` is what the CSV rows import.
///
/// @param facts what the maker found while writing
record BenchData(Path folder, BenchFacts facts) {
  static BenchData open(Path folder) {
    return new BenchData(folder, BenchFacts.read(folder.resolve("facts.properties")));
  }

  long ticks() {
    return facts.ticks();
  }

  Store store() {
    return Store.at(folder.resolve("store"));
  }

  Store bits() {
    return Store.at(folder.resolve("bits"));
  }

  /// The first million ticks, all of them when there are fewer.
  Store million() {
    Path own = folder.resolve("million");
    return Files.isDirectory(own) ? Store.at(own) : store();
  }

  Path csv() {
    return folder.resolve("trades.csv");
  }

  /// Bytes of packed columns for each row.
  static double bytesPerRow(Store store) {
    DatasetInfo info = store.find(QlbWorkload.TOKEN, Schema.TRADE).orElseThrow();
    return info.dataBytes() / (double) info.rows();
  }

  /// One column of a schema as an array.
  long[] column(Schema schema, String name) {
    int index = schema.column(name);
    long[] all = new long[Math.toIntExact(schema == Schema.BAR ? facts.bars() : ticks())];
    int rows = 0;
    try (RowCursor cursor = store().cursor(QlbWorkload.TOKEN, schema)) {
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        System.arraycopy(block.column(index), 0, all, rows, block.size());
        rows += block.size();
      }
    }
    return all;
  }
}
