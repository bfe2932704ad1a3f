package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.Activity;
import io.quantlab.engine.analysis.Costs;
import io.quantlab.engine.analysis.Drawdown;
import io.quantlab.engine.analysis.FillQuality;
import io.quantlab.engine.analysis.Metrics;
import io.quantlab.engine.analysis.MetricsInput;
import io.quantlab.engine.analysis.NavSeries;
import io.quantlab.engine.analysis.RoundTrips;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.PathRange;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.kernel.Kernel;
import io.quantlab.engine.kernel.RunCounts;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.time.SessionCalendar;
import java.util.List;

/// Works the result out of a finished kernel and the tables it left.
final class Outcome {
  private final RunConfig config;
  private final String inputHash;
  private final List<Instrument> instruments;
  private final List<SessionCalendar> calendars;
  private final Kernel kernel;
  private final Broker broker;
  private final ResultCollector collector;
  private final CostSums sums;

  Outcome(
      RunConfig config,
      String inputHash,
      List<Instrument> instruments,
      List<SessionCalendar> calendars,
      Kernel kernel,
      Broker broker,
      ResultCollector collector) {
    this.config = config;
    this.inputHash = inputHash;
    this.instruments = instruments;
    this.calendars = calendars;
    this.kernel = kernel;
    this.broker = broker;
    this.collector = collector;
    this.sums = new CostSums(config, instruments, kernel, collector);
  }

  RunResult result(EndReason end, String eventHash, long rows) {
    String runId = inputHash.substring(0, 16);
    Table trades = collector.trades();
    RunResult.Tables tables =
        new RunResult.Tables(
            trades,
            collector.orders(runId),
            collector.events(),
            collector.fills().table(),
            collector.equity(),
            new PositionRows(config, instruments, kernel).table(),
            collector.ledger(),
            collector.decisions(),
            collector.statements(),
            RiskRows.of(kernel, instruments));
    long startE8 = config.cashE8();
    long endE8 = sums.sum(Account::navE8);
    Costs costs = sums.costs(startE8, endE8);
    MetricsInput input = metricsInput(trades, costs);
    return new RunResult(
        runId,
        inputHash,
        eventHash,
        end,
        kernel.firstNanos(),
        kernel.epochNanos(),
        rows,
        kernel.counts(broker.ambiguousBars()),
        kernel.failure(),
        input,
        Metrics.of(input),
        sums.waterfall(costs, startE8, endE8),
        startE8,
        endE8,
        tables,
        new RunWarnings(config, kernel, broker).of(end));
  }

  private MetricsInput metricsInput(Table trades, Costs costs) {
    NavSeries series = collector.sessions().series();
    long span = kernel.epochNanos() - kernel.firstNanos();
    long exposed = sums.sum(a -> a.heldNanos(kernel.epochNanos())) / kernel.accounts();
    Activity activity = new Activity(exposed, span, collector.sessions().meanNavE8());
    MetricsInput input =
        MetricsInput.of(series, calendars.getFirst().sessionsPerYear())
            .withTrading(RoundTrips.of(trades), activity, costs)
            .withRates(config.riskFreeAnnual(), 0)
            .withQuality(quality());
    return kernel.accounts() == 1 ? input.withMarkedDrawdown(deepest()) : input;
  }

  private FillQuality quality() {
    PathRange paths = broker.paths();
    RunCounts counts = kernel.counts(paths.bars());
    return new FillQuality(
        counts.fills(),
        counts.ambiguousBars(),
        counts.ambiguousFills(),
        paths.betterE8(),
        paths.worseE8(),
        counts.cappedFills(),
        counts.oneTickWorseFills(),
        counts.optimisticFills(),
        broker.unpricedFills(),
        kernel.standIns(),
        broker.ignoredLatency());
  }

  /// The deepest drawdown over every mark, as the account saw it; `null` when there was none.
  private Drawdown deepest() {
    io.quantlab.engine.portfolio.Drawdown d = kernel.account(0).drawdown();
    if (d.largestRatio() <= 0) {
      return null;
    }
    long recovery = d.recoveredNanos() == 0 ? Drawdown.NOT_RECOVERED : d.recoveredNanos();
    long end = d.recoveredNanos() == 0 ? kernel.epochNanos() : d.recoveredNanos();
    long peak = d.largestPeakNanos() == 0 ? kernel.firstNanos() : d.largestPeakNanos();
    return new Drawdown(-d.largestRatio(), peak, d.largestTroughNanos(), recovery, end);
  }
}
