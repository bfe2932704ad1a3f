package io.quantlab.dsl.planner;

import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.plan.Routine;
import io.quantlab.dsl.runtime.Routines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The conversions of wick.md 4, and calls of routines, which take their arguments as they need
/// them.
final class Casts {

  /// The same value as one of another type.
  Operand convert(Operand value, Type from, Type to) {
    if (from.equals(to) || to == Basic.UNKNOWN || to instanceof Type.Variable) {
      return value;
    }
    if (to instanceof Type.SeriesOf(Type element)) {
      return convert(value, from, element);
    }
    if (to instanceof Type.OptionalOf(Type inner)) {
      return from == Basic.NONE || from instanceof Type.OptionalOf
          ? value
          : new Operand.OfRef(convert(value, from, inner).asRef());
    }
    if (from instanceof Type.OptionalOf(Type inner)) {
      return convert(Work.unboxed(value.asRef(), inner), inner, to);
    }
    if (to == Basic.FLOAT) {
      return new Operand.OfDouble(
          from == Basic.PERCENT ? new DoubleOp.FromPercent(value.asLong()) : value.asDouble());
    }
    if (to == Basic.PRICE) {
      return routine("price", List.of(convert(value, from, Basic.FLOAT)), 0);
    }
    if (to == Basic.QUANTITY) {
      return routine("units", List.of(convert(value, from, Basic.FLOAT)), 0);
    }
    return value;
  }

  /// A call of the routine of a name.
  ///
  /// @throws IllegalStateException when there is none
  Operand routine(String name, List<Operand> arguments, int site) {
    return routine(find(name, arguments).orElseThrow(() -> none(name, arguments)), arguments, site);
  }

  private static IllegalStateException none(String name, List<Operand> arguments) {
    return new IllegalStateException(
        "no routine '" + name + "' for " + arguments.stream().map(Operand::family).toList());
  }

  Optional<Routine> find(String name, List<Operand> arguments) {
    return Routines.find(name, arguments.stream().map(Operand::family).toList());
  }

  /// A call of a routine that gives something.
  Operand routine(Routine routine, List<Operand> arguments, int site) {
    List<Operand> fitted = fitted(routine, arguments);
    return switch (routine.result()) {
      case DOUBLE -> new Operand.OfDouble(new DoubleOp.Invoke(routine, fitted, site));
      case LONG, BOOL -> new Operand.OfLong(new LongOp.Invoke(routine, fitted, site));
      case REF, NOTHING -> new Operand.OfRef(new RefOp.Invoke(routine, fitted, site));
    };
  }

  /// The arguments in the families the routine takes.
  List<Operand> fitted(Routine routine, List<Operand> arguments) {
    List<Operand> fitted = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Operand argument = arguments.get(i);
      Family wanted = routine.parameters().get(i);
      fitted.add(
          switch (wanted) {
            case DOUBLE -> new Operand.OfDouble(argument.asDouble());
            case LONG -> new Operand.OfLong(argument.asLong());
            case REF -> new Operand.OfRef(argument.asRef());
          });
    }
    return fitted;
  }

  /// A value in the family its type lies in: routines give what can be of several types in a box.
  Operand settled(Operand value, Type type) {
    Family family = Layout.familyOf(type);
    if (value.family() == family) {
      return value;
    }
    return switch (family) {
      case DOUBLE -> new Operand.OfDouble(value.asDouble());
      case LONG -> new Operand.OfLong(value.asLong());
      case REF -> new Operand.OfRef(value.asRef());
    };
  }
}
