package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.Confidence;
import io.quantlab.engine.analysis.Fact;
import io.quantlab.engine.analysis.Honesty;
import io.quantlab.engine.analysis.Note;
import io.quantlab.engine.analysis.ReportInput;
import io.quantlab.engine.backtest.LookaheadCheck.Certificate;
import io.quantlab.engine.backtest.RunConfig;
import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.IsoInstant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Puts a result into the words of the tear sheet.
final class RunReport {
  private static final int BOOTSTRAP_RUNS = 1000;
  private static final int BOOTSTRAP_RETURNS_MIN = 20;

  private RunReport() {}

  static ReportInput of(RunConfig config, RunResult result, Optional<Certificate> certificate) {
    return new ReportInput(
        title(config),
        subtitle(config, result),
        config.currency(),
        ZoneOffset.UTC,
        facts(config, result),
        honesty(config, result, certificate),
        result.metricsInput(),
        result.metrics(),
        result.tables().equity(),
        result.tables().trades(),
        "",
        result.waterfall(),
        confidence(config, result),
        new double[0],
        parameters(config),
        notes(result),
        result.tables().risk());
  }

  private static String title(RunConfig config) {
    return config.strategies().stream()
        .map(RunConfig.StrategySlot::name)
        .collect(Collectors.joining(" + "));
  }

  static String symbols(RunConfig config) {
    return config.sources().stream()
        .filter(source -> source.schema() != Schema.ACTION)
        .map(source -> source.instrument().symbol())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String subtitle(RunConfig config, RunResult result) {
    return symbols(config)
        + " · "
        + day(result.firstNanos())
        + " to "
        + day(result.lastNanos())
        + " · "
        + Amount.display(config.cashE8())
        + " "
        + config.currency();
  }

  static String day(long nanos) {
    return IsoInstant.format(nanos).substring(0, 10);
  }

  private static List<Fact> facts(RunConfig config, RunResult result) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Run", result.runId()));
    facts.add(new Fact("Input hash", result.inputHash()));
    facts.add(new Fact("Event hash", result.eventHash()));
    for (RunSource source : config.sources()) {
      facts.add(
          new Fact(
              "Data "
                  + source.instrument().symbol()
                  + " "
                  + source.schema().name().toLowerCase(java.util.Locale.ROOT),
              source.rows() + " rows, " + source.datasetHash().substring(0, 12)));
    }
    facts.add(new Fact("Rows processed", Long.toString(result.rows())));
    facts.add(
        new Fact("Orders / fills", result.counts().orders() + " / " + result.counts().fills()));
    for (String cost : List.of("Fees", "Slippage", "Margin", "Funding", "Borrow", "Interest")) {
      String words =
          config.settings().getOrDefault(cost.toLowerCase(java.util.Locale.ROOT), "none");
      if (!words.equals("none") || cost.equals("Fees") || cost.equals("Slippage")) {
        facts.add(new Fact(cost, words));
      }
    }
    facts.add(new Fact("Seed", Long.toString(config.seed())));
    facts.add(new Fact("End", result.end().name()));
    return facts;
  }

  private static Honesty honesty(
      RunConfig config, RunResult result, Optional<Certificate> certificate) {
    long net = result.endE8() - result.startE8();
    return new Honesty(
        config.profile().name(),
        config.profile().optimistic() ? Honesty.Timing.OPTIMISTIC : Honesty.Timing.STRICT,
        result.counts().fills(),
        result.counts().optimisticFills(),
        result.counts().ambiguousBars(),
        result.counts().ambiguousFills(),
        net - result.metricsInput().quality().worseE8(),
        net + result.metricsInput().quality().betterE8(),
        Lookahead.verdict(certificate),
        Lookahead.detail(certificate),
        List.of(
            new Fact("Fills cut by the volume cap", Long.toString(result.counts().cappedFills())),
            new Fact("Fills one tick worse", Long.toString(result.counts().oneTickWorseFills())),
            new Fact("Fills after a group had ended", Long.toString(result.counts().overfills())),
            new Fact(
                "Fills without slippage for want of data",
                Long.toString(result.metricsInput().quality().unpriced())),
            new Fact(
                "Delays without effect on bars",
                Long.toString(result.metricsInput().quality().ignoredLatency())),
            new Fact("Orders refused", Long.toString(result.counts().rejects()))),
        result.warnings());
  }

  private static List<Confidence> confidence(RunConfig config, RunResult result) {
    double[] returns = result.metricsInput().series().returns();
    if (returns.length < BOOTSTRAP_RETURNS_MIN || result.counts().fills() == 0) {
      return List.of();
    }
    double periods = result.metricsInput().periodsPerYear();
    double riskFree = Math.pow(1 + config.riskFreeAnnual(), 1 / periods) - 1;
    return Confidence.ofReturns(returns, riskFree, periods, BOOTSTRAP_RUNS, config.seed());
  }

  private static List<Fact> parameters(RunConfig config) {
    List<Fact> facts = new ArrayList<>();
    for (RunConfig.StrategySlot slot : config.strategies()) {
      String prefix = config.strategies().size() > 1 ? slot.name() + "." : "";
      for (Map.Entry<String, String> entry : slot.parameters().entrySet()) {
        facts.add(new Fact(prefix + entry.getKey(), entry.getValue()));
      }
    }
    return facts;
  }

  private static List<Note> notes(RunResult result) {
    List<Note> notes = new ArrayList<>();
    for (String warning : result.warnings()) {
      notes.add(new Note(result.lastNanos(), Note.Severity.WARNING, warning));
    }
    return notes;
  }
}
