package io.quantlab.fargate.debug;

import io.quantlab.dsl.debug.ScriptProbe;
import io.quantlab.engine.backtest.RunResult;
import java.util.Optional;
import java.util.OptionalLong;

/// Moves a run forward and back, one step at a time (engine contract S-34, wick.md 14.2); its
/// [RunView] tells what is known where it waits.
///
/// A step is one event the strategy hears. The engine is deterministic, so a step back is the run
/// begun anew and brought to one step less; an expression of a script to watch is planned into the
/// script, and the run begun anew and brought to where it was. Nothing of that changes the run: its
/// event hash at the end is that of the run nobody looked at.
///
/// Not for several threads at once. Close it: a run that waits holds a thread.
public final class DebugSession implements AutoCloseable {
  private static final int BACK_MAX = 1_000_000;

  private final Units units;
  private final Descriptions descriptions;
  private final Breakpoints breakpoints = new Breakpoints();
  private final RunDriver driver;
  private final RunView view;
  private String reason = "";
  private Optional<Breakpoint> stoppedBy = Optional.empty();

  /// Begins the run; it waits after its first step.
  public DebugSession(Subject subject) {
    this.units = new Units(subject.config());
    this.descriptions = new Descriptions(units);
    Watches watches = new Watches(subject);
    this.driver = new RunDriver(subject, watches::script);
    this.view = new RunView(subject, units, watches, driver);
  }

  /// What can be asked where the run waits.
  public RunView view() {
    return view;
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
        r -> breakpoints.hit(view, r).isPresent(), "no breakpoint stopped before this step");
  }

  /// Goes back to the newest step before this one at which a condition held.
  public Answer backUntil(String condition) {
    view.requireCondition(condition);
    return backTo(_ -> view.holds(condition), "'" + condition + "' did not hold before this step");
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
    view.requireCondition(condition);
    return forward(_ -> view.holds(condition), "'" + condition + "' holds");
  }

  private Answer forward(SteppedRun.Stop where, String why) {
    if (run().hasEnded()) {
      throw new DebugException("the run is at its end; 'back' and 'goto' lead back into it");
    }
    String[] reached = {""};
    driver.advance(r -> {
      stoppedBy = breakpoints.hit(view, r);
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

  // ---- breakpoints ----

  /// Adds a breakpoint.
  ///
  /// @param condition must hold besides
  public Answer stopAt(Breakpoint.Place place, Optional<String> condition) {
    if (place instanceof Breakpoint.Place.Line(int line)) {
      int lines = view.script("lines are those of a script").lastLine();
      if (line < 1 || line > lines) {
        throw new DebugException("the script has lines 1 to " + lines + ", was " + line);
      }
    }
    condition.ifPresent(view::requireCondition);
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
        driver.probe().map(ScriptProbe::bar).orElse(-1L),
        view.shown(),
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

  /// Number of the newest step.
  public long step() {
    return run().number();
  }

  public boolean atEnd() {
    return run().hasEnded();
  }

  /// The breakpoint at which the run waits; nothing after a plain move.
  public Optional<Breakpoint> stoppedBy() {
    return stoppedBy;
  }

  @Override
  public void close() {
    driver.close();
  }
}
