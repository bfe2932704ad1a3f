package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.CsvTableWriter;
import io.quantlab.engine.analysis.JsonTableWriter;
import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TearSheet;
import io.quantlab.engine.backtest.CertificateJson;
import io.quantlab.engine.backtest.LookaheadCheck.Certificate;
import io.quantlab.engine.backtest.Manifest;
import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.kernel.StrategyFailure;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Writes the files of a run by the names of engine contract S-35.
final class RunFiles {
  /// How the tables are written.
  enum Format {
    CSV,
    JSON
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
      Format format) {
    for (Table table : result.tables().all()) {
      String name = table.schema().name();
      if (format == Format.CSV) {
        folder.text(name + ".csv", out -> CsvTableWriter.write(table, out));
      } else {
        folder.text(name + ".json", out -> JsonTableWriter.write(table, out));
      }
    }
    folder.text(METRICS, out -> metrics(result, certificate, out));
    folder.text(REPORT, out -> TearSheet.write(RunReport.of(config, result, certificate), out));
    folder.text("log.txt", out -> log(result, out));
    folder.text(
        RunFolder.MANIFEST, out -> Manifest.write(config, result, certificate, environment, out));
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
