package io.quantlab.engine.data.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Registry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/// Instrument terms as a CSV file with a header line, every field exact; see
/// `docs/reference/store.md`.
///
/// @param path the file, usually `instruments.csv` in the store's root
public record InstrumentFile(Path path) {
  /// All instruments in file order; an empty registry when there is no file.
  ///
  /// Throws an `IllegalArgumentException` that names file and line when a line cannot be read.
  public Registry read() {
    Registry registry = new Registry();
    if (!Files.exists(path)) {
      return registry;
    }
    long line = 1;
    try (CsvReader<CsvRecord> reader = reader()) {
      Iterator<CsvRecord> records = reader.iterator();
      InstrumentLine.checkHeader(records.hasNext() ? records.next().getFields() : List.of());
      line++;
      while (records.hasNext()) {
        CsvRecord record = records.next();
        line = record.getStartingLineNumber();
        registry.add(InstrumentLine.parse(record.getFields()));
        line++;
      }
    } catch (IllegalArgumentException | ArithmeticException | CsvParseException invalid) {
      throw new IllegalArgumentException(path + ":" + line + ": " + invalid.getMessage(), invalid);
    } catch (IOException | UncheckedIOException failed) {
      throw new IllegalStateException("cannot read " + path + ": " + failed.getMessage(), failed);
    }
    return registry;
  }

  /// Replaces the file in one step: written aside, forced, moved.
  public void write(Registry registry) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(InstrumentLine.COLUMNS);
      for (Instrument instrument : registry.all()) {
        csv.writeRecord(InstrumentLine.fields(instrument));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot format " + path + ": " + failed.getMessage(), failed);
    }
    replace(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Adds one instrument to the file; its token and symbol must be new.
  public void add(Instrument instrument) {
    Registry registry = read();
    registry.add(instrument);
    write(registry);
  }

  private CsvReader<CsvRecord> reader() throws IOException {
    return CsvReader.builder().skipEmptyLines(false).ofCsvRecord(path);
  }

  private void replace(byte[] bytes) {
    Path aside = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.write(aside, bytes, CREATE, TRUNCATE_EXISTING, WRITE, DSYNC);
      StoreDisk.FILES.publish(aside, path);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + path + ": " + failed.getMessage(), failed);
    }
  }
}
