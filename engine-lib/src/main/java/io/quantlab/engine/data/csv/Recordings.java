package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.csv.Dialect.Records;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Recognizes files of recorded messages (engine contract D-10) and gives their mappings: one for
/// each kind of rows they hold.
final class Recordings {
  private Recordings() {}

  static boolean isRecording(Path file) throws IOException {
    byte[] head = new byte[64];
    try (InputStream in = CsvSource.open(file)) {
      return RecordedLines.begins(head, in.readNBytes(head, 0, head.length));
    }
  }

  /// The mappings of the rows a recording holds: depth, best prices, trades.
  static List<CsvMapping> mappings(Path file) throws IOException {
    List<CsvMapping> found = new ArrayList<>();
    for (Records records : Records.values()) {
      if (records != Records.LINES && hasRows(file, records)) {
        found.add(mapping(records));
      }
    }
    if (found.isEmpty()) {
      throw new MappingException(
          file.getFileName() + ": no message is a depth update, a best price or a trade");
    }
    return found;
  }

  /// Whether there is a line after the header.
  private static boolean hasRows(Path file, Records records) throws IOException {
    try (RecordedLines lines = new RecordedLines(CsvSource.open(file), records)) {
      for (int c = lines.read(); c != '\n'; c = lines.read()) {
        if (c < 0) {
          return false;
        }
      }
      return lines.read() >= 0;
    }
  }

  private static CsvMapping mapping(Records records) {
    String header = RecordedLines.header(records);
    return KnownLayouts.detect(header, Path.of("recording"))
        .orElseThrow()
        .in(new Dialect(',', '.', (char) 0, Dialect.HeaderLine.PRESENT, records));
  }
}
