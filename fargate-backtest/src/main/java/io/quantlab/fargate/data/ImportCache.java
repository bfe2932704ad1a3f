package io.quantlab.fargate.data;

import io.quantlab.engine.data.csv.Code;
import io.quantlab.engine.data.csv.ImportReport;
import io.quantlab.engine.data.csv.ImportReport.Outcome;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.store.WriteOptions;
import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Imports of files made on the fly, kept for the next run.
///
/// An entry is a small store of its own, named by the SHA-256 of everything its rows depend on: the
/// bytes of the file, mapping, options, sessions, known units, version of the importer. A changed
/// file is another entry. Entries are built aside and appear by one rename, so that several
/// processes may use one cache; two that import the same file at once do the work twice and the
/// second result is dropped.
final class ImportCache {
  private static final String NOTES = "notes.txt";
  private static final String STORE = "store";
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private final Path root;
  private final CalendarShelf calendars;
  private final CacheLimit limit;

  ImportCache(Path cache, CalendarShelf calendars, CacheLimit limit) {
    this.root = cache.resolve("imports");
    this.calendars = calendars;
    this.limit = limit;
  }

  /// One import.
  ///
  /// @param notes what the import said, to be repeated whenever the entry is used
  record Entry(Store store, List<String> notes) {}

  /// The import of a file, made now if it is not there; a [DataException] when a rule stops it.
  Entry open(FilePlan plan, ImportWatch watch) {
    try {
      Path directory = root.resolve(key(plan));
      if (!Files.isRegularFile(directory.resolve(NOTES))) {
        build(plan, directory, watch);
        limit.enforce(root, directory);
      }
      limit.used(directory);
      return new Entry(
          Store.at(directory.resolve(STORE)), Files.readAllLines(directory.resolve(NOTES)));
    } catch (IOException e) {
      throw new UncheckedIOException("the cache " + root + " failed: " + e.getMessage(), e);
    }
  }

  private static String key(FilePlan plan) throws IOException {
    String parts =
        String.join(
            "\n",
            "importer " + FileImport.VERSION + " of " + plan.format.word(),
            ContentHash.ofFile(plan.file),
            plan.mapping.hash(),
            plan.sessionsText,
            plan.unitsText(),
            plan.options.policy().toString(),
            plan.options.offSession().toString(),
            plan.options.sign().toString(),
            Double.toString(plan.options.maxRejectRatio()),
            Long.toString(plan.options.reorderNanos()),
            Integer.toString(plan.options.jumpFactor()),
            plan.options.expiry().orElse("all"));
    return ContentHash.ofText(parts);
  }

  private void build(FilePlan plan, Path directory, ImportWatch watch) throws IOException {
    Files.createDirectories(root);
    Path aside = Files.createTempDirectory(root, CacheLimit.PART);
    try {
      Path store = aside.resolve(STORE);
      ImportReport report = FileImport.into(Store.at(store), plan, WriteOptions.DEFAULT, watch);
      if (mayRepeat(plan, report)) {
        CacheLimit.delete(store);
        FilePlan sorting = plan.withReorderNanos(DAY_NANOS, calendars);
        ImportReport sorted =
            FileImport.into(Store.at(store), sorting, WriteOptions.DEFAULT, watch);
        boolean onlyRepeats = sorted.rowsMerged() >= sorted.rowsReordered();
        report = sorted.outcome() == Outcome.COMMITTED && onlyRepeats ? sorted : report;
      }
      if (report.stop().isPresent()) {
        throw ImportAdvice.stopped(report.stop().get());
      }
      Files.write(aside.resolve(NOTES), ImportAdvice.notes(plan, report));
      publish(aside, directory);
    } finally {
      CacheLimit.delete(aside);
    }
  }

  /// Whether the rows that come late may be bars the file has already given: some sources hold each
  /// day twice.
  private static boolean mayRepeat(FilePlan plan, ImportReport report) {
    Schema schema = plan.mapping.schema();
    return report.stop().isPresent()
        && report.stop().get().code() == Code.V_05
        && plan.options.reorderNanos() == 0
        && (schema == Schema.BAR || schema == Schema.QUOTE_BAR);
  }

  private static void publish(Path aside, Path directory) throws IOException {
    try {
      Files.move(aside, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isRegularFile(directory.resolve(NOTES))) {
        throw e;
      }
    }
  }
}
