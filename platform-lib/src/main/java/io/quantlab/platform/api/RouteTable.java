package io.quantlab.platform.api;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the route of a request.
///
/// A verb follows the last colon of the last segment (`/v1/jobs/{id}:cancel`); ids hold no colon,
/// so a gateway that knows whole segments only needs one pattern for an id and its verbs (PH-2).
public final class RouteTable {
  private final List<Route> routes;
  private final Map<Integer, List<Compiled>> byLength = new HashMap<>();

  private record Compiled(Route route, List<String> segments, String verb) {}

  /// What a path is.
  public sealed interface Match {
    /// A route with the values of its variables.
    record Found(Route route, Map<String, String> variables) implements Match {}

    /// The path is known with other methods.
    record OtherMethods(Set<Method> known) implements Match {}

    /// The path is not known.
    record Unknown() implements Match {}
  }

  public RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
    Set<String> names = new HashSet<>();
    for (Route route : routes) {
      if (!names.add(route.name())) {
        throw new IllegalArgumentException(route + " stands twice");
      }
      Compiled compiled = compile(route);
      byLength.computeIfAbsent(compiled.segments().size(), _ -> new ArrayList<>()).add(compiled);
    }
  }

  private static Compiled compile(Route route) {
    List<String> segments = split(route.path());
    String last = segments.getLast();
    int colon = last.lastIndexOf(':');
    segments.set(segments.size() - 1, colon < 0 ? last : last.substring(0, colon));
    return new Compiled(route, List.copyOf(segments), colon < 0 ? "" : last.substring(colon + 1));
  }

  /// All routes in their order.
  public List<Route> routes() {
    return routes;
  }

  /// The route of a request.
  public Match match(String method, String path) {
    List<String> segments = split(path);
    String last = segments.getLast();
    int colon = last.lastIndexOf(':');
    String verb = colon < 0 ? "" : last.substring(colon + 1);
    segments.set(segments.size() - 1, colon < 0 ? last : last.substring(0, colon));
    Set<Method> known = EnumSet.noneOf(Method.class);
    Match.Found found = null;
    for (Compiled each : byLength.getOrDefault(segments.size(), List.of())) {
      Optional<Map<String, String>> variables =
          each.verb().equals(verb) ? fit(each.segments(), segments) : Optional.empty();
      if (variables.isEmpty()) {
        continue;
      }
      known.add(each.route().method());
      boolean better = found == null || variables.get().size() < found.variables().size();
      if (each.route().method().name().equals(method) && better) {
        found = new Match.Found(each.route(), variables.get());
      }
    }
    if (found != null) {
      return found;
    }
    return known.isEmpty() ? new Match.Unknown() : new Match.OtherMethods(known);
  }

  private static Optional<Map<String, String>> fit(List<String> pattern, List<String> path) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String wanted = pattern.get(i);
      if (wanted.startsWith("{") && !path.get(i).isEmpty()) {
        variables.put(wanted.substring(1, wanted.length() - 1), path.get(i));
      } else if (!wanted.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  private static List<String> split(String path) {
    return new ArrayList<>(List.of(path.split("/", -1)));
  }
}
