/// Prices weighed by volume (wick.md 17.5).
///
/// Open [Vwap] first.
package io.quantlab.engine.indicator.volume;
