package io.quantlab.fargate.debug;

import io.quantlab.engine.kernel.KernelView;
import io.quantlab.engine.strategy.Exposure;
import io.quantlab.engine.strategy.StrategyContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of a run by name, for expressions about strategies that are no scripts: facts of
/// the engine, and the values the strategy shows of its own. Those of the engine come first.
final class EngineFacts {
  /// Facts of the engine, in the order of the help.
  static final List<String> NAMES =
      List.of(
          "step",
          "kind",
          "open",
          "high",
          "low",
          "close",
          "volume",
          "last",
          "bid",
          "ask",
          "position",
          "orders",
          "cash",
          "equity",
          "realized",
          "unrealized",
          "drawdown",
          "exposure");

  private static final double E8 = 1e-8;

  private final SteppedRun run;
  private final Units units;
  private final int strategy;

  EngineFacts(SteppedRun run, Units units, int strategy) {
    this.run = run;
    this.units = units;
    this.strategy = strategy;
  }

  /// A number, a text, or a truth value; nothing for a name nobody knows.
  Optional<Object> find(String name) {
    if (name.startsWith("position.")) {
      return position(name.substring("position.".length()));
    }
    if (!NAMES.contains(name)) {
      return Optional.ofNullable(exposed().get(name));
    }
    return Optional.of(fact(name));
  }

  /// Values the strategy shows of its own, in its order.
  Map<String, Object> exposed() {
    Map<String, Object> values = new LinkedHashMap<>();
    run.expose(
        strategy,
        new Exposure() {
          @Override
          public void number(String name, double value) {
            values.put(name, value);
          }

          @Override
          public void price(String name, int token, double ticks) {
            values.put(name, units.priceOf(token, ticks));
          }

          @Override
          public void text(String name, String value) {
            values.put(name, value);
          }
        });
    return values;
  }

  private Object fact(String name) {
    StrategyContext context = run.context(strategy);
    KernelView.Top top = run.kernel().top(0);
    int token = run.kernel().instrument(0).token();
    return switch (name) {
      case "step" -> (double) run.number();
      case "kind" -> run.kind().word();
      case "open" -> bar(2);
      case "high" -> bar(3);
      case "low" -> bar(4);
      case "close" -> bar(5);
      case "volume" -> units.sizeOf(token, run.facts().bar[6]);
      case "last" ->
          top.lastTicks().isPresent()
              ? units.priceOf(token, top.lastTicks().getAsLong())
              : Double.NaN;
      case "bid" -> level(top.bid(), token);
      case "ask" -> level(top.ask(), token);
      case "position" -> units.sizeOf(token, context.position(token).lots());
      case "orders" -> (double) context.openOrders();
      case "cash" -> context.cashE8() * E8;
      case "equity" -> context.navE8() * E8;
      case "realized" -> context.realizedE8() * E8;
      case "unrealized" -> context.unrealizedE8() * E8;
      case "drawdown" -> context.drawdownRatio();
      case "exposure" -> context.grossExposureE8() * E8;
      default -> throw new IllegalStateException("no fact " + name);
    };
  }

  /// A price of the newest bar told; not known before the first.
  private double bar(int field) {
    long[] bar = run.facts().bar;
    return bar[1] == 0 ? Double.NaN : units.priceOf(run.kernel().instrument(0).token(), bar[field]);
  }

  private double level(Optional<KernelView.Level> level, int token) {
    return level.map(each -> units.priceOf(token, each.priceTicks())).orElse(Double.NaN);
  }

  private Optional<Object> position(String symbol) {
    StrategyContext context = run.context(strategy);
    Map<String, Object> bySymbol = new HashMap<>();
    for (int i = 0; i < context.tokenCount(); i++) {
      int token = context.token(i);
      bySymbol.put(units.symbol(token), units.sizeOf(token, context.position(token).lots()));
    }
    return Optional.ofNullable(bySymbol.get(symbol));
  }
}
