package io.quantlab.dsl.planner;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which name stands for what, scope by scope.
final class Names {
  final List<Plan.Watched> watched = new ArrayList<>();
  private final Map<String, Binding> script = new HashMap<>();
  private final Tracer tracer;
  private Deque<Map<String, Binding>> scopes = new ArrayDeque<>(List.of(script));
  private int order;
  private int limit = Integer.MAX_VALUE;

  Names(Tracer tracer) {
    this.tracer = tracer;
  }

  /// What a name stands for.
  sealed interface Binding {
    int order();

    /// A value in a slot.
    ///
    /// @param fuel of a read
    /// @param known what a parameter or the name of a loop's turn stands for, when that is known
    ///   before the run
    record Stored(Type type, Plan.Place place, int fuel, int order, Optional<Operand> known)
        implements Binding {}

    /// An input that chooses a price series.
    ///
    /// @param place of the number of the series
    record Source(Plan.Place place, int order) implements Binding {}

    /// Another clock: `let d = bars(1d)`.
    record Clock(int clock, int order) implements Binding {}
  }

  Binding.Stored declare(String name, Type type, Plan.Place place, int fuel) {
    Binding.Stored stored = new Binding.Stored(type, place, fuel, order++, Optional.empty());
    scopes.peek().put(name, stored);
    tracer.declared(name, type, place);
    if (scopes.size() == 1 && !name.equals("_") && name.indexOf('.') < 0) {
      watched.add(new Plan.Watched(name, type, place.family(), place.slot()));
    }
    return stored;
  }

  /// Declares a name whose value may be known before the run.
  void declareKnown(String name, Type type, Plan.Place place, Optional<Operand> known) {
    scopes.peek().put(name, new Binding.Stored(type, place, 1, order++, known));
  }

  void declareSource(String name, Plan.Place place) {
    scopes.peek().put(name, new Binding.Source(place, order++));
  }

  void declareClock(String name, int clock) {
    scopes.peek().put(name, new Binding.Clock(clock, order++));
  }

  Optional<Binding> find(String name) {
    for (Map<String, Binding> scope : scopes) {
      Binding found = scope.get(name);
      if (found != null && (scope != script || found.order() < limit)) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  void inScope(Runnable action) {
    scopes.push(new HashMap<>());
    action.run();
    scopes.pop();
  }

  /// How many names are declared so far: a function sees only those before it.
  int order() {
    return order;
  }

  /// Runs something that sees the script's names declared before, and its own.
  void inFunction(int before, Runnable action) {
    Deque<Map<String, Binding>> outer = scopes;
    int outerLimit = limit;
    scopes = new ArrayDeque<>();
    scopes.push(script);
    scopes.push(new HashMap<>());
    limit = before;
    action.run();
    scopes = outer;
    limit = outerLimit;
  }
}
