/// Made-up market data: a year of ticks from a seed, and the fixed workload of the QLB-1 benchmark.
///
/// The same seed gives the same rows on any machine: counter-based random numbers (K-6),
/// `StrictMath` and plain arithmetic only, no clock (K-5). Any session can be made without the ones
/// before it.
///
/// Knows no files: rows go to a [io.quantlab.engine.market.RowSink]. Open [SyntheticMarket] first,
/// then [OwnPath] and [TickMaker]; [DemoMarket] shows a complete set of instruments.
package io.quantlab.engine.data.synthetic;
