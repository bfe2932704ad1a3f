package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.CostWaterfall;
import io.quantlab.engine.analysis.Metrics;
import io.quantlab.engine.analysis.MetricsInput;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.kernel.RunCounts;
import io.quantlab.engine.kernel.StrategyFailure;
import java.util.List;

/// What a run leaves (engine contract 8.3). Complete up to the item at which it ended.
///
/// @param runId short identity: the first 16 digits of `inputHash`
/// @param rows market rows processed
/// @param failure the exception that halted a strategy, or `null`
/// @param waterfall from gross to net; exact (I-4)
/// @param warnings what a reader must know, in full sentences
public record RunResult(
    String runId,
    String inputHash,
    String eventHash,
    EndReason end,
    long firstNanos,
    long lastNanos,
    long rows,
    RunCounts counts,
    StrategyFailure failure,
    MetricsInput metricsInput,
    Metrics metrics,
    CostWaterfall waterfall,
    long startE8,
    long endE8,
    Tables tables,
    List<String> warnings) {

  /// The tables of engine contract 7.3.
  public record Tables(
      Table trades,
      Table orders,
      Table events,
      Table fills,
      Table equity,
      Table positions,
      Table ledger,
      Table decisions,
      Table statements,
      Table risk) {

    /// All of them, in the order of the contract.
    public List<Table> all() {
      return List.of(
          trades, orders, events, fills, equity, positions, ledger, decisions, statements, risk);
    }
  }

  public RunResult {
    warnings = List.copyOf(warnings);
  }

  /// Whether the run went to the end of its data.
  public boolean complete() {
    return end == EndReason.COMPLETED;
  }
}
