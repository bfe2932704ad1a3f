package io.quantlab.engine.data.csv;

import java.util.Set;

/// The symbol in the name of a data file: `EURUSD-fxcm-2014-05-01_15.csv.gz` gives `EURUSD`.
///
/// The name up to the first dot is cut at `-`, `_` and spaces; the first part that is not a venue
/// prefix is the symbol.
public final class SymbolFromName {
  /// Venue codes that stand before the symbol in file names.
  private static final Set<String> VENUES =
      Set.of("NSE", "BSE", "NYSE", "NASDAQ", "CME", "COMEX", "HKEX", "LSE", "BINANCE", "COINBASE");

  /// What the message of a name without a symbol ends with.
  public static final String ADVICE = "give the symbol";

  private SymbolFromName() {}

  /// The symbol; a [MappingException] when the name has none.
  public static String of(String fileName) {
    int slash = Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\'));
    String name = fileName.substring(slash + 1);
    int dot = name.indexOf('.');
    String[] parts = (dot < 0 ? name : name.substring(0, dot)).split("[-_ ]+");
    for (int i = 0; i < parts.length; i++) {
      boolean venue = i + 1 < parts.length && VENUES.contains(parts[i]);
      if (!venue && parts[i].matches("[A-Z0-9]{1,20}")) {
        return parts[i];
      }
    }
    throw new MappingException(
        "the name \"" + name + "\" shows no symbol (capitals or digits, then - or .); " + ADVICE);
  }
}
