package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.risk.BrokerLacks;
import io.quantlab.engine.risk.PortfolioLimit;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// What an account may send and hold: the limits of the risk gate.
@InFile(RunSection.ACCOUNT)
final class LimitOptions {
  @Option(
      names = "--limit",
      paramLabel = "NAME=VALUE",
      converter = LimitWord.Reader.class,
      description = {
        "A limit of the account, repeatable: order-lots, order-value, distance, position-lots,",
        "gross, net, value-at-risk, delta, stress.NAME, daily-loss, drawdown, time-window,",
        "symbols, shorts, trade-from ..."
      })
  List<LimitWord> limits = new ArrayList<>();

  @Option(
      names = "--broker-lacks",
      paramLabel = "NAMES",
      split = ",",
      description = {
        "What the broker cannot do by itself: stop, stop_limit, market_if_touched, limit_if_touched,",
        "trailing (the engine emulates these), market_to_limit, on_open, on_close, ioc, fok,",
        "post_only, iceberg (denied)."
      })
  List<BrokerLacks.Feature> lacks = new ArrayList<>();

  /// The limits of a run over some data, beside those that stand already.
  RiskLimits limits(RiskLimits beside, List<RunSource> sources) {
    RiskLimits all = beside.withLacks(new BrokerLacks(lacks, BrokerLacks.Local.ALLOWED));
    for (LimitWord limit : limits) {
      all = limit.set(all, symbol -> token(symbol, limit, sources));
    }
    for (PortfolioLimit each : all.exposure().portfolio()) {
      if (!all.risk().knows(each)) {
        throw new Failure(
            ExitCode.USAGE,
            "Limit " + each.what().replace(' ', '.') + " names what the run does not have.",
            "Factors come from --loadings, stress from --scenario, --scenario-file, --episode.");
      }
    }
    return all;
  }

  private static int token(String symbol, LimitWord limit, List<RunSource> sources) {
    List<String> known = new ArrayList<>();
    for (RunSource source : sources) {
      if (source.instrument().symbol().equals(symbol)) {
        return source.instrument().token();
      }
      if (source.schema() != Schema.ACTION) {
        known.add(source.instrument().symbol());
      }
    }
    throw new Failure(
        ExitCode.USAGE,
        "Limit " + limit.name() + " names " + symbol + ", which is not in this run.",
        "The run has " + String.join(", ", known) + ".");
  }
}
