package io.quantlab.fargate.data;

import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.engine.data.TableBatch;
import io.quantlab.engine.data.TableWriter;
import io.quantlab.engine.data.store.InstrumentFile;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Registry;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import io.quantlab.fargate.data.StoreCatalog.Stored;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;

/// Writes the rows of a dataset to one file, losslessly (engine contract D-20).
///
/// A file that can be imported gets the terms of its instrument beside it, `<name>.instrument.csv`,
/// so that an import gives the same rows, units and token, and with them the same hash. Files are
/// written aside and appear when they are whole.
public final class DatasetExport {
  private static final int BUFFER = 1 << 16;

  /// What becomes of the terms of the instrument.
  public enum Terms {
    /// They go beside the file, so that an import gives the same dataset.
    BESIDE,
    /// They are left out: the rows are a view of others.
    NONE
  }

  private final Instrument instrument;
  private final Schema schema;
  private final String dataset;
  private final RowSource source;
  private final Terms terms;

  /// Exports a dataset of a store.
  public DatasetExport(StoreCatalog catalog, Stored stored) {
    this(
        stored.instrument(),
        stored.info().schema(),
        stored.name(),
        (from, to) ->
            catalog.store().cursor(stored.info().token(), stored.info().schema(), from, to),
        Terms.BESIDE);
  }

  /// Exports rows.
  ///
  /// @param dataset what the file calls them
  public DatasetExport(
      Instrument instrument, Schema schema, String dataset, RowSource source, Terms terms) {
    this.instrument = instrument;
    this.schema = schema;
    this.dataset = dataset;
    this.source = source;
    this.terms = terms;
  }

  /// The format a file is to be written in: the one said, else that of its name.
  ///
  /// @param said may be `null`
  public static FileFormat formatOf(Path file, FileFormat said) {
    FileFormat format = said != null ? said : FileFormat.ofName(file).orElse(FileFormat.JSONL);
    if (format == FileFormat.JSONL) {
      throw new DataException(
          said != null
              ? "Files of the format jsonl are imported, not written."
              : "The name " + file.getFileName() + " does not tell a format.",
          "End it in .csv, .csv.gz, .json, .json.gz, .parquet or .arrow, or say --format.");
    }
    return format;
  }

  /// Writes the rows in `[fromNanos, toNanos)` and gives their number. CSV and JSON are packed when
  /// the name ends in `.gz`.
  ///
  /// @param format see [#formatOf]
  /// @param progress learns the rows written so far
  public long write(
      Path file, FileFormat format, long fromNanos, long toNanos, LongConsumer progress) {
    String name = file.getFileName().toString();
    Span span = new Span(fromNanos, toNanos, progress);
    Path aside = file.resolveSibling(name + ".part");
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      long rows;
      try {
        rows = format.isTable() ? table(aside, format, span) : text(aside, name, format, span);
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(aside);
        throw e;
      }
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
      if (format != FileFormat.JSON && terms == Terms.BESIDE) {
        Registry one = new Registry();
        one.add(instrument);
        new InstrumentFile(FilePlan.instrumentFile(file)).write(one);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /// The rows to write and who learns of them.
  private record Span(long fromNanos, long toNanos, LongConsumer progress) {}

  private long text(Path file, String name, FileFormat format, Span span) throws IOException {
    try (Writer out = open(file, name.endsWith(".gz"))) {
      return format == FileFormat.CSV ? csv(out, span) : json(out, span);
    }
  }

  private long table(Path file, FileFormat format, Span span) throws IOException {
    RowTable table = new RowTable(instrument, schema);
    TableBatch batch = new TableBatch(table.columns());
    long rows = 0;
    try (TableWriter writer = format.table().create(bytes(file), table.columns(), said());
        RowCursor cursor = rows(span)) {
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        table.fill(block, batch);
        writer.write(batch);
        rows += block.size();
        span.progress().accept(rows);
      }
      writer.finish();
    } catch (ArithmeticException e) {
      throw new DataException(dataset + ": " + e.getMessage() + ".", "Export it as CSV.", e);
    }
    return rows;
  }

  /// What a table file says about itself.
  private Map<String, String> said() {
    return Map.of(
        "quantlab.version",
        "1",
        "quantlab.dataset",
        dataset,
        "quantlab.token",
        Integer.toString(instrument.token()),
        "quantlab.currency",
        instrument.currency(),
        "quantlab.priceUnit",
        instrument.priceUnit().text(),
        "quantlab.lotSize",
        instrument.lotSize().text());
  }

  private static OutputStream bytes(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
  }

  private static Writer open(Path file, boolean packed) throws IOException {
    OutputStream out = bytes(file);
    return new OutputStreamWriter(
        packed ? new GZIPOutputStream(out, BUFFER) : out, StandardCharsets.UTF_8);
  }

  private RowCursor rows(Span span) {
    return source.open(span.fromNanos(), span.toNanos());
  }

  private long csv(Writer out, Span span) throws IOException {
    RowFormat format = new RowFormat(instrument, schema);
    int columns = format.names().size();
    StringBuilder text = new StringBuilder(BUFFER);
    text.append(String.join(",", format.names())).append('\n');
    long rows = 0;
    try (RowCursor cursor = rows(span)) {
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        for (int row = 0; row < block.size(); row++) {
          for (int column = 0; column < columns; column++) {
            format.print(block, row, column, text);
            text.append(column + 1 < columns ? ',' : '\n');
          }
        }
        out.append(text);
        text.setLength(0);
        rows += block.size();
        span.progress().accept(rows);
      }
    }
    out.append(text);
    return rows;
  }

  private long json(Writer out, Span span) throws IOException {
    RowFormat format = new RowFormat(instrument, schema);
    JsonWriter json = new JsonWriter(out);
    json.beginObject().key("version").value(1).key("dataset").value(dataset);
    instrument(json.key("instrument"), instrument);
    json.key("columns").beginArray();
    for (String name : format.names()) {
      json.value(name);
    }
    json.endArray().key("rows").beginArray();
    long rows = 0;
    StringBuilder text = new StringBuilder();
    try (RowCursor cursor = rows(span)) {
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        for (int row = 0; row < block.size(); row++) {
          row(json.newline(), format, block, row, text);
        }
        rows += block.size();
        span.progress().accept(rows);
      }
    }
    json.newline().endArray().endObject();
    out.append('\n');
    return rows;
  }

  /// One row as an array of texts, exact whatever reads it.
  public static void row(
      JsonWriter json, RowFormat format, RowBlock block, int row, StringBuilder text)
      throws IOException {
    json.beginArray();
    for (int column = 0; column < format.names().size(); column++) {
      text.setLength(0);
      format.print(block, row, column, text);
      json.value(text.toString());
    }
    json.endArray();
  }

  /// The terms of an instrument as an object.
  public static void instrument(JsonWriter json, Instrument instrument) throws IOException {
    json.beginObject().key("token").value(instrument.token());
    json.key("symbol").value(instrument.symbol()).key("venue").value(instrument.venue());
    json.key("class").value(instrument.assetClass().name());
    json.key("currency").value(instrument.currency());
    json.key("priceUnit").value(instrument.priceUnit().text());
    json.key("lotSize").value(instrument.lotSize().text());
    json.key("multiplier").value(instrument.multiplier().text());
    json.key("calendar").value(instrument.calendar()).endObject();
  }
}
