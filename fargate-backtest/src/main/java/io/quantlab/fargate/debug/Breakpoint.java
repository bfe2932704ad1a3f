package io.quantlab.fargate.debug;

import java.util.Optional;

/// Where a run shall wait.
///
/// @param number by which it is named, from 1
/// @param condition that must hold besides
public record Breakpoint(int number, Place place, Optional<String> condition) {
  /// What a breakpoint waits for.
  public sealed interface Place {
    /// A statement of a line ran.
    record Line(int line) implements Place {}

    /// A condition holds.
    record Condition() implements Place {}

    /// Any fill.
    record Fill() implements Place {}

    /// An order was refused, by the gate or the venue.
    record Reject() implements Place {}

    /// Something happened to an order.
    record Order(long id) implements Place {}
  }

  /// `line 12 if close > 100`.
  public String text() {
    String what =
        switch (place) {
          case Place.Line(int line) -> "line " + line;
          case Place.Condition() -> "";
          case Place.Fill() -> "fill";
          case Place.Reject() -> "reject";
          case Place.Order(long id) -> "order " + id;
        };
    return (what + condition.map(each -> " if " + each).orElse("")).strip();
  }
}
