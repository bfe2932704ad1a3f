package io.quantlab.engine.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// Lines of text to import, and words for their places. A file that is not text gives its rows as
/// lines: [TableLines].
public interface LineSource {
  /// The name of the file, for reports.
  String fileName();

  /// The lines from the first one on, as UTF-8; may be asked for several times.
  InputStream open() throws IOException;

  /// What people call a line; empty when its number says it.
  ///
  /// @param line counts from 1; the line of column names counts
  default String place(long line) {
    return "";
  }

  /// Why a line came out damaged; empty when it is as it stands in the file.
  default String complaint(long line) {
    return "";
  }

  /// The name a file of rejected rows begins with.
  default String rejectsName() {
    return fileName();
  }

  /// The lines of a text file as a mapping sees them: its own, or those made of its messages.
  static LineSource of(Path file, CsvMapping mapping) {
    Dialect.Records records = mapping.dialect().records();
    return records == Dialect.Records.LINES ? text(file) : new RecordedMessages(file, records);
  }

  /// The lines of a text file, plain, gzip or zip (one entry), judged by its first bytes.
  static LineSource text(Path file) {
    return new TextFile(file);
  }

  /// A text file.
  record TextFile(Path file) implements LineSource {
    @Override
    public String fileName() {
      return file.getFileName().toString();
    }

    @Override
    public InputStream open() throws IOException {
      return CsvSource.open(file);
    }
  }
}
