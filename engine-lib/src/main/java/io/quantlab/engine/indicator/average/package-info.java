/// Moving averages (wick.md 17.1).
///
/// Knows nothing of what is averaged. Open [Ema] first, then [Sma].
package io.quantlab.engine.indicator.average;
