/// The commands that run strategies: options in words to a run configuration, the run folder, the
/// summary, reruns and comparisons.
///
/// Knows the engine and files, no market data formats: those are resolved by the data commands'
/// package. Open [BacktestCommand] first.
package io.quantlab.fargate.cli.run;
