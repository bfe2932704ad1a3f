package io.quantlab.dsl.planner;

import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.plan.Plan.Field;
import io.quantlab.dsl.syntax.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hands out slots, rings and sites, and remembers which name has which.
final class Layout {
  private final Map<Field, Integer> fields = new EnumMap<>(Field.class);
  private final List<Plan.Watched> watched = new ArrayList<>();
  private final Map<RingKey, Integer> rings = new LinkedHashMap<>();
  private final List<Integer> depths = new ArrayList<>();
  private final List<Plan.Cell> cells = new ArrayList<>();
  private final List<Span> sites = new ArrayList<>();
  private final List<Planned.Part> missing = new ArrayList<>();
  private final Deque<Map<String, Place>> scopes = new ArrayDeque<>(List.of(new HashMap<>()));
  private int doubles;
  private int longs;

  /// Where a name's value lies.
  record Place(Type type, Family family, int slot) {}

  private record RingKey(Family family, int slot) {}

  /// The array a type lies in; nothing for what cannot be planned yet.
  static Optional<Family> familyOf(Type type) {
    if (type == Basic.FLOAT) {
      return Optional.of(Family.DOUBLE);
    }
    return type == Basic.INT || type == Basic.BOOL ? Optional.of(Family.LONG) : Optional.empty();
  }

  int slot(Family family) {
    return family == Family.DOUBLE ? doubles++ : longs++;
  }

  int fieldSlot(Field field) {
    return fields.computeIfAbsent(field, each -> slot(each.family()));
  }

  Place declare(String name, Type type, Family family) {
    Place place = new Place(type, family, slot(family));
    scopes.peek().put(name, place);
    if (scopes.size() == 1) {
      watched.add(new Plan.Watched(name, type, family, place.slot()));
    }
    return place;
  }

  Optional<Place> find(String name) {
    return scopes.stream().map(scope -> scope.get(name)).filter(place -> place != null).findFirst();
  }

  void inScope(Runnable action) {
    scopes.push(new HashMap<>());
    action.run();
    scopes.pop();
  }

  /// The ring of a slot, at least so deep.
  int ring(Family family, int slot, int depth) {
    int ring = rings.computeIfAbsent(new RingKey(family, slot), _ -> rings.size());
    if (ring == depths.size()) {
      depths.add(1);
    }
    depths.set(ring, Math.max(depths.get(ring), depth));
    return ring;
  }

  int cell(Plan.Cell cell) {
    cells.add(cell);
    return cells.size() - 1;
  }

  int site(Span place) {
    sites.add(place);
    return sites.size() - 1;
  }

  void miss(Span place, String what) {
    missing.add(new Planned.Part(place, what));
  }

  Planned finish(List<Act> body) {
    if (!missing.isEmpty()) {
      return new Planned.Missing(missing);
    }
    List<Plan.BarInput> inputs = new ArrayList<>();
    fields.forEach((field, slot) -> inputs.add(new Plan.BarInput(field, slot)));
    List<Plan.Ring> histories = new ArrayList<>();
    rings.forEach(
        (key, ring) -> histories.add(new Plan.Ring(0, key.family(), key.slot(), depths.get(ring))));
    return new Planned.Ready(
        new Plan(
            Kind.INDICATOR,
            doubles,
            longs,
            0,
            watched,
            List.of(),
            histories,
            cells,
            List.of(new Plan.Clock(-1, Optional.empty(), 0, Plan.BODY, inputs, List.of(), -1)),
            List.of(
                new Plan.Entry("start", -1, Optional.empty(), List.of()),
                new Plan.Entry("body", 0, Optional.empty(), body)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            sites));
  }
}
