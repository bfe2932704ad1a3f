package io.quantlab.engine.reference;

import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The strategies that come with the engine, by name.
public final class Builtins {
  private record Entry(
      String name, String about, int instruments, Function<Parameters, Strategy> maker)
      implements StrategyFactory {
    @Override
    public Strategy create(Parameters parameters) {
      return maker.apply(parameters);
    }
  }

  private static final List<StrategyFactory> ALL =
      List.of(
          new Entry(
              "sma-cross",
              "long while a fast moving average is above a slow one, else flat or short",
              1,
              SmaCross::new),
          new Entry(
              "rsi-reversion",
              "buys when the relative strength index is low, sells when it has recovered",
              1,
              RsiReversion::new),
          new Entry(
              "opening-range",
              "trades the break of the range of a session's first minutes, flat at its end",
              1,
              OpeningRangeBreakout::new),
          new Entry(
              "pairs",
              "sells the dear and buys the cheap one of two instruments until their spread is back",
              2,
              PairsTrade::new));

  private Builtins() {}

  /// All of them, in the order to show them.
  public static List<StrategyFactory> all() {
    return ALL;
  }

  /// The strategy of a name, if there is one.
  public static Optional<StrategyFactory> byName(String name) {
    return ALL.stream().filter(factory -> factory.name().equals(name)).findFirst();
  }
}
