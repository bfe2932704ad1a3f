package io.quantlab.fargate.cli.run;

import io.quantlab.dsl.debug.ScriptProbe;
import io.quantlab.dsl.debug.WatchedScript;
import io.quantlab.dsl.host.ScriptListener;
import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.fargate.cli.wick.ScriptOutput;
import io.quantlab.fargate.cli.wick.SignalFile;
import io.quantlab.fargate.data.ContentHash;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.util.ArrayList;
import java.util.List;

/// A strategy of a run, made and with its capital.
///
/// @param name of its slot: that of the strategy, with a number where the run has it before
record PlannedStrategy(
    String name, StrategySource source, Parameters parameters, Strategy strategy, Amount cash) {

  /// The strategies of a run in the order of their slots.
  ///
  /// @param spec the first one as the caller named it
  static List<PlannedStrategy> all(String spec, RunOptions options) {
    List<PlannedStrategy> all = new ArrayList<>();
    add(all, spec, options, new Parameters(options.param), options.cash);
    for (FurtherStrategy further : options.also) {
      Amount cash = further.cash().orElse(options.cash);
      if (!cash.currency().equals(options.cash.currency())) {
        throw new Failure(
            ExitCode.USAGE,
            "--also "
                + further.spec()
                + " has its cash in "
                + cash.currency()
                + ", the run in "
                + options.cash.currency()
                + "; a run has one currency.",
            "Write its cash in " + options.cash.currency() + ".");
      }
      add(all, further.spec(), options, new Parameters(further.param()), cash);
    }
    return all;
  }

  private static void add(
      List<PlannedStrategy> all,
      String spec,
      RunOptions options,
      Parameters parameters,
      Amount cash) {
    StrategySource source = StrategySource.find(spec, options.jar(spec));
    Strategy strategy = source.make(parameters);
    source.refuseUnknown(parameters);
    long before = all.stream().filter(other -> other.source.name().equals(source.name())).count();
    String name = before == 0 ? source.name() : source.name() + "-" + (before + 1);
    all.add(new PlannedStrategy(name, source, parameters, strategy, cash));
  }

  /// The slots of the configuration.
  static List<RunConfig.StrategySlot> slots(List<PlannedStrategy> all, RunOptions options) {
    return all.stream()
        .map(one ->
            new RunConfig.StrategySlot(
                one.name, one.code(options), one.parameters.values(), one.cash.valueE8()))
        .toList();
  }

  /// Identity of what decides: of the text or class, and of the signals a script hears.
  private String code(RunOptions options) {
    boolean hears = options.signals != null && source.script().isPresent();
    return hears
        ? source.code()
            + " signals sha256:"
            + ContentHash.ofText(SignalFile.read(options.signals).toString())
        : source.code();
  }

  /// New instances of all of them.
  static List<Strategy> fresh(String spec, RunOptions options, List<RunSource> data) {
    return all(spec, options).stream().map(one -> one.over(data, options)).toList();
  }

  /// An instance of a script to step through, over the data of the run.
  ScriptProbe stepped(
      WatchedScript watched, List<RunSource> data, RunOptions options, ScriptListener listener) {
    return source
        .script()
        .orElseThrow()
        .stepped(watched, parameters.given(), data, options.script(cash.currency()), listener);
  }

  /// The instance over the data of the run.
  Strategy over(List<RunSource> data, RunOptions options) {
    return source
        .script()
        .<Strategy>map(script ->
            script.strategy(
                parameters.given(), data, options.script(cash.currency()), new ScriptOutput()))
        .orElse(strategy);
  }
}
