/// Prices and moves weighed by volume (wick.md 17.5).
///
/// Open [Vwap] first, then [Obv].
package io.quantlab.engine.indicator.volume;
