package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Builtin.Count;
import io.quantlab.dsl.library.Builtin.Length;
import io.quantlab.dsl.library.Builtin.Param;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Argument;
import io.quantlab.dsl.syntax.Children;
import io.quantlab.dsl.syntax.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Calls of built-ins: which of several signatures, arguments, effects, state, stage of the result.
final class BuiltinCalls {
  /// Functions whose result is bounded when one argument is.
  private static final Set<String> BOUNDING = Set.of("min", "clamp");

  private final ExpressionChecker expressions;
  private final Walk walk;

  BuiltinCalls(ExpressionChecker expressions) {
    this.expressions = expressions;
    this.walk = expressions.walk;
  }

  /// @param receiver what a member is called on
  /// @param bound what the receiver says of the type variables
  Fact call(
      Expression.Call call,
      List<Builtin> entries,
      Optional<Fact> receiver,
      Map<String, Type> bound,
      Type wanted) {
    Builtin entry = choose(call, entries, bound);
    walk.facts.means(call, entry);
    walk.index.resolve(call, entry);
    if (!mayStandHere(call, entry)) {
      call.arguments().stream()
          .filter(argument -> !(argument.value() instanceof Expression.Lambda))
          .forEach(argument -> walk.quietly(() -> expressions.value(argument.value())));
      return Fact.UNKNOWN;
    }
    Arguments arguments = Arguments.pair(walk, call, entry.parameters());
    Map<String, Type> types = new HashMap<>(bound);
    Fact all = receiver.orElse(Fact.UNKNOWN).atLeast(entry.stage());
    Fact.Bound limit = Fact.Bound.OPEN;
    for (Arguments.Pair each : arguments.pairs()) {
      // With one argument too many it is not plain which is meant for which parameter.
      boolean unclear = arguments.hasSurplus() && each.argument().name().isEmpty();
      Arguments.Pair pair = unclear ? new Arguments.Pair(each.argument(), Optional.empty()) : each;
      Fact fact = argument(entry, pair, types);
      all = all.with(fact);
      limit = fact.bound() == Fact.Bound.KNOWN ? Fact.Bound.KNOWN : limit;
    }
    applyEffect(call, entry, all);
    Fact result = all.as(resultOf(entry, types, arguments, wanted));
    return BOUNDING.contains(entry.name()) && limit == Fact.Bound.KNOWN ? result.bounded() : result;
  }

  private static Type resultOf(
      Builtin entry, Map<String, Type> types, Arguments arguments, Type wanted) {
    if (!arguments.complete() && !(entry.result() instanceof Type.Object)) {
      boolean plain = !(entry.result() instanceof Type.Variable);
      return plain ? Conversions.replace(entry.result(), types) : Basic.UNKNOWN;
    }
    Type result = Conversions.replace(entry.result(), types);
    if (result == Basic.INT && entry.name().equals("avg")) {
      return Basic.FLOAT; // as `/`: the mean of 1 and 2 is 1.5
    }
    boolean hinted = result instanceof Type.ArrayOf(Type element) && element == Basic.UNKNOWN;
    return hinted && wanted instanceof Type.ArrayOf ? wanted : result;
  }

  /// The first signature the arguments fit, else the first.
  private Builtin choose(Expression.Call call, List<Builtin> entries, Map<String, Type> bound) {
    if (entries.size() == 1) {
      return entries.getFirst();
    }
    for (Builtin entry : entries) {
      if (Arguments.fit(walk, call, entry.parameters()) && typesFit(call, entry, bound)) {
        return entry;
      }
    }
    return entries.getFirst();
  }

  private boolean typesFit(Expression.Call call, Builtin entry, Map<String, Type> bound) {
    boolean[] fit = {true};
    walk.quietly(() -> {
      for (Arguments.Pair pair : Arguments.pair(walk, call, entry.parameters()).pairs()) {
        Type type = Conversions.replace(pair.parameter().orElseThrow().type(), bound);
        Fact fact = expressions.check(pair.argument().value(), type);
        fit[0] &= Conversions.fits(fact.type(), type);
      }
    });
    return fit[0];
  }

  /// Costs of a test are told in the header line, and nowhere else.
  private Optional<String> outsideHeader(Builtin entry) {
    boolean cost =
        entry.result().equals(new Type.Object("fee"))
            || entry.result().equals(new Type.Object("slippage"));
    return cost && !walk.isInHeader()
        ? Optional.of("it is a cost for the header line, 'fees:' or 'slippage:'")
        : Optional.empty();
  }

  private boolean mayStandHere(Expression.Call call, Builtin entry) {
    Optional<String> obstacle =
        Availability.obstacle(
            entry.effect(), walk.kind(), walk.handler(), walk.isIn(Frame.Sort.TEST));
    Optional<String> all = obstacle.or(() -> outsideHeader(entry));
    all.ifPresent(reason ->
        walk.complain(
            Code.E1702, call.place(), "'" + entry.name() + "' is not available here: " + reason));
    return all.isEmpty();
  }

  private Fact argument(Builtin entry, Arguments.Pair pair, Map<String, Type> types) {
    Expression value = pair.argument().value();
    if (pair.parameter().isEmpty()) {
      return value instanceof Expression.Lambda ? Fact.UNKNOWN : expressions.value(value);
    }
    Param param = pair.parameter().get();
    Type wanted =
        param.type() instanceof Type.Variable variable && !types.containsKey(variable.name())
            ? Basic.UNKNOWN
            : partly(param.type(), types);
    if (entry.effect() == Effect.TEST && param.name().equals("inputs")) {
      referInputs(value);
    }
    if (value instanceof Expression.NoneLiteral && param.mayBeNone()) {
      return Fact.UNKNOWN;
    }
    Fact fact = expressions.check(value, wanted);
    expressions.requireValue(value, fact);
    if (fits(entry, param, pair.argument(), fact, wanted)) {
      boolean evidence = param.count() == Count.MANY && param.name().equals("evidence");
      if (!evidence) {
        Conversions.bind(param.type(), fact.type(), types);
      }
      requireLength(param, value, fact);
    }
    return fact;
  }

  /// `inputs: (fast: 2)` of a test names inputs of the script.
  private void referInputs(Expression value) {
    if (value instanceof Expression.RecordLiteral record) {
      record.fields().stream()
          .map(Argument::name)
          .flatMap(Optional::stream)
          .forEach(name ->
              walk.scope()
                  .find(name.text())
                  .filter(symbol -> symbol.role() == Symbol.Role.INPUT)
                  .ifPresent(symbol -> walk.index.refer(name.span(), symbol.place())));
    }
  }

  /// Replaces the variables that are known; a lambda's result may stay open.
  private static Type partly(Type type, Map<String, Type> types) {
    return switch (type) {
      case Type.Function(var parameters, Type result) ->
          new Type.Function(
              parameters.stream().map(each -> Conversions.replace(each, types)).toList(),
              result instanceof Type.Variable variable && !types.containsKey(variable.name())
                  ? result
                  : Conversions.replace(result, types));
      case Type _ -> Conversions.replace(type, types);
    };
  }

  private boolean fits(Builtin entry, Param param, Argument argument, Fact fact, Type wanted) {
    Expression value = argument.value();
    boolean number = fact.type() == Basic.INT || fact.type() == Basic.FLOAT;
    if (wanted == Basic.QUANTITY && number) {
      boolean plain = entry.name().startsWith("order.") || entry.name().equals("replace");
      if (!plain) {
        walk.complain(
            Code.E1115,
            value.span(),
            "say what is counted: 'shares(…)', 'contracts(…)', 'cash(…)' or 'pct_equity(…)'");
      }
      return plain;
    }
    if (param.type() instanceof Type.Variable variable) {
      return variableFits(variable, value, fact, wanted);
    }
    return expressions.requireFit(value, fact, wanted);
  }

  private boolean variableFits(Type.Variable variable, Expression value, Fact fact, Type wanted) {
    if (variable.name().equals("N")) {
      if (fact.type() instanceof Type.OptionalOf(Type inner) && inner.isNumber()) {
        return expressions.requireFit(value, fact, inner);
      }
      boolean number = fact.type().isNumber();
      boolean joins = Conversions.unify(fact.type(), wanted).isPresent();
      if (!number || !joins) {
        walk.complain(
            Code.E1101,
            value.span(),
            number
                ? "'" + fact.type().text() + "' and '" + wanted.text() + "' are no common type"
                : "a number is wanted here, this is '" + fact.type().text() + "'");
      }
      return number && joins;
    }
    if (variable.name().equals("K") && !fact.type().isKey()) {
      walk.complain(Code.E1108, value.span(), "'" + fact.type().text() + "' cannot be a key");
      return false;
    }
    return expressions.requireFit(value, fact, wanted);
  }

  private void requireLength(Param param, Expression value, Fact fact) {
    if (param.length() == Length.FREE) {
      return;
    }
    parameterOf(value).ifPresent(symbol -> symbol.useAsLength(param.length()));
    boolean known =
        param.length() == Length.FIXED
            ? fact.stage() != Stage.SERIES
            : fact.bound() == Fact.Bound.KNOWN;
    if (!known && !fact.isUnknown()) {
      walk.complain(
          Code.E1406,
          value.span(),
          param.length() == Length.FIXED
              ? "the length '" + param.name() + "' must be fixed for the run"
              : "the length '" + param.name() + "' needs an upper bound: 'min(…, 200)'");
    }
  }

  /// The parameter of the function around, when a length depends on one.
  private Optional<Symbol> parameterOf(Expression value) {
    if (value instanceof Expression.NameUse use) {
      return walk.scope()
          .find(use.name().key())
          .filter(symbol -> symbol.role() == Symbol.Role.PARAMETER);
    }
    return Children.of(value).stream().map(this::parameterOf).flatMap(Optional::stream).findFirst();
  }

  private void applyEffect(Expression.Call call, Builtin entry, Fact all) {
    Effect effect = entry.effect();
    String name = "'" + entry.name() + "'";
    switch (effect) {
      case NONE, RULE_READ, TEST -> {}
      case STATE -> expressions.lifting.require(call, call.place(), name);
      case CHANGE -> new Targets(walk).requireChangeable(call);
      case PLOT, POINT, LOG, ALERT, ORDER, SCHEDULE, VERDICT, DENIAL, REVIEW -> {
        walk.note(effect);
        if (walk.isIn(Frame.Sort.LAMBDA)) {
          walk.complain(
              Code.E1503, call.place(), "a lambda only computes: call " + name + " in a loop");
        }
        requireSettled(call, effect, all.ripeness());
      }
    }
    if (entry.name().equals("feed") || entry.name().equals("bars")) {
      requirePrimary(call, name);
    }
  }

  /// Complains when something final depends on a developing value.
  void requireSettled(Expression.Call call, Effect effect, Fact.Ripeness arguments) {
    boolean developing = walk.ripeness().or(arguments) == Fact.Ripeness.DEVELOPING;
    if (effect.isFinal() && developing && !walk.intrabar()) {
      walk.complain(
          Code.E1603,
          call.place(),
          "this depends on a bar that is still forming: take the closed bar, or write"
              + " '(intrabar: true)' in the header");
    }
  }

  private void requirePrimary(Expression.Call call, String name) {
    if (walk.isIn(Frame.Sort.AT)) {
      walk.complain(
          Code.E1602,
          call.place(),
          name + " inside 'at' is a value of another clock: compute it outside");
    }
  }
}
