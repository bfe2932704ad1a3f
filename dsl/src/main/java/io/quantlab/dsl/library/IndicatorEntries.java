package io.quantlab.dsl.library;

import io.quantlab.dsl.library.Builtin.Count;
import io.quantlab.dsl.library.Builtin.Length;
import io.quantlab.dsl.library.Builtin.Param;
import io.quantlab.dsl.library.Builtin.Shape;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.engine.indicator.catalog.Catalog;
import io.quantlab.engine.indicator.catalog.Entry;
import io.quantlab.engine.indicator.catalog.Input;
import io.quantlab.engine.indicator.catalog.Output;
import io.quantlab.engine.indicator.catalog.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The indicators of wick.md 17 as built-ins, made from the engine's list of kernels: they are
/// listed once.
final class IndicatorEntries {
  private static final Fuel CONSTANT = new Fuel(10, 0);
  private static final Fuel WINDOW = new Fuel(10, 4);

  /// Kernels that recompute a window although wick.md 17 charges them like the others.
  private static final Set<String> CHARGED_AS_CONSTANT =
      Set.of("connors_rsi", "pivot_high", "pivot_low", "relative_volatility");

  private final Map<String, Type> types;

  /// @param types by name, for the parameters that are words
  IndicatorEntries(Map<String, Type> types) {
    this.types = types;
  }

  List<Builtin> all() {
    return Catalog.entries().stream().map(this::builtin).toList();
  }

  private Builtin builtin(Entry entry) {
    return new Builtin(
        Optional.empty(),
        entry.name(),
        Shape.CALL,
        params(entry),
        result(entry.outputs()),
        Effect.STATE,
        Stage.SERIES,
        fuel(entry),
        entry.outputs().getFirst().first(),
        entry.definition());
  }

  private static Fuel fuel(Entry entry) {
    boolean window =
        entry.cost() == Entry.Cost.WINDOW && !CHARGED_AS_CONSTANT.contains(entry.name());
    return window ? WINDOW : CONSTANT;
  }

  /// Series first, then numbers, as the call is written; a `reset` comes last.
  private List<Param> params(Entry entry) {
    List<Param> params = new ArrayList<>();
    List<Param> last = new ArrayList<>();
    for (Input input : entry.inputs()) {
      if (input.role() == Input.Role.ARGUMENT) {
        (input.name().equals("reset") ? last : params).add(series(input));
      }
    }
    for (Parameter parameter : entry.parameters()) {
      params.add(number(parameter));
    }
    params.addAll(last);
    return params;
  }

  private static Param series(Input input) {
    boolean condition = input.name().equals("cond") || input.name().equals("reset");
    return new Param(
        input.name(),
        condition ? Basic.BOOL : Basic.FLOAT,
        Length.FREE,
        Count.ONE,
        Optional.of(input.preset()).filter(preset -> !preset.isEmpty()));
  }

  private Param number(Parameter parameter) {
    Type type =
        switch (parameter.type()) {
          case LENGTH, COUNT, WHOLE -> Basic.INT;
          case REAL -> Basic.FLOAT;
          case PERCENT -> Basic.PERCENT;
          case FLAG -> Basic.BOOL;
          case CHOICE -> types.get("PivotKind");
        };
    boolean window =
        parameter.type() == Parameter.Type.LENGTH || parameter.type() == Parameter.Type.COUNT;
    return new Param(
        parameter.name(),
        type,
        parameter.fixed() ? Length.FIXED : window ? Length.BOUNDED : Length.FREE,
        Count.ONE,
        Optional.of(parameter.preset()).filter(preset -> !preset.isEmpty()));
  }

  private static Type result(List<Output> outputs) {
    if (outputs.size() == 1) {
      return type(outputs.getFirst());
    }
    return new Type.RecordOf(
        "",
        outputs.stream()
            .map(output -> new Type.Field(output.name(), type(output), false))
            .toList());
  }

  /// Whole numbers that are missing at the start, or at any time, are optional.
  private static Type type(Output output) {
    return switch (output.type()) {
      case FLOAT -> Basic.FLOAT;
      case INT -> output.first().equals("0") ? Basic.INT : new Type.OptionalOf(Basic.INT);
      case BOOL -> Basic.BOOL;
    };
  }
}
