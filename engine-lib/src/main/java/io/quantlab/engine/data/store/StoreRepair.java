package io.quantlab.engine.data.store;

import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.SessionDates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;

/// Mends damaged files: each step is asked for by name and nothing is lost in silence (engine
/// contract D-5). Every step is itself a commit of D-2 and needs the dataset's writer lock.
public final class StoreRepair {
  private final Store store;
  private final int token;
  private final Schema schema;

  /// Repairs of one dataset.
  public StoreRepair(Store store, int token, Schema schema) {
    this.store = store;
    this.token = token;
    this.schema = schema;
  }

  /// Takes a session day out of the dataset. Its directory must be sound, its segment need not be.
  public void dropSegment(int epochDay) {
    locked(
        "drop the segment " + LocalDate.ofEpochDay(epochDay),
        () -> {
          YearFileWriter file = open(epochDay);
          try {
            file.remove(epochDay);
            file.prepare();
            file.publish();
          } finally {
            file.abort();
          }
        });
  }

  /// Writes a session day again from rows that come from elsewhere, other days of `source` being
  /// left out. Its directory must be sound, its segment need not be.
  ///
  /// Throws an `IllegalArgumentException` and changes nothing when the source has no row of that
  /// day or its rows have another SHA-256 than the directory recorded: another content is a new
  /// import.
  public void restoreSegment(int epochDay, RowCursor source, SessionDates dates) {
    locked(
        "restore the segment " + LocalDate.ofEpochDay(epochDay),
        () -> {
          YearFileWriter file = open(epochDay);
          try {
            rewrite(file, epochDay, source, dates);
            file.prepare();
            file.publish();
          } finally {
            file.abort();
          }
        });
  }

  /// Mends damaged root slots of the file of a year and gives the commit it is at now.
  ///
  /// The newest directory that can be found, through a sound slot or at the end of the file, wins;
  /// a slot that cannot be mended is emptied. Changes nothing when both slots are sound.
  public long repairRoots(int year) {
    long[] commit = new long[1];
    locked(
        "repair the root slots of " + year,
        () ->
            commit[0] =
                RootRepair.run(
                    store.disk(),
                    store.directory(token, schema).resolve(Store.fileName(schema, year))));
    return commit[0];
  }

  private void rewrite(YearFileWriter file, int epochDay, RowCursor source, SessionDates dates)
      throws IOException {
    DayWriter day = new DayWriter(schema, Encoding.DELTA_FOR);
    for (RowBlock block = source.next(); block != null; block = source.next()) {
      for (int i = 0; i < block.size(); i++) {
        if (dates.epochDayOf(block.column(0)[i]) == epochDay) {
          day.append(block, i, i + 1);
        }
      }
    }
    String expected = file.segment(epochDay).sha256();
    if (day.rows() > 0) {
      day.finish(epochDay, file);
    }
    if (day.rowsOfLast() == 0 || !file.segment(epochDay).sha256().equals(expected)) {
      throw new IllegalArgumentException(
          "the source gives "
              + day.rowsOfLast()
              + " rows of "
              + LocalDate.ofEpochDay(epochDay)
              + " whose SHA-256 is not the recorded "
              + expected);
    }
  }

  private YearFileWriter open(int epochDay) throws IOException {
    int year = LocalDate.ofEpochDay(epochDay).getYear();
    Path path = store.directory(token, schema).resolve(Store.fileName(schema, year));
    Header header;
    try (StoreFile file = StoreFile.open(path)) {
      header = file.header();
    }
    return YearFileWriter.open(store.disk(), path, header, ReplaceDays.YES);
  }

  private void locked(String what, Step step) {
    Path directory = store.directory(token, schema);
    try {
      WriterLock lock = WriterLock.take(directory);
      try {
        step.run();
      } finally {
        lock.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "cannot " + what + " of " + directory + ": " + failed.getMessage(), failed);
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
