package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Fix;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.syntax.Children;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Operator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides whether something with state may stand where it stands.
///
/// State advances once per step of its clock, before any branch is chosen. So a stateful call in a
/// branch is computed before the branch, which must not change what it reads. Source: wick.md 5.3.
final class Lifting {
  /// Conversions that fail on `na`.
  private static final Set<String> FAILING = Set.of("int", "floor", "ceil", "trunc", "round");

  private final Walk walk;

  Lifting(Walk walk) {
    this.walk = walk;
  }

  /// Complains unless the expression's cell can advance once per step.
  ///
  /// @param place where the complaint points to
  /// @param what its name, for the message
  void require(Expression stateful, Span place, String what) {
    walk.note(Effect.STATE);
    for (Frame frame : walk.frames()) {
      Optional<Diagnostic> complaint =
          switch (frame.sort()) {
            case LAMBDA ->
                Optional.of(
                    Diagnostic.of(
                        Code.E1503, place, "a lambda has no state: compute " + what + " before"));
            case HANDLER, TEST -> Optional.of(inHandler(place, what));
            case OPEN_LOOP -> Optional.of(inOpenLoop(place, what));
            case BRANCH, FIXED_LOOP -> branchComplaint(stateful, place, what, frame);
            case FUNCTION, AT -> Optional.empty();
          };
      if (complaint.isPresent()) {
        walk.add(complaint.get());
        return;
      }
      if (frame.sort() == Frame.Sort.FUNCTION || frame.sort() == Frame.Sort.AT) {
        return;
      }
    }
  }

  private static Diagnostic inHandler(Span place, String what) {
    return Diagnostic.of(
        Code.E1404,
        place,
        what
            + " keeps state per bar and cannot be used in a handler: keep a streaming object"
            + " such as 'var e = Ema(5)' and call 'e.update(x)'");
  }

  private static Diagnostic inOpenLoop(Span place, String what) {
    return Diagnostic.of(
        Code.E1402,
        place,
        what
            + " keeps state, but how often this loop turns is not known before the run: loop over"
            + " a constant list");
  }

  private Optional<Diagnostic> branchComplaint(
      Expression stateful, Span place, String what, Frame frame) {
    Optional<String> obstacle = obstacle(stateful, frame);
    return obstacle.map(reason ->
        Diagnostic.of(
                Code.E1401,
                place,
                what + " keeps state and cannot be computed before this branch, because " + reason)
            .fixedBy(hoist(stateful, frame)));
  }

  /// Why an expression cannot be computed before the frame, if it cannot.
  private Optional<String> obstacle(Expression expression, Frame frame) {
    if (expression instanceof Expression.NameUse use) {
      return walk.scope()
          .find(use.name().key())
          .filter(symbol -> symbol.role() != Symbol.Role.LOOP)
          .filter(symbol -> frame.assigned().contains(symbol))
          .map(symbol -> "'" + symbol.name() + "' is set inside it");
    }
    if (mayFail(expression)) {
      return Optional.of("'" + walk.source.textOf(expression.span()) + "' can fail");
    }
    List<Expression> inner =
        expression instanceof Expression.Call call
            ? call.arguments().stream().map(argument -> argument.value()).toList()
            : Children.of(expression);
    return inner.stream().map(each -> obstacle(each, frame)).flatMap(Optional::stream).findFirst();
  }

  private boolean mayFail(Expression expression) {
    return switch (expression) {
      case Expression.Chain chain ->
          chain.links().stream()
              .anyMatch(link -> link.operator() == Operator.DIV || link.operator() == Operator.MOD);
      case Expression.Call call -> hasEffect(call) || fails(call);
      case Expression.Index index ->
          Optional.ofNullable(walk.facts.get(index.target()))
              .map(fact -> fact.type() instanceof io.quantlab.dsl.library.Type.ArrayOf)
              .orElse(false);
      default -> false;
    };
  }

  private static boolean fails(Expression.Call call) {
    return call.callee() instanceof Expression.NameUse use && FAILING.contains(use.name().text());
  }

  private boolean hasEffect(Expression.Call call) {
    if (call.callee() instanceof Expression.NameUse use) {
      Optional<Symbol> function =
          walk.scope()
              .find(use.name().key())
              .filter(symbol -> symbol.role() == Symbol.Role.FUNCTION);
      if (function.isPresent()) {
        return function.get().effects().stream().anyMatch(effect -> effect != Effect.STATE);
      }
      return walk.catalogue.global(use.name().text()).stream()
          .filter(entry -> entry.shape() == Builtin.Shape.CALL)
          .anyMatch(entry -> entry.effect().isOutput() && entry.effect() != Effect.LOG);
    }
    return false;
  }

  private Fix hoist(Expression stateful, Frame frame) {
    String text = walk.source.textOf(stateful.span());
    String name = freeName(text);
    int start = frame.statement().start();
    int column = walk.source.columnOf(start) - 1;
    return new Fix(
        "compute it before, as '" + name + "'",
        List.of(
            new Fix.Edit(Span.at(start), "let " + name + " = " + text + "\n" + " ".repeat(column)),
            new Fix.Edit(stateful.span(), name)));
  }

  private String freeName(String text) {
    int end = 0;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    String stem = (end == 0 ? "value" : text.substring(0, end)) + "_now";
    String name = stem;
    for (int i = 2; walk.scope().find(name).isPresent(); i++) {
      name = stem + i;
    }
    return name;
  }
}
