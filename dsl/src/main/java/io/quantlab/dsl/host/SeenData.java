package io.quantlab.dsl.host;

/// What of the data reached a script: it tells a run without a word from one that saw nothing.
public final class SeenData {
  long bars;
  long barsOutside;
  long trades;

  SeenData() {}

  /// Bars of the script's symbols.
  public long bars() {
    return bars;
  }

  /// Those of them that lie outside of the instrument's sessions and were left out.
  public long barsOutside() {
    return barsOutside;
  }

  /// Trades of the script's symbols.
  public long trades() {
    return trades;
  }
}
