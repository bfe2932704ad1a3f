package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.engine.time.IsoInstant;

/// What halted a script: code, text, place and event (wick.md 12.4).
///
/// @param entry the handler, `body` for a step of the body
/// @param bar index of the primary bar, -1 before the first
/// @param bind whether it was found when the script met its symbols and data
public record ScriptError(
    Code code, String message, Span place, String entry, long bar, long epochNanos, boolean bind) {
  /// `E2201 index 3 outside of 0..2 at 12:5, bar 1034 (2025-03-07T20:30:00Z)`.
  public String line(Source source) {
    String where = code + " " + message + " at " + source.place(place.start());
    if (bind) {
      return where;
    }
    String event = entry.equals("body") ? "bar " + bar : entry + ", bar " + bar;
    return where + ", " + event + " (" + IsoInstant.format(epochNanos) + ")";
  }
}
