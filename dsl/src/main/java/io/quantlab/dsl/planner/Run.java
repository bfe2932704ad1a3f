package io.quantlab.dsl.planner;

import io.quantlab.dsl.plan.Act;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Acts one after the other; the fuel of those without control flow between them is taken at once,
/// before the first.
final class Run {
  private final Tracer tracer;
  private final List<Act> acts = new ArrayList<>();
  private final Map<Integer, Integer> shares = new LinkedHashMap<>();
  private int start;
  private int cost;

  /// @param tracer notes which statement costs what
  Run(Tracer tracer) {
    this.tracer = tracer;
  }

  void add(Act act) {
    acts.add(act);
  }

  /// Adds to the cost of the current stretch.
  void pay(int fuel) {
    cost += fuel;
    if (tracer.isOn() && fuel > 0) {
      shares.merge(tracer.site(), fuel, Integer::sum);
    }
  }

  /// Ends the stretch: what follows runs behind control flow.
  void end() {
    if (cost > 0) {
      acts.add(start, new Act.Charge(cost));
      for (Map.Entry<Integer, Integer> share : shares.entrySet()) {
        acts.add(++start, new Act.Share(share.getKey(), share.getValue()));
      }
      shares.clear();
    }
    start = acts.size();
    cost = 0;
  }

  List<Act> acts() {
    end();
    return List.copyOf(acts);
  }
}
