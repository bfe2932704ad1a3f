package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Parameter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Event handlers: which kind has which, and what they are given (wick.md 2).
final class Handlers {
  private final Walk walk;
  private final ExpressionChecker expressions;
  private final StatementChecker statements;
  private final Map<String, Span> seen = new HashMap<>();

  Handlers(Walk walk, ExpressionChecker expressions, StatementChecker statements) {
    this.walk = walk;
    this.expressions = expressions;
    this.statements = statements;
  }

  void check(Item.Handler handler) {
    String name = handler.name().text();
    HandlerSignature signature = HandlerSignature.of(name).orElse(null);
    if (signature == null || !signature.kinds().contains(walk.kind())) {
      String hint =
          signature == null
              ? Nearest.of(
                      name, HandlerSignature.all().stream().map(HandlerSignature::name).toList())
                  .map(each -> "there is no handler '" + name + "': did you mean '" + each + "'?")
                  .orElse("there is no handler '" + name + "'")
              : "'" + name + "' is not for '" + walk.kind().word() + "' scripts";
      walk.complain(Code.E1703, handler.name().span(), hint);
    }
    Span first = seen.putIfAbsent(name, handler.name().span());
    if (first != null) {
      walk.add(
          Diagnostic.of(
                  Code.E1701,
                  handler.name().span(),
                  "'" + name + "' is declared already: join the two")
              .relatedTo(first, "declared here"));
    }
    walk.inHandler(
        name,
        () ->
            walk.inScope(
                handler.span(),
                () -> {
                  parameters(handler, Optional.ofNullable(signature));
                  handler.filter().ifPresent(when -> expressions.expect(when, Basic.BOOL));
                  statements.block(handler.body());
                }));
  }

  private void parameters(Item.Handler handler, Optional<HandlerSignature> signature) {
    Optional<Type> given = signature.flatMap(HandlerSignature::type);
    for (int i = 0; i < handler.parameters().size(); i++) {
      Parameter parameter = handler.parameters().get(i);
      Type type = new TypeReader(walk).read(parameter.type());
      boolean surplus = signature.isPresent() && (i > 0 || given.isEmpty());
      boolean fits =
          given.isEmpty()
              || type == Basic.UNKNOWN
              || type.equals(given.get())
              || type == Basic.SYMBOL;
      if (surplus) {
        walk.complain(
            Code.E1111,
            parameter.name().span(),
            "'"
                + handler.name().text()
                + "' has "
                + (given.isEmpty() ? "no parameter" : "one parameter"));
      } else if (!fits) {
        walk.complain(
            Code.E1101,
            parameter.type().orElseThrow().span(),
            "'" + handler.name().text() + "' is given '" + given.get().text() + "'");
      }
      Type actual = type == Basic.UNKNOWN ? given.orElse(Basic.UNKNOWN) : type;
      walk.declare(parameter.name(), Symbol.Role.PARAMETER, Fact.series(actual));
    }
  }
}
