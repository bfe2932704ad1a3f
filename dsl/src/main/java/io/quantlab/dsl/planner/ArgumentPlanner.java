package io.quantlab.dsl.planner;

import io.quantlab.dsl.check.Conversions;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Builtin.Count;
import io.quantlab.dsl.library.Builtin.Param;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.plan.Timeframes;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Plans the arguments of a built-in in the order of its parameters; those that are not given have
/// the catalogue's defaults.
final class ArgumentPlanner {
  private final Expressions expressions;
  private final Work work;

  ArgumentPlanner(Expressions expressions) {
    this.expressions = expressions;
    this.work = expressions.work;
  }

  /// The argument a call gives for a parameter.
  static Optional<Expression> given(Expression.Call call, Builtin entry, String name) {
    for (int i = 0; i < call.arguments().size(); i++) {
      if (nameOf(call, entry, i).equals(name)) {
        return Optional.of(call.arguments().get(i).value())
            .filter(value -> !leavesOut(value, entry, name));
      }
    }
    return Optional.empty();
  }

  /// `none` for what may be left out leaves it out.
  private static boolean leavesOut(Expression value, Builtin entry, String name) {
    return value instanceof Expression.NoneLiteral
        && entry.parameters().stream()
            .anyMatch(param -> param.name().equals(name) && param.mayBeNone());
  }

  /// The name of the parameter an argument is for.
  static String nameOf(Expression.Call call, Builtin entry, int index) {
    Argument argument = call.arguments().get(index);
    List<Param> params = entry.parameters();
    return argument
        .name()
        .map(each -> each.text())
        .orElseGet(() -> params.get(Math.min(index, params.size() - 1)).name());
  }

  List<Operand> plan(Expression.Call call, Builtin entry, Map<String, Type> receiver) {
    Map<String, Type> bound = bound(call, entry, receiver);
    List<Operand> planned = new ArrayList<>();
    for (Param param : entry.parameters()) {
      if (param.count() == Count.MANY) {
        for (Argument argument : call.arguments()) {
          planned.add(one(argument.value(), param, bound));
        }
      } else {
        Optional<Expression> given = given(call, entry, param.name());
        planned.add(
            given
                .map(value -> one(value, param, bound))
                .orElseGet(() -> preset(call, param, Conversions.replace(param.type(), bound))));
      }
    }
    return planned;
  }

  /// One argument, or its default.
  Operand one(Expression.Call call, Builtin entry, Param param) {
    Map<String, Type> bound = bound(call, entry, Map.of());
    return given(call, entry, param.name())
        .map(value -> one(value, param, bound))
        .orElseGet(() -> preset(call, param, Conversions.replace(param.type(), bound)));
  }

  /// One argument of a call whose effect is outside; `none` where an optional one is not given, so
  /// that it is told from `na`.
  Operand orNone(Expression.Call call, Builtin entry, Param param) {
    boolean absent =
        given(call, entry, param.name()).isEmpty() && param.value().orElse("none").equals("none");
    return absent ? new Operand.OfRef(new RefOp.None()) : one(call, entry, param);
  }

  /// What the variables of the signature stand for in a call.
  Map<String, Type> bound(Expression.Call call, Builtin entry, Map<String, Type> receiver) {
    Map<String, Type> bound = new HashMap<>(receiver);
    for (int i = 0; i < call.arguments().size(); i++) {
      String name = nameOf(call, entry, i);
      Expression value = call.arguments().get(i).value();
      entry.parameters().stream()
          .filter(param -> param.name().equals(name))
          .findFirst()
          .ifPresent(param -> Conversions.bind(param.type(), work.typeOf(value), bound));
    }
    receiver.forEach(bound::put);
    return bound;
  }

  private Operand one(Expression value, Param param, Map<String, Type> bound) {
    Type wanted = Conversions.replace(param.type(), bound);
    if (value instanceof Expression.Lambda lambda) {
      return lambda(lambda, wanted);
    }
    Operand planned = expressions.plan(value, wanted);
    boolean kept = param.type() instanceof Type.Variable && planned.family() == Plan.Family.REF;
    return kept && work.typeOf(value) != Basic.STRING
        ? new Operand.OfRef(new RefOp.Shared(planned.asRef()))
        : planned;
  }

  /// A lambda: its number. Its parameters have slots of their own; all else it reads where it lies.
  private Operand lambda(Expression.Lambda lambda, Type wanted) {
    if (!(wanted instanceof Type.Function(var parameters, Type _))) {
      return work.miss(lambda.span(), "a lambda here");
    }
    List<Plan.Place> places = new ArrayList<>();
    Operand[] body = new Operand[1];
    int cost =
        work.costOf(() ->
            work.names.inScope(() -> {
              for (int i = 0; i < parameters.size(); i++) {
                Plan.Place place = work.layout.place(parameters.get(i));
                places.add(place);
                work.names.declare(lambda.parameters().get(i).key(), parameters.get(i), place, 1);
              }
              Type result = work.typeOf(lambda.body());
              body[0] = expressions.casts.settled(expressions.plan(lambda.body()), result);
            }));
    work.lambdas.add(new Plan.Lambda(places, 3 + cost, body[0]));
    return Work.whole(work.lambdas.size() - 1);
  }

  /// A default of the catalogue.
  private Operand preset(Expression.Call call, Param param, Type type) {
    String text = param.value().orElse("none");
    if (type instanceof Type.EnumOf(String _, var members)) {
      return Work.whole(members.indexOf(text));
    }
    if (type instanceof Type.Function) {
      return Work.whole(-1);
    }
    return switch (text) {
      case "none", "auto", "whole", "all" -> none(type);
      case "primary" ->
          type == Basic.TIMEFRAME
              ? new Operand.OfLong(new LongOp.PrimaryTimeframe())
              : Work.whole(0);
      case "true" -> Work.whole(1);
      case "false" -> Work.whole(0);
      case "close" -> new Operand.OfDouble(expressions.cells.price("close").orElseThrow());
      case "1m" -> Work.whole(Timeframes.of(1, "m"));
      default -> literal(call, text, type);
    };
  }

  private static Operand none(Type type) {
    return type == Basic.FLOAT
        ? new Operand.OfDouble(new DoubleOp.Constant(Double.NaN))
        : new Operand.OfRef(new RefOp.None());
  }

  private Operand literal(Expression.Call call, String text, Type type) {
    if (text.startsWith("\"")) {
      return new Operand.OfRef(new RefOp.Text(text.substring(1, text.length() - 1)));
    }
    if (type == Basic.INT) {
      return Work.whole(Long.parseLong(text));
    }
    if (type == Basic.FLOAT) {
      return new Operand.OfDouble(new DoubleOp.Constant(Double.parseDouble(text)));
    }
    return work.miss(call.place(), "the default '" + text + "'");
  }
}
