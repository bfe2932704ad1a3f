package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Builtin.Count;
import io.quantlab.dsl.library.Builtin.Length;
import io.quantlab.dsl.library.Builtin.Param;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Stage;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Name;
import io.quantlab.dsl.syntax.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Functions of the script, and calls of them.
///
/// A function is checked where it is declared. Where a parameter has no type, the result depends on
/// the arguments: then the body is looked through once more for each new combination of types.
final class FunctionCalls {
  /// How deep calls may nest when a script runs (wick.md 12.2); what nests deeper without recursion
  /// can be told before, and is not followed.
  private static final int DEEPEST = 128;

  private final ExpressionChecker expressions;
  private final Walk walk;
  private final TypeReader types;
  private final Map<Symbol, List<Symbol>> parameters = new HashMap<>();
  private final Map<Symbol, List<Span>> recursions = new HashMap<>();
  private final Map<Application, Fact> results = new HashMap<>();
  private final Map<Application, Facts> bodies = new HashMap<>();
  private final Map<Expression, Type> defaults = new IdentityHashMap<>();
  private int depth;
  private boolean tooDeep;

  private record Application(Symbol function, List<Type> arguments) {}

  FunctionCalls(ExpressionChecker expressions) {
    this.expressions = expressions;
    this.walk = expressions.walk;
    this.types = new TypeReader(walk);
  }

  /// Declares a function and checks its body.
  void declare(Item.Function function, StatementChecker statements) {
    for (Parameter parameter : function.parameters()) {
      parameter
          .value()
          .ifPresent(value ->
              defaults.put(value, expressions.expect(value, types.read(parameter.type())).type()));
    }
    Fact declared = Fact.constant(types.read(function.result()));
    Symbol symbol = walk.declare(function.name(), Symbol.Role.FUNCTION, declared);
    symbol.declares(function);
    recursions.put(symbol, new ArrayList<>());
    List<Type> wanted = function.parameters().stream().map(this::typeOf).toList();
    Frame[] frame = new Frame[1];
    Fact result = body(symbol, function, wanted, statements, frame);
    symbol.effects().addAll(frame[0].effects());
    symbol.learn(result);
    List<Span> calls = recursions.remove(symbol);
    if (symbol.isStateful()) {
      for (Span call : calls) {
        walk.complain(
            Code.E1403, call, "'" + symbol.name() + "' keeps state and cannot call itself");
      }
    }
  }

  private Type typeOf(Parameter parameter) {
    return types.read(parameter.type());
  }

  private Fact body(
      Symbol symbol,
      Item.Function function,
      List<Type> arguments,
      StatementChecker statements,
      Frame[] frame) {
    Fact[] result = new Fact[1];
    frame[0] =
        walk.inFrame(
            Frame.Sort.FUNCTION,
            Fact.Ripeness.SETTLED,
            () ->
                walk.inScope(
                    function.span(),
                    () -> {
                      declareParameters(symbol, function, arguments);
                      result[0] = statements.functionBody(function, symbol.fact().type());
                    }));
    return result[0];
  }

  private void declareParameters(Symbol symbol, Item.Function function, List<Type> arguments) {
    List<Symbol> declared = new ArrayList<>();
    for (int i = 0; i < function.parameters().size(); i++) {
      Parameter parameter = function.parameters().get(i);
      Symbol each =
          walk.declare(parameter.name(), Symbol.Role.PARAMETER, Fact.constant(arguments.get(i)));
      if (parameter.type().isEmpty() || arguments.get(i) instanceof Type.SeriesOf) {
        walk.addSeries(each);
      }
      declared.add(each);
    }
    parameters.putIfAbsent(symbol, declared);
  }

  Fact call(Expression.Call call, Symbol symbol) {
    Item.Function function = symbol.function().orElseThrow();
    Arguments arguments = Arguments.pair(walk, call, params(symbol, function));
    Fact all = Fact.constant(Basic.UNKNOWN).atLeast(symbol.fact().stage());
    List<Type> given = new ArrayList<>();
    for (Arguments.Pair pair : arguments.pairs()) {
      Type wanted = pair.parameter().map(Param::type).orElse(Basic.UNKNOWN);
      pair.argument().name().ifPresent(name -> refer(name, symbol));
      Fact fact = expressions.expect(pair.argument().value(), wanted);
      expressions.requireValue(pair.argument().value(), fact);
      pair.parameter().ifPresent(param -> requireLength(param, pair, fact));
      given.add(fact.type());
      all = all.with(fact);
    }
    if (recursions.containsKey(symbol)) {
      return recursive(call, symbol, function, all);
    }
    if (symbol.isStateful()) {
      expressions.lifting.require(call, call.place(), "'" + symbol.name() + "'");
    }
    applyEffects(call, symbol, all);
    return all.as(resultType(call, symbol, function, arguments, given));
  }

  private void refer(Name name, Symbol function) {
    parameters.getOrDefault(function, List.of()).stream()
        .filter(parameter -> parameter.name().equals(name.text()))
        .forEach(parameter -> walk.index.refer(name.span(), parameter.place()));
  }

  private Fact recursive(Expression.Call call, Symbol symbol, Item.Function function, Fact all) {
    recursions.get(symbol).add(call.place());
    if (function.result().isEmpty()) {
      walk.complain(
          Code.E1101,
          call.place(),
          "'" + symbol.name() + "' calls itself: write its result type, '-> float'");
    }
    return all.as(symbol.fact().type());
  }

  private void applyEffects(Expression.Call call, Symbol symbol, Fact all) {
    for (Effect effect : symbol.effects()) {
      walk.note(effect);
      if (effect.isOutput() && walk.isIn(Frame.Sort.LAMBDA)) {
        walk.complain(
            Code.E1503,
            call.place(),
            "a lambda only computes: call '" + symbol.name() + "' in a loop");
      }
      new BuiltinCalls(expressions).requireSettled(call, effect, all.ripeness());
    }
  }

  private Type resultType(
      Expression.Call call,
      Symbol symbol,
      Item.Function function,
      Arguments arguments,
      List<Type> given) {
    boolean generic = function.parameters().stream().anyMatch(each -> each.type().isEmpty());
    if (!generic || !arguments.complete()) {
      return symbol.fact().type();
    }
    List<Type> inOrder = inOrder(function, arguments, given);
    Application application = new Application(symbol, inOrder);
    Fact known = results.get(application);
    if (known == null) {
      if (depth == DEEPEST) {
        tooDeep = true;
        return Basic.UNKNOWN;
      }
      known = resultOf(application, function);
      reportDepth(call);
    }
    walk.facts.runs(call, bodies.get(application));
    return function.result().isEmpty() ? known.type() : symbol.fact().type();
  }

  /// Looks through the body for arguments of these types.
  private Fact resultOf(Application application, Item.Function function) {
    Fact[] found = {Fact.UNKNOWN};
    results.put(application, Fact.UNKNOWN);
    Facts body = new Facts(application.arguments());
    bodies.put(application, body);
    StatementChecker statements = new StatementChecker(walk, expressions);
    Runnable look =
        () ->
            found[0] =
                body(
                    application.function(),
                    function,
                    application.arguments(),
                    statements,
                    new Frame[1]);
    depth++;
    walk.quietly(() -> walk.into(body, look));
    depth--;
    results.put(application, found[0]);
    return found[0];
  }

  private void reportDepth(Expression.Call call) {
    if (depth == 0 && tooDeep) {
      tooDeep = false;
      walk.complain(
          Code.E2402,
          call.place(),
          "functions call each other more than " + DEEPEST + " deep from here");
    }
  }

  private List<Type> inOrder(Item.Function function, Arguments arguments, List<Type> given) {
    List<Type> ordered = new ArrayList<>();
    for (Parameter parameter : function.parameters()) {
      Type type = typeOf(parameter);
      for (int i = 0; i < given.size(); i++) {
        boolean same =
            arguments
                .pairs()
                .get(i)
                .parameter()
                .orElseThrow()
                .name()
                .equals(parameter.name().text());
        if (same && type == Basic.UNKNOWN) {
          type = given.get(i);
        }
      }
      if (type == Basic.UNKNOWN && parameter.value().isPresent()) {
        type = defaults.getOrDefault(parameter.value().get(), Basic.UNKNOWN);
      }
      ordered.add(type);
    }
    return ordered;
  }

  private List<Param> params(Symbol symbol, Item.Function function) {
    List<Param> params = new ArrayList<>();
    List<Symbol> declared = parameters.getOrDefault(symbol, List.of());
    for (int i = 0; i < function.parameters().size(); i++) {
      Parameter parameter = function.parameters().get(i);
      Type type = typeOf(parameter);
      params.add(
          new Param(
              parameter.name().text(),
              type instanceof Type.SeriesOf(Type element) ? element : type,
              i < declared.size() ? declared.get(i).lengthUse() : Length.FREE,
              Count.ONE,
              parameter.value().map(value -> walk.source.textOf(value.span()))));
    }
    return params;
  }

  private void requireLength(Param param, Arguments.Pair pair, Fact fact) {
    boolean known =
        switch (param.length()) {
          case FREE -> true;
          case BOUNDED -> fact.bound() == Fact.Bound.KNOWN;
          case FIXED -> fact.stage() != Stage.SERIES;
        };
    if (!known && !fact.isUnknown()) {
      walk.complain(
          Code.E1406,
          pair.argument().value().span(),
          "the function uses '" + param.name() + "' as a length: it must be fixed or bounded");
    }
  }
}
