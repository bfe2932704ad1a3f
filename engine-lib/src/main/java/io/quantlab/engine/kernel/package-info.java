/// **The** single-threaded event loop (engine contract sections 1 and 2): time, order of events,
/// callbacks, output events.
///
/// Has no mode: backtest, paper, live and replay differ in the feed, the broker and the source of
/// time they bring. Open [Kernel] first, then [StrategyLoop] for the hot path.
package io.quantlab.engine.kernel;
