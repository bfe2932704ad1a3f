package io.quantlab.engine.instrument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The one name-to-token registry of an installation (engine contract K-8).
///
/// A token is given once and never reused, also when a ticker is. Not thread-safe: filled before a
/// run.
public final class Registry {
  private final Map<Integer, Instrument> byToken = new HashMap<>();
  private final Map<String, Integer> bySymbol = new HashMap<>();
  private final List<Instrument> inOrder = new ArrayList<>();

  /// Adds an instrument; its token and symbol must be new.
  public void add(Instrument instrument) {
    if (byToken.containsKey(instrument.token())) {
      throw new IllegalArgumentException("token " + instrument.token() + " is taken");
    }
    if (bySymbol.containsKey(instrument.symbol())) {
      throw new IllegalArgumentException(
          "symbol "
              + instrument.symbol()
              + " is taken by token "
              + bySymbol.get(instrument.symbol()));
    }
    byToken.put(instrument.token(), instrument);
    bySymbol.put(instrument.symbol(), instrument.token());
    inOrder.add(instrument);
  }

  /// The smallest token above every token given so far.
  public int nextToken() {
    int highest = 0;
    for (Instrument instrument : inOrder) {
      highest = Math.max(highest, instrument.token());
    }
    return highest + 1;
  }

  public Optional<Instrument> byToken(int token) {
    return Optional.ofNullable(byToken.get(token));
  }

  public Optional<Instrument> bySymbol(String symbol) {
    return Optional.ofNullable(bySymbol.get(symbol)).map(byToken::get);
  }

  /// All instruments in the order they were added.
  public List<Instrument> all() {
    return List.copyOf(inOrder);
  }
}
