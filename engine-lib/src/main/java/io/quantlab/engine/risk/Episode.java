package io.quantlab.engine.risk;

import java.time.LocalDate;

/// A stretch of the past whose moves are put on the positions of today (engine contract O-35): from
/// the last session close before its first day to the last one up to its last day.
///
/// @param name what limits and tables call it
/// @param fromDay first day, days since 1970-01-01
/// @param throughDay last day
public record Episode(String name, int fromDay, int throughDay) {
  public Episode {
    if (fromDay > throughDay) {
      throw new IllegalArgumentException(
          "episode "
              + name
              + " ends on "
              + LocalDate.ofEpochDay(throughDay)
              + ", before it begins on "
              + LocalDate.ofEpochDay(fromDay));
    }
  }
}
