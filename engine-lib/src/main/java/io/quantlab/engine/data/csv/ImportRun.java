package io.quantlab.engine.data.csv;

import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.CalendarRangeException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// One pass over one file: parse, judge, place, count. Benchmark: `CsvImportBenchmark`.
final class ImportRun {
  private final CsvImport.Job job;
  private final ImportOptions options;
  private final LineReader reader;
  private final RowPlan plan;
  private final RowText text = new RowText();
  private final Tally tally;
  private final RejectsFile rejects;
  private final RowVerdicts verdicts;
  private final ImportCounts counts;
  private final HeldRows held;
  private final RowBatch batch;
  private final FastRows fastRows;
  private final FastRow fast;
  private final SlowRow slow;
  private final RowRule rule;
  private final Datasets datasets;
  private final long[] values;
  private final long[] judged;
  private final Map<Dataset, DepthRows> depthRows = new HashMap<>();
  private final boolean merging;
  private final boolean quietly;
  private final boolean depth;
  private final String timeColumn;
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
    this.verdicts = new RowVerdicts(options, tally, rejects);
    this.counts = verdicts.counts;
    this.held = new HeldRows(plan, options, tally, verdicts);
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
        verdicts.stop(new Fault(Code.V_01, "", e.getMessage()));
      } catch (CalendarRangeException e) {
        counts.rejected++;
        verdicts.stop(new Fault(Code.V_09, timeColumn, e.getMessage()));
      }
      releaseAll();
      if (goesOn()) {
        verdicts.stop = counts.judge(tally, options);
      }
      for (Dataset dataset : datasets.all()) {
        dataset.finish();
      }
      if (goesOn()) {
        datasets.all().forEach(Dataset::commit);
      }
      return counts.report(job, plan, tally, verdicts.stop, datasets.all(), rejects);
    }
  }

  private boolean goesOn() {
    return verdicts.stop == null;
  }

  private void readAll() throws IOException {
    while (goesOn() && reader.ready()) {
      int rows = reader.plain() ? fastRows.parse() : 0;
      if (rows > 0) {
        rows(rows);
      } else {
        line();
      }
    }
    counts.linesIgnored += emptyLines + reader.ignored();
  }

  /// Takes the rows of the batch: at once where there is nothing to say about them.
  private void rows(int rows) throws IOException {
    Dataset dataset = datasets.of(text);
    for (int done = 0; done < rows && goesOn(); ) {
      int quiet = quiet(dataset, done, rows);
      if (quiet > done) {
        dataset.append(batch, done, quiet, rule.quietFlags());
        counts.read += quiet - done;
        previousKept = true;
        reader.advance(quiet - done, batch.starts[quiet - 1], batch.starts[quiet]);
        done = quiet;
      } else {
        tally.line = reader.line;
        batch.get(done, values);
        counts.read++;
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
      counts.read++;
      row(next);
    }
    reader.advance(next);
  }

  /// A line the fast parser declined; gives the start of the next one.
  private int slowLine() throws IOException {
    int end = reader.lineEnd();
    if (end < 0) {
      verdicts.stop(
          new Fault(Code.V_01, "", "the line is longer than " + LineReader.MAX_LINE + " bytes"));
      counts.read++;
      counts.rejected++;
      return reader.limit;
    }
    int next = reader.afterLineEnd();
    if (end == reader.start) {
      emptyLines++;
      previousKept = false;
      return next;
    }
    if (reader.bytes[reader.start] == plan.mapping.dialect().comment()) {
      counts.linesIgnored++;
      previousKept = false;
      return next;
    }
    rejectEmptyLines();
    if (!goesOn()) {
      return next;
    }
    counts.read++;
    Fault fault = slow.parse(reader.bytes, reader.start, end, values);
    if (fault != null) {
      String complaint = job.lines().complaint(tally.line);
      fault = complaint.isEmpty() ? fault : new Fault(Code.V_01, "", complaint);
      verdicts.reject(fault, reader.bytes, reader.start, end);
      previousKept = false;
    } else {
      row(next);
    }
    return next;
  }

  /// Empty lines are harmless at the end of a file only.
  private void rejectEmptyLines() throws IOException {
    long line = tally.line;
    for (long i = emptyLines; i > 0 && goesOn(); i--) {
      tally.line = line - i;
      counts.read++;
      verdicts.reject(new Fault(Code.V_01, "", "the line is empty"), reader.bytes, 0, 0);
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
      counts.read--;
      counts.filtered++;
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
      verdicts.mergeRepeated();
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
    verdicts.reject(fault, reader.bytes, reader.start, textEnd(next));
    previousKept = false;
  }

  private int textEnd(int next) {
    int end = next - 1;
    return end > reader.start && reader.bytes[end - 1] == '\r' ? end - 1 : end;
  }

  private DepthRows depthRows(Dataset dataset) {
    return depthRows.computeIfAbsent(dataset, d -> new DepthRows(d, plan, tally, verdicts));
  }

  private void hold(Dataset dataset, int next) throws IOException {
    Fault fault = dataset.misplaced(values, timeColumn);
    if (fault != null && fault.code() == Code.V_05) {
      rejectCurrent(fault, next);
      return;
    }
    held.hold(dataset, values, reader.bytes, reader.start, textEnd(next));
  }

  private void releaseAll() throws IOException {
    for (DepthRows rows : depthRows.values()) {
      rows.finish();
    }
    for (Dataset dataset : datasets.all()) {
      held.release(dataset);
    }
  }
}
