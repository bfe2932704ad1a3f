package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.csv.ImportOptions.Policy;
import java.io.IOException;

/// What is decided about rows that are not kept as they came: rejected, merged, or the end of the
/// import.
final class RowVerdicts implements DepthRows.Outlet {
  final ImportCounts counts = new ImportCounts();

  /// Why the import stops, `null` while it goes on.
  Finding stop;

  private final ImportOptions options;
  private final Tally tally;
  private final RejectsFile rejects;

  RowVerdicts(ImportOptions options, Tally tally, RejectsFile rejects) {
    this.options = options;
    this.tally = tally;
    this.rejects = rejects;
  }

  /// Stops the import at the line at hand.
  void stop(Fault fault) {
    stop = tally.fatal(fault);
  }

  /// Rejects the row of the line at hand.
  void reject(Fault fault, byte[] b, int from, int to) throws IOException {
    counts.rejected++;
    Finding finding = tally.count(fault);
    if (options.policy() == Policy.STRICT) {
      stop = stop == null ? finding : stop;
    } else {
      rejects.write(tally.line, fault, b, from, to);
    }
  }

  @Override
  public void reject(Fault fault, long line, byte[] text, int from, int to) throws IOException {
    if (stop != null) {
      counts.rejected++; // the import has stopped: this row was not judged any more
      return;
    }
    long at = tally.line;
    tally.line = line;
    reject(fault, text, from, to);
    tally.line = at;
  }

  @Override
  public boolean goesOnAfter(Fault fault) {
    if (options.policy() == Policy.STRICT) {
      return false;
    }
    tally.count(fault);
    return true;
  }

  @Override
  public void merge() {
    counts.merged++;
  }

  /// Merges a row that repeats the one before (V-06).
  void mergeRepeated() {
    merge();
    if (tally.wants(Code.V_06)) {
      tally.note(Code.V_06, "", "repeats the previous row, merged");
    }
  }
}
