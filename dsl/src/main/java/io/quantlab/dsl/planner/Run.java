package io.quantlab.dsl.planner;

import io.quantlab.dsl.plan.Act;
import java.util.ArrayList;
import java.util.List;

/// Acts one after the other; the fuel of those without control flow between them is taken at once,
/// before the first.
final class Run {
  private final List<Act> acts = new ArrayList<>();
  private int start;
  private int cost;

  void add(Act act) {
    acts.add(act);
  }

  /// Adds to the cost of the current stretch.
  void pay(int fuel) {
    cost += fuel;
  }

  /// Ends the stretch: what follows runs behind control flow.
  void end() {
    if (cost > 0) {
      acts.add(start, new Act.Charge(cost));
    }
    start = acts.size();
    cost = 0;
  }

  List<Act> acts() {
    end();
    return List.copyOf(acts);
  }
}
