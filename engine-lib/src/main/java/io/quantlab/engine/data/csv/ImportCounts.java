package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.csv.ImportReport.DatasetReport;
import io.quantlab.engine.data.csv.ImportReport.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What became of the rows of a file, and whether that is good enough to keep them.
final class ImportCounts {
  long read;
  long rejected;
  long merged;
  long filtered;
  long reordered;
  long linesIgnored;

  /// Judges the file as a whole: `null` when it may be kept.
  Finding judge(Tally tally, ImportOptions options) {
    tally.line = 0;
    if (read == 0) {
      String why =
          filtered > 0
              ? "no row has the expiry " + options.expiry().orElse("")
              : "there are no data rows";
      return tally.fatal(new Fault(Code.V_01, "", why));
    }
    if (rejected <= options.maxRejectRatio() * read) {
      return null;
    }
    Code code =
        tally.findings().stream()
            .map(Finding::code)
            .filter(ImportCounts::rejects)
            .findFirst()
            .orElseThrow();
    String why =
        "rejected "
            + rejected
            + " of "
            + read
            + " rows, more than the share "
            + options.maxRejectRatio();
    return tally.note(code, "", why);
  }

  private static boolean rejects(Code code) {
    return code != Code.V_06 && code != Code.V_10 && code != Code.V_11 && code != Code.V_12;
  }

  /// What the import says in the end.
  ///
  /// @param stop why nothing was kept, `null` when all was
  ImportReport report(
      CsvImport.Job job,
      RowPlan plan,
      Tally tally,
      Finding stop,
      List<Dataset> datasets,
      RejectsFile rejects) {
    long written = 0;
    List<DatasetReport> parts = new ArrayList<>();
    for (Dataset dataset : datasets) {
      written += dataset.rows();
      parts.add(dataset.report());
    }
    return new ImportReport(
        job.fileName(),
        plan.mapping.name(),
        plan.mapping.hash(),
        plan.units,
        stop == null ? Outcome.COMMITTED : Outcome.STOPPED,
        read,
        written,
        rejected,
        merged,
        filtered,
        linesIgnored,
        reordered,
        tally.dirt(),
        tally.counts(),
        tally.findings(),
        Optional.ofNullable(stop),
        parts,
        rejects.written(),
        plan.mapping.notes());
  }
}
