/// The engine's time: the clock, dated session calendars, bar intervals. UTC nanoseconds
/// throughout.
///
/// Knows no wall clock and no default zone. Open [Clock] first.
package io.quantlab.engine.time;
