package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.time.Interval;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/// A run ready to start: the configuration and the strategy instance it configured.
record RunPlan(RunConfig config, Strategy strategy) {
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final long SAMPLES_WANTED = 2_000;
  private static final long[] SAMPLE_STEPS_SECONDS = {60, 300, 900, 3600, 14_400};

  /// Makes the plan from options and resolved data.
  ///
  /// @param spec the strategy as the caller named it
  static RunPlan of(String spec, RunOptions options, List<RunSource> sources) {
    Amount cash = Amount.parse("--cash", options.cash);
    StrategySource source = StrategySource.find(spec, options.jar);
    Parameters parameters = new Parameters(options.param);
    Strategy strategy = source.make(parameters);
    source.refuseUnknown(parameters);
    checkInstruments(source, sources);
    long from = options.from == null ? Long.MIN_VALUE : instant("--from", options.from);
    long to = options.to == null ? Long.MAX_VALUE : instant("--to", options.to);
    if (from >= to) {
      throw new Failure(
          ExitCode.USAGE, "--from " + options.from + " is not before --to " + options.to + ".", "");
    }
    RunConfig config =
        new RunConfig(
            List.of(
                new RunConfig.StrategySlot(
                    source.name(), source.code(), parameters.values(), cash.valueE8())),
            sources,
            cash.currency(),
            options.fillProfile(),
            CostSpec.fees(options.fees),
            options.costMethod(),
            RiskLimits.defaults().withLeverage(options.leverageE8()),
            options.scope(),
            from,
            to,
            sampleNanos(options.sample, sources),
            options.seed,
            options.hashScope(),
            options.decisionLevel(),
            options.riskFreeRate(),
            options.settings(spec));
    return new RunPlan(config, strategy);
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

  /// An ISO date (midnight UTC) or instant as UTC nanoseconds.
  static long instant(String option, String text) {
    try {
      if (text.length() == 10) {
        return Math.multiplyExact(LocalDate.parse(text).toEpochDay(), DAY_NANOS);
      }
      return IsoInstant.parse(text);
    } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException e) {
      throw new Failure(
          ExitCode.USAGE,
          option + " must be a date or an instant, was \"" + text + "\".",
          "Write 2014-05-01 or 2014-05-01T05:00:00Z.",
          e);
    }
  }

  /// The finest step that gives at most some two thousand samples; sessions alone when a day is
  /// needed.
  private static long sampleNanos(String text, List<RunSource> sources) {
    if (text.equals("off")) {
      return 0;
    }
    if (!text.equals("auto")) {
      return interval(text).nanos();
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

  private static Interval interval(String text) {
    try {
      Interval interval = Interval.parse(text);
      if (interval.isIntraday()) {
        return interval;
      }
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE,
          "--sample: " + e.getMessage() + ".",
          "Write auto, off, 1m, 15m or 1h.",
          e);
    }
    throw new Failure(
        ExitCode.USAGE, "--sample must be shorter than a day, was \"" + text + "\".", "Use off.");
  }
}
