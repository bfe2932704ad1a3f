package io.quantlab.fargate.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.engine.analysis.NavSeries;
import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A run folder read back: manifest, metrics, tables. Whatever is missing or broken is named by
/// file.
final class StoredRun {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final JsonNode manifest;

  private StoredRun(Path folder, JsonNode manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /// Opens a run by its folder or its manifest file.
  static StoredRun open(Path path) {
    Path file = Files.isDirectory(path) ? path.resolve(RunFolder.MANIFEST) : path;
    if (!Files.isRegularFile(file)) {
      throw new Failure(
          ExitCode.BAD_DATA,
          "There is no run at " + path + ".",
          "Name a run folder or its manifest.json.");
    }
    JsonNode manifest = json(file);
    if (!manifest.path("schemaVersion").isInt() || !manifest.path("settings").isObject()) {
      throw new Failure(
          ExitCode.BAD_DATA, file + ": this is no manifest of a run.", "Name a manifest.json.");
    }
    return new StoredRun(file.toAbsolutePath().getParent(), manifest);
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new Failure(
          ExitCode.BAD_DATA,
          file
              + ":"
              + e.getLocation().getLineNr()
              + ":"
              + e.getLocation().getColumnNr()
              + ": this is not valid JSON.",
          "Restore the file, or run again.",
          e);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.BAD_DATA,
          "The file " + file + " cannot be read.",
          "Run again with its --out.",
          e);
    }
  }

  Path folder() {
    return folder;
  }

  String text(String key) {
    return manifest.path(key).asText();
  }

  /// A number of the manifest's `counts`.
  long count(String key) {
    return manifest.path("counts").path(key).asLong(-1);
  }

  /// The caller's words of the run.
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    manifest
        .path("settings")
        .properties()
        .forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
    return settings;
  }

  /// The words the data was named by.
  private List<String> dataSpecs() {
    List<String> specs = new ArrayList<>();
    JsonNode environment = manifest.path("environment");
    for (int i = 0; environment.has("data." + i); i++) {
      specs.add(environment.get("data." + i).asText());
    }
    return specs;
  }

  /// The options the run was started with.
  RunOptions options() {
    return RunWords.options(settings(), dataSpecs(), folder.resolve(RunFolder.MANIFEST));
  }

  /// The manifest's `data`, one object for each source.
  JsonNode data() {
    return manifest.path("data");
  }

  /// Names of the strategy slots, by account.
  List<String> strategyNames() {
    List<String> names = new ArrayList<>();
    manifest.path("strategies").forEach(slot -> names.add(slot.path("name").asText()));
    return names;
  }

  /// Hashes of the datasets in order.
  List<String> datasetHashes() {
    List<String> hashes = new ArrayList<>();
    manifest.path("data").forEach(source -> hashes.add(source.path("datasetHash").asText()));
    return hashes;
  }

  Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    json(folder.resolve("metrics.json"))
        .path("metrics")
        .properties()
        .forEach(e ->
            metrics.put(
                e.getKey(), e.getValue().isNumber() ? e.getValue().asDouble() : Double.NaN));
    return metrics;
  }

  Table table(TableSchema schema) {
    Path file = folder.resolve(schema.name() + ".csv");
    try {
      Table table = RunFiles.read(folder, schema);
      if (table != null) {
        return table;
      }
      throw new Failure(
          ExitCode.BAD_DATA, "The table " + file + " cannot be read.", "Run with --format csv.");
    } catch (IOException e) {
      throw new Failure(
          ExitCode.BAD_DATA, "The table " + file + " cannot be read.", "Run with --format csv.", e);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.BAD_DATA, String.valueOf(e.getMessage()) + ".", "", e);
    }
  }

  /// Session closes of the equity table.
  NavSeries series() {
    Table equity = table(ResultTables.EQUITY);
    int kind = ResultTables.EQUITY.column("kind");
    int time = ResultTables.EQUITY.column("time");
    int nav = ResultTables.EQUITY.column("nav");
    int date = ResultTables.EQUITY.column("sessionDate");
    List<Integer> closes = new ArrayList<>();
    for (int row = 0; row < equity.rows(); row++) {
      if (equity.textAt(row, kind).equals("SESSION_CLOSE")) {
        closes.add(row);
      }
    }
    int[] days =
        closes.stream()
            .mapToInt(row -> (int) LocalDate.parse(equity.textAt(row, date)).toEpochDay())
            .toArray();
    long[] nanos = closes.stream().mapToLong(row -> equity.longAt(row, time)).toArray();
    long[] navE8 = closes.stream().mapToLong(row -> equity.longAt(row, nav)).toArray();
    if (equity.rows() == 0) {
      throw new Failure(
          ExitCode.BAD_DATA, folder.resolve("equity.csv") + ": the table is empty.", "");
    }
    return NavSeries.of(equity.longAt(0, time), equity.longAt(0, nav), days, nanos, navE8);
  }

  /// The configuration by dotted key, for comparisons.
  Map<String, String> config() {
    Map<String, String> config = new LinkedHashMap<>();
    for (String key :
        List.of(
            "engineVersion",
            "inputHash",
            "currency",
            "fees",
            "costMethod",
            "limits",
            "sessions",
            "seed")) {
      config.put(key, manifest.path(key).asText());
    }
    flatten("profile", manifest.path("profile"), config);
    flatten("settings", manifest.path("settings"), config);
    for (int i = 0; i < manifest.path("strategies").size(); i++) {
      flatten("strategies." + i, manifest.path("strategies").get(i), config);
    }
    for (int i = 0; i < manifest.path("data").size(); i++) {
      flatten("data." + i, manifest.path("data").get(i), config);
    }
    return config;
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> into) {
    if (node.isObject()) {
      node.properties().forEach(e -> flatten(prefix + "." + e.getKey(), e.getValue(), into));
    } else {
      into.put(prefix, node.asText());
    }
  }
}
