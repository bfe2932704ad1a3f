package io.quantlab.engine.data.csv;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Rows that wait until none that comes can be earlier: the window within which a file may be out
/// of order (V-05).
final class HeldRows {
  private final long windowNanos;
  private final boolean merging;
  private final String timeColumn;
  private final Tally tally;
  private final RowVerdicts verdicts;
  private final Map<Dataset, ReorderBuffer> buffers = new HashMap<>();

  HeldRows(RowPlan plan, ImportOptions options, Tally tally, RowVerdicts verdicts) {
    this.windowNanos = options.reorderNanos();
    this.merging = plan.mapping.duplicates() == CsvMapping.Duplicates.MERGE;
    this.timeColumn = plan.name(Role.TIME);
    this.tally = tally;
    this.verdicts = verdicts;
  }

  /// Takes the row of the line at hand, and places those that waited long enough.
  void hold(Dataset dataset, long[] values, byte[] b, int from, int to) throws IOException {
    ReorderBuffer buffer = buffers.computeIfAbsent(dataset, _ -> new ReorderBuffer(windowNanos));
    if (buffer.isLate(values[0])) {
      verdicts.counts.reordered++;
    }
    buffer.add(values, tally.line, b, from, to);
    for (ReorderBuffer.Held row = buffer.takeSettled(); row != null; row = buffer.takeSettled()) {
      place(dataset, buffer, row);
    }
  }

  private void place(Dataset dataset, ReorderBuffer buffer, ReorderBuffer.Held row)
      throws IOException {
    tally.line = row.line();
    if (merging && dataset.sameStamp(row.values()) && buffer.repeats(row)) {
      verdicts.mergeRepeated();
      return;
    }
    Fault fault = dataset.misplaced(row.values(), timeColumn);
    if (fault != null) {
      verdicts.reject(fault, row.text(), 0, row.text().length);
    } else {
      dataset.append(row.values());
      buffer.kept(row);
    }
  }

  /// Places what still waits of a dataset.
  void release(Dataset dataset) throws IOException {
    ReorderBuffer buffer = buffers.get(dataset);
    if (buffer == null) {
      return;
    }
    for (ReorderBuffer.Held row = buffer.takeAny(); row != null; row = buffer.takeAny()) {
      place(dataset, buffer, row);
    }
  }
}
