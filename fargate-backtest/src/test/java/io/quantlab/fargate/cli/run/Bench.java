package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.engine.analysis.CsvTableReader;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.fargate.cli.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Command lines with a store and a cache of their own: nothing of the person's home is touched.
final class Bench {
  /// Three daily bars of an equity.
  static final String BARS =
      """
      date,open,high,low,close,volume
      2020-01-02,10,11,9,10.5,100
      2020-01-03,10.5,12,10,11,100
      2020-01-06,11,12,10,11.5,100
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  final Path folder;

  Bench(Path folder) {
    this.folder = folder;
  }

  /// Runs a command that reads market data.
  Session run(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.add("--store=" + folder.resolve("store"));
    line.add("--cache=" + folder.resolve("cache"));
    return Session.run(line.toArray(String[]::new));
  }

  /// Runs `backtest STRATEGY` into a run folder of this name.
  Session backtest(String strategy, String name, String... more) {
    List<String> line = new ArrayList<>(List.of("backtest", strategy));
    line.addAll(List.of(more));
    line.add("--out=" + folder.resolve(name));
    return run(line.toArray(String[]::new));
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /// Writes a text file and returns its path as text.
  String file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode manifest(String run) {
    return json(path(run).resolve("manifest.json"));
  }

  static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Table table(String run, TableSchema schema) {
    Path file = path(run).resolve(schema.name() + ".csv");
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return CsvTableReader.read(schema, reader, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asserts the one way every mistake ends: its exit code, a sentence with these words, a remedy
  /// with that, nothing on standard output, no stack trace, no claim of a fault of ours.
  static void assertMistake(int exitCode, Session session, String remedy, String... words) {
    List<String> lines = session.err().lines().filter(line -> !line.startsWith("Note: ")).toList();
    assertEquals(exitCode, session.exitCode(), session::toString);
    assertTrue(lines.getFirst().startsWith("error: "), session::err);
    assertTrue(lines.getFirst().endsWith("."), session::err);
    for (String word : words) {
      assertTrue(lines.getFirst().contains(word), () -> "\"" + word + "\" in " + session.err());
    }
    assertEquals(2, lines.size(), () -> "one sentence, one remedy: " + session.err());
    assertTrue(lines.get(1).contains(remedy), () -> "\"" + remedy + "\" in " + session.err());
    assertFalse(session.err().contains("fault"), session::err);
    assertEquals("", session.out());
  }

  /// Names of what lies in a folder, also hidden ones, sorted.
  static List<String> names(Path folder) {
    try (var entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
