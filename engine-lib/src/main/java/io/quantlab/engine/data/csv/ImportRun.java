package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.csv.ImportOptions.Policy;
import io.quantlab.engine.data.csv.ImportReport.DatasetReport;
import io.quantlab.engine.data.csv.ImportReport.Outcome;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.CalendarRangeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One pass over one file: parse, judge, place, count. Benchmark: `CsvImportBenchmark`.
final class ImportRun {
  private final CsvImport.Job job;
  private final ImportOptions options;
  private final LineReader reader;
  private final RowPlan plan;
  private final RowText text = new RowText();
  private final Tally tally;
  private final RejectsFile rejects;
  private final RowBatch batch;
  private final FastRows fastRows;
  private final FastRow fast;
  private final SlowRow slow;
  private final RowRule rule;
  private final Datasets datasets;
  private final Map<Dataset, ReorderBuffer> buffers = new HashMap<>();
  private final long[] values;
  private final long[] judged;
  private final Map<Dataset, DepthRows> depthRows = new HashMap<>();
  private final boolean merging;
  private final boolean quietly;
  private final boolean depth;
  private final String timeColumn;
  private Finding stop;
  private long rowsRead;
  private long rowsRejected;
  private long rowsMerged;
  private long rowsFiltered;
  private long rowsReordered;
  private long linesIgnored;
  private long emptyLines;
  private boolean previousKept;

  /// @param reader stands on the first data line
  ImportRun(CsvImport.Job job, LineReader reader, RowPlan plan, Tally tally, RejectsFile rejects) {
    this.job = job;
    this.options = job.options();
    this.reader = reader;
    this.plan = plan;
    this.tally = tally;
    this.rejects = rejects;
    this.batch = new RowBatch(plan, reader);
    this.fastRows = new FastRows(plan, reader, batch);
    this.fast = new FastRow(plan, text);
    this.slow = new SlowRow(plan, text, tally);
    this.rule = RowRule.of(plan, tally, options, job.sessions());
    this.datasets = new Datasets(plan.mapping, options, job.symbol(), this::open);
    this.values = plan.newValues();
    this.judged = plan.newValues();
    this.merging = plan.mapping.duplicates() == CsvMapping.Duplicates.MERGE;
    this.timeColumn = plan.name(Role.TIME);
    this.depth = plan.schema == Schema.DEPTH && !plan.mapping.exact();
    this.quietly = options.reorderNanos() == 0 && !plan.mapping.exact() && !depth;
    if (depth && options.reorderNanos() > 0) {
      throw new MappingException(
          "depth rows follow the order of their ids: they cannot be reordered");
    }
  }

  private Dataset open(String symbol) {
    DatasetKey key =
        new DatasetKey(
            symbol, plan.schema, plan.units.priceUnit(), plan.units.lotSize(), plan.mapping.hash());
    return new Dataset(symbol, job.target().open(key), plan, tally, options, job.sessions());
  }

  ImportReport run() throws IOException {
    try (datasets) {
      try {
        readAll();
      } catch (CsvSource.DamagedException e) {
        tally.line = reader.line;
        stop = tally.fatal(new Fault(Code.V_01, "", e.getMessage()));
      } catch (CalendarRangeException e) {
        rowsRejected++;
        stop = tally.fatal(new Fault(Code.V_09, timeColumn, e.getMessage()));
      }
      releaseAll();
      judgeTotals();
      for (Dataset dataset : datasets.all()) {
        dataset.finish();
      }
      if (stop == null) {
        datasets.all().forEach(Dataset::commit);
      }
      return report();
    }
  }

  private void readAll() throws IOException {
    while (stop == null && reader.ready()) {
      int rows = reader.plain() ? fastRows.parse() : 0;
      if (rows > 0) {
        rows(rows);
      } else {
        line();
      }
    }
    linesIgnored += emptyLines + reader.ignored();
  }

  /// Takes the rows of the batch: at once where there is nothing to say about them.
  private void rows(int rows) throws IOException {
    Dataset dataset = datasets.of(text);
    for (int done = 0; done < rows && stop == null; ) {
      int quiet = quiet(dataset, done, rows);
      if (quiet > done) {
        dataset.append(batch, done, quiet, rule.quietFlags());
        rowsRead += quiet - done;
        previousKept = true;
        reader.advance(quiet - done, batch.starts[quiet - 1], batch.starts[quiet]);
        done = quiet;
      } else {
        tally.line = reader.line;
        batch.get(done, values);
        rowsRead++;
        done++;
        row(batch.starts[done]);
        reader.advance(batch.starts[done]);
      }
    }
  }

  /// The end of the rows from `from` on that nothing need be said about.
  private int quiet(Dataset dataset, int from, int to) {
    if (!quietly || emptyLines > 0) {
      return from;
    }
    int end = rule.quiet(batch, from, to);
    return end == from ? from : dataset.quiet(batch, from, end, rule.jumpPrices(batch, from, end));
  }

  private void line() throws IOException {
    tally.line = reader.line;
    int next = fast.parse(reader.bytes, reader.start, values);
    if (next < 0 || next > reader.limit) {
      next = slowLine();
    } else {
      rowsRead++;
      row(next);
    }
    reader.advance(next);
  }

  /// A line the fast parser declined; gives the start of the next one.
  private int slowLine() throws IOException {
    int end = reader.lineEnd();
    if (end < 0) {
      stop =
          tally.fatal(
              new Fault(
                  Code.V_01, "", "the line is longer than " + LineReader.MAX_LINE + " bytes"));
      rowsRead++;
      rowsRejected++;
      return reader.limit;
    }
    int next = reader.afterLineEnd();
    if (end == reader.start) {
      emptyLines++;
      previousKept = false;
      return next;
    }
    if (reader.bytes[reader.start] == plan.mapping.dialect().comment()) {
      linesIgnored++;
      previousKept = false;
      return next;
    }
    rejectEmptyLines();
    if (stop != null) {
      return next;
    }
    rowsRead++;
    Fault fault = slow.parse(reader.bytes, reader.start, end, values);
    if (fault != null) {
      String complaint = job.lines().complaint(tally.line);
      fault = complaint.isEmpty() ? fault : new Fault(Code.V_01, "", complaint);
      reject(fault, reader.bytes, reader.start, end);
      previousKept = false;
    } else {
      row(next);
    }
    return next;
  }

  /// Empty lines are harmless at the end of a file only.
  private void rejectEmptyLines() throws IOException {
    long line = tally.line;
    for (long i = emptyLines; i > 0 && stop == null; i--) {
      tally.line = line - i;
      rowsRead++;
      reject(new Fault(Code.V_01, "", "the line is empty"), reader.bytes, 0, 0);
    }
    emptyLines = 0;
    tally.line = line;
  }

  /// Judges and places the parsed row that ends before `next`.
  private void row(int next) throws IOException {
    if (emptyLines > 0) {
      rejectEmptyLines();
    }
    Dataset dataset = datasets.of(text);
    if (dataset == null) {
      rowsRead--;
      rowsFiltered++;
      return;
    }
    Fault fault = plan.mapping.exact() ? judgeAside() : rule.check(values);
    if (fault != null) {
      rejectCurrent(fault, next);
    } else if (depth) {
      depthRows(dataset).take(values, tally.line, reader.bytes, reader.start, textEnd(next));
    } else if (options.reorderNanos() > 0) {
      hold(dataset, next);
    } else if (merging
        && previousKept
        && dataset.sameStamp(values)
        && reader.repeatsPrevious(next)) {
      merge();
    } else {
      fault = dataset.misplaced(values, timeColumn);
      if (fault != null) {
        rejectCurrent(fault, next);
      } else {
        dataset.append(values);
        previousKept = true;
      }
    }
  }

  /// Judges a copy, so that the row keeps the values it came with.
  private Fault judgeAside() {
    System.arraycopy(values, 0, judged, 0, values.length);
    return rule.check(judged);
  }

  private void rejectCurrent(Fault fault, int next) throws IOException {
    reject(fault, reader.bytes, reader.start, textEnd(next));
    previousKept = false;
  }

  private int textEnd(int next) {
    int end = next - 1;
    return end > reader.start && reader.bytes[end - 1] == '\r' ? end - 1 : end;
  }

  private DepthRows depthRows(Dataset dataset) {
    return depthRows.computeIfAbsent(
        dataset, d -> new DepthRows(d, plan, tally, new DepthOutlet()));
  }

  /// What becomes of depth rows that are not written.
  private final class DepthOutlet implements DepthRows.Outlet {
    @Override
    public void reject(Fault fault, long line, byte[] text, int from, int to) throws IOException {
      if (stop != null) {
        rowsRejected++; // the import has stopped: this row was not judged any more
        return;
      }
      long at = tally.line;
      tally.line = line;
      ImportRun.this.reject(fault, text, from, to);
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
      rowsMerged++;
    }
  }

  private void hold(Dataset dataset, int next) throws IOException {
    Fault fault = dataset.misplaced(values, timeColumn);
    if (fault != null && fault.code() == Code.V_05) {
      rejectCurrent(fault, next);
      return;
    }
    ReorderBuffer buffer =
        buffers.computeIfAbsent(dataset, d -> new ReorderBuffer(options.reorderNanos()));
    if (buffer.isLate(values[0])) {
      rowsReordered++;
    }
    buffer.add(values, tally.line, reader.bytes, reader.start, textEnd(next));
    for (ReorderBuffer.Held row = buffer.takeSettled(); row != null; row = buffer.takeSettled()) {
      place(dataset, buffer, row);
    }
  }

  private void place(Dataset dataset, ReorderBuffer buffer, ReorderBuffer.Held row)
      throws IOException {
    tally.line = row.line();
    if (merging && dataset.sameStamp(row.values()) && buffer.repeats(row)) {
      merge();
      return;
    }
    Fault fault = dataset.misplaced(row.values(), timeColumn);
    if (fault != null) {
      reject(fault, row.text(), 0, row.text().length);
    } else {
      dataset.append(row.values());
      buffer.kept(row);
    }
  }

  private void releaseAll() throws IOException {
    for (DepthRows rows : depthRows.values()) {
      rows.finish();
    }
    for (Dataset dataset : datasets.all()) {
      ReorderBuffer buffer = buffers.get(dataset);
      for (ReorderBuffer.Held row = take(buffer); row != null; row = take(buffer)) {
        place(dataset, buffer, row);
      }
    }
  }

  private static ReorderBuffer.Held take(ReorderBuffer buffer) {
    return buffer == null ? null : buffer.takeAny();
  }

  private void merge() {
    rowsMerged++;
    if (tally.wants(Code.V_06)) {
      tally.note(Code.V_06, "", "repeats the previous row, merged");
    }
  }

  private void reject(Fault fault, byte[] b, int from, int to) throws IOException {
    rowsRejected++;
    Finding finding = tally.count(fault);
    if (options.policy() == Policy.STRICT) {
      stop = stop == null ? finding : stop;
    } else {
      rejects.write(tally.line, fault, b, from, to);
    }
  }

  private void judgeTotals() {
    if (stop != null) {
      return;
    }
    tally.line = 0;
    if (rowsRead == 0) {
      String why =
          rowsFiltered > 0
              ? "no row has the expiry " + options.expiry().orElse("")
              : "there are no data rows";
      stop = tally.fatal(new Fault(Code.V_01, "", why));
    } else if (rowsRejected > options.maxRejectRatio() * rowsRead) {
      Code code =
          tally.findings().stream()
              .map(Finding::code)
              .filter(ImportRun::rejects)
              .findFirst()
              .orElseThrow();
      String why =
          "rejected "
              + rowsRejected
              + " of "
              + rowsRead
              + " rows, more than the share "
              + options.maxRejectRatio();
      stop = tally.note(code, "", why);
    }
  }

  private static boolean rejects(Code code) {
    return code != Code.V_06 && code != Code.V_10 && code != Code.V_11 && code != Code.V_12;
  }

  private ImportReport report() {
    long written = 0;
    List<DatasetReport> parts = new ArrayList<>();
    for (Dataset dataset : datasets.all()) {
      written += dataset.rows();
      parts.add(dataset.report());
    }
    return new ImportReport(
        job.fileName(),
        plan.mapping.name(),
        plan.mapping.hash(),
        plan.units,
        stop == null ? Outcome.COMMITTED : Outcome.STOPPED,
        rowsRead,
        written,
        rowsRejected,
        rowsMerged,
        rowsFiltered,
        linesIgnored,
        rowsReordered,
        tally.dirt(),
        tally.counts(),
        tally.findings(),
        Optional.ofNullable(stop),
        parts,
        rejects.written(),
        plan.mapping.notes());
  }
}
