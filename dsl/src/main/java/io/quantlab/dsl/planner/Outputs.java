package io.quantlab.dsl.planner;

import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Builtin.Count;
import io.quantlab.dsl.library.Builtin.Param;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.plan.Act;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.LongOp;
import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Outside;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.RefOp;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Plans calls with an effect outside of the script: plots into the arrays of the outbox, all else
/// as requests (wick.md 8, 9.2, 11).
final class Outputs {
  /// Calls that give values for a series, and how many.
  private static final Map<String, Integer> SERIES =
      Map.of("plot", 1, "histogram", 1, "level", 1, "plot_point", 1, "band", 2, "candle", 4);

  private static final Set<String> QUIET = Set.of("when");

  private final Expressions expressions;
  private final Work work;

  Outputs(Expressions expressions) {
    this.expressions = expressions;
    this.work = expressions.work;
  }

  /// Plans a call as a statement.
  ///
  /// @return whether it is one with an effect outside
  boolean plan(Expression.Call call, Run run) {
    Optional<Builtin> found =
        work.facts().builtinOf(call).filter(entry -> entry.effect().isOutput());
    if (found.isEmpty() || found.get().name().equals("log")) {
      return false;
    }
    Builtin entry = found.get();
    Optional<Expression> when =
        entry.parameters().stream().anyMatch(each -> each.name().equals("when"))
            ? ArgumentPlanner.given(call, entry, "when")
            : Optional.empty();
    Optional<LongOp> condition =
        when.map(each -> {
          work.charge(1);
          return expressions.plan(each).asLong();
        });
    work.charge(entry.fuel().constant());
    Act act = SERIES.containsKey(entry.name()) ? plot(call, entry) : request(call, entry);
    run.add(condition.<Act>map(test -> new Act.If(test, List.of(act), List.of())).orElse(act));
    return true;
  }

  /// A call whose value is asked for: the handle of an order.
  Operand value(Expression.Call call, Builtin entry) {
    work.charge(entry.fuel().constant());
    if (entry.effect() == Effect.LOG) {
      Operand text = expressions.plan(call.arguments().getFirst().value(), Basic.STRING);
      return expressions.casts.routine("log", List.of(text), work.site(call.place()));
    }
    Act.Request request = request(call, entry);
    return new Operand.OfRef(new RefOp.Request(request.outside(), request.arguments()));
  }

  private Act.Plot plot(Expression.Call call, Builtin entry) {
    List<DoubleOp> values = new ArrayList<>();
    List<Plan.Setting> settings = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Operand> others = new ArrayList<>();
    int series = SERIES.get(entry.name());
    for (int i = 0; i < entry.parameters().size(); i++) {
      Param param = entry.parameters().get(i);
      Optional<Expression> given = ArgumentPlanner.given(call, entry, param.name());
      if (i < series) {
        values.add(number(given.orElseThrow()));
      } else if (given.isPresent() && !QUIET.contains(param.name())) {
        Optional<Object> constant = constant(given.get(), param.type());
        if (constant.isPresent()) {
          settings.add(new Plan.Setting(param.name(), constant.get()));
        } else {
          names.add(param.name());
          others.add(expressions.plan(given.get(), param.type()));
        }
      }
    }
    work.outputs.add(new Plan.Output(entry.name(), settings, names, work.site(call.place())));
    return new Act.Plot(work.outputs.size() - 1, values, others);
  }

  private DoubleOp number(Expression value) {
    Type type = work.typeOf(value);
    Operand planned = expressions.plan(value);
    return type == Basic.MONEY
        ? new DoubleOp.FromPercent(planned.asLong())
        : expressions.casts.convert(planned, type, Basic.FLOAT).asDouble();
  }

  /// A setting that never changes: a text, a number, a truth value, the name of an enum's member.
  private static Optional<Object> constant(Expression value, Type type) {
    return switch (value) {
      case Expression.Text text -> text.constant().map(each -> (Object) each);
      case Expression.IntLiteral literal -> Optional.of(literal.value());
      case Expression.BoolLiteral literal -> Optional.of(literal.value());
      case Expression.ColorLiteral literal -> Optional.of(literal.rgba() & 0xFFFF_FFFFL);
      case Expression.NameUse use
          when type instanceof Type.EnumOf(String _, var members)
              && members.contains(use.name().text()) ->
          Optional.of(use.name().text());
      case Expression.Member member when type instanceof Type.EnumOf ->
          Optional.of(member.member().text());
      default -> Optional.empty();
    };
  }

  private Act.Request request(Expression.Call call, Builtin entry) {
    List<String> names = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    List<Operand> arguments = new ArrayList<>();
    ArgumentPlanner planner = new ArgumentPlanner(expressions);
    for (Param param : entry.parameters()) {
      if (QUIET.contains(param.name())) {
        continue;
      }
      if (param.count() == Count.MANY) {
        many(call, entry, param, names, types, arguments);
      } else {
        names.add(param.name());
        types.add(
            ArgumentPlanner.given(call, entry, param.name())
                .filter(_ -> param.type() instanceof Type.Variable)
                .map(work::typeOf)
                .orElse(param.type()));
        arguments.add(planner.orNone(call, entry, param));
      }
    }
    return new Act.Request(
        new Outside(entry.name(), names, types, work.site(call.place())), arguments);
  }

  /// Evidence, by the names the script gives; orders of `oco`, by number.
  private void many(
      Expression.Call call,
      Builtin entry,
      Param param,
      List<String> names,
      List<Type> types,
      List<Operand> arguments) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Argument argument = call.arguments().get(i);
      String name = ArgumentPlanner.nameOf(call, entry, i);
      boolean own =
          entry.parameters().stream()
              .anyMatch(each -> each.count() == Count.ONE && each.name().equals(name));
      if (!own) {
        names.add(argument.name().map(each -> each.text()).orElse(param.name()));
        types.add(work.typeOf(argument.value()));
        arguments.add(expressions.plan(argument.value()));
      }
    }
  }
}
