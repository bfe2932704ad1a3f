package io.quantlab.engine.data.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Finds the dataset of a row by its symbol and expiry texts; opens it on first sight.
final class Datasets implements AutoCloseable {
  /// Datasets of one file; more is a mapping mistake.
  static final int MAX = 1000;

  private record Entry(byte[] symbol, byte[] expiry, Dataset dataset) {
    boolean matches(RowText text) {
      return Arrays.equals(
              expiry, 0, expiry.length, text.expiryBytes, text.expiryFrom, text.expiryTo)
          && Arrays.equals(
              symbol, 0, symbol.length, text.symbolBytes, text.symbolFrom, text.symbolTo);
    }
  }

  private final Function<String, Dataset> opener;
  private final String symbol;
  private final boolean bySymbol;
  private final boolean byExpiry;
  private final byte[] onlyExpiry;
  private final List<Entry> entries = new ArrayList<>();
  private Entry current;

  /// @param symbol the symbol of rows that do not carry one
  /// @param opener opens the dataset of a symbol
  Datasets(
      CsvMapping mapping, ImportOptions options, String symbol, Function<String, Dataset> opener) {
    this.opener = opener;
    this.symbol = symbol;
    this.bySymbol = mapping.source(Role.SYMBOL).isPresent();
    this.byExpiry = mapping.source(Role.EXPIRY).isPresent();
    this.onlyExpiry = options.expiry().map(e -> e.getBytes(StandardCharsets.UTF_8)).orElse(null);
    if (onlyExpiry != null && !byExpiry) {
      throw new MappingException("an expiry was asked for, but the mapping has no column.expiry");
    }
  }

  /// The dataset of the row, or `null` when its expiry is not asked for.
  Dataset of(RowText text) {
    if (onlyExpiry != null
        && !Arrays.equals(
            onlyExpiry, 0, onlyExpiry.length, text.expiryBytes, text.expiryFrom, text.expiryTo)) {
      return null;
    }
    if (current == null || (bySymbol || byExpiry) && !current.matches(text)) {
      current = find(text);
    }
    return current.dataset;
  }

  private Entry find(RowText text) {
    for (Entry entry : entries) {
      if (entry.matches(text)) {
        return entry;
      }
    }
    if (entries.size() == MAX) {
      throw new MappingException(
          "the file holds more than " + MAX + " instruments; is the symbol column right?");
    }
    byte[] symbolText = Arrays.copyOfRange(text.symbolBytes, text.symbolFrom, text.symbolTo);
    byte[] expiryText = Arrays.copyOfRange(text.expiryBytes, text.expiryFrom, text.expiryTo);
    String name = bySymbol ? new String(symbolText, StandardCharsets.UTF_8) : symbol;
    String full = byExpiry ? name + "-" + new String(expiryText, StandardCharsets.UTF_8) : name;
    Entry entry = new Entry(symbolText, expiryText, opener.apply(full));
    entries.add(entry);
    return entry;
  }

  /// All datasets in the order of their first rows.
  List<Dataset> all() {
    List<Dataset> all = new ArrayList<>();
    entries.forEach(entry -> all.add(entry.dataset));
    return all;
  }

  @Override
  public void close() {
    entries.forEach(entry -> entry.dataset.close());
  }
}
