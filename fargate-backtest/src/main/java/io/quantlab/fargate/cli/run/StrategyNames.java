package io.quantlab.fargate.cli.run;

import io.quantlab.engine.reference.Builtins;
import io.quantlab.engine.strategy.StrategyFactory;
import java.util.Iterator;

/// Names of the built-in strategies, for the help page and completion.
final class StrategyNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Builtins.all().stream().map(StrategyFactory::name).iterator();
  }
}
