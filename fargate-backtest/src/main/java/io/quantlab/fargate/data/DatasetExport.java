package io.quantlab.fargate.data;

import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.engine.data.store.InstrumentFile;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Registry;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
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
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;

/// Writes the rows of a dataset to one CSV or JSON file, losslessly (engine contract D-20).
///
/// A CSV file gets the terms of its instrument beside it, `<name>.instrument.csv`, so that an
/// import gives the same rows, units and token, and with them the same hash. Files are written
/// aside and appear when they are whole.
public final class DatasetExport {
  private static final int BUFFER = 1 << 16;

  private final StoreCatalog catalog;
  private final Stored stored;

  public DatasetExport(StoreCatalog catalog, Stored stored) {
    this.catalog = catalog;
    this.stored = stored;
  }

  /// Writes the rows in `[fromNanos, toNanos)` and gives their number; the format is that of the
  /// name: `.csv`, `.csv.gz`, `.json` or `.json.gz`.
  ///
  /// @param progress learns the rows written so far
  public long write(Path file, long fromNanos, long toNanos, LongConsumer progress) {
    String name = file.getFileName().toString();
    boolean csv = name.matches(".*\\.csv(\\.gz)?");
    if (!csv && !name.matches(".*\\.json(\\.gz)?")) {
      throw new DataException(
          "The name " + name + " does not tell a format.",
          "End it in .csv, .csv.gz, .json or .json.gz.");
    }
    Path aside = file.resolveSibling(name + ".part");
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      long rows;
      try (Writer out = open(aside, name.endsWith(".gz"))) {
        rows =
            csv ? csv(out, fromNanos, toNanos, progress) : json(out, fromNanos, toNanos, progress);
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(aside);
        throw e;
      }
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
      if (csv) {
        Registry one = new Registry();
        one.add(stored.instrument());
        new InstrumentFile(FilePlan.instrumentFile(file)).write(one);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static Writer open(Path file, boolean packed) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    return new OutputStreamWriter(
        packed ? new GZIPOutputStream(out, BUFFER) : out, StandardCharsets.UTF_8);
  }

  private RowCursor rows(long fromNanos, long toNanos) {
    return catalog
        .store()
        .cursor(stored.info().token(), stored.info().schema(), fromNanos, toNanos);
  }

  private long csv(Writer out, long fromNanos, long toNanos, LongConsumer progress)
      throws IOException {
    RowFormat format = new RowFormat(stored.instrument(), stored.info().schema());
    int columns = format.names().size();
    StringBuilder text = new StringBuilder(BUFFER);
    text.append(String.join(",", format.names())).append('\n');
    long rows = 0;
    try (RowCursor cursor = rows(fromNanos, toNanos)) {
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
        progress.accept(rows);
      }
    }
    out.append(text);
    return rows;
  }

  private long json(Writer out, long fromNanos, long toNanos, LongConsumer progress)
      throws IOException {
    RowFormat format = new RowFormat(stored.instrument(), stored.info().schema());
    JsonWriter json = new JsonWriter(out);
    json.beginObject().key("version").value(1).key("dataset").value(stored.name());
    instrument(json.key("instrument"), stored.instrument());
    json.key("columns").beginArray();
    for (String name : format.names()) {
      json.value(name);
    }
    json.endArray().key("rows").beginArray();
    long rows = 0;
    StringBuilder text = new StringBuilder();
    try (RowCursor cursor = rows(fromNanos, toNanos)) {
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        for (int row = 0; row < block.size(); row++) {
          row(json.newline(), format, block, row, text);
        }
        rows += block.size();
        progress.accept(rows);
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
    json.key("priceUnit").value(instrument.priceUnit().toBigDecimal().toPlainString());
    json.key("lotSize").value(instrument.lotSize().toBigDecimal().toPlainString());
    json.key("multiplier").value(instrument.multiplier().toBigDecimal().toPlainString());
    json.key("calendar").value(instrument.calendar()).endObject();
  }
}
