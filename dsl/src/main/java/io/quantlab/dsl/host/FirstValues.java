package io.quantlab.dsl.host;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.planner.Planner;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.MapValue;
import java.util.ArrayList;
import java.util.List;

/// What handlers find in the script's names before the first step of its body: `na`, false and 0 as
/// the slots have them, empty texts and collections.
///
/// A streaming object or an engine value has no such value: handlers hear nothing until the body
/// gave each of those names its first one.
final class FirstValues {
  private final List<Integer> missing = new ArrayList<>();

  /// Fills the names of a script that has a body.
  FirstValues(Plan plan, State state) {
    if (!plan.kind().hasBody()) {
      return;
    }
    for (Plan.Watched name : plan.names()) {
      if (name.family() == Plan.Family.REF && state.refAt(name.slot()) == null) {
        fill(state, name);
      }
    }
  }

  private void fill(State state, Plan.Watched name) {
    switch (name.type()) {
      case Type.OptionalOf _ -> {}
      case Type.Basic.STRING -> state.setRef(name.slot(), "");
      case Type.ArrayOf(Type element) -> state.setRef(name.slot(), empty(state, element));
      case Type.MapOf _, Type.SetOf _ -> state.setRef(name.slot(), MapValue.empty(state));
      default -> missing.add(name.slot());
    }
  }

  private static ArrayValue empty(State state, Type element) {
    return ArrayValue.empty(state, Planner.familyOf(element));
  }

  /// The body took its first step.
  void given() {
    if (!missing.isEmpty()) {
      missing.clear();
    }
  }

  /// True once every name has a value a handler can read.
  boolean complete(State state) {
    return missing.isEmpty()
        || missing.removeIf(slot -> state.refAt(slot) != null) && missing.isEmpty();
  }
}
