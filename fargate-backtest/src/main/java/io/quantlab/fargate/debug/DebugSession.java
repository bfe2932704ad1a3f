package io.quantlab.fargate.debug;

import io.quantlab.dsl.debug.LineView;
import io.quantlab.dsl.debug.ScriptProbe;
import io.quantlab.dsl.debug.Shown;
import io.quantlab.dsl.host.ScriptError;
import io.quantlab.engine.backtest.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Moves a run forward and back, one step at a time, and tells what is known where it waits (engine
/// contract S-34, wick.md 14.2).
///
/// A step is one event the strategy hears. The engine is deterministic, so a step back is the run
/// begun anew and brought to one step less; an expression of a script to watch is planned into the
/// script, and the run begun anew and brought to where it was. Nothing of that changes the run: its
/// event hash at the end is that of the run nobody looked at.
///
/// Not for several threads at once. Close it: a run that waits holds a thread.
public final class DebugSession implements AutoCloseable {
  private static final int BACK_MAX = 1_000_000;

  private final Subject subject;
  private final Units units;
  private final Descriptions descriptions;
  private final Watches watches;
  private final Breakpoints breakpoints = new Breakpoints();
  private final int strategy;
  private final RunDriver driver;
  private String reason = "";
  private Optional<Breakpoint> stoppedBy = Optional.empty();

  /// Begins the run; it waits after its first step.
  public DebugSession(Subject subject) {
    this.subject = subject;
    this.units = new Units(subject.config());
    this.descriptions = new Descriptions(units);
    this.strategy = subject.script().map(Subject.Text::slot).orElse(0);
    this.watches = new Watches(subject);
    this.driver = new RunDriver(subject, watches::script);
  }

  // ---- moving ----

  /// Goes so many steps on, to a breakpoint, or to the end.
  ///
  /// @param kind the only steps that count; nothing for all
  public Answer next(long steps, Optional<StepKind> kind) {
    long[] left = {steps};
    return forward(r -> (kind.isEmpty() || kind.get() == r.kind()) && --left[0] <= 0, "");
  }

  /// Goes on to a breakpoint or the end.
  public Answer goOn() {
    return forward(_ -> false, "");
  }

  /// Goes back so many steps, at most to the first.
  ///
  /// @param kind the only steps that count; nothing for all
  public Answer back(long steps, Optional<StepKind> kind) {
    if (kind.isEmpty()) {
      long here = run().hasEnded() ? run().number() + 1 : run().number();
      return goTo(Math.max(1, here - steps));
    }
    if (steps > BACK_MAX) {
      throw new DebugException("at most " + BACK_MAX + " steps of a kind back, was " + steps);
    }
    return goTo(driver.before(r -> r.kind() == kind.get(), (int) steps).orElse(1));
  }

  /// Goes back to the newest step before this one at which a breakpoint stops.
  public Answer backToBreakpoint() {
    if (breakpoints.isEmpty()) {
      throw new DebugException("there is no breakpoint to go back to; see 'help break'");
    }
    return backTo(
        r -> breakpoints.hit(this, r).isPresent(), "no breakpoint stopped before this step");
  }

  /// Goes back to the newest step before this one at which a condition held.
  public Answer backUntil(String condition) {
    learn(List.of(condition));
    watches.requireCondition(condition, probe(), facts());
    return backTo(_ -> holds(condition), "'" + condition + "' did not hold before this step");
  }

  private Answer backTo(SteppedRun.Stop where, String otherwise) {
    long here = run().number();
    boolean atEnd = run().hasEnded();
    OptionalLong found = driver.before(where, 1);
    if (found.isPresent()) {
      driver.goTo(found.getAsLong());
      return arrived("");
    }
    driver.advance(r -> !atEnd && r.number() >= here);
    return arrived(otherwise);
  }

  /// Goes to a step by its number, forward or back; breakpoints do not stop it.
  public Answer goTo(long number) {
    if (number < 1) {
      throw new DebugException("steps are numbered from 1, was " + number);
    }
    driver.goTo(number);
    return arrived("");
  }

  /// Goes to the first step at or after an instant, forward or back.
  ///
  /// @param epochNanos UTC nanoseconds
  public Answer goToTime(long epochNanos) {
    driver.goToTime(epochNanos);
    return arrived("");
  }

  /// Goes to the end of the run.
  public Answer goToEnd() {
    driver.advance(_ -> false);
    return arrived("");
  }

  /// Goes on until a condition holds, to a breakpoint, or to the end.
  public Answer until(String condition) {
    learn(List.of(condition));
    watches.requireCondition(condition, probe(), facts());
    return forward(_ -> holds(condition), "'" + condition + "' holds");
  }

  private Answer forward(SteppedRun.Stop where, String why) {
    if (run().hasEnded()) {
      throw new DebugException("the run is at its end; 'back' and 'goto' lead back into it");
    }
    String[] reached = {""};
    driver.advance(r -> {
      stoppedBy = breakpoints.hit(this, r);
      if (stoppedBy.isPresent()) {
        Breakpoint hit = stoppedBy.get();
        reached[0] = "breakpoint " + hit.number() + ": " + hit.text();
        return true;
      }
      if (where.here(r)) {
        reached[0] = why;
        return true;
      }
      return false;
    });
    return arrived(reached[0]);
  }

  private Answer arrived(String why) {
    reason = why;
    stoppedBy = stoppedBy.filter(_ -> why.startsWith("breakpoint"));
    return where();
  }

  private SteppedRun run() {
    return driver.run();
  }

  // ---- watching ----

  /// Learns expressions; where the run must begin anew for them it is brought to where it was.
  private void learn(List<String> expressions) {
    List<String> unknown =
        expressions.stream()
            .filter(each -> probe().isEmpty() || probe().get().name(each).isEmpty() || needed(each))
            .toList();
    if (!watches.learn(unknown)) {
      return;
    }
    driver.repeat();
  }

  /// A name that is a condition must be planned: it is asked for after every step.
  private boolean needed(String name) {
    return probe().get().name(name).orElseThrow().type().equals("bool");
  }

  boolean holds(String condition) {
    return watches.holds(condition, probe(), facts());
  }

  EngineFacts facts() {
    return new EngineFacts(run(), units, strategy);
  }

  Optional<ScriptProbe> probe() {
    return driver.probe();
  }

  /// Shows an expression after each move from now on.
  public Answer watch(String expression) {
    learn(List.of(expression));
    Shown value = value(expression);
    watches.show(expression);
    return new Answer.Values(List.of(value));
  }

  /// What is watched, with its values.
  public Answer watched() {
    return watches.shown().isEmpty()
        ? new Answer.Note("nothing is watched; 'watch EXPR' does")
        : new Answer.Values(watches.shown().stream().map(this::value).toList());
  }

  /// @param which the expression, or its number from 1
  public Answer unwatch(String which) {
    if (!watches.hide(which)) {
      throw new DebugException("'" + which + "' is not watched");
    }
    return new Answer.Note("'" + which + "' is watched no more");
  }

  /// The value of an expression here.
  public Answer print(String expression) {
    learn(List.of(expression));
    return new Answer.Values(List.of(value(expression)));
  }

  /// The names of the top level of a script, or what a strategy shows, with their values.
  public Answer names() {
    return new Answer.Values(
        probe()
            .map(ScriptProbe::topLevel)
            .orElseGet(() ->
                facts().exposed().entrySet().stream()
                    .map(each -> Watches.shown(each.getKey(), each.getValue()))
                    .toList()));
  }

  private Shown value(String expression) {
    return watches.value(expression, run(), probe(), facts());
  }

  /// Why a value is not known here, and when it will be.
  public Answer why(String expression) {
    ScriptProbe own = script("'why' explains values of scripts");
    learn(List.of(expression));
    return new Reasons(subject, units, subject.script().orElseThrow().loaded(), own.bar())
        .why(expression, run().number());
  }

  private ScriptProbe script(String otherwise) {
    return probe()
        .orElseThrow(() ->
            new DebugException(
                otherwise + "; this strategy is a class: 'names' shows what it tells"));
  }

  // ---- breakpoints ----

  /// Adds a breakpoint.
  ///
  /// @param condition must hold besides
  public Answer stopAt(Breakpoint.Place place, Optional<String> condition) {
    if (place instanceof Breakpoint.Place.Line(int line)) {
      int lines = script("lines are those of a script").lastLine();
      if (line < 1 || line > lines) {
        throw new DebugException("the script has lines 1 to " + lines + ", was " + line);
      }
    }
    condition.ifPresent(each -> {
      learn(List.of(each));
      watches.requireCondition(each, probe(), facts());
    });
    return new Answer.Note(breakpoints.add(place, condition));
  }

  public Answer breakpoints() {
    return breakpoints.list();
  }

  /// Takes a breakpoint away; all with number 0.
  public Answer removeBreakpoint(int number) {
    return new Answer.Note(breakpoints.remove(number));
  }

  // ---- what is known here ----

  /// Where the run waits.
  public Answer.Where where() {
    boolean end = run().hasEnded();
    String what = end ? endWords() : descriptions.of(run());
    return new Answer.Where(
        run().number(),
        end ? "ended" : run().kind().word(),
        run().epochNanos(),
        units.time(run().epochNanos()),
        what,
        probe().map(ScriptProbe::bar).orElse(-1L),
        watches.shown().stream().map(this::value).toList(),
        driver.voice().lines(),
        reason);
  }

  private String endWords() {
    RunResult result = run().result().orElseThrow();
    return "the run ended ("
        + result.end().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
        + "), event hash "
        + result.eventHash();
  }

  /// The result of the run, once its end was reached.
  public Optional<RunResult> result() {
    return driver.result();
  }

  /// What halted the script; nothing while it runs.
  public Optional<ScriptError> scriptError() {
    return probe().flatMap(ScriptProbe::failure);
  }

  /// Number of the newest step.
  public long step() {
    return run().number();
  }

  public boolean atEnd() {
    return run().hasEnded();
  }

  /// Zone in which times are shown and read.
  public java.time.ZoneId zone() {
    return units.zone();
  }

  public Answer book() {
    return ledgers().book();
  }

  public Answer orders() {
    return ledgers().orders();
  }

  public Answer positions() {
    return ledgers().positions();
  }

  public Answer account() {
    return ledgers().account();
  }

  private Ledgers ledgers() {
    return new Ledgers(run(), units, strategy);
  }

  /// Lines of the script with the values they hold.
  ///
  /// @param from first line, from 1
  /// @param to last line
  public Answer lines(int from, int to) {
    ScriptProbe own = script("lines are those of a script");
    int last = Math.min(to, own.lastLine());
    if (from < 1 || from > last) {
      throw new DebugException("the script has lines 1 to " + own.lastLine() + ", was " + from);
    }
    return new Answer.Lines(Answer.Shape.VALUES, own.lines().subList(from - 1, last), own.events());
  }

  /// Every line of the script with the values it holds.
  public Answer lines() {
    return lines(1, Integer.MAX_VALUE);
  }

  /// The breakpoint at which the run waits; nothing after a plain move.
  public Optional<Breakpoint> stoppedBy() {
    return stoppedBy;
  }

  /// Lines of the script that ran in the newest step; none of a class.
  public Stream<LineView> ranLines() {
    return probe().stream().flatMap(own -> own.lines().stream()).filter(LineView::ran);
  }

  /// Lines by the fuel they took so far, most first.
  public Answer profile() {
    ScriptProbe own = script("fuel is taken by scripts");
    return new Answer.Lines(
        Answer.Shape.PROFILE,
        own.lines().stream()
            .filter(line -> line.fuel() > 0)
            .sorted((a, b) -> Long.compare(b.fuel(), a.fuel()))
            .toList(),
        own.events());
  }

  @Override
  public void close() {
    driver.close();
  }
}
