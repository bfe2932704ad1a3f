package io.quantlab.function.http;

import io.quantlab.platform.api.Route;
import io.quantlab.platform.api.Rule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The handlers of a function by route; complete, or it cannot be made.
public final class Handlers {
  private final Map<String, Handler> byName = new HashMap<>();
  private final Set<String> keeping = new HashSet<>();

  /// A group of handlers that belong together.
  public interface Group {
    void addTo(Handlers handlers);
  }

  /// @param routes each has one handler in the groups
  public static Handlers of(List<Route> routes, List<Group> groups) {
    Handlers handlers = new Handlers();
    groups.forEach(group -> group.addTo(handlers));
    for (Route route : routes) {
      if (!handlers.byName.containsKey(route.name())) {
        throw new IllegalStateException(route + " has no handler");
      }
    }
    if (handlers.byName.size() != routes.size()) {
      throw new IllegalStateException("a handler has no route of this function");
    }
    return handlers;
  }

  /// Gives a route its handler.
  public Handlers on(Route route, Handler handler) {
    if (byName.put(route.name(), handler) != null) {
      throw new IllegalStateException(route + " has two handlers");
    }
    return this;
  }

  /// Gives a route a handler that keeps its answer in the one transaction of its effect
  /// ([Call#keeping]), so that nothing is written for the idempotency key before and after.
  public Handlers keeping(Route route, Handler handler) {
    if (!route.has(Rule.IDEMPOTENT)) {
      throw new IllegalArgumentException(route + " takes no idempotency key");
    }
    keeping.add(route.name());
    return on(route, handler);
  }

  boolean keeps(Route route) {
    return keeping.contains(route.name());
  }

  Handler of(Route route) {
    return byName.get(route.name());
  }
}
