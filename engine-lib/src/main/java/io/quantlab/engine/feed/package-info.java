/// Market data on its way to the event loop: bars built from ticks, touchline streams merged to quotes
/// and trades.
///
/// Knows no orders, no files and no wire format. Open [BarBuilder] first, then [TouchlineMerger].
package io.quantlab.engine.feed;
