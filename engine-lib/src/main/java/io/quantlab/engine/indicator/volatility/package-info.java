/// Ranges, deviations and bands (wick.md 17.4).
///
/// Knows no volume. Open [TrueRange] first, then [BollingerBands].
package io.quantlab.engine.indicator.volatility;
