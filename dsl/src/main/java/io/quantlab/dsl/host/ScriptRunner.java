package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.diagnostic.Severity;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.diagnostic.Span;
import io.quantlab.dsl.host.BarSeries.Bar;
import io.quantlab.dsl.host.Handlers.Handler;
import io.quantlab.dsl.parser.WickReader;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.runtime.MapValue;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private final long fuel;
  private final long memory;
  private Trading desk;
  private Dispatch dispatch;
  private Timers timers;
  private Clocks clocks;
  private ScriptWorld world;
  private RiskBlock risk;
  private FirstValues firstValues;
  private ScriptError error;
  private boolean halted;
  private boolean killed;
  private long bar = -1;
  private long barNanos;
  private boolean ending;
  private boolean sampled = true;

  ScriptRunner(
      Source source, Plan plan, Program program, ScriptSettings settings, ScriptListener listener) {
    this.source = source;
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
    this.releases = new Releases(plan, listener, scriptHash() ^ settings.run());
    this.handlers = new Handlers(plan);
    this.limits = plan.handler("risk");
    this.hasBody = plan.kind().hasBody();
  }

  /// FNV-1a over the text (Fowler, Noll, Vo).
  long scriptHash() {
    long hash = 0xcbf29ce484222325L;
    for (byte each : source.text().getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  /// The script with the libraries it imports.
  String text() {
    return source.text();
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
    return Optional.ofNullable(error);
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
    dispatch = sending;
    timers = ofEngine;
    risk = rules;
    try {
      world.replacedDefaults(replacedDefaults());
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
    } catch (InputValues.BadInput wrong) {
      halt(wrong.code(), wrong.getMessage(), wrong.place(plan), "start", true);
    } catch (Trap trap) {
      halt(trap, "start", true);
    }
  }

  /// Runs what comes before the first event of the market.
  void begin() {
    if (!hasBody && !isHalted()) {
      run(Plan.BODY, event.of(null), FUEL_OF_START);
    }
    handle("on_start", 0, null);
  }

  /// Where the defaults of inputs stand that have other values in this run: what they name need not
  /// be there.
  private List<Span> replacedDefaults() {
    List<Span> spans = new ArrayList<>();
    if (settings.inputs().isEmpty()) {
      return spans;
    }
    for (Item item : WickReader.read(source).script().items()) {
      if (item instanceof Item.Input input && settings.inputs().containsKey(input.name().text())) {
        spans.add(input.value().span());
      }
    }
    return spans;
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
      halt(trap, "risk", false);
      return;
    }
    state.rollback();
    if (kills) {
      killed = true;
      halted = true;
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
    return killed;
  }

  private boolean isHalted() {
    return halted;
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
      halt(trap, "body", false);
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

  /// Lets a handler hear of an event, when the script has it.
  ///
  /// @param symbol the script's token of what it is about
  void handle(String name, int symbol, Object value) {
    Handler handler = handlers.of(name);
    if (handler != null) {
      hear(handler, symbol, value, name.equals("on_start") ? FUEL_OF_START : fuel);
    }
  }

  /// Lets a handler hear of an event.
  ///
  /// @param symbol the script's token of what it is about
  void hear(Handler handler, int symbol, Object value) {
    hear(handler, symbol, value, fuel);
  }

  private void hear(Handler handler, int symbol, Object value, long budget) {
    if (isHalted() || !firstValues.complete(state)) {
      return;
    }
    sampleClocks();
    event.of(handler.bySymbol() ? null : value);
    event.of((long) symbol);
    run(handler.entry(), event, budget);
  }

  /// A bar of a clock closed.
  void barClosed() {
    sampled = false;
  }

  /// Handlers of a script without a body read the newest closed bars; with one they read what its
  /// last step read.
  private void sampleClocks() {
    if (!hasBody && !sampled) {
      clocks.write(state);
      sampled = true;
    }
  }

  void run(int entry, Event of) {
    run(entry, of, fuel);
  }

  private void run(int entry, Event of, long budget) {
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
      halt(trap, plan.entries().get(entry).name(), false);
      return;
    }
    if (!ending) {
      desk.commit();
    }
    releases.release(state, bar, world, timers);
  }

  private void halt(Trap trap, String entry, boolean bind) {
    Code code = trap.code();
    boolean binding = bind || code.severity() == Severity.BIND;
    halt(code, trap.getMessage(), plan.sites().get(trap.site()), entry, binding);
  }

  private void halt(Code code, String message, Span place, String entry, boolean bind) {
    long now = world.now();
    halted = true;
    error = new ScriptError(code, message, place, entry, bar, now, bind);
    listener.error(error);
    if (settings.onError() == ScriptSettings.OnError.FLATTEN) {
      desk.begin(bar);
      desk.cancelAll(Symbols.ALL);
      desk.closeAll("error", 0);
      desk.commit();
    }
  }

  /// @param atClose whether it happened at the close of a session, that is of the newest bar
  void filled(FillValue fill, boolean atClose) {
    listener.fill(fill, atClose ? bar : bar + 1);
    handle("on_order_fill", fill.symbol(), fill);
  }

  /// A signal from outside.
  void signal(Map<String, String> payload) {
    handle("on_signal", 0, MapValue.of(payload));
  }

  /// A line of the host's own beside those of the script.
  void note(String line) {
    listener.log(bar, world.now(), line);
  }

  void ring(int timer) {
    timers.ring(timer).ifPresent(name -> handle("on_timer", 0, name));
  }

  /// Tells of the orders refused so far; those that the handlers bring about wait.
  void tellRejects() {
    for (int i = dispatch.rejectsDue(); i > 0; i--) {
      OrderTicket ticket = dispatch.nextReject();
      listener.reject(ticket, bar);
      handle("on_order_reject", ticket.symbol(), ticket);
    }
  }

  void end() {
    ending = true;
    handle("on_end", 0, null);
  }
}
