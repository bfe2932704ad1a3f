package io.quantlab.engine.data.store;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowSink;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.SessionDates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Writes rows in time order into one dataset: one segment per session day, one file per year.
///
/// Nothing is visible before [#commit]; closing without it leaves the dataset as it was. All files
/// are written and forced first, then each is published by one root slot (D-2); a power cut between
/// two years' roots leaves whole years published. After any exception the writer only closes. One
/// writer per dataset; not thread-safe. Memory: the packed day plus two blocks.
public final class DatasetWriter implements RowSink {
  private enum State {
    OPEN,
    FAILED,
    COMMITTED,
    CLOSED
  }

  private final StoreDisk disk;
  private final Path directory;
  private final Header header;
  private final SessionDates dates;
  private final WriteOptions options;
  private final WriterLock lock;
  private final DayWriter day;
  private final List<YearFileWriter> files = new ArrayList<>();
  private YearFileWriter file;
  private int fileYear;
  private int epochDay;
  private long lastNanos = Long.MIN_VALUE;
  private State state = State.OPEN;

  DatasetWriter(
      StoreDisk disk,
      Path directory,
      Instrument instrument,
      Schema schema,
      SessionDates dates,
      WriteOptions options) {
    this.disk = disk;
    this.directory = directory;
    this.header = Header.of(instrument, schema, options.traits());
    this.dates = dates;
    this.options = options;
    this.day = new DayWriter(schema, options.encoding());
    try {
      this.lock = WriterLock.take(directory);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "cannot lock " + directory + ": " + failed.getMessage(), failed);
    }
  }

  /// Appends the rows of a block.
  ///
  /// Throws an `IllegalArgumentException` when the schema differs, a stamp is earlier than the one
  /// before it or a value does not fit its column; an `IllegalStateException` when a session day is
  /// already stored and may not be replaced; an `UncheckedIOException` when the disk fails.
  @Override
  public void accept(RowBlock block) {
    need(State.OPEN);
    state = State.FAILED;
    if (block.schema() != header.schema()) {
      throw new IllegalArgumentException(
          "expected rows of " + header.schema() + ", got " + block.schema());
    }
    checkOrder(block.column(0), block.size());
    try {
      for (int from = 0; from < block.size(); ) {
        int to = endOfDay(block.column(0), from, block.size());
        day.append(block, from, to);
        from = to;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "cannot write rows to " + place() + ": " + failed.getMessage(), failed);
    }
    state = State.OPEN;
  }

  /// Publishes all accepted rows. Without rows nothing happens.
  @Override
  public void commit() {
    need(State.OPEN);
    state = State.FAILED;
    try {
      finishDay();
      for (YearFileWriter each : files) {
        file = each;
        each.prepare();
      }
      for (YearFileWriter each : files) {
        file = each;
        each.publish();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "cannot commit " + place() + ": " + failed.getMessage(), failed);
    }
    state = State.COMMITTED;
  }

  /// Ends the writer; without [#commit] nothing was published.
  @Override
  public void close() {
    if (state == State.CLOSED) {
      return;
    }
    boolean abort = state != State.COMMITTED;
    state = State.CLOSED;
    IOException problem = null;
    for (YearFileWriter each : files) {
      try {
        if (abort) {
          each.abort();
        }
      } catch (IOException failed) {
        problem = problem == null ? failed : problem;
      }
    }
    try {
      lock.close();
    } catch (IOException failed) {
      problem = problem == null ? failed : problem;
    }
    if (problem != null) {
      throw new UncheckedIOException(
          "cannot close the writer of " + place() + ": " + problem.getMessage(), problem);
    }
  }

  /// Gives the end of the run of rows that belong to the session date of row `from`, and turns to
  /// that date.
  private int endOfDay(long[] stamps, int from, int size) throws IOException {
    int date = dates.epochDayOf(stamps[from]);
    if (file == null || date != epochDay) {
      turnTo(date);
    }
    if (dates.epochDayOf(stamps[size - 1]) == date) {
      return size;
    }
    int same = from;
    int other = size - 1;
    while (other - same > 1) {
      int middle = (same + other) >>> 1;
      if (dates.epochDayOf(stamps[middle]) == date) {
        same = middle;
      } else {
        other = middle;
      }
    }
    return other;
  }

  private void turnTo(int date) throws IOException {
    if (file != null && date < epochDay) {
      throw new IllegalArgumentException(
          "session dates must not go back: "
              + LocalDate.ofEpochDay(date)
              + " after "
              + LocalDate.ofEpochDay(epochDay));
    }
    finishDay();
    int year = LocalDate.ofEpochDay(date).getYear();
    if (file == null || year != fileYear) {
      Path path = directory.resolve(Store.fileName(header.schema(), year));
      file = YearFileWriter.open(disk, path, header, options.replaceDays());
      files.add(file);
      fileYear = year;
    }
    epochDay = date;
    file.checkDay(date);
  }

  private void finishDay() throws IOException {
    if (day.rows() > 0) {
      day.finish(epochDay, file);
    }
  }

  private void checkOrder(long[] stamps, int size) {
    long before = lastNanos;
    for (int i = 0; i < size; i++) {
      if (stamps[i] < before) {
        throw new IllegalArgumentException(
            "stamps must not decrease: "
                + stamps[i]
                + " after "
                + before
                + " (row "
                + i
                + " of the block)");
      }
      before = stamps[i];
    }
    lastNanos = before;
  }

  private String place() {
    return file == null
        ? directory.toString()
        : file.path() + " (session day " + LocalDate.ofEpochDay(epochDay) + ")";
  }

  private void need(State expected) {
    if (state != expected) {
      throw new IllegalStateException(
          "the writer of " + directory + " must be " + expected + ", is " + state);
    }
  }
}
