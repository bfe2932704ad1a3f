package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A run ready to start: the configuration and the strategy instances it configured, one for each
/// slot.
///
/// @param fresh makes further instances, each from a class loaded anew
record RunPlan(RunConfig config, List<Strategy> strategies, Supplier<List<Strategy>> fresh) {
  private static final long SAMPLES_WANTED = 2_000;
  private static final long[] SAMPLE_STEPS_SECONDS = {60, 300, 900, 3600, 14_400};

  /// Makes the plan from options; everything that needs no data is checked before the data is
  /// opened, because opening may import a large file.
  ///
  /// @param spec the strategy as the caller named it
  static RunPlan of(String spec, RunOptions options, Supplier<List<RunSource>> data) {
    refuseNoData(options);
    refuseEmptyPeriod(options);
    ScriptDefaults.apply(spec, options);
    Amount cash = options.cash;
    List<PlannedStrategy> planned = PlannedStrategy.all(spec, options);
    FillProfile profile = options.fillProfile();
    List<RunSource> sources = data.get();
    BookData.check(profile, sources);
    planned.forEach(one -> checkInstruments(one.source(), sources));
    AccountRules rules =
        options
            .books
            .rules(cash, sources)
            .with(options.futures.rules(sources))
            .with(options.contracts.rules(sources));
    RunConfig config =
        new RunConfig(
            PlannedStrategy.slots(planned, options),
            sources,
            cash.currency(),
            profile,
            options.costs.feeModel(),
            options.books.costMethod,
            options.account.limits(
                options
                    .costs
                    .limits()
                    .withRisk(options.risk.terms(options.riskFreeAnnual, sources)),
                sources),
            options.sessions,
            options.fromNanos(),
            options.toNanos(),
            sampleNanos(options.sampleNanos, sources),
            options.seed,
            options.hash,
            options.decisions,
            options.riskFreeAnnual,
            RunWords.settings(StrategySource.absolute(spec), options),
            options
                .costs
                .terms(sources, cash.currency(), rules.options().contracts())
                .withRules(rules),
            options.market.rules());
    List<Strategy> strategies = planned.stream().map(one -> one.over(sources, options)).toList();
    return new RunPlan(config, strategies, () -> PlannedStrategy.fresh(spec, options, sources));
  }

  private static void refuseNoData(RunOptions options) {
    if (options.data.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE, "--data is missing.", "Write --data EURUSD:quote or --data FILE.csv.gz.");
    }
  }

  private static void refuseEmptyPeriod(RunOptions options) {
    if (options.fromNanos() >= options.toNanos()) {
      throw new Failure(
          ExitCode.USAGE,
          "--from " + options.from + " is not before --to " + options.to + ".",
          "--to is the first instant that is left out.");
    }
  }

  /// The names of the strategies, for people.
  String names() {
    return names(config);
  }

  static String names(RunConfig config) {
    return config.strategies().stream()
        .map(RunConfig.StrategySlot::name)
        .collect(Collectors.joining(" + "));
  }

  private static void checkInstruments(StrategySource source, List<RunSource> sources) {
    long given =
        sources.stream()
            .filter(s -> s.schema() != Schema.ACTION)
            .mapToInt(s -> s.instrument().token())
            .distinct()
            .count();
    if (source.instruments() > given) {
      throw new Failure(
          ExitCode.USAGE,
          "Strategy "
              + source.name()
              + " needs "
              + source.instruments()
              + " instruments, the run has "
              + given
              + ".",
          "Name each with its own --data.");
    }
  }

  /// The step asked for; by itself the finest one that gives at most some two thousand samples,
  /// sessions alone when that would be a day.
  private static long sampleNanos(OptionalLong asked, List<RunSource> sources) {
    if (asked.isPresent()) {
      return asked.getAsLong();
    }
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (RunSource source : sources) {
      if (source.schema() != Schema.ACTION) {
        first = Math.min(first, source.firstNanos());
        last = Math.max(last, source.lastNanos());
      }
    }
    for (long seconds : SAMPLE_STEPS_SECONDS) {
      if ((last - first) / (seconds * 1_000_000_000L) <= SAMPLES_WANTED) {
        return seconds * 1_000_000_000L;
      }
    }
    return 0;
  }
}
