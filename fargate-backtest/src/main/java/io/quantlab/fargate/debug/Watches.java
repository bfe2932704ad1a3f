package io.quantlab.fargate.debug;

import io.quantlab.dsl.debug.ScriptProbe;
import io.quantlab.dsl.debug.Shown;
import io.quantlab.dsl.debug.WatchedScript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The expressions of a session. Those of a script are part of the plan that runs, so a new one
/// means that the run begins anew; facts of the engine can be asked for at any time.
final class Watches {
  private final Subject subject;
  private final List<String> planned = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private final Map<String, FactExpression> facts = new LinkedHashMap<>();
  private WatchedScript script;

  Watches(Subject subject) {
    this.subject = subject;
    subject.script().ifPresent(text -> script = read(text, List.of()));
  }

  /// The script with all expressions; nothing without a script.
  Optional<WatchedScript> script() {
    return Optional.ofNullable(script);
  }

  /// What is shown after each move.
  List<String> shown() {
    return List.copyOf(shown);
  }

  void show(String expression) {
    if (!shown.contains(expression)) {
      shown.add(expression);
    }
  }

  /// Shows an expression no more, by its text or its number from 1.
  boolean hide(String which) {
    if (which.matches("\\d{1,6}")) {
      int index = Integer.parseInt(which) - 1;
      return index >= 0 && index < shown.size() && shown.remove(index) != null;
    }
    return shown.remove(which);
  }

  /// Makes expressions known. Returns whether the run must begin anew for them.
  ///
  /// @throws DebugException for one that cannot be watched
  boolean learn(List<String> expressions) {
    if (subject.script().isEmpty()) {
      expressions.forEach(each -> facts.computeIfAbsent(each, FactExpression::read));
      return false;
    }
    List<String> all = new ArrayList<>(planned);
    expressions.stream().filter(each -> !all.contains(each)).distinct().forEach(all::add);
    if (all.size() == planned.size()) {
      return false;
    }
    script = read(subject.script().get(), all);
    planned.clear();
    planned.addAll(all);
    return true;
  }

  private static WatchedScript read(Subject.Text text, List<String> expressions) {
    return switch (WatchedScript.of(text.loaded(), expressions)) {
      case WatchedScript.Reading.Ready(WatchedScript ready) -> ready;
      case WatchedScript.Reading.Wrong(String expression, int column, String message) ->
          throw new DebugException(new Answer.Problem(message, expression, column));
    };
  }

  /// The value of an expression that was learned, or of a name.
  Shown value(String expression, SteppedRun run, Optional<ScriptProbe> probe, EngineFacts known) {
    if (probe.isPresent()) {
      int index = planned.indexOf(expression);
      return index >= 0
          ? probe.get().watch(index)
          : probe
              .get()
              .name(expression)
              .orElseThrow(() -> new IllegalStateException("not learned: " + expression));
    }
    Object value = facts.get(expression).value(known);
    return shown(expression, value);
  }

  static Shown shown(String name, Object value) {
    return switch (value) {
      case Double number ->
          new Shown(
              name,
              "float",
              Shown.rounded(number),
              Double.isNaN(number) ? "na" : Double.toString(number),
              !Double.isNaN(number),
              "");
      case Boolean truth -> new Shown(name, "bool", truth.toString(), truth.toString(), true, "");
      default -> new Shown(name, "string", value.toString(), value.toString(), true, "");
    };
  }

  /// Whether a learned condition holds now.
  boolean holds(String condition, Optional<ScriptProbe> probe, EngineFacts known) {
    return probe.isPresent()
        ? probe.get().isTrue(planned.indexOf(condition))
        : facts.get(condition).value(known).equals(Boolean.TRUE);
  }

  /// @throws DebugException for an expression that is no condition
  void requireCondition(String expression, Optional<ScriptProbe> probe, EngineFacts known) {
    boolean condition =
        probe.isPresent()
            ? probe.get().isCondition(planned.indexOf(expression))
            : facts.get(expression).value(known) instanceof Boolean;
    if (!condition) {
      throw new DebugException(
          new Answer.Problem(
              "a condition is expected: a comparison, or a value of type bool", expression, 1));
    }
  }
}
