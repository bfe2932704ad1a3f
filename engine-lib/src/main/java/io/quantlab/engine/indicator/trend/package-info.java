/// Trends and turning points (wick.md 17.3).
///
/// Knows no volume. Open [Dmi] first, then [Supertrend].
package io.quantlab.engine.indicator.trend;
