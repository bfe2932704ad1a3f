/// Market data on its way to the event loop: sources merged in time order, bars built from ticks,
/// touchline streams merged to quotes and trades.
///
/// Knows no orders, no files and no wire format. Open [Feed] first, then [BarBuilder] and
/// [TouchlineMerger].
package io.quantlab.engine.feed;
