package io.quantlab.dsl.check;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.library.Type.Basic;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.dsl.syntax.Parameter;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Event handlers: which kind has which, and what they are given (wick.md 2).
final class Handlers {
  private static final Set<Kind> TRADING = EnumSet.of(Kind.STRATEGY, Kind.EVENTS);
  private static final Set<Kind> RULE = EnumSet.of(Kind.RULE);
  private static final Map<String, Signature> ALL = new TreeMap<>();

  /// @param parameter what the handler is given, if anything
  private record Signature(Set<Kind> kinds, Optional<Type> parameter) {}

  static {
    EnumSet<Kind> all = EnumSet.of(Kind.STRATEGY, Kind.EVENTS, Kind.RULE);
    ALL.put("on_start", new Signature(all, Optional.empty()));
    ALL.put("on_end", new Signature(all, Optional.empty()));
    add("on_tick", TRADING, new Type.Object("tick"));
    add("on_bar", TRADING, new Type.Object("bar"));
    add("on_timer", TRADING, Basic.STRING);
    add("on_session_open", TRADING, Basic.SYMBOL);
    add("on_session_close", TRADING, Basic.SYMBOL);
    add("on_order_fill", TRADING, new Type.Object("fill"));
    add("on_order_reject", TRADING, new Type.Object("order"));
    add("on_position_change", TRADING, new Type.Object("position"));
    add("on_signal", TRADING, new Type.MapOf(Basic.STRING, Basic.STRING));
    add("on_equity", RULE, new Type.Object("equity"));
    add("on_day_roll", RULE, new Type.Object("day"));
    add("on_order_submit", RULE, new Type.Object("order"));
    add("on_review", RULE, new Type.Object("review"));
  }

  private final Walk walk;
  private final ExpressionChecker expressions;
  private final StatementChecker statements;
  private final Map<String, Span> seen = new HashMap<>();

  Handlers(Walk walk, ExpressionChecker expressions, StatementChecker statements) {
    this.walk = walk;
    this.expressions = expressions;
    this.statements = statements;
  }

  private static void add(String name, Set<Kind> kinds, Type parameter) {
    ALL.put(name, new Signature(kinds, Optional.of(parameter)));
  }

  void check(Item.Handler handler) {
    String name = handler.name().text();
    Signature signature = ALL.get(name);
    if (signature == null || !signature.kinds().contains(walk.kind)) {
      String hint =
          signature == null
              ? Nearest.of(name, ALL.keySet())
                  .map(each -> "there is no handler '" + name + "': did you mean '" + each + "'?")
                  .orElse("there is no handler '" + name + "'")
              : "'" + name + "' is not for '" + walk.kind.word() + "' scripts";
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
            walk.inScope(() -> {
              parameters(handler, Optional.ofNullable(signature));
              handler.filter().ifPresent(when -> expressions.expect(when, Basic.BOOL));
              statements.block(handler.body());
            }));
  }

  private void parameters(Item.Handler handler, Optional<Signature> signature) {
    Optional<Type> given = signature.flatMap(Signature::parameter);
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
