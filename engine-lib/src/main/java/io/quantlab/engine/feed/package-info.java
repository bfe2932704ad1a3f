/// Market data on its way to the event loop: bars built from ticks.
///
/// Knows no orders, no files and no wire format. Open [BarBuilder] first.
package io.quantlab.engine.feed;
