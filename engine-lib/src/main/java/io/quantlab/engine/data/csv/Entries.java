package io.quantlab.engine.data.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The `key = value` lines of a mapping with their line numbers; keys are taken out as they are
/// used.
final class Entries {
  private record Entry(int line, String key, String value) {}

  private final String name;
  private final List<Entry> rest = new ArrayList<>();

  private Entries(String name) {
    this.name = name;
  }

  static Entries of(String name, String text) {
    Entries entries = new Entries(name);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw entries.error(i + 1, "expected key = value, found \"" + line + "\"");
      }
      String key = line.substring(0, equals).strip();
      String value = line.substring(equals + 1).strip();
      entries.add(new Entry(i + 1, key, value));
    }
    return entries;
  }

  private void add(Entry entry) {
    if (entry.value.isEmpty()) {
      throw error(entry.line, "key " + entry.key + " has no value");
    }
    for (Entry other : rest) {
      if (other.key.equals(entry.key) && !entry.key.equals("note")) {
        throw error(entry.line, "key " + entry.key + " is already given in line " + other.line);
      }
    }
    rest.add(entry);
  }

  /// Takes a key out and converts its value; an `IllegalArgumentException` of the reader gets the
  /// place.
  <T> Optional<T> take(String key, Function<String, T> reader) {
    for (int i = 0; i < rest.size(); i++) {
      Entry entry = rest.get(i);
      if (entry.key.equals(key)) {
        rest.remove(i);
        try {
          return Optional.of(reader.apply(entry.value));
        } catch (IllegalArgumentException e) {
          throw new MappingException(
              name + ":" + entry.line + ": " + key + ": " + e.getMessage(), e);
        }
      }
    }
    return Optional.empty();
  }

  <T> T need(String key, Function<String, T> reader) {
    return take(key, reader).orElseThrow(() -> error(1, "key " + key + " is missing"));
  }

  /// All values of a key that may repeat.
  List<String> all(String key) {
    List<String> values = new ArrayList<>();
    Optional<String> value = take(key, v -> v);
    while (value.isPresent()) {
      values.add(value.get());
      value = take(key, v -> v);
    }
    return values;
  }

  void refuseRest() {
    if (!rest.isEmpty()) {
      throw error(rest.getFirst().line, "unknown key " + rest.getFirst().key);
    }
  }

  private MappingException error(int line, String text) {
    return new MappingException(name + ":" + line + ": " + text);
  }
}
