package io.quantlab.fargate.debug;

import io.quantlab.dsl.debug.ScriptProbe;
import io.quantlab.dsl.debug.WatchedScript;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.host.ScriptListener;
import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.strategy.Strategy;
import java.util.List;
import java.util.Optional;

/// The run a session steps through: whoever opens a session knows how to begin that run anew.
public interface Subject {
  RunConfig config();

  /// The first script among the strategies; nothing when all are classes.
  Optional<Text> script();

  /// Instances of all strategies no run had before.
  ///
  /// @param watched the script with what is watched; nothing without a script
  /// @param listener is told what the script does
  Fresh fresh(Optional<WatchedScript> watched, ScriptListener listener);

  /// A script, read and checked.
  ///
  /// @param slot of its strategy in the run
  record Text(Loaded loaded, int slot) {}

  /// @param probe reads the script's values
  record Fresh(List<Strategy> strategies, Optional<ScriptProbe> probe) {}
}
