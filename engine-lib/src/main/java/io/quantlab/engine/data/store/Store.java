package io.quantlab.engine.data.store;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.SessionDates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A directory of datasets: `<root>/<token>/<schema>/<schema>-<year>.qlt` and
/// `<root>/instruments.csv`.
///
/// Tokens name directories because symbols change; [#instruments] tells which is which. Reading
/// takes no locks. Every method throws `UncheckedIOException` when the disk fails and
/// [CorruptStoreException] when a file cannot be trusted.
public final class Store {
  private static final Pattern TOKEN = Pattern.compile("[1-9][0-9]{0,9}");

  /// Names of year files, by schema.
  private static final List<Pattern> FILES =
      Arrays.stream(Schema.values())
          .map(schema -> Pattern.compile(Pattern.quote(name(schema)) + "-[0-9]{4}\\.qlt"))
          .toList();

  private final Path root;
  private final StoreDisk disk;

  private Store(Path root, StoreDisk disk) {
    this.root = root;
    this.disk = disk;
  }

  /// The store at `root`; the directory is made when the first dataset is written.
  public static Store at(Path root) {
    return new Store(root, StoreDisk.FILES);
  }

  static Store at(Path root, StoreDisk disk) {
    return new Store(root, disk);
  }

  public Path root() {
    return root;
  }

  /// The terms of the instruments, kept in `instruments.csv`.
  public InstrumentFile instruments() {
    return new InstrumentFile(root.resolve("instruments.csv"));
  }

  /// All datasets by rising token, then schema.
  public List<DatasetInfo> list() {
    List<DatasetInfo> found = new ArrayList<>();
    for (int token : tokens()) {
      for (Schema schema : Schema.values()) {
        find(token, schema).ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  /// The dataset of a token and schema, empty when there are no rows.
  public Optional<DatasetInfo> find(int token, Schema schema) {
    return DatasetScan.of(files(token, schema), token, schema);
  }

  /// Content hash of a dataset (D-6): equal rows give equal hashes, whatever the encoding or the
  /// order in which days were written.
  public String datasetHash(int token, Schema schema) {
    return find(token, schema).orElseThrow(() -> missing(token, schema)).datasetHash();
  }

  /// All rows of a dataset in time order.
  public RowCursor cursor(int token, Schema schema) {
    return cursor(token, schema, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /// The rows whose stamp lies in `[fromNanos, toNanos)`; `Long.MAX_VALUE` has no end.
  public RowCursor cursor(int token, Schema schema, long fromNanos, long toNanos) {
    return cursor(token, schema, fromNanos, toNanos, Checks.FIRST_TOUCH);
  }

  /// As above, with a choice of when checksums of column data are compared.
  public RowCursor cursor(int token, Schema schema, long fromNanos, long toNanos, Checks checks) {
    List<Path> files = files(token, schema);
    if (files.isEmpty()) {
      throw missing(token, schema);
    }
    return new SegmentCursor(
        new FileSequence.Local(files), token, schema, fromNanos, toNanos, checks);
  }

  /// A writer that appends to the dataset of an instrument, creating it if needed.
  ///
  /// Throws an `IllegalStateException` when another writer is open on the dataset.
  public DatasetWriter writer(
      Instrument instrument, Schema schema, SessionDates dates, WriteOptions options) {
    return new DatasetWriter(
        disk, directory(instrument.token(), schema), instrument, schema, dates, options);
  }

  /// Deletes a dataset; open cursors keep the file they are in.
  public void drop(int token, Schema schema) {
    Path directory = directory(token, schema);
    if (!Files.isDirectory(directory)) {
      throw missing(token, schema);
    }
    try {
      WriterLock lock = WriterLock.take(directory);
      try {
        for (Path file : entries(directory, Pattern.compile(".*\\.qlt(\\.new)?"))) {
          Files.delete(file);
        }
      } finally {
        lock.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "cannot drop " + directory + ": " + failed.getMessage(), failed);
    }
  }

  /// Directory of a dataset.
  Path directory(int token, Schema schema) {
    return root.resolve(Integer.toString(token)).resolve(name(schema));
  }

  StoreDisk disk() {
    return disk;
  }

  static String fileName(Schema schema, int year) {
    return String.format(Locale.ROOT, "%s-%04d.qlt", name(schema), year);
  }

  private static String name(Schema schema) {
    return schema.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The year files of a dataset in order of year.
  List<Path> files(int token, Schema schema) {
    return entries(directory(token, schema), FILES.get(schema.ordinal()));
  }

  private List<Integer> tokens() {
    List<Integer> tokens = new ArrayList<>();
    for (Path path : entries(root, TOKEN)) {
      tokens.add(Integer.valueOf(path.getFileName().toString()));
    }
    tokens.sort(null);
    return tokens;
  }

  private static List<Path> entries(Path directory, Pattern name) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path path : entries) {
        if (name.matcher(path.getFileName().toString()).matches()) {
          found.add(path);
        }
      }
      found.sort(null);
      return found;
    } catch (NoSuchFileException | NotDirectoryException none) {
      return List.of();
    } catch (DirectoryIteratorException failed) {
      throw new UncheckedIOException(
          "cannot list " + directory + ": " + failed.getMessage(), failed.getCause());
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "cannot list " + directory + ": " + failed.getMessage(), failed);
    }
  }

  private IllegalArgumentException missing(int token, Schema schema) {
    return new IllegalArgumentException(
        "no dataset " + schema + " of token " + token + " in " + root);
  }
}
