package io.quantlab.fargate.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.quantlab.engine.data.csv.CsvMapping;
import io.quantlab.engine.data.csv.KnownLayouts;
import io.quantlab.engine.data.csv.LineSource;
import io.quantlab.engine.data.csv.MappingException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Recorded messages, one JSON object to a line, as lines of the import: its columns are the keys
/// of the first object and those the mapping names. Plain, gzip or zip.
///
/// Numbers keep their digits, `true` is 1, `false` 0, `null` and a missing key are empty. A line
/// that is no flat object of its own is a damaged line (V-01).
public final class JsonLines implements LineSource {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /// Longest line read.
  private static final int MAX_LINE = 1 << 20;

  /// Damaged lines whose reason is remembered; the import asks for it soon.
  private static final int REMEMBERED = 10_000;

  private final LineSource text;
  private final CsvMapping mapping;
  private final Map<Long, String> complaints =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// @param mapping its columns are keys; comma-separated with a header
  public JsonLines(Path file, CsvMapping mapping) {
    this.text = LineSource.text(file);
    this.mapping = mapping;
  }

  /// The ready-made mapping by the keys of the first line, or a [MappingException] that names them.
  public static CsvMapping mappingFor(Path file) throws IOException {
    List<String> keys = List.copyOf(first(LineSource.text(file)).keySet());
    return KnownLayouts.detect(String.join(",", keys), file)
        .orElseThrow(() ->
            new MappingException(
                file.getFileName()
                    + ": messages with the keys "
                    + keys
                    + " are not known; give a mapping file"));
  }

  private static Map<String, String> first(LineSource text) throws IOException {
    try (InputStream in = new BufferedInputStream(text.open())) {
      byte[] line = line(in);
      return line == null ? Map.of() : object(line);
    } catch (DamagedLine e) {
      throw new MappingException(text.fileName() + ":1: " + e.getMessage(), e);
    }
  }

  @Override
  public String fileName() {
    return text.fileName();
  }

  @Override
  public String place(long line) {
    return line <= 1 ? "keys" : "line " + (line - 1);
  }

  @Override
  public String complaint(long line) {
    return complaints.getOrDefault(line, "");
  }

  @Override
  public InputStream open() throws IOException {
    List<String> keys = new ArrayList<>();
    try {
      keys.addAll(first(text).keySet());
    } catch (MappingException damaged) {
      keys.clear();
    }
    for (CsvMapping.Column column : mapping.columns()) {
      if (!keys.contains(column.source())) {
        keys.add(column.source());
      }
    }
    return new Lines(new BufferedInputStream(text.open()), keys);
  }

  /// Why a line is no message.
  private static final class DamagedLine extends IOException {
    private static final long serialVersionUID = 1;

    DamagedLine(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /// The next line without its line break, or `null` at the end.
  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    if (b < 0) {
      return null;
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (line.size() == MAX_LINE) {
        throw new DamagedLine("the line is longer than " + MAX_LINE + " bytes", null);
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toByteArray();
  }

  /// The cells of one message by key.
  private static Map<String, String> object(byte[] line) throws DamagedLine {
    Map<String, String> cells = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new DamagedLine("expected a JSON object, found " + json.currentToken(), null);
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        cells.put(key, cell(json));
      }
      if (json.nextToken() != null) {
        throw new DamagedLine("more than one JSON value in the line", null);
      }
    } catch (DamagedLine e) {
      throw e;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new DamagedLine(
          "no JSON: " + e.getOriginalMessage() + ", column " + e.getLocation().getColumnNr(), e);
    } catch (IOException e) {
      throw new DamagedLine(String.valueOf(e.getMessage()), e);
    }
    return cells;
  }

  /// The text of a value; nested ones are passed over.
  private static String cell(JsonParser json) throws IOException {
    return switch (json.nextToken()) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getText();
      case VALUE_TRUE -> "1";
      case VALUE_FALSE -> "0";
      case START_OBJECT, START_ARRAY -> {
        json.skipChildren();
        yield "";
      }
      default -> "";
    };
  }

  /// Turns message after message into a line.
  private final class Lines extends InputStream {
    private final InputStream in;
    private final List<String> keys;
    private byte[] current;
    private int given;
    private long line = 1;

    Lines(InputStream in, List<String> keys) {
      this.in = in;
      this.keys = keys;
      this.current = row(keys);
    }

    private static byte[] row(List<String> cells) {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < cells.size(); i++) {
        out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
      }
      return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String cell) {
      String one = cell.replace("\n", "\\n").replace("\r", "\\r");
      boolean plain = one.indexOf(',') < 0 && one.indexOf('"') < 0;
      return plain ? one : '"' + one.replace("\"", "\"\"") + '"';
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (given == current.length && !refill()) {
        return -1;
      }
      int count = Math.min(length, current.length - given);
      System.arraycopy(current, given, into, from, count);
      given += count;
      return count;
    }

    private boolean refill() throws IOException {
      byte[] message = line(in);
      if (message == null) {
        return false;
      }
      line++;
      given = 0;
      current = message.length == 0 ? new byte[] {'\n'} : row(cells(message));
      return true;
    }

    private List<String> cells(byte[] message) {
      try {
        Map<String, String> cells = object(message);
        return keys.stream().map(key -> cells.getOrDefault(key, "")).toList();
      } catch (DamagedLine e) {
        complaints.put(line, e.getMessage());
        return List.of(new String(message, StandardCharsets.UTF_8));
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
