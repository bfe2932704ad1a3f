package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.data.store.DataTrait;
import io.quantlab.engine.data.store.DatasetWriter;
import io.quantlab.engine.data.store.Encoding;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.store.WriteOptions;
import io.quantlab.engine.data.synthetic.QlbWorkload;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/// Writes the data of a benchmark and finds the answers its rows must give.
///
/// Where answers are published for the number of ticks, the written data must have the published
/// checksum and the hand-written loops the published answers; anything else ends the benchmark. For
/// other sizes the hand-written loops give the answers.
final class DataMaker {
  static final long MILLION = 1_000_000;

  private static final WriteOptions OPTIONS =
      WriteOptions.DEFAULT.with(Set.of(DataTrait.SYNTHETIC));

  private final Path folder;
  private final QlbWorkload workload;

  private DataMaker(Path folder, long ticks) {
    this.folder = folder;
    this.workload = new QlbWorkload(ticks);
  }

  /// Makes the data in an empty folder, or takes what an earlier call left there.
  static BenchData make(Path folder, long ticks) throws IOException {
    if (Files.exists(folder.resolve("facts.properties"))) {
      BenchData found = BenchData.open(folder);
      if (found.ticks() != ticks) {
        throw new Failure(
            ExitCode.USAGE,
            folder + " holds the data of " + found.ticks() + " ticks, asked for are " + ticks + ".",
            "Name another folder with --data, or delete this one.");
      }
      return found;
    }
    Files.createDirectories(folder);
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw new Failure(
            ExitCode.USAGE,
            folder + " holds files, but no complete data of a benchmark.",
            "Name a folder that is empty or not there yet with --data.");
      }
    }
    new DataMaker(folder, ticks).write();
    return BenchData.open(folder);
  }

  /// Stores the ticks of a long run; about 6 bytes a tick.
  static Store storeTicks(Path folder, long ticks) {
    Store store = Store.at(folder);
    if (store.find(QlbWorkload.TOKEN, Schema.TRADE).isEmpty()) {
      store(store, new QlbWorkload(ticks).trades(), Encoding.DELTA_FOR);
    }
    return store;
  }

  /// Stores bars, unless they are there.
  static Store storeBars(Path folder, ArrayRows bars) {
    Store store = Store.at(folder);
    if (store.find(QlbWorkload.TOKEN, Schema.BAR).isEmpty()) {
      store(store, bars.cursor(), Encoding.DELTA_FOR);
    }
    return store;
  }

  private void write() throws IOException {
    TickFiles files = new TickFiles(folder);
    long checksum = QlbWorkload.checksum(workload.trades());
    try (files;
        RowCursor cursor = workload.trades()) {
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        files.accept(block);
      }
    }
    store(Store.at(folder.resolve("store")), workload.trades(), Encoding.DELTA_FOR);
    store(Store.at(folder.resolve("store")), workload.bars(), Encoding.DELTA_FOR);
    store(Store.at(folder.resolve("bits")), workload.trades(), Encoding.DELTA_FOR_BITS);
    if (workload.ticks() > MILLION) {
      QlbWorkload million = new QlbWorkload(MILLION);
      store(Store.at(folder.resolve("million")), million.trades(), Encoding.DELTA_FOR);
    }
    long bars = new BarsFile(folder.resolve("bars.csv")).write(workload.bars());
    Answer onTicks = HandAnswers.onTicks(workload);
    Answer onBars = HandAnswers.onBars(workload);
    Published.forTicks(workload.ticks())
        .ifPresent(known -> compare(known, new Published(checksum, bars, onTicks, onBars)));
    files
        .facts(workload.ticks(), checksum, bars, onTicks, onBars, onMillion(onTicks))
        .write(folder.resolve("facts.properties"));
  }

  private Answer onMillion(Answer onTicks) {
    return workload.ticks() > MILLION
        ? Published.forTicks(MILLION).orElseThrow().onTicks()
        : onTicks;
  }

  private static void compare(Published known, Published found) {
    if (!known.equals(found)) {
      throw new Failure(
          ExitCode.FAILED,
          "The generated data or the hand-written loops are not those of QLB-1: published are "
              + known
              + ", found "
              + found
              + ".",
          "This is a mistake in this program; please report it.");
    }
  }

  private static void store(Store store, RowCursor rows, Encoding encoding) {
    try (rows;
        DatasetWriter writer =
            store.writer(
                QlbEngine.TERMS, rows.schema(), QlbEngine.ALWAYS, OPTIONS.with(encoding))) {
      for (RowBlock block = rows.next(); block != null; block = rows.next()) {
        writer.accept(block);
      }
      writer.commit();
    }
  }
}
