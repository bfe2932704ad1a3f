/// Momentum and oscillators (wick.md 17.2).
///
/// Knows no volume. Open [Rsi] first, then [Macd].
package io.quantlab.engine.indicator.momentum;
