package io.quantlab.fargate.cli.run;

import io.quantlab.dsl.debug.ScriptProbe;
import io.quantlab.dsl.debug.WatchedScript;
import io.quantlab.dsl.host.ScriptListener;
import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.fargate.cli.wick.ScriptSource;
import io.quantlab.fargate.debug.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run of the command line to step through.
final class RunSubject implements Subject {
  private final RunPlan plan;
  private final String spec;
  private final RunOptions options;
  private final Optional<Text> script;

  /// @param spec the first strategy as the caller named it
  RunSubject(RunPlan plan, String spec, RunOptions options) {
    this.plan = plan;
    this.spec = spec;
    this.options = options;
    List<PlannedStrategy> all = PlannedStrategy.all(spec, options);
    Optional<Text> found = Optional.empty();
    for (int i = all.size() - 1; i >= 0; i--) {
      Optional<ScriptSource> source = all.get(i).source().script();
      if (source.isPresent()) {
        found = Optional.of(new Text(source.get().script(), i));
      }
    }
    this.script = found;
  }

  @Override
  public RunConfig config() {
    return plan.config();
  }

  @Override
  public Optional<Text> script() {
    return script;
  }

  @Override
  public Fresh fresh(Optional<WatchedScript> watched, ScriptListener listener) {
    List<RunSource> sources = plan.config().sources();
    List<PlannedStrategy> all = PlannedStrategy.all(spec, options);
    List<Strategy> strategies = new ArrayList<>();
    Optional<ScriptProbe> probe = Optional.empty();
    for (int i = 0; i < all.size(); i++) {
      if (script.isPresent() && script.get().slot() == i) {
        probe = Optional.of(all.get(i).stepped(watched.orElseThrow(), sources, options, listener));
        strategies.add(probe.get().strategy());
      } else {
        strategies.add(all.get(i).over(sources, options));
      }
    }
    return new Fresh(strategies, probe);
  }
}
