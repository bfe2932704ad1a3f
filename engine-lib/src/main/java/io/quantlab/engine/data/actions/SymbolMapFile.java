package io.quantlab.engine.data.actions;

import io.quantlab.engine.instrument.SymbolMap;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// Reads a history of tickers, `symbol,ticker,valid_through,venue`: the rows of one symbol in time
/// order, each ticker valid through its date and from the day after the row before on. The first
/// row of a symbol gives the first date of the next.
public final class SymbolMapFile {
  private static final LocalDate STILL = LocalDate.of(2050, 12, 31);

  private SymbolMapFile() {}

  /// The map of a file.
  ///
  /// @param tokenOf token of the company a symbol names
  public static SymbolMap read(Path file, ToIntFunction<String> tokenOf) throws IOException {
    List<SymbolMap.Row> rows = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      String symbol = "";
      LocalDate from = LocalDate.MIN;
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (line.isBlank() || number == 1 && line.startsWith("symbol,")) {
          continue;
        }
        try {
          String[] cells = line.split(",", -1);
          if (cells.length < 3) {
            throw new IllegalArgumentException("expected symbol,ticker,valid_through,venue");
          }
          LocalDate through = LocalDate.parse(cells[2]);
          if (!cells[0].equals(symbol)) {
            symbol = cells[0];
            from = through; // the start of the listing
            continue;
          }
          String venue = cells.length > 3 ? cells[3] : "";
          LocalDate last = through.isBefore(STILL) ? through : LocalDate.MAX;
          rows.add(new SymbolMap.Row(tokenOf.applyAsInt(symbol), cells[1], venue, from, last));
          from = through.plusDays(1);
        } catch (IllegalArgumentException | DateTimeException e) {
          throw new IllegalArgumentException(file + ":" + number + ": " + e.getMessage(), e);
        }
      }
    }
    return new SymbolMap(rows);
  }
}
