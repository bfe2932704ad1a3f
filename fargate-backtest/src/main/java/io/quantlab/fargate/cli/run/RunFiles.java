package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.CsvTableWriter;
import io.quantlab.engine.analysis.JsonTableWriter;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TearSheet;
import io.quantlab.engine.backtest.Manifest;
import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.kernel.StrategyFailure;
import java.io.IOException;
import java.util.Map;

/// Writes the files of a run by the names of engine contract S-35.
final class RunFiles {
  /// How the tables are written.
  enum Format {
    CSV,
    JSON
  }

  private RunFiles() {}

  static void write(
      RunFolder folder,
      RunConfig config,
      RunResult result,
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
    folder.text("metrics.json", out -> metrics(result, out));
    folder.text("report.html", out -> TearSheet.write(RunReport.of(config, result), out));
    folder.text("log.txt", out -> log(result, out));
    folder.text(RunFolder.MANIFEST, out -> Manifest.write(config, result, environment, out));
  }

  static void metrics(RunResult result, Appendable out) throws IOException {
    result.metrics().writeJson(out);
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
