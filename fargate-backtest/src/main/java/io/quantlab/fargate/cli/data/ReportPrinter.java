package io.quantlab.fargate.cli.data;

import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.engine.data.csv.Code;
import io.quantlab.engine.data.csv.ImportReport;
import io.quantlab.engine.data.csv.ImportReport.DatasetReport;
import io.quantlab.engine.data.csv.ImportReport.Outcome;
import io.quantlab.fargate.data.FilePlan;
import io.quantlab.fargate.data.SchemaName;
import io.quantlab.fargate.data.StoreCatalog;
import io.quantlab.fargate.data.StoreCatalog.Stored;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Prints what became of the rows of an imported file.
record ReportPrinter(StoreCatalog catalog, FilePlan plan, ImportReport report) {
  private static final int NAMED_GAPS = 5;

  /// Gaps a report keeps; it may have found more.
  private static final int KEPT_GAPS = 1_000;

  void text(PrintStream out) {
    boolean committed = report.outcome() == Outcome.COMMITTED;
    out.println(report.file() + (committed ? "" : ": stopped, nothing is published"));
    out.println(
        "  rows      read "
            + Words.number(report.rowsRead())
            + (committed ? " = written " : " = passed ")
            + Words.number(report.rowsWritten())
            + " + rejected "
            + Words.number(report.rowsRejected())
            + " + merged "
            + Words.number(report.rowsMerged()));
    if (report.rowsFiltered() > 0) {
      out.println(
          "  left out  " + Words.count(report.rowsFiltered(), "row") + " of other expiries");
    }
    if (report.rowsReordered() > 0) {
      out.println("  sorted    " + Words.count(report.rowsReordered(), "late row"));
    }
    if (committed) {
      report.datasets().forEach(dataset -> dataset(out, dataset));
    }
    report.counts().forEach((code, count) -> finding(out, code, count));
    report.rejects().ifPresent(file -> out.println("  rejects   " + file));
    notes().forEach(note -> out.println("  note      " + note));
  }

  private List<String> notes() {
    return Stream.concat(plan.notes().stream(), report.roundings().stream()).toList();
  }

  private void dataset(PrintStream out, DatasetReport dataset) {
    Optional<Stored> stored = stored(dataset);
    out.println(
        "  dataset   "
            + name(dataset)
            + ", "
            + Words.count(dataset.rows(), "row")
            + ", "
            + Words.span(dataset.firstNanos(), dataset.lastNanos()));
    stored.ifPresent(each ->
        out.println(
            "            token "
                + each.instrument().token()
                + ", price unit "
                + each.info().priceUnit().text()
                + ", lot size "
                + each.info().lotSize().text()
                + ", hash "
                + each.info().datasetHash()));
    if (!dataset.gaps().isEmpty()) {
      int shown = Math.min(NAMED_GAPS, dataset.gaps().size());
      out.println(
          "            "
              + Words.count(dataset.gaps().size(), "session")
              + (dataset.gaps().size() < KEPT_GAPS ? "" : " or more")
              + " without rows: "
              + String.join(
                  ", ",
                  dataset.gaps().subList(0, shown).stream()
                      .map(gap -> gap.session().toString())
                      .toList())
              + (shown < dataset.gaps().size() ? ", ..." : ""));
    }
  }

  private void finding(PrintStream out, Code code, long count) {
    out.println(
        "  "
            + code.id()
            + "      "
            + Words.count(count, "time")
            + " against the rule: "
            + code.rule());
    report.findings().stream()
        .filter(finding -> finding.code() == code)
        .limit(2)
        .forEach(finding -> out.println("              " + finding));
  }

  private static String name(DatasetReport dataset) {
    return dataset.symbol() + ":" + SchemaName.of(dataset.schema());
  }

  private Optional<Stored> stored(DatasetReport dataset) {
    return catalog
        .instruments()
        .bySymbol(dataset.symbol())
        .map(_ -> catalog.find(dataset.symbol(), Optional.of(dataset.schema())));
  }

  void json(PrintStream out) throws IOException {
    JsonWriter json = new JsonWriter(out);
    json.beginObject().key("file").value(report.file());
    json.key("outcome").value(report.outcome().name());
    json.key("mapping").value(report.mappingName()).key("mappingHash").value(report.mappingHash());
    json.key("rowsRead").value(report.rowsRead()).key("rowsWritten").value(report.rowsWritten());
    json.key("rowsRejected").value(report.rowsRejected());
    json.key("rowsMerged").value(report.rowsMerged());
    json.key("rowsFiltered").value(report.rowsFiltered());
    json.key("rowsReordered").value(report.rowsReordered());
    json.key("linesIgnored").value(report.linesIgnored());
    json.key("counts").beginObject();
    for (Map.Entry<Code, Long> each : report.counts().entrySet()) {
      json.key(each.getKey().id()).value(each.getValue());
    }
    json.endObject().key("stop");
    json.value(report.stop().map(Object::toString).orElse(null));
    json.key("rejects").value(report.rejects().map(Object::toString).orElse(null));
    json.key("datasets").beginArray();
    if (report.outcome() == Outcome.COMMITTED) {
      for (DatasetReport dataset : report.datasets()) {
        dataset(json.newline(), dataset);
      }
    }
    json.endArray().key("notes").beginArray();
    for (String note : notes()) {
      json.value(note);
    }
    json.endArray().endObject();
    out.println();
  }

  private void dataset(JsonWriter json, DatasetReport dataset) throws IOException {
    json.beginObject().key("dataset").value(name(dataset)).key("rows").value(dataset.rows());
    json.key("firstNanos").value(dataset.firstNanos());
    json.key("lastNanos").value(dataset.lastNanos());
    json.key("gaps").value(dataset.gaps().size());
    Optional<Stored> stored = stored(dataset);
    if (stored.isPresent()) {
      json.key("token").value(stored.get().instrument().token());
      json.key("datasetHash").value(stored.get().info().datasetHash());
    }
    json.endObject();
  }
}
