package io.quantlab.dsl.planner;

import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.plan.Plan;
import java.util.List;

/// What became of planning a script.
public sealed interface Planned {
  record Ready(Plan plan) implements Planned {}

  /// The script uses what cannot be planned; nothing of it is run.
  ///
  /// @param parts at least one
  record Missing(List<Part> parts) implements Planned {
    public Missing {
      parts = List.copyOf(parts);
    }
  }

  /// @param what in a few words
  record Part(Span place, String what) {}
}
