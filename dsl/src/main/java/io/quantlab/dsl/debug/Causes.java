package io.quantlab.dsl.debug;

import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.library.Builtin;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.syntax.Children;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Operator;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What values of a script are made of, down to the prices.
public final class Causes {
  private static final int DEEPEST = 12;

  private final Loaded script;
  private final int ownEnd;
  private final Set<String> seen = new HashSet<>();

  private Causes(WatchedScript watched) {
    this.script = watched.loaded();
    this.ownEnd = watched.source().text().length();
  }

  /// What the newest watched expression of a script is made of.
  public static Cause ofLast(WatchedScript watched) {
    Statement.Let let = (Statement.Let) watched.loaded().script().items().getLast();
    return new Causes(watched).cause(let.value(), 0);
  }

  private Cause cause(Expression expression, int depth) {
    if (expression instanceof Expression.Parenthesized inner) {
      return cause(inner.inner(), depth);
    }
    List<Cause> parts = new ArrayList<>();
    if (depth < DEEPEST) {
      if (expression instanceof Expression.NameUse use) {
        definition(use.name().text()).ifPresent(value -> parts.add(cause(value, depth + 1)));
      } else {
        for (Expression part : parts(expression)) {
          parts.add(cause(part, depth + 1));
        }
      }
    }
    return new Cause(text(expression), line(expression.span()), note(expression), parts);
  }

  /// Literals cannot be `na`, but for the one that says so; the name of a function is no value.
  private List<Expression> parts(Expression expression) {
    List<Expression> all = new ArrayList<>(Children.of(expression));
    if (expression instanceof Expression.Call call && call.callee() instanceof Expression.NameUse) {
      all.removeFirst();
    }
    if (expression instanceof Expression.Member) {
      all.removeIf(part -> part instanceof Expression.NameUse use && !isDeclared(use));
    }
    if (expression instanceof Expression.Call call
        && call.callee() instanceof Expression.Member member) {
      all.removeFirst();
      all.addFirst(member.target());
      all.removeIf(part -> part instanceof Expression.NameUse use && !isDeclared(use));
    }
    all.removeIf(Causes::isLiteral);
    all.removeIf(part -> part instanceof Expression.Lambda);
    return all;
  }

  private boolean isDeclared(Expression.NameUse use) {
    return script.checked().names().containsKey(use.name().text());
  }

  private static boolean isLiteral(Expression expression) {
    return switch (expression) {
      case Expression.IntLiteral _,
          Expression.FloatLiteral _,
          Expression.PercentLiteral _,
          Expression.DurationLiteral _,
          Expression.MoneyLiteral _,
          Expression.ColorLiteral _,
          Expression.BoolLiteral _,
          Expression.Text _ ->
          true;
      default -> false;
    };
  }

  /// The value of a `let`; each is followed once.
  private Optional<Expression> definition(String name) {
    if (!seen.add(name)) {
      return Optional.empty();
    }
    for (Item item : script.script().items()) {
      boolean declares =
          item instanceof Statement.Let let
              && let.span().start() < ownEnd
              && let.names().stream().anyMatch(each -> each.text().equals(name));
      if (declares) {
        return Optional.of(((Statement.Let) item).value());
      }
    }
    return Optional.empty();
  }

  private String note(Expression expression) {
    return switch (expression) {
      case Expression.NaLiteral _ -> "says na";
      case Expression.NoneLiteral _ -> "says none";
      case Expression.Index index when script.checked().factOf(index.target()).isPresent() ->
          "looks back further than there are bars, or at a value that was na";
      case Expression.Binary both
          when both.operator() == Operator.DIVIDE || both.operator() == Operator.MOD ->
          "a division by 0 is na";
      case Expression.Call call ->
          script
              .checked()
              .facts()
              .builtinOf(call)
              .filter(each -> each.effect() == Effect.STATE)
              .map(Causes::warmUp)
              .orElse("");
      case Expression.NameUse use -> ofName(use.name().text());
      default -> "";
    };
  }

  private static String warmUp(Builtin builtin) {
    return builtin.warmUp().isEmpty()
        ? "warms up"
        : "warms up: its first value is at step " + builtin.warmUp();
  }

  /// A variable is what was assigned last: where that can be is said.
  private String ofName(String name) {
    List<Integer> lines = new ArrayList<>();
    boolean variable = false;
    for (Statement statement : Statements.of(script.script())) {
      if (statement instanceof Statement.Var declared && declared.name().text().equals(name)) {
        variable = true;
        lines.add(line(declared.span()));
      }
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.NameUse use
          && use.name().text().equals(name)) {
        lines.add(line(assign.span()));
      }
    }
    if (!variable) {
      return "";
    }
    return "a variable, written in line "
        + String.join(", ", lines.stream().distinct().map(String::valueOf).toList());
  }

  private int line(Span span) {
    return span.start() >= ownEnd ? 0 : script.source().lineOf(span.start());
  }

  private String text(Expression expression) {
    return script.source().textOf(expression.span()).strip().replaceAll("\\s+", " ");
  }
}
