/// The engine's time: the clock, dated session calendars, bar intervals. UTC nanoseconds
/// throughout.
///
/// Knows no wall clock and no default zone; local time exists in [CalendarBuilder] only. Open
/// [Clock] first, then [SessionCalendar].
package io.quantlab.engine.time;
