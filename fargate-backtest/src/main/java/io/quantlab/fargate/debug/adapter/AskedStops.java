package io.quantlab.fargate.debug.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.fargate.debug.Breakpoint;
import io.quantlab.fargate.debug.DebugException;
import io.quantlab.fargate.debug.DebugSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The breakpoints an editor asked for: it always names all of a sort, so they are set anew.
final class AskedStops {
  private static final Map<String, Breakpoint.Place> FILTERS = filters();

  private final DebugSession session;
  private final List<Asked> lines = new ArrayList<>();
  private final List<Breakpoint.Place> events = new ArrayList<>();

  private record Asked(int line, Optional<String> condition) {}

  AskedStops(DebugSession session) {
    this.session = session;
  }

  private static Map<String, Breakpoint.Place> filters() {
    Map<String, Breakpoint.Place> filters = new LinkedHashMap<>();
    filters.put("fill", new Breakpoint.Place.Fill());
    filters.put("reject", new Breakpoint.Place.Reject());
    return filters;
  }

  /// What besides lines the run can stop at, as the protocol wants it.
  static List<Map<String, Object>> offered() {
    return List.of(
        Map.of("filter", "fill", "label", "Fills"),
        Map.of("filter", "reject", "label", "Refused orders"));
  }

  /// Sets the breakpoints of lines; tells of each whether it stands.
  List<Map<String, Object>> lines(JsonNode asked) {
    lines.clear();
    List<Map<String, Object>> told = new ArrayList<>();
    setAnew();
    for (JsonNode each : asked) {
      String condition = each.path("condition").asText("");
      Asked line =
          new Asked(
              each.path("line").asInt(),
              condition.isBlank() ? Optional.empty() : Optional.of(condition));
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("line", line.line);
      try {
        set(line);
        lines.add(line);
        answer.put("verified", true);
      } catch (DebugException wrong) {
        answer.put("verified", false);
        answer.put("message", wrong.getMessage());
      }
      told.add(answer);
    }
    return told;
  }

  /// Sets which events stop the run.
  void events(JsonNode filters) {
    events.clear();
    for (JsonNode each : filters) {
      Breakpoint.Place place = FILTERS.get(each.asText());
      if (place == null) {
        throw new DebugException("there is no filter '" + each.asText() + "'");
      }
      events.add(place);
    }
    setAnew();
    lines.forEach(this::set);
  }

  private void setAnew() {
    session.removeBreakpoint(0);
    events.forEach(each -> session.stopAt(each, Optional.empty()));
  }

  private void set(Asked line) {
    session.stopAt(new Breakpoint.Place.Line(line.line), line.condition);
  }
}
