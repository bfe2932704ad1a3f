package io.quantlab.fargate.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The ratios a change is compared with, `docs/benchmark-ratios.json`: for each processor, because
/// a ratio to a hand-written loop is not the same on another, the best ratio of each row and the
/// noise with which it was found.
final class RatioFile {
  /// A stored ratio.
  ///
  /// @param best lowest of some JVMs
  /// @param noise how far their median lay above it, a ratio: 0.03 = 3 %
  record Stored(double best, double noise) {
    Stored {
      if (!(best > 0) || !(noise >= 0) || Double.isInfinite(best) || Double.isInfinite(noise)) {
        throw new IllegalArgumentException(
            "a ratio must be above 0 with a noise of 0 or more, was " + best + " and " + noise);
      }
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<String, Map<String, Stored>> processors = new TreeMap<>();

  private RatioFile(Path file) {
    this.file = file;
  }

  /// Reads the file; a file that is not there holds nothing.
  static RatioFile read(Path file) {
    RatioFile ratios = new RatioFile(file);
    if (Files.exists(file)) {
      ratios.fill();
    }
    return ratios;
  }

  private void fill() {
    try {
      JsonNode root = JSON.readTree(file.toFile());
      for (Map.Entry<String, JsonNode> processor : root.path("processors").properties()) {
        Map<String, Stored> rows = new TreeMap<>();
        for (Map.Entry<String, JsonNode> row : processor.getValue().properties()) {
          JsonNode value = row.getValue();
          rows.put(
              row.getKey(),
              new Stored(
                  value.path("best").asDouble(Double.NaN),
                  value.path("noise").asDouble(Double.NaN)));
        }
        processors.put(processor.getKey(), rows);
      }
    } catch (JsonProcessingException e) {
      String place = e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
      throw broken(file + ":" + place + ": this is not valid JSON.", e);
    } catch (IllegalArgumentException e) {
      throw broken(file + ": " + e.getMessage() + ".", e);
    } catch (IOException e) {
      throw broken("The file " + file + " cannot be read.", e);
    }
  }

  private static Failure broken(String sentence, Exception e) {
    return new Failure(
        ExitCode.BAD_DATA, sentence, "Restore it, or write it anew with --check --update.", e);
  }

  Path file() {
    return file;
  }

  /// The ratios of a processor by row; empty when none are stored.
  Map<String, Stored> of(String processor) {
    return processors.getOrDefault(processor, Map.of());
  }

  /// Replaces the ratios of a processor.
  void put(String processor, Map<String, Stored> rows) {
    processors.put(processor, new TreeMap<>(rows));
  }

  /// Writes the file: one line for each row, four decimals.
  void write() throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      JsonWriter json = new JsonWriter(out);
      json.beginObject().newline().key("processors").beginObject();
      for (Map.Entry<String, Map<String, Stored>> processor : processors.entrySet()) {
        json.newline().key(processor.getKey()).beginObject();
        for (Map.Entry<String, Stored> row : processor.getValue().entrySet()) {
          json.newline().key(row.getKey()).beginObject();
          json.key("best").value(rounded(row.getValue().best()));
          json.key("noise").value(rounded(row.getValue().noise())).endObject();
        }
        json.newline().endObject();
      }
      json.newline().endObject().newline().endObject();
      out.append('\n');
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
