package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.csv.Dialect.HeaderLine;
import io.quantlab.engine.data.csv.Dialect.Records;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The beginning of a text file cut into fields: what [LayoutGuess] works a mapping out of.
///
/// @param names of the columns; their numbers when the file has no header
/// @param rows the rows that have as many fields as there are names; the others are left to the
///   import, which says what is wrong with them
record SampleRows(Dialect dialect, List<String> names, List<List<String>> rows) {
  private static final int LINES = 1_000;
  private static final char[] SEPARATORS = {',', ';', '\t'};

  /// The sample of a file; empty when its lines have no separator or no row is left.
  static Optional<SampleRows> of(Path file) throws IOException {
    List<String> lines = firstLines(file);
    char separator = 0;
    int most = 1;
    for (char candidate : SEPARATORS) {
      int fields = lines.isEmpty() ? 0 : fields(lines.getFirst(), candidate);
      if (fields > most) {
        most = fields;
        separator = candidate;
      }
    }
    return separator == 0 ? Optional.empty() : cut(lines, separator);
  }

  /// The first lines that are text and not empty.
  private static List<String> firstLines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (InputStream in = CsvSource.open(file);
        LineReader reader = new LineReader(in)) {
      reader.skipByteOrderMark();
      while (lines.size() < LINES && reader.ready()) {
        int end = reader.lineEnd();
        if (end < 0) {
          return lines;
        }
        if (end > reader.start) {
          lines.add(LineFields.decode(reader.bytes, reader.start, end));
        }
        reader.advance(reader.afterLineEnd());
      }
    } catch (CharacterCodingException | CsvSource.DamagedException e) {
      return lines; // the import meets the line again and names it
    }
    return lines;
  }

  private static int fields(String line, char separator) {
    return (int) line.chars().filter(c -> c == separator).count() + 1;
  }

  private static Optional<SampleRows> cut(List<String> lines, char separator) {
    LineFields fields = new LineFields(dialect(separator, '.', HeaderLine.PRESENT));
    List<List<String>> all = new ArrayList<>();
    for (String line : lines) {
      try {
        all.add(fields.split(line));
      } catch (IllegalArgumentException unbalanced) {
        // the import meets the line again and says so
      }
    }
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<String> first = all.getFirst();
    boolean named = first.stream().noneMatch(SampleRows::beginsWithDigit);
    List<String> names =
        named ? first : IntStream.rangeClosed(1, first.size()).mapToObj(Integer::toString).toList();
    List<List<String>> rows =
        all.subList(named ? 1 : 0, all.size()).stream()
            .filter(row -> row.size() == names.size())
            .toList();
    char mark = separator != ',' && hasDecimalComma(rows) ? ',' : '.';
    HeaderLine header = named ? HeaderLine.PRESENT : HeaderLine.ABSENT;
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new SampleRows(dialect(separator, mark, header), names, rows));
  }

  private static Dialect dialect(char separator, char mark, HeaderLine header) {
    return new Dialect(separator, mark, (char) 0, header, Records.LINES);
  }

  private static boolean beginsWithDigit(String field) {
    return !field.isEmpty() && field.charAt(0) >= '0' && field.charAt(0) <= '9';
  }

  private static boolean hasDecimalComma(List<List<String>> rows) {
    return rows.stream().flatMap(List::stream).anyMatch(field -> field.matches("-?\\d+,\\d+"))
        && rows.stream().flatMap(List::stream).noneMatch(field -> field.matches("-?\\d+\\.\\d+"));
  }

  boolean named() {
    return dialect.header() == HeaderLine.PRESENT;
  }

  /// The values of a column.
  List<String> column(int index) {
    return rows.stream().map(row -> row.get(index)).toList();
  }

  /// The values of a column, given by its name.
  List<String> column(String name) {
    return column(names.indexOf(name));
  }

  /// Whether every value of a column is a number.
  boolean isNumber(int index) {
    return rows.stream()
        .allMatch(row -> NumberText.parse(row.get(index), dialect.decimalMark()).isPresent());
  }
}
