package io.quantlab.dsl.check;

import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.syntax.Expression;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// What is known of the expressions of a script, or of one function for one combination of types of
/// its arguments: where a parameter has no type, the same text means different things.
public final class Facts {
  private final IdentityHashMap<Expression, Fact> facts = new IdentityHashMap<>();
  private final IdentityHashMap<Expression.Call, Builtin> builtins = new IdentityHashMap<>();
  private final IdentityHashMap<Expression.Call, Facts> bodies = new IdentityHashMap<>();
  private final List<Type> parameters;

  Facts(List<Type> parameters) {
    this.parameters = List.copyOf(parameters);
  }

  /// Types of the function's parameters, in their order; empty for the script.
  public List<Type> parameters() {
    return parameters;
  }

  /// What is known of an expression; nothing for one that was never reached.
  public Optional<Fact> factOf(Expression expression) {
    return Optional.ofNullable(facts.get(expression));
  }

  /// The entry of the catalogue that a call means, when it is one of a built-in.
  public Optional<Builtin> builtinOf(Expression.Call call) {
    return Optional.ofNullable(builtins.get(call));
  }

  /// What is known inside of the function that is called, when it depends on the arguments.
  public Optional<Facts> bodyOf(Expression.Call call) {
    return Optional.ofNullable(bodies.get(call));
  }

  Fact get(Expression expression) {
    return facts.get(expression);
  }

  void put(Expression expression, Fact fact) {
    facts.put(expression, fact);
  }

  void means(Expression.Call call, Builtin entry) {
    builtins.put(call, entry);
  }

  void runs(Expression.Call call, Facts body) {
    bodies.put(call, body);
  }
}
