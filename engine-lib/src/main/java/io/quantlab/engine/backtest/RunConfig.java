package io.quantlab.engine.backtest;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.kernel.AccountTerms;
import io.quantlab.engine.kernel.ActionRules;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.risk.RiskLimits;
import java.util.List;
import java.util.Map;

/// Everything that decides the outcome of a run; part of the manifest and of `inputHash` (engine
/// contract K-7).
///
/// @param fromNanos first instant used, `Long.MIN_VALUE` = from the start of the data
/// @param toNanos end of the period, exclusive, `Long.MAX_VALUE` = to the end of the data
/// @param snapshotNanos distance of equity samples, 0 = session closes only
/// @param riskFreeAnnual rate for the metrics, a ratio per year
/// @param settings the caller's options in words (`fees` = `2bps`), for the manifest and for a
///   rerun
/// @param terms margin, interest, borrow fees and funding of the accounts
/// @param actions how corporate actions are treated
public record RunConfig(
    List<StrategySlot> strategies,
    List<RunSource> sources,
    String currency,
    FillProfile profile,
    FeeModel fees,
    CostMethod costMethod,
    RiskLimits limits,
    SessionScope scope,
    long fromNanos,
    long toNanos,
    long snapshotNanos,
    long seed,
    HashScope hashScope,
    DecisionLevel decisions,
    double riskFreeAnnual,
    Map<String, String> settings,
    AccountTerms terms,
    ActionRules actions) {

  /// How much of the decision log is kept (engine contract S-33).
  public enum DecisionLevel {
    OFF,
    ORDERS
  }

  /// A strategy by name with its parameters and capital.
  ///
  /// @param code identity of the code: class name or script hash
  /// @param parameters every value in use
  /// @param cashE8 starting cash, 1e-8 of the run's currency
  public record StrategySlot(
      String name, String code, Map<String, String> parameters, long cashE8) {}

  public RunConfig {
    strategies = List.copyOf(strategies);
    sources = List.copyOf(sources);
    if (strategies.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one strategy");
    }
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one data source");
    }
    if (fromNanos >= toNanos) {
      throw new IllegalArgumentException(
          "the period must not be empty: from " + fromNanos + " to " + toNanos);
    }
  }

  /// The same run over other rows of its data.
  public RunConfig withSources(List<RunSource> other) {
    return withSources(other, settings);
  }

  /// The same run over other sources, with other words for it.
  public RunConfig withSources(List<RunSource> other, Map<String, String> words) {
    return new RunConfig(
        strategies,
        other,
        currency,
        profile,
        fees,
        costMethod,
        limits,
        scope,
        fromNanos,
        toNanos,
        snapshotNanos,
        seed,
        hashScope,
        decisions,
        riskFreeAnnual,
        words,
        terms,
        actions);
  }

  /// Starting cash over all strategies, 1e-8.
  public long cashE8() {
    long sum = 0;
    for (StrategySlot slot : strategies) {
      sum = Math.addExact(sum, slot.cashE8());
    }
    return sum;
  }
}
