package io.quantlab.engine.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;

/// The messages of a recording as lines, of one kind of rows: see [RecordedLines]. Line numbers are
/// those of the recording.
final class RecordedMessages implements LineSource {
  private final Path file;
  private final Dialect.Records records;
  private RecordedLines lines;

  RecordedMessages(Path file, Dialect.Records records) {
    this.file = file;
    this.records = records;
  }

  @Override
  public String fileName() {
    return file.getFileName().toString();
  }

  /// A recording is imported once for each kind of rows, so the kind stands in the name.
  @Override
  public String rejectsName() {
    return fileName() + "." + records.schema().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public InputStream open() throws IOException {
    lines = new RecordedLines(CsvSource.open(file), records);
    return lines;
  }

  @Override
  public String complaint(long line) {
    return lines == null ? "" : lines.complaint(line);
  }
}
