package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.CsvTableReader;
import io.quantlab.engine.analysis.CsvTableWriter;
import io.quantlab.engine.analysis.JsonTableWriter;
import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.engine.analysis.TearSheet;
import io.quantlab.engine.analysis.TypedTableReader;
import io.quantlab.engine.analysis.TypedTableWriter;
import io.quantlab.engine.backtest.CertificateJson;
import io.quantlab.engine.backtest.LookaheadCheck.Certificate;
import io.quantlab.engine.backtest.Manifest;
import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.data.TableException;
import io.quantlab.engine.data.TableFormat;
import io.quantlab.engine.data.TableReader;
import io.quantlab.engine.kernel.StrategyFailure;
import io.quantlab.fargate.table.ArrowFormat;
import io.quantlab.fargate.table.ParquetFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes the files of a run by the names of engine contract S-35.
final class RunFiles {
  /// How the tables are written.
  enum Format {
    CSV,
    JSON,
    PARQUET,
    ARROW
  }

  static final String METRICS = "metrics.json";
  static final String REPORT = "report.html";

  private RunFiles() {}

  static void write(
      RunFolder folder,
      RunConfig config,
      RunResult result,
      Optional<Certificate> certificate,
      Map<String, String> environment,
      Set<Format> formats) {
    for (Table table : result.tables().all()) {
      for (Format format : formats) {
        table(folder, table, format);
      }
    }
    folder.text(METRICS, out -> metrics(result, certificate, out));
    folder.text(REPORT, out -> TearSheet.write(RunReport.of(config, result, certificate), out));
    folder.text("log.txt", out -> log(result, out));
    folder.text(
        RunFolder.MANIFEST, out -> Manifest.write(config, result, certificate, environment, out));
  }

  private static void table(RunFolder folder, Table table, Format format) {
    String name = table.schema().name();
    switch (format) {
      case CSV -> folder.text(name + ".csv", out -> CsvTableWriter.write(table, out));
      case JSON -> folder.text(name + ".json", out -> JsonTableWriter.write(table, out));
      case PARQUET ->
          folder.bytes(
              name + ".parquet", out -> TypedTableWriter.write(table, new ParquetFormat(), out));
      case ARROW ->
          folder.bytes(
              name + ".arrow", out -> TypedTableWriter.write(table, new ArrowFormat(), out));
    }
  }

  /// Reads back a table of a run folder, from whichever file is there, or `null` when none is; JSON
  /// is for other programs.
  static Table read(Path folder, TableSchema schema) throws IOException {
    Path csv = folder.resolve(schema.name() + ".csv");
    Path parquet = folder.resolve(schema.name() + ".parquet");
    Path arrow = folder.resolve(schema.name() + ".arrow");
    if (Files.isRegularFile(csv)) {
      try (BufferedReader reader = Files.newBufferedReader(csv)) {
        return CsvTableReader.read(schema, reader, csv.toString());
      }
    }
    if (Files.isRegularFile(parquet)) {
      return read(parquet, schema, new ParquetFormat());
    }
    return Files.isRegularFile(arrow) ? read(arrow, schema, new ArrowFormat()) : null;
  }

  private static Table read(Path file, TableSchema schema, TableFormat format) throws IOException {
    try (TableReader reader = format.open(file)) {
      return TypedTableReader.read(schema, reader, file.toString());
    } catch (TableException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /// The metrics and the look-ahead certificate.
  static void metrics(RunResult result, Optional<Certificate> certificate, Appendable out)
      throws IOException {
    JsonWriter json = new JsonWriter(out);
    json.beginObject();
    result.metrics().write(json);
    CertificateJson.write(json, certificate);
    json.newline().endObject();
    out.append('\n');
  }

  private static void log(RunResult result, Appendable out) throws IOException {
    out.append("end: ").append(result.end().name()).append('\n');
    for (String warning : result.warnings()) {
      out.append("warning: ").append(warning).append('\n');
    }
    StrategyFailure failure = result.failure();
    if (failure != null) {
      out.append("failure: ").append(failure.cause().toString()).append('\n');
      for (StackTraceElement frame : failure.cause().getStackTrace()) {
        out.append("  at ").append(frame.toString()).append('\n');
      }
    }
  }
}
