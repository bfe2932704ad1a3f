package io.quantlab.dsl.host;

import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.host.BarSeries.Bar;
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
import io.quantlab.engine.time.SessionCalendar;
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
  private final boolean hearsTicks;
  private final boolean kills;
  private final Bar data = new Bar();
  private final TickValue tick = new TickValue();
  private final Bar live = new Bar();
  private StrategyContext context;
  private Session session;
  private boolean stepDue;

  /// @param source the text of the plan
  /// @param program runs the plan
  public ScriptStrategy(
      Source source, Plan plan, Program program, ScriptSettings settings, ScriptListener listener) {
    this.source = source;
    this.listener = listener;
    this.plan = plan;
    this.settings = settings;
    this.runner = new ScriptRunner(source, plan, program, settings, listener);
    this.hearsTicks = plan.handler("on_tick").isPresent();
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
    runner.begin();
    if (plan.handler("on_signal").isPresent()) {
      session.signals().begin();
    }
    afterEvent();
  }

  @Override
  public void onBar(BarView bar) {
    int symbol = session.symbols().symbol(bar.token());
    if (symbol < 0 || session.clocks() == null) {
      return;
    }
    seen.bars++;
    if (isOutside(symbol, bar)) {
      seen.barsOutside++;
      return;
    }
    read(symbol, bar);
    if (session.symbols().listed(symbol).bars() == ScriptSettings.Bars.QUOTES) {
      session.world().quote(symbol).set(session.scales()[symbol], bar);
    }
    session.clocks().add(symbol, data, this::closed);
    afterEvent();
  }

  /// Bars that have nothing of the session in them are none of the script's.
  private boolean isOutside(int symbol, BarView bar) {
    SessionCalendar calendar = session.symbols().listed(symbol).calendar();
    int number = calendar.sessionAtOrAfter(bar.startNanos());
    return bar.endNanos() <= calendar.regularOpen(number)
        || bar.startNanos() >= calendar.regularClose(number);
  }

  private void read(int symbol, BarView bar) {
    Scales own = session.scales()[symbol];
    data.open = own.price(bar.openTicks());
    data.high = own.price(bar.highTicks());
    data.low = own.price(bar.lowTicks());
    data.close = own.price(bar.closeTicks());
    data.volume = own.units(bar.volumeLots());
    data.openNanos = bar.startNanos();
    data.closeNanos = bar.endNanos();
    if (settings.prices() != null) {
      double[] exact = {data.open, data.high, data.low, data.close, data.volume};
      settings.prices().accept(new ScriptSettings.StoredBar(bar.token(), bar.endNanos()), exact);
      data.open = exact[0];
      data.high = exact[1];
      data.low = exact[2];
      data.close = exact[3];
      data.volume = exact[4];
    }
  }

  /// A bar of a clock closed: blocks of that clock run, then handlers hear of it.
  private void closed(int symbol, BarSeries series, List<Clock> clocks) {
    runner.barClosed();
    Clock primary = session.clocks().primary();
    for (Clock clock : clocks) {
      if (clock != primary && clock.entry() >= 0) {
        clock.writeClosed(runner.state());
        runner.run(clock.entry(), runner.event().of(null));
      }
    }
    if (series == primary.series()) {
      Bar bar = series.closed();
      stepDue = true;
      session.times().bar(bar.openNanos, bar.closeNanos);
      session.world().bar(primary.value());
      runner.atBar(bar.index, bar.closeNanos);
      for (Round round : session.rounds()) {
        round.atBar(bar.index);
      }
    }
    if (series.timeframe().equals(settings.timeframe())) {
      Bar bar = series.closed();
      session.ranges().add(session.symbols().token(symbol), bar.high, bar.low, bar.close);
    }
    if (!clocks.isEmpty() && session.world().subscriptions().hears(symbol)) {
      runner.handle("on_bar", symbol, clocks.getFirst().value());
    }
  }

  @Override
  public void onBars(long epochNanos) {
    if (session.clocks() == null) {
      return;
    }
    session.clocks().reach(-1, epochNanos, this::closed);
    session.results().mark(context.navE8());
    if (stepDue) {
      stepDue = false;
      live.clear();
      listener.bar(session.clocks().primary().value());
      runner.step(session.clocks());
      listener.equity(runner.bar(), context.navE8());
    }
    afterMark();
  }

  @Override
  public void onTick(TickView view) {
    int symbol = session.symbols().symbol(view.token());
    if (symbol < 0) {
      return;
    }
    session.world().quote(symbol).set(session.scales()[symbol], view);
    session.times().event(view.epochNanos());
    if (view.kind() != TickView.Kind.TRADE) {
      runner.judge();
      return;
    }
    seen.trades++;
    if (hearsTicks && session.world().subscriptions().hears(symbol)) {
      runner.handle("on_tick", symbol, tick.set(symbol, session.scales()[symbol], view));
    }
    if (actsInside() && symbol == 0) {
      preview(view);
    }
    afterMark();
  }

  private boolean actsInside() {
    return settings.intrabar() == ScriptSettings.Intrabar.ACTS && plan.kind().hasBody();
  }

  /// The body on the primary bar as it stands after a trade.
  private void preview(TickView view) {
    SessionCalendar calendar = session.symbols().listed(0).calendar();
    live.trade(
        session.scales()[0].price(view.priceTicks()), session.scales()[0].units(view.lots()));
    live.openNanos = settings.timeframe().startOf(calendar, view.epochNanos());
    live.closeNanos = settings.timeframe().endOf(calendar, view.epochNanos());
    live.index = runner.bar() + 1;
    runner.preview(session.clocks(), live);
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
    double units = session.scales()[symbol].units(view.lots());
    double price = session.scales()[symbol].price(view.priceTicks());
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
    runner.filled(fill, view.kind().waitsFor() == OrderKind.Wait.CLOSE);
    afterMark();
  }

  @Override
  public void onPosition(PositionView view) {
    int symbol = session.symbols().symbol(view.instrument().token());
    if (symbol < 0) {
      return;
    }
    session.closing().follow(view);
    runner.handle("on_position_change", symbol, session.world().position(symbol));
    afterMark();
  }

  @Override
  public void onTimer(int timer) {
    session.times().event(context.epochNanos());
    if (!session.signals().ring(timer, runner::signal)) {
      runner.ring(timer);
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
    runner.handle(opens ? "on_session_open" : "on_session_close", symbol, null);
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
    runner.tellRejects();
  }

  @Override
  public void onEnd() {
    runner.end();
    if (plan.handler("on_signal").isPresent()) {
      session.signals().unheard().ifPresent(runner::note);
    }
  }

  /// Every order of the script, in order of creation; exits are legs of theirs.
  public List<OrderTicket> orders() {
    return session == null ? List.of() : session.dispatch().created();
  }
}
