package io.quantlab.engine.data.store;

import java.nio.file.Path;
import java.time.LocalDate;

/// One thing wrong with a store file.
///
/// @param file the damaged file
/// @param epochDay session date of the damaged segment, or [CorruptStoreException#NO_SEGMENT]
/// @param offset where the damaged unit starts in the file
/// @param what what was expected and what was found
public record Finding(Path file, int epochDay, long offset, String what) {
  static Finding of(CorruptStoreException damage) {
    return new Finding(damage.file(), damage.epochDay(), damage.offset(), damage.what());
  }

  /// One line for a report.
  public String text() {
    boolean inSegment = epochDay != CorruptStoreException.NO_SEGMENT;
    String segment = inSegment ? " segment " + LocalDate.ofEpochDay(epochDay) : "";
    return file + segment + " at byte " + offset + ": " + what;
  }
}
