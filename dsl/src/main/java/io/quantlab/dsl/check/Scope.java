package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Names that are visible together; inner scopes see those around them.
final class Scope {
  private final Optional<Scope> outer;
  private final Span place;
  private final Map<String, Symbol> symbols = new LinkedHashMap<>();
  private final Map<Symbol, Fact> narrowed = new HashMap<>();

  Scope(Optional<Scope> outer, Span place) {
    this.outer = outer;
    this.place = place;
  }

  Optional<Symbol> find(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer.orElse(null)) {
      Symbol symbol = scope.symbols.get(name);
      if (symbol != null) {
        return Optional.of(symbol);
      }
    }
    return Optional.empty();
  }

  void add(Symbol symbol) {
    symbols.put(symbol.key(), symbol);
  }

  Collection<Symbol> symbols() {
    return symbols.values();
  }

  /// The stretch of the text it covers.
  Span place() {
    return place;
  }

  Optional<Scope> outer() {
    return outer;
  }

  /// Inside `if x != none { … }` the name has the unwrapped type.
  void narrow(Symbol symbol, Fact fact) {
    narrowed.put(symbol, fact);
  }

  Fact factOf(Symbol symbol) {
    for (Scope scope = this; scope != null; scope = scope.outer.orElse(null)) {
      Fact fact = scope.narrowed.get(symbol);
      if (fact != null) {
        return fact;
      }
    }
    return symbol.fact();
  }
}
