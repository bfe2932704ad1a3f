package io.quantlab.fargate.data;

import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.SessionCalendar;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// Builds each calendar once.
final class CalendarShelf {
  private final Map<String, SessionCalendar> built = new HashMap<>();

  /// The calendar of a name; a [DataException] when there is none.
  SessionCalendar get(String name) {
    if (!Calendars.names().contains(name)) {
      throw new DataException(
          "There is no calendar \"" + name + "\".",
          "Known are " + String.join(", ", Calendars.names()) + ".");
    }
    return built.computeIfAbsent(name, Calendars::byName);
  }

  /// Name and content of a calendar, for cache keys.
  String version(String name) {
    return name + " " + HexFormat.of().formatHex(get(name).contentHash());
  }
}
