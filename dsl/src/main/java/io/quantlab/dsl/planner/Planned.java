package io.quantlab.dsl.planner;

import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.plan.Plan;
import java.util.List;

/// What became of planning a script.
public sealed interface Planned {
  record Ready(Plan plan) implements Planned {}

  /// The script asks before the run for what is known in the run only: which symbol a feed is of,
  /// how often a loop with state turns. Nothing of it is run.
  ///
  /// @param diagnostics at least one, errors
  record Refused(List<Diagnostic> diagnostics) implements Planned {
    public Refused {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
