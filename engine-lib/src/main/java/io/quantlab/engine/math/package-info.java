/// Arithmetic the engine rests on: exact integer scaling, counter-based random numbers, statistics.
///
/// Knows no market, no money and no time. Open [Exact] first.
package io.quantlab.engine.math;
