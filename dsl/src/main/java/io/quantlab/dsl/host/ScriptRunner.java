package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.host.BarSeries.Bar;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.syntax.Kind;
import java.util.List;
import java.util.Optional;

/// Runs the entries of a plan as events: each is committed and its effects released, or undone as a
/// whole and the script halted (wick.md 7.2).
final class ScriptRunner {
  private static final long FUEL = 1_000_000;
  private static final long FUEL_OF_START = 20_000_000;
  private static final long MEMORY_OF_CHARTS = 16L << 20;

  private final Source source;
  private final Plan plan;
  private final Program program;
  private final ScriptSettings settings;
  private final ScriptListener listener;
  private final State state;
  private final Event event = new Event();
  private final Handlers handlers;
  private final Optional<Integer> limits;
  private final boolean hasBody;
  private final Releases releases;
  private final Hearing hearing;
  private final Halt halt;
  private final ScriptText text;
  private final long fuel;
  private final long memory;
  private Trading desk;
  private Timers timers;
  private Clocks clocks;
  private ScriptWorld world;
  private RiskBlock risk;
  private FirstValues firstValues;
  private long bar = -1;
  private long barNanos;
  private boolean ending;

  ScriptRunner(
      Source source, Plan plan, Program program, ScriptSettings settings, ScriptListener listener) {
    this.source = source;
    this.text = new ScriptText(source);
    this.plan = plan;
    this.program = program;
    this.settings = settings;
    this.listener = listener;
    this.memory =
        settings.limits().heapBytes() > 0
            ? settings.limits().heapBytes()
            : plan.kind() == Kind.INDICATOR ? MEMORY_OF_CHARTS : State.MEMORY_MAX;
    this.state = new State(plan, memory);
    state.watch(settings.limits().backstop());
    if (settings.previews() == null && settings.intrabar() != ScriptSettings.Intrabar.ACTS) {
      state.withoutPreviews();
      if (!listener.readsValues()) {
        state.inPlace();
      }
    }
    if (!listener.hearsPlots()) {
      state.withoutPlots();
    }
    this.fuel = settings.limits().fuel() > 0 ? settings.limits().fuel() : FUEL;
    this.releases = new Releases(plan, listener, text.hash() ^ settings.run());
    this.handlers = new Handlers(plan);
    this.halt = new Halt(plan, settings, listener);
    this.limits = plan.handler("risk");
    this.hasBody = plan.kind().hasBody();
    this.hearing = new Hearing(this, state, handlers, listener, hasBody);
  }

  /// The script with the libraries it imports.
  ScriptText text() {
    return text;
  }

  /// What its handlers hear.
  Hearing hearing() {
    return hearing;
  }

  Plan plan() {
    return plan;
  }

  State state() {
    return state;
  }

  Handlers handlers() {
    return handlers;
  }

  List<Span> sites() {
    return plan.sites();
  }

  Event event() {
    return event;
  }

  Optional<ScriptError> error() {
    return halt.error();
  }

  Clocks clocks() {
    return clocks;
  }

  /// Index of the newest primary bar, -1 before the first.
  long bar() {
    return bar;
  }

  /// Binds the script to what it runs on: constants, inputs, symbols, clocks.
  void start(
      ScriptWorld ofScript,
      Trading trading,
      Dispatch sending,
      Timers ofEngine,
      Symbols symbols,
      RiskBlock rules) {
    world = ofScript;
    desk = trading;
    timers = ofEngine;
    hearing.connect(sending, ofEngine);
    halt.connect(ofScript, trading);
    risk = rules;
    try {
      world.replacedDefaults(text.defaultsOf(settings.inputs().keySet()));
      state.bind(world);
      desk.begin(bar);
      state.begin(program, Plan.START, event.of(null), FUEL_OF_START);
      program.run(state, Plan.START, event);
      new InputValues(plan, state, symbols).write(settings.inputs());
      firstValues = new FirstValues(plan, state);
      state.commit();
      limits.ifPresent(this::restrict);
      Binding.check(plan, world.currency(), memory);
      clocks = new Clocks(plan, state, symbols, settings.timeframe());
      world.clocks(clocks);
      hearing.begin(firstValues, clocks);
    } catch (InputValues.BadInput wrong) {
      halt.fail(wrong.code(), wrong.getMessage(), wrong.place(plan), "start", true, bar);
    } catch (Trap trap) {
      halt.fail(trap, "start", true, bar);
    }
  }

  /// Runs what comes before the first event of the market.
  void begin() {
    if (!hasBody && !isHalted()) {
      run(Plan.BODY, event.of(null), FUEL_OF_START);
    }
    hearing.handle("on_start", 0, null);
  }

  /// Gives the limits of the risk block to the engine.
  private void restrict(int entry) {
    state.begin(program, entry, event.of(null), fuel);
    program.run(state, entry, event);
    risk.restrict(state);
    state.rollback();
  }

  /// Stops the script when its risk block says so: after each commit and mark.
  void judge() {
    if (!risk.canKill() || isHalted()) {
      return;
    }
    int entry = limits.orElseThrow();
    boolean kills;
    try {
      state.begin(program, entry, event.of(null), fuel);
      program.run(state, entry, event);
      kills = risk.kills(state);
    } catch (Trap trap) {
      state.rollback();
      halt.fail(trap, "risk", false, bar);
      return;
    }
    state.rollback();
    if (kills) {
      halt.kill();
      String place = source.place(plan.sites().get(risk.killSite()).start());
      String evidence = risk.kill(place);
      note("kill_when at " + place + " is true: the script is stopped; " + evidence);
    }
  }

  /// Whether its risk block may stop it.
  boolean isJudged() {
    return risk.canKill();
  }

  /// Whether its risk block stopped it.
  boolean isKilled() {
    return halt.isKilled();
  }

  boolean isHalted() {
    return halt.isHalted();
  }

  void atBar(long index, long closeNanos) {
    bar = index;
    barNanos = closeNanos;
  }

  /// One step of the body.
  void step(Clocks of) {
    long used = 0;
    if (hasBody) {
      if (!isHalted()) {
        previews(of);
        of.write(state);
        run(Plan.BODY, event.of(null), fuel);
        firstValues.given();
      }
      used = state.usedFuel();
    }
    listener.step(state, bar, barNanos, used, isHalted());
    judge();
    of.stepped();
  }

  private void previews(Clocks of) {
    if (settings.previews() == null) {
      return;
    }
    Bar live = new Bar();
    for (double price : settings.previews().apply(barNanos)) {
      Bar closed = of.primary().series().closed();
      live.openNanos = closed.openNanos;
      live.closeNanos = closed.closeNanos;
      live.index = closed.index;
      live.trade(price, 0);
      preview(of, live);
    }
  }

  /// Runs the body on an unfinished bar, and undoes it. What it asked for is dropped, unless the
  /// script says that it acts inside bars.
  void preview(Clocks of, Bar live) {
    if (isHalted()) {
      return;
    }
    of.writePreview(state, live);
    desk.begin(live.index);
    state.begin(program, Plan.BODY, event.of(null), fuel);
    try {
      program.run(state, Plan.BODY, event);
    } catch (Trap trap) {
      state.rollback();
      desk.rollback();
      halt.fail(trap, "body", false, bar);
      return;
    }
    if (settings.intrabar() == ScriptSettings.Intrabar.ACTS) {
      desk.commit();
      releases.release(state, bar, world, timers);
    } else {
      desk.rollback();
    }
    state.endPreview();
  }

  void run(int entry, Event of) {
    run(entry, of, fuel);
  }

  /// Fuel of an event.
  long fuel() {
    return fuel;
  }

  /// Fuel of an event by its handler.
  long fuelOf(String handler) {
    return handler.equals("on_start") ? FUEL_OF_START : fuel;
  }

  void run(int entry, Event of, long budget) {
    if (isHalted()) {
      return;
    }
    desk.begin(bar);
    state.begin(program, entry, of, budget);
    try {
      program.run(state, entry, of);
      state.testTime();
      state.commit();
    } catch (Trap trap) {
      state.rollback();
      desk.rollback();
      halt.fail(trap, plan.entries().get(entry).name(), false, bar);
      return;
    }
    if (!ending) {
      desk.commit();
    }
    releases.release(state, bar, world, timers);
  }

  /// A line of the host's own beside those of the script.
  void note(String line) {
    listener.log(bar, world.now(), line);
  }

  void end() {
    ending = true;
    hearing.handle("on_end", 0, null);
  }
}
