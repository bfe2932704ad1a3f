/// Arithmetic the engine rests on: exact integer scaling, counter-based random numbers, the normal
/// distribution, rolling statistics over primitive rings.
///
/// Knows no market, no money and no time. Open [Exact] first, then [Rng] and [RollingMoments].
package io.quantlab.engine.math;
