package io.quantlab.dsl.host;

import io.quantlab.engine.strategy.StrategyContext;
import java.util.HashMap;
import java.util.Map;

/// The scales of the instruments of a run, made once for each.
final class ScaleTable {
  private final StrategyContext context;
  private final Symbols symbols;
  private final Scales[] own;
  private final Map<Integer, Scales> others = new HashMap<>();

  ScaleTable(StrategyContext context, Symbols symbols) {
    this.context = context;
    this.symbols = symbols;
    this.own = new Scales[symbols.all().size()];
    for (int i = 0; i < own.length; i++) {
      own[i] = new Scales(context.instrument(symbols.token(i)));
    }
  }

  /// @param symbol the script's token
  Scales at(int symbol) {
    return own[symbol];
  }

  /// @param token of the engine, also of an instrument the script has no name for
  Scales of(int token) {
    int symbol = symbols.symbol(token);
    return symbol >= 0
        ? own[symbol]
        : others.computeIfAbsent(token, each -> new Scales(context.instrument(each)));
  }
}
