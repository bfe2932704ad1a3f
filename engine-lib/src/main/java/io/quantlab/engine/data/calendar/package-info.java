/// Session calendars from files: our own table format, plain session lists, weekly market hours in
/// JSON.
///
/// Knows how calendars are written down, not what they are for; the calendars themselves are
/// `io.quantlab.engine.time`. Open [CalendarFile] first.
package io.quantlab.engine.data.calendar;
