package io.quantlab.dsl.debug;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.host.ScriptError;
import io.quantlab.dsl.host.ScriptStrategy;
import io.quantlab.dsl.interpreter.LineTrace;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.planner.Traced;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the values of a script that waits between two events.
public final class ScriptProbe {
  private static final int COPIES_SHOWN = 3;

  private final WatchedScript script;
  private final Traced traced;
  private final LineTrace trace;
  private final ScriptStrategy strategy;
  private final Map<Integer, List<Traced.Local>> byLine = new HashMap<>();
  private final Map<String, Traced.Local> byName = new LinkedHashMap<>();
  private long eventsBefore;

  /// @param strategy runs the traced plan, and tells the trace
  public ScriptProbe(
      WatchedScript script, Traced traced, LineTrace trace, ScriptStrategy strategy) {
    this.script = script;
    this.traced = traced;
    this.trace = trace;
    this.strategy = strategy;
    for (Plan.Watched input : traced.plan().names()) {
      byName.put(
          input.name(),
          new Traced.Local(
              input.name(),
              input.type(),
              new Plan.Place(input.family(), input.slot()),
              Span.at(0)));
    }
    for (Traced.Local local : traced.locals()) {
      if (local.statement().end() > 0) {
        int line = source().lineOf(local.statement().start());
        byLine.computeIfAbsent(line, _ -> new ArrayList<>()).add(local);
      }
      byName.putIfAbsent(local.name(), local);
    }
    declared();
    assigned();
  }

  /// Inputs and constants stand on the lines that declare them.
  private void declared() {
    for (Item item : script.loaded().script().items()) {
      switch (item) {
        case Item.Input input -> standsOn(input.span().start(), input.name().text());
        case Item.Const constant -> standsOn(constant.span().start(), constant.name().text());
        default -> {}
      }
    }
  }

  private void assigned() {
    for (Statement statement : Statements.of(script.loaded().script())) {
      if (statement instanceof Statement.Assign assign
          && assign.target() instanceof Expression.NameUse use) {
        standsOn(assign.span().start(), use.name().text());
      }
    }
  }

  private void standsOn(int offset, String name) {
    Traced.Local local = byName.get(name);
    if (local != null && offset < source().text().length()) {
      byLine.computeIfAbsent(source().lineOf(offset), _ -> new ArrayList<>()).add(local);
    }
  }

  public Source source() {
    return script.source();
  }

  public WatchedScript script() {
    return script;
  }

  /// Number of the newest bar of the primary clock, -1 before the first.
  public long bar() {
    return strategy.bar();
  }

  /// What halted the script; nothing while it runs.
  public Optional<ScriptError> failure() {
    return strategy.error();
  }

  /// The script in the engine.
  public ScriptStrategy strategy() {
    return strategy;
  }

  /// Events the script had so far: steps of the body, calls of handlers, blocks of clocks.
  public long events() {
    return Math.max(0, trace.events() - 1); // the first one sets constants and defaults of inputs
  }

  /// A step begins: lines that run from now on are those of the newest step.
  public void beginStep() {
    eventsBefore = trace.events();
  }

  /// Whether a statement of a line ran in the newest step.
  public boolean ran(int line) {
    return trace.ranSince(line, eventsBefore);
  }

  /// Names of every scope.
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /// A name by itself; nothing when no scope declares it.
  public Optional<Shown> name(String name) {
    return Optional.ofNullable(byName.get(name)).map(this::shown);
  }

  /// The names of the top level, in order of declaration.
  public List<Shown> topLevel() {
    List<Shown> all = new ArrayList<>();
    for (Plan.Watched each : traced.plan().names()) {
      all.add(shown(byName.get(each.name())));
    }
    return all;
  }

  /// The value of a watched expression.
  public Shown watch(int index) {
    Traced.Watch watch = traced.watches().get(index);
    String text = script.expressions().get(index);
    if (state().committedRef(watch.error()) instanceof String error) {
      return Shown.failed(text, watch.type(), error);
    }
    return value(text, watch.type(), watch.place());
  }

  /// Whether a watched condition is true; false also while it is not known.
  public boolean isTrue(int index) {
    Traced.Watch watch = traced.watches().get(index);
    return watch.type() == Type.Basic.BOOL
        && state().committedRef(watch.error()) == null
        && state().committedLong(watch.place().slot()) != 0;
  }

  /// Whether a watched expression is a condition.
  public boolean isCondition(int index) {
    return traced.watches().get(index).type() == Type.Basic.BOOL;
  }

  /// Every line of the script.
  public List<LineView> lines() {
    List<LineView> all = new ArrayList<>();
    for (int line = 1; line <= lastLine(); line++) {
      all.add(line(line));
    }
    return all;
  }

  /// Number of the last line; what follows the last end of a line is none.
  public int lastLine() {
    int last = source().lines();
    return last > 1 && source().lineText(last).isEmpty() ? last - 1 : last;
  }

  public LineView line(int number) {
    Map<String, Integer> copies = new HashMap<>();
    List<Shown> values = new ArrayList<>();
    for (Traced.Local local : byLine.getOrDefault(number, List.of())) {
      if (!(local.type() instanceof Type.Object)
          && copies.merge(local.name(), 1, Integer::sum) <= COPIES_SHOWN) {
        values.add(shown(local));
      }
    }
    return new LineView(
        number,
        source().lineText(number),
        ran(number),
        trace.runs(number),
        trace.fuel(number),
        values);
  }

  private Shown shown(Traced.Local local) {
    return value(local.name(), local.type(), local.place());
  }

  private Shown value(String name, Type type, Plan.Place place) {
    boolean bars = traced.plan().kind() != Kind.EVENTS && traced.plan().kind() != Kind.RULE;
    boolean fixed = traced.plan().inputs().stream().anyMatch(each -> each.name().equals(name));
    if (bars && !fixed && bar() < 0) {
      return Shown.pending(name, type);
    }
    return Shown.of(name, type, raw(place), state());
  }

  private Object raw(Plan.Place place) {
    return switch (place.family()) {
      case DOUBLE -> (Object) state().committedDouble(place.slot());
      case LONG -> state().committedLong(place.slot());
      case REF -> state().committedRef(place.slot());
    };
  }

  private State state() {
    return strategy.state();
  }
}
