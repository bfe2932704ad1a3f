package io.quantlab.dsl.host;

import io.quantlab.dsl.plan.Plan;
import java.util.HashMap;
import java.util.Map;

/// The handlers of a script by the names of wick.md 7.1; who hears of something often asks once.
final class Handlers {
  private final Map<String, Handler> byName = new HashMap<>();

  /// What runs when something happens.
  ///
  /// @param entry number in the plan
  /// @param bySymbol whether it wants a symbol in place of the value
  record Handler(int entry, boolean bySymbol) {}

  Handlers(Plan plan) {
    for (int i = Plan.BODY + 1; i < plan.entries().size(); i++) {
      Plan.Entry entry = plan.entries().get(i);
      boolean bySymbol =
          entry.parameter().isPresent() && entry.parameter().get().family() == Plan.Family.LONG;
      byName.put(entry.name(), new Handler(i, bySymbol));
    }
  }

  /// A handler by its name; `null` when the script has none.
  Handler of(String name) {
    return byName.get(name);
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }
}
