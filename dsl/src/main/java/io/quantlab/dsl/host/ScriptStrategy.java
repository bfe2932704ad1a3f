package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.FillFlags;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.strategy.SessionView;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import java.util.List;
import java.util.Optional;

/// A script in the engine: its body runs once per closed primary bar, its handlers when their
/// events happen, in the order of wick.md 7.1, which is the engine's.
///
/// The engine tells of bars when they close, then of session closes and timers of the instant, and
/// last that all bars of the instant were told: that is where the body runs.
public final class ScriptStrategy implements Strategy {
  private final Source source;
  private final SeenData seen = new SeenData();
  private final ScriptListener listener;
  private final Plan plan;
  private final ScriptSettings settings;
  private final ScriptRunner runner;
  private final Hearing hearing;
  private final boolean hearsTicks;
  private final boolean kills;
  private StrategyContext context;
  private Session session;
  private BarWay bars;
  private TickWay ticks;

  /// @param source the text of the plan
  /// @param program runs the plan
  public ScriptStrategy(
      Source source, Plan plan, Program program, ScriptSettings settings, ScriptListener listener) {
    this.source = source;
    this.listener = listener;
    this.plan = plan;
    this.settings = settings;
    this.runner = new ScriptRunner(source, plan, program, settings, listener);
    this.hearing = runner.hearing();
    this.hearsTicks = runner.handlers().has("on_tick");
    this.kills = plan.risk().stream().anyMatch(limit -> limit.name().equals("kill_when"));
  }

  public Source source() {
    return source;
  }

  public Plan plan() {
    return plan;
  }

  /// What of the data has reached the script so far.
  public SeenData seen() {
    return seen;
  }

  /// What the script keeps, for whoever steps through it: read between two events, never written.
  public State state() {
    return runner.state();
  }

  /// Number of the newest bar of the primary clock, -1 before the first.
  public long bar() {
    return runner.bar();
  }

  /// Who is told what the script does.
  public ScriptListener listener() {
    return listener;
  }

  @Override
  public boolean hearsTicks() {
    return hearsTicks || kills || plan.kind() == Kind.EVENTS || actsInside();
  }

  /// What halted the script; nothing while it runs.
  public Optional<ScriptError> error() {
    return runner.error();
  }

  /// The round trips so far.
  public List<TripValue> trips() {
    return session == null ? List.of() : List.copyOf(session.results().trips());
  }

  @Override
  public void onStart(StrategyContext c) {
    context = c;
    session = Session.begin(c, settings, runner);
    bars = new BarWay(c, session, runner, seen, settings, listener);
    ticks = new TickWay(session, runner, seen, actsInside() ? settings.timeframe() : null);
    runner.begin();
    if (runner.handlers().has("on_signal")) {
      session.signals().begin();
    }
    afterEvent();
  }

  @Override
  public void onBar(BarView bar) {
    bars.take(bar);
  }

  @Override
  public void onBars(long epochNanos) {
    if (bars.settle(epochNanos)) {
      ticks.barClosed();
    }
  }

  @Override
  public void onTick(TickView view) {
    ticks.take(view);
  }

  private boolean actsInside() {
    return settings.intrabar() == ScriptSettings.Intrabar.ACTS && plan.kind().hasBody();
  }

  @Override
  public void onOrder(OrderEventView event) {
    session.dispatch().follow(event);
    afterEvent();
  }

  @Override
  public void onFill(FillView view) {
    OrderTicket ticket = session.dispatch().ticket(view.orderId());
    int symbol = session.symbols().symbol(view.token());
    if (symbol < 0) {
      return;
    }
    double units = session.scales().at(symbol).units(view.lots());
    double price = session.scales().at(symbol).price(view.priceTicks());
    boolean ambiguous = (view.flags() & FillFlags.AMBIGUOUS) != 0;
    session.results().fill(symbol, view.sign() * units, view.valueE8(), view.feeE8(), ambiguous);
    if (ticket == null && runner.isKilled()) {
      ticket = session.closing().adopt(view, "kill");
    }
    if (ticket == null) {
      return;
    }
    if (session.world().position(symbol).units() == view.sign() * units) {
      session.rounds()[symbol].opened(runner.bar() + 1, ticket.tag());
    }
    ticket.took(units, price);
    FillValue fill =
        new FillValue(ticket, symbol, units, price, view.feeE8(), view.epochNanos(), view.maker());
    hearing.filled(fill, view.kind().waitsFor() == OrderKind.Wait.CLOSE);
    afterMark();
  }

  @Override
  public void onPosition(PositionView view) {
    int symbol = session.symbols().symbol(view.instrument().token());
    if (symbol < 0) {
      return;
    }
    session.closing().follow(view);
    hearing.handle("on_position_change", symbol, session.world().position(symbol));
    afterMark();
  }

  @Override
  public void onTimer(int timer) {
    session.times().event(context.epochNanos());
    if (!session.signals().ring(timer, hearing::signal)) {
      hearing.ring(timer);
    }
    afterMark();
  }

  @Override
  public void onSession(SessionView view) {
    int symbol = session.symbols().symbol(view.token());
    if (symbol < 0) {
      return;
    }
    session.times().event(context.epochNanos());
    boolean opens = view.phase() == SessionView.Phase.OPEN;
    hearing.handle(opens ? "on_session_open" : "on_session_close", symbol, null);
    afterMark();
  }

  /// Looks whether the risk block stops the script: after everything that moves the account or that
  /// the script keeps. Bars of an instant count together, after the step.
  private void afterMark() {
    afterEvent();
    runner.judge();
  }

  /// Tells of orders that were refused; what the handlers ask for then waits for the next event.
  private void afterEvent() {
    hearing.tellRejects();
  }

  @Override
  public void onEnd() {
    runner.end();
    if (runner.handlers().has("on_signal")) {
      session.signals().unheard().ifPresent(runner::note);
    }
  }

  /// Every order of the script, in order of creation; exits are legs of theirs.
  public List<OrderTicket> orders() {
    return session == null ? List.of() : session.dispatch().created();
  }
}
