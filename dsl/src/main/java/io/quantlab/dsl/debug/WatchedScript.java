package io.quantlab.dsl.debug;

import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.interpreter.LineTrace;
import io.quantlab.dsl.library.Effect;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.planner.Traced;
import io.quantlab.dsl.syntax.Children;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Statement;
import java.util.List;
import java.util.Map;

/// A script with expressions somebody watches: each is checked as a `let` behind the last line, so
/// it may name whatever the top level declares, call indicators and look back.
///
/// Nothing of the script depends on a watched expression, its fuel is not counted, and an error in
/// one ends that one alone: a run of the watched script is the run of the script.
///
/// @param source the script's own text
/// @param loaded the text with the watched expressions
public record WatchedScript(Source source, Loaded loaded, List<String> expressions) {
  private static final String NAME = "watched__";
  private static final String BEGIN = "\nlet " + NAME;

  /// What became of reading expressions.
  public sealed interface Reading {
    record Ready(WatchedScript script) implements Reading {}

    /// One of them cannot be watched.
    ///
    /// @param column in it, from 1
    /// @param message one sentence without a full stop, with its code where it has one
    record Wrong(String expression, int column, String message) implements Reading {}
  }

  public WatchedScript {
    expressions = List.copyOf(expressions);
  }

  /// @param script without errors
  public static Reading of(Loaded script, List<String> expressions) {
    Source source = script.source();
    for (String expression : expressions) {
      if (expression.isBlank() || expression.contains("\n") || expression.contains("\r")) {
        return new Reading.Wrong(expression, 1, "an expression on one line is expected");
      }
    }
    StringBuilder text = new StringBuilder(source.text());
    int[] starts = new int[expressions.size()];
    for (int i = 0; i < starts.length; i++) {
      text.append(BEGIN).append(i).append(" = ");
      starts[i] = text.length();
      text.append(expressions.get(i));
    }
    Loaded loaded =
        Loaded.of(
            new Source(text.append('\n').toString()),
            script.kind(),
            script.checked().linked().answers());
    return new Finding(script, source, loaded, expressions, starts).reading();
  }

  /// The plan to step through.
  ///
  /// @param inputs values by name
  public Traced traced(Map<String, Object> inputs) {
    return loaded.traced(inputs, source.text().length());
  }

  /// Counts lines of a plan of this script.
  public LineTrace trace(Plan plan) {
    int[] lines =
        plan.sites().stream().mapToInt(site -> lineOf(Math.max(0, site.start()))).toArray();
    return new LineTrace(lines, source.lines());
  }

  private int lineOf(int offset) {
    return offset > source.text().length() ? 0 : source.lineOf(offset);
  }

  /// Looks for what is wrong with expressions.
  private record Finding(
      Loaded script, Source source, Loaded loaded, List<String> expressions, int[] starts) {
    Reading reading() {
      for (Diagnostic each : loaded.diagnostics()) {
        if (each.severity().stops() && each.span().start() >= source.text().length()) {
          return wrong(each.span().start(), each.code() + " " + each.message());
        }
      }
      List<Item> watched =
          loaded.script().items().stream()
              .filter(item -> item.span().start() >= source.text().length())
              .toList();
      for (int i = 0; i < watched.size(); i++) {
        boolean own =
            watched.get(i) instanceof Statement.Let let
                && let.names().size() == 1
                && let.names().getFirst().text().equals(NAME + i);
        if (!own) {
          return wrong(watched.get(i).span().start(), "one expression is expected");
        }
        Expression value = ((Statement.Let) watched.get(i)).value();
        String refusal = new Effects(loaded).refusal(value);
        if (!refusal.isEmpty()) {
          return wrong(value.span().start(), refusal);
        }
      }
      String brought = expressions.isEmpty() ? "" : brought();
      if (!brought.isEmpty()) {
        return new Reading.Wrong(expressions.getLast(), 1, brought);
      }
      return new Reading.Ready(new WatchedScript(source, loaded, expressions));
    }

    /// What the plan has because of the expressions alone and the script would notice: bars of a
    /// new clock are told to `on_bar`, unknown symbols and currencies keep a script from running.
    private String brought() {
      Plan own = script.plan();
      Plan all = loaded.plan();
      if (all.clocks().size() > own.clocks().size()) {
        return "it brings in a clock the script does not have, which could change the run";
      }
      if (all.symbols().size() > own.symbols().size()) {
        return "it names a symbol the script does not name, which could change the run";
      }
      return all.currencies().size() > own.currencies().size()
          ? "it names a currency the script does not name, which could change the run"
          : "";
    }

    private Reading.Wrong wrong(int offset, String message) {
      int index = 0;
      while (index + 1 < starts.length && starts[index + 1] <= offset) {
        index++;
      }
      int column = Math.clamp(offset - starts[index] + 1, 1, expressions.get(index).length() + 1);
      return new Reading.Wrong(expressions.get(index), column, message);
    }
  }

  /// What an expression would do besides giving a value.
  private record Effects(Loaded loaded) {
    String refusal(Expression value) {
      Type type = loaded.checked().factOf(value).orElseThrow().type();
      if (type == Type.Basic.NOTHING || type instanceof Type.Function) {
        return "it has no value to watch";
      }
      if (type.equals(new Type.Object("feed"))) {
        return "a clock has no value; name one of its fields";
      }
      return Children.any(value, this::acts)
          ? "it would change something: what is watched may only give a value"
          : "";
    }

    private boolean acts(Expression expression) {
      if (!(expression instanceof Expression.Call call)) {
        return false;
      }
      boolean builtin =
          loaded
              .checked()
              .facts()
              .builtinOf(call)
              .filter(each -> !isQuiet(each.effect()))
              .isPresent();
      boolean function =
          call.callee() instanceof Expression.NameUse use
              && loaded.checked().names().containsKey(use.name().text())
              && loaded.checked().names().get(use.name().text()).effects().stream()
                  .anyMatch(each -> !isQuiet(each));
      return builtin || function;
    }

    private static boolean isQuiet(Effect effect) {
      return effect == Effect.NONE || effect == Effect.STATE || effect == Effect.RULE_READ;
    }
  }
}
