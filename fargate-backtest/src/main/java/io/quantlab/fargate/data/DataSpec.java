package io.quantlab.fargate.data;

import io.quantlab.engine.market.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a person writes after `--data`.
///
/// | text | means |
/// |---|---|
/// | `EURUSD:quote` | a dataset of the store |
/// | `EURUSD` | the same, when the store has one kind of rows of it |
/// | `dir/FILE.csv.gz` | a CSV, Parquet, Arrow or JSON lines file, imported on the fly |
/// | `FILE.csv,mapping=M,symbol=X` | the same with options, see [#OPTIONS] |
public sealed interface DataSpec {
  /// The options a file may have, each `,key=value` behind its path.
  Set<String> OPTIONS =
      Set.of(
          "mapping",
          "symbol",
          "calendar",
          "zone",
          "expiry",
          "format",
          "class",
          "currency",
          "multiplier",
          "tick",
          "policy",
          "reorder");

  /// What the person wrote.
  String text();

  /// Words for the same data that mean the same in every folder of this machine.
  String absolute();

  /// Words for the same data where a relative path starts from another folder.
  String in(Path folder);

  /// A dataset of the store.
  ///
  /// @param schema when empty the instrument must have exactly one dataset
  record InStore(String text, String symbol, Optional<Schema> schema) implements DataSpec {
    @Override
    public String absolute() {
      return text;
    }

    @Override
    public String in(Path folder) {
      return text;
    }
  }

  /// A file.
  ///
  /// @param options values by key, keys of [#OPTIONS] only
  record InFile(String text, Path file, Map<String, String> options) implements DataSpec {
    public InFile {
      options = Map.copyOf(options);
    }

    @Override
    public String absolute() {
      return words(path -> path.toAbsolutePath().normalize());
    }

    @Override
    public String in(Path folder) {
      return words(path -> folder.resolve(path).normalize());
    }

    private String words(UnaryOperator<Path> place) {
      StringBuilder words = new StringBuilder(place.apply(file).toString());
      new TreeMap<>(options)
          .forEach((key, value) -> {
            words.append(',').append(key).append('=');
            words.append(key.equals("mapping") ? place.apply(Path.of(value)) : value);
          });
      return words.toString();
    }

    Optional<String> option(String key) {
      return Optional.ofNullable(options.get(key));
    }
  }

  /// Reads the text; a [DataException] when it is neither form.
  static DataSpec parse(String text) {
    Matcher option = Pattern.compile(",([a-z]+)=").matcher(text);
    int end = option.find() ? option.start() : text.length();
    String name = text.substring(0, end);
    if (name.isBlank()) {
      throw new DataException(
          "\"" + text + "\" names no data.", "Write SYMBOL:schema or the path of a file.");
    }
    if (isFile(name)) {
      return new InFile(text, Path.of(name), options(text, end));
    }
    if (end < text.length()) {
      throw new DataException(
          "\"" + text + "\": options belong to files, not to datasets of the store.",
          "Leave out " + text.substring(end) + ".");
    }
    int colon = name.indexOf(':');
    return colon < 0
        ? new InStore(text, name, Optional.empty())
        : new InStore(
            text,
            name.substring(0, colon),
            Optional.of(SchemaName.parse(name.substring(colon + 1))));
  }

  private static boolean isFile(String name) {
    return name.indexOf('/') >= 0
        || name.indexOf('\\') >= 0
        || name.matches(".*\\.(csv|tsv|txt|gz|zip|parquet|pq|arrow|feather|ipc|jsonl|ndjson)")
        || Files.isRegularFile(Path.of(name));
  }

  private static Map<String, String> options(String text, int from) {
    Map<String, String> options = new TreeMap<>();
    Matcher part = Pattern.compile(",([a-z]+)=(.*?)(?=,[a-z]+=|$)").matcher(text);
    for (int at = from; at < text.length() && part.find(at); at = part.end()) {
      String key = part.group(1);
      if (!OPTIONS.contains(key)) {
        throw new DataException(
            "\"" + text + "\": there is no option \"" + key + "\".",
            "Known are " + String.join(", ", OPTIONS.stream().sorted().toList()) + ".");
      }
      if (options.put(key, part.group(2)) != null) {
        throw new DataException("\"" + text + "\": " + key + " is given twice.", "Give it once.");
      }
    }
    return options;
  }
}
