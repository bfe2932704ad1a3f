package io.quantlab.fargate.data;

import io.quantlab.engine.data.csv.CsvImport;
import io.quantlab.engine.data.csv.CsvMapping;
import io.quantlab.engine.data.csv.MappingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// How a file that comes without a mapping is read, as the text of a mapping file.
///
/// @param text a mapping file; one to complete when something is missing
/// @param missing what the file does not say; empty when it is understood
public record KnownMapping(String text, String missing) {

  /// The mapping of a file whose name or first bytes say its format.
  public static KnownMapping of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DataException("There is no file " + file + ".", "Check the name and the folder.");
    }
    try {
      return of(file, FileFormat.of(file));
    } catch (IOException e) {
      throw FilePlan.unreadable(file, e);
    }
  }

  /// The mapping of a file of a format. A recording of messages has one for each kind of rows: all
  /// are printed.
  public static KnownMapping of(Path file, FileFormat format) {
    try {
      List<CsvMapping> found = new DataFile(file, format).knownMappings();
      return new KnownMapping(
          found.stream().map(CsvMapping::text).collect(Collectors.joining("\n")), "");
    } catch (MappingException e) {
      return new KnownMapping(toComplete(file), e.getMessage());
    } catch (IOException e) {
      throw FilePlan.unreadable(file, e);
    }
  }

  private static String toComplete(Path file) {
    String header;
    try {
      header = CsvImport.firstLine(file);
    } catch (IOException e) {
      throw FilePlan.unreadable(file, e);
    }
    return """
    # Complete this and keep it as %s.mapping; all keys: docs/reference/mapping.md
    # The first line of the file:
    # %s
    mapping = 1
    # trade (price, size), quote (bid, ask), bar (open, high, low, close, volume) ...
    schema = bar
    separator = ,
    # epoch-s, epoch-ms ..., date yyyy-MM-dd or wall yyyy-MM-dd HH:mm:ss
    time = wall yyyy-MM-dd HH:mm:ss
    zone = UTC
    # bars that are not daily; whether their stamp is the open or the close
    barLength = 1min
    stamp = open
    # names of the columns; their numbers with header = absent
    column.time = time
    column.open = open
    column.high = high
    column.low = low
    column.close = close
    column.volume = volume
    """
        .formatted(file.getFileName(), header);
  }
}
