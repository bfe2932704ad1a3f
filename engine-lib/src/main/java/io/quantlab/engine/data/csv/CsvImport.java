package io.quantlab.engine.data.csv;

import io.quantlab.engine.data.csv.ImportReport.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Imports one CSV file (plain, gzip, zip), or the lines of another source, into the datasets of a
/// target.
///
/// ```
/// CsvMapping mapping = CsvImport.mappingFor(file);
/// ImportReport report =
///     CsvImport.run(file, mapping, ImportOptions.strict(), SessionCheck.utcDays(), target);
/// ```
///
/// Units the mapping leaves open are found by [UnitScan] in a pass of its own. Rows become visible
/// only when the whole file was good (D-12): every sink is committed after the last row. A
/// violation is a [Finding] in the report, never an exception; a mapping that does not fit is a
/// [MappingException], a file that cannot be opened an `IOException`.
public final class CsvImport {

  /// What one run needs.
  record Job(
      LineSource lines,
      ImportOptions options,
      SessionCheck sessions,
      DatasetTarget target,
      String symbol) {
    String fileName() {
      return lines.fileName();
    }
  }

  private CsvImport() {}

  /// The mapping of a file that comes without one: ready-made for a known layout, else worked out
  /// of its columns and first rows; a [MappingException] that says what is missing.
  public static CsvMapping mappingFor(Path file) throws IOException {
    try {
      Optional<CsvMapping> known = KnownLayouts.detect(firstLine(file), file);
      return known.isPresent() ? known.get() : LayoutGuess.of(file);
    } catch (MappingException lengthNotTold) {
      return LayoutGuess.of(file);
    }
  }

  /// The ready-made mappings of a recording of messages, one for each kind of rows it holds; none
  /// when the file is no recording.
  public static List<CsvMapping> recordingsIn(Path file) throws IOException {
    return Recordings.isRecording(file) ? Recordings.mappings(file) : List.of();
  }

  /// The first line of a file, decompressed.
  public static String firstLine(Path file) throws IOException {
    try (InputStream in = CsvSource.open(file);
        LineReader reader = new LineReader(in)) {
      reader.skipByteOrderMark();
      if (!reader.ready()) {
        return "";
      }
      int end = reader.lineEnd();
      return end < 0 ? "" : LineFields.decode(reader.bytes, reader.start, end);
    } catch (CharacterCodingException e) {
      throw new IOException(file.getFileName() + ":1: the first line is not UTF-8", e);
    }
  }

  /// Imports a text file. The symbol is that of the mapping, else it is taken from the file name.
  public static ImportReport run(
      Path file,
      CsvMapping mapping,
      ImportOptions options,
      SessionCheck sessions,
      DatasetTarget target)
      throws IOException {
    return run(LineSource.of(file, mapping), mapping, options, sessions, target);
  }

  /// Imports lines; the symbol as for a text file.
  public static ImportReport run(
      LineSource lines,
      CsvMapping mapping,
      ImportOptions options,
      SessionCheck sessions,
      DatasetTarget target)
      throws IOException {
    String symbol = mapping.symbol().orElseGet(() -> symbolOf(lines.fileName(), mapping));
    Job job = new Job(lines, options, sessions, target, symbol);
    Units units = UnitScan.units(lines, mapping);
    Tally tally = new Tally(lines);
    try (InputStream in = lines.open();
        LineReader reader = new LineReader(in)) {
      Header header = Header.read(reader, mapping);
      if (header.fault().isPresent()) {
        return refused(job, mapping, units, tally, header.fault().get());
      }
      try (RejectsFile rejects =
          new RejectsFile(options.rejectsDirectory(), lines, header.bytes())) {
        RowPlan plan = new RowPlan(mapping, header.names(), units);
        return new ImportRun(job, reader, plan, tally, rejects).run();
      }
    }
  }

  private static String symbolOf(String fileName, CsvMapping mapping) {
    return mapping.source(Role.SYMBOL).isPresent() ? "" : SymbolFromName.of(fileName);
  }

  private static ImportReport refused(
      Job job, CsvMapping mapping, Units units, Tally tally, Fault fault) {
    tally.line = 1;
    Finding finding = tally.fatal(fault);
    return new ImportReport(
        job.fileName(),
        mapping.name(),
        mapping.hash(),
        units,
        Outcome.STOPPED,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        tally.dirt(),
        tally.counts(),
        tally.findings(),
        Optional.of(finding),
        List.of(),
        Optional.empty(),
        mapping.notes());
  }

  /// The first line of a file as the mapping sees it.
  ///
  /// @param names column names, or numbers when the file has no header
  /// @param bytes the header line; empty when the file has none
  record Header(List<String> names, byte[] bytes, Optional<Fault> fault) {

    static Header read(LineReader reader, CsvMapping mapping) throws IOException {
      reader.skipByteOrderMark();
      try {
        return read(reader, mapping, new LineFields(mapping.dialect()));
      } catch (CsvSource.DamagedException | IllegalArgumentException e) {
        return broken(e.getMessage());
      } catch (CharacterCodingException e) {
        return broken("the first line is not UTF-8");
      }
    }

    private static Header read(LineReader reader, CsvMapping mapping, LineFields fields)
        throws IOException {
      int end = skipComments(reader, mapping);
      if (end < 0) {
        return broken("the file is empty");
      }
      byte[] bytes = Arrays.copyOfRange(reader.bytes, reader.start, end);
      List<String> names = fields.split(LineFields.decode(bytes, 0, bytes.length));
      if (mapping.dialect().header() == Dialect.HeaderLine.PRESENT) {
        reader.advance(reader.afterLineEnd());
      } else {
        names = positions(names.size());
        bytes = new byte[0];
      }
      for (CsvMapping.Column column : mapping.columns()) {
        if (!names.contains(column.source())) {
          return broken(
              "there is no column \""
                  + column.source()
                  + "\" for "
                  + column.role().key()
                  + "; found "
                  + names);
        }
      }
      return new Header(names, bytes, Optional.empty());
    }

    /// End of the first line that is no comment, or -1 when there is none.
    private static int skipComments(LineReader reader, CsvMapping mapping) throws IOException {
      while (reader.ready()) {
        int end = reader.lineEnd();
        if (end < 0) {
          throw new IllegalArgumentException(
              "the first line is longer than " + LineReader.MAX_LINE + " bytes");
        }
        if (end == reader.start || reader.bytes[reader.start] != mapping.dialect().comment()) {
          return end;
        }
        reader.advance(reader.afterLineEnd());
      }
      return -1;
    }

    private static List<String> positions(int count) {
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        names.add(Integer.toString(i));
      }
      return names;
    }

    private static Header broken(String text) {
      return new Header(List.of(), new byte[0], Optional.of(new Fault(Code.V_01, "", text)));
    }
  }
}
