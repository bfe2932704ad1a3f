package io.quantlab.fargate.cli.wick;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.quantlab.dsl.conformance.CaseResult;
import io.quantlab.dsl.conformance.CaseResult.Complaint;
import io.quantlab.dsl.conformance.CaseResult.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What became of the cases of some files, for people and for programs.
///
/// @param results by file, in the order of the file
record ConformanceReport(Map<Path, List<CaseResult>> results) {
  private long count(Verdict verdict) {
    return results.values().stream()
        .flatMap(List::stream)
        .filter(each -> each.verdict() == verdict)
        .count();
  }

  long failed() {
    return count(Verdict.FAIL);
  }

  /// A line for each case; below a failed one what was expected and what came.
  void text(PrintStream out) {
    results.forEach((file, all) -> {
      out.println(file);
      for (CaseResult each : all) {
        out.println("  " + word(each.verdict()) + " " + each.id());
        for (Complaint complaint : each.complaints()) {
          out.println(
              "    "
                  + complaint.run()
                  + ", "
                  + complaint.engine()
                  + ": "
                  + complaint.failure().field());
          out.println("      expected " + complaint.failure().expected());
          out.println("      actual   " + complaint.failure().actual());
        }
      }
    });
    out.println(
        count(Verdict.PASS)
            + " passed, "
            + failed()
            + " failed, "
            + count(Verdict.MANUAL)
            + " manual");
  }

  private static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  void json(PrintStream out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeNumberField("passed", count(Verdict.PASS));
      json.writeNumberField("failed", failed());
      json.writeNumberField("manual", count(Verdict.MANUAL));
      json.writeArrayFieldStart("cases");
      for (Map.Entry<Path, List<CaseResult>> file : results.entrySet()) {
        for (CaseResult each : file.getValue()) {
          json(json, file.getKey(), each);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.println();
  }

  private static void json(JsonGenerator json, Path file, CaseResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", file.toString());
    json.writeStringField("id", result.id());
    json.writeStringField("result", word(result.verdict()));
    if (!result.complaints().isEmpty()) {
      json.writeArrayFieldStart("failures");
      for (Complaint complaint : result.complaints()) {
        json.writeStartObject();
        json.writeStringField("run", complaint.run());
        json.writeStringField("engine", complaint.engine());
        json.writeStringField("field", complaint.failure().field());
        json.writeStringField("expected", complaint.failure().expected());
        json.writeStringField("actual", complaint.failure().actual());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
