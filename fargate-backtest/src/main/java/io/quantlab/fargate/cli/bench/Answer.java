package io.quantlab.fargate.cli.bench;

/// What a run of QLB-1 must come to, bit for bit.
///
/// @param fills executions
/// @param equityE4 final equity, 1e-4 of a minimum tick's worth
/// @param drawdownE4 largest fall from a peak over all marks, same unit
/// @param fillHash `31 · hash + side · price` over the fills, prices in minimum ticks, wrapping
public record Answer(long fills, long equityE4, long drawdownE4, long fillHash) {
  /// Starting cash: 100,000,000 minimum ticks' worth.
  public static final long START_E4 = 1_000_000_000_000L;

  /// The answer of a run that never trades.
  public static final Answer IDLE = new Answer(0, START_E4, 0, 0);

  /// In the words of the workload's page.
  public String text() {
    return withoutDrawdown() + " maxdd_e4=" + drawdownE4;
  }

  /// The part that does not depend on how often equity is marked.
  public String withoutDrawdown() {
    return "fills=" + fills + " equity_e4=" + equityE4 + " fillhash=" + Long.toHexString(fillHash);
  }
}
