package io.quantlab.engine.data.store;

import java.nio.file.Path;
import java.time.LocalDate;

/// A store file whose bytes cannot be trusted; the run that meets it must stop (engine contract
/// D-5).
///
/// Also thrown for a file of a newer format or schema version than this program knows.
public final class CorruptStoreException extends RuntimeException {
  /// [#epochDay] of damage outside every segment (header, root slot, directory).
  public static final int NO_SEGMENT = Integer.MIN_VALUE;

  private static final long serialVersionUID = 1;

  private final transient Path file;
  private final int epochDay;
  private final long offset;
  private final String what;

  CorruptStoreException(Path file, int epochDay, long offset, String what) {
    super(message(file, epochDay, offset, what));
    this.file = file;
    this.epochDay = epochDay;
    this.offset = offset;
    this.what = what;
  }

  CorruptStoreException(Path file, long offset, String what) {
    this(file, NO_SEGMENT, offset, what);
  }

  private static String message(Path file, int epochDay, long offset, String what) {
    String segment = epochDay == NO_SEGMENT ? "" : " segment " + LocalDate.ofEpochDay(epochDay);
    return file + segment + " at byte " + offset + ": " + what;
  }

  /// The damaged file.
  public Path file() {
    return file;
  }

  /// Session date of the damaged segment as days since 1970-01-01, or [#NO_SEGMENT].
  public int epochDay() {
    return epochDay;
  }

  /// Byte offset in the file where the damage was seen: the start of the checked unit.
  public long offset() {
    return offset;
  }

  /// What was expected and what was found.
  public String what() {
    return what;
  }
}
