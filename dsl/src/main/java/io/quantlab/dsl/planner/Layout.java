package io.quantlab.dsl.planner;

import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.plan.Plan.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Hands out slots, rings, cells, sites and the fields of clocks.
final class Layout {
  final List<Plan.Cell> cells = new ArrayList<>();
  final List<Span> sites = new ArrayList<>();
  final List<Plan.Place> live = new ArrayList<>();
  private final List<Map<Field, Integer>> fields = new ArrayList<>();
  private final List<Map<Field, Integer>> forming = new ArrayList<>();
  private final Map<RingKey, Integer> rings = new LinkedHashMap<>();
  private final List<Integer> depths = new ArrayList<>();
  private final Map<Span, Integer> siteNumbers = new HashMap<>();
  private int doubles;
  private int longs;
  private int refs;

  private record RingKey(int clock, Family family, int slot) {}

  /// The array a value of a type lies in.
  static Family familyOf(Type type) {
    return switch (type) {
      case Basic basic ->
          switch (basic) {
            case FLOAT -> Family.DOUBLE;
            case INT, BOOL, COLOR, SYMBOL, TIMEFRAME, TIME, DURATION, MONEY, PERCENT -> Family.LONG;
            case STRING, QUANTITY, PRICE, RANGE, NONE, NOTHING, UNKNOWN -> Family.REF;
          };
      case Type.EnumOf _ -> Family.LONG;
      case Type.SeriesOf(Type element) -> familyOf(element);
      case Type.OptionalOf _,
          Type.ArrayOf _,
          Type.MapOf _,
          Type.SetOf _,
          Type.RecordOf _,
          Type.Object _,
          Type.Function _,
          Type.Variable _ ->
          Family.REF;
    };
  }

  int slot(Family family) {
    return switch (family) {
      case DOUBLE -> doubles++;
      case LONG -> longs++;
      case REF -> refs++;
    };
  }

  Plan.Place place(Type type) {
    return place(familyOf(type));
  }

  Plan.Place place(Family family) {
    return new Plan.Place(family, slot(family));
  }

  int doubles() {
    return doubles;
  }

  int longs() {
    return longs;
  }

  int refs() {
    return refs;
  }

  /// Adds a clock and gives its number.
  int clock() {
    fields.add(new EnumMap<>(Field.class));
    forming.add(new EnumMap<>(Field.class));
    return fields.size() - 1;
  }

  /// Slot of a field of a clock's last closed bar.
  int field(int clock, Field field) {
    return fields.get(clock).computeIfAbsent(field, each -> slot(each.family()));
  }

  /// Says that a bar of a clock is seen as a value: whoever runs the plan must know all of it.
  void whole(int clock) {
    for (Field field : Field.values()) {
      if (field.family() == Family.DOUBLE) {
        field(clock, field);
      }
    }
  }

  /// Slot of a field of a clock's developing bar.
  int forming(int clock, Field field) {
    return forming.get(clock).computeIfAbsent(field, each -> slot(each.family()));
  }

  List<Plan.BarInput> fields(int clock) {
    return inputs(fields.get(clock));
  }

  List<Plan.BarInput> forming(int clock) {
    return inputs(forming.get(clock));
  }

  private static List<Plan.BarInput> inputs(Map<Field, Integer> slots) {
    List<Plan.BarInput> inputs = new ArrayList<>();
    slots.forEach((field, slot) -> inputs.add(new Plan.BarInput(field, slot)));
    return inputs;
  }

  /// The ring of a slot, at least so deep.
  int ring(int clock, Family family, int slot, int depth) {
    int ring = rings.computeIfAbsent(new RingKey(clock, family, slot), _ -> rings.size());
    if (ring == depths.size()) {
      depths.add(1);
    }
    depths.set(ring, Math.max(depths.get(ring), depth));
    return ring;
  }

  List<Plan.Ring> rings() {
    List<Plan.Ring> all = new ArrayList<>();
    rings.forEach((key, ring) ->
        all.add(new Plan.Ring(key.clock(), key.family(), key.slot(), depths.get(ring))));
    return all;
  }

  int cell(String indicator) {
    cells.add(new Plan.Cell(indicator));
    return cells.size() - 1;
  }

  int site(Span place) {
    return siteNumbers.computeIfAbsent(
        place,
        each -> {
          sites.add(each);
          return sites.size() - 1;
        });
  }
}
