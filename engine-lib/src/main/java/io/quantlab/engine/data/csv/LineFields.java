package io.quantlab.engine.data.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Cuts one line into fields; quoted fields are read by FastCSV.
final class LineFields {
  private final char separator;
  private final CsvReader.CsvReaderBuilder quoted;

  LineFields(Dialect dialect) {
    this.separator = dialect.separator();
    this.quoted =
        CsvReader.builder().fieldSeparator(separator).quoteCharacter('"').skipEmptyLines(false);
  }

  /// The text of the bytes; a [CharacterCodingException] when they are not UTF-8.
  static String decode(byte[] b, int from, int to) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(b, from, to - from))
        .toString();
  }

  /// The fields; an `IllegalArgumentException` with the reason when quotes are not balanced.
  List<String> split(String line) {
    if (line.indexOf('"') >= 0) {
      return quoted(line);
    }
    List<String> fields = new ArrayList<>();
    int from = 0;
    for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, from)) {
      fields.add(line.substring(from, at));
      from = at + 1;
    }
    fields.add(line.substring(from));
    return fields;
  }

  private List<String> quoted(String line) {
    if ((line.chars().filter(c -> c == '"').count() & 1) != 0) {
      throw new IllegalArgumentException("a quote is opened and not closed in the line");
    }
    try (CsvReader<CsvRecord> reader = quoted.ofCsvRecord(line)) {
      return reader.iterator().next().getFields();
    } catch (CsvParseException e) {
      throw new IllegalArgumentException("quotes are not balanced: " + e.getMessage(), e);
    } catch (java.io.IOException e) {
      throw new IllegalStateException("reading a string cannot fail", e);
    }
  }
}
