package io.quantlab.engine.data.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Imports of small texts, for the tests.
final class Texts {
  static final String TRADES =
      """
      mapping = 1
      schema = trade
      time = epoch-ms
      column.time = ts
      column.price = price
      column.size = size
      priceUnit = 0.01
      lotSize = 1
      symbol = X
      """;
  static final String QUOTES =
      """
      mapping = 1
      schema = quote
      time = epoch-ms
      column.time = ts
      column.bid = bid
      column.bidSize = bs
      column.ask = ask
      column.askSize = as
      priceUnit = 0.01
      lotSize = 1
      symbol = X
      """;
  static final String BARS =
      """
      mapping = 1
      schema = bar
      time = epoch-ms
      barLength = 1min
      column.time = ts
      column.open = open
      column.high = high
      column.low = low
      column.close = close
      column.volume = volume
      priceUnit = 0.01
      lotSize = 1
      symbol = X
      """;

  private Texts() {}

  static Path write(Path directory, String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    return file;
  }

  static ImportReport run(
      Path directory, String mapping, String text, ImportOptions options, MemoryTarget target)
      throws IOException {
    Path file = write(directory, "X.csv", text);
    return CsvImport.run(
        file, MappingFile.parse("x.mapping", mapping), options, SessionCheck.utcDays(), target);
  }
}
