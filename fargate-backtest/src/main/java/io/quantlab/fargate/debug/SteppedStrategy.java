package io.quantlab.fargate.debug;

import io.quantlab.dsl.host.ScriptStrategy;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.FeedState;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.strategy.Exposure;
import io.quantlab.engine.strategy.SessionView;
import io.quantlab.engine.strategy.StateReader;
import io.quantlab.engine.strategy.StateWriter;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;

/// A strategy that tells of each step it takes: the engine and the strategy see no difference.
///
/// What the strategy does not listen to is no step, but for its orders and fills. A bar of a script
/// is one step, after all bars of the instant were told: that is where its body runs.
final class SteppedStrategy implements Strategy {
  private final int index;
  private final Strategy strategy;
  private final StepListener listener;
  private final StepFacts facts = new StepFacts();
  private final boolean script;
  private final boolean hearsTicks;
  private final boolean hearsBars;
  private final boolean hearsPositions;
  private final boolean hearsAllBars;
  private StrategyContext context;
  private boolean barTold;

  SteppedStrategy(int index, Strategy strategy, StepListener listener) {
    this.index = index;
    this.strategy = strategy;
    this.listener = listener;
    this.script = strategy instanceof ScriptStrategy;
    this.hearsTicks = overrides("onTick", TickView.class);
    this.hearsBars = overrides("onBar", BarView.class);
    this.hearsAllBars = overrides("onBars", long.class);
    this.hearsPositions =
        strategy instanceof ScriptStrategy own
            ? own.state().plan().handler("on_position_change").isPresent()
            : overrides("onPosition", PositionView.class);
  }

  private boolean overrides(String callback, Class<?> view) {
    try {
      return strategy.getClass().getMethod(callback, view).getDeclaringClass() != Strategy.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every strategy has " + callback, e);
    }
  }

  /// What the strategy trades with; `null` before the start.
  StrategyContext context() {
    return context;
  }

  Strategy strategy() {
    return strategy;
  }

  @Override
  public void onStart(StrategyContext of) {
    context = of;
    listener.begins(index);
    strategy.onStart(of);
    listener.ended(index, StepKind.START, facts);
  }

  @Override
  public boolean hearsTicks() {
    return hearsTicks && strategy.hearsTicks();
  }

  @Override
  public void onTick(TickView tick) {
    facts.tick(tick);
    listener.begins(index);
    strategy.onTick(tick);
    listener.ended(index, StepKind.TICK, facts);
  }

  @Override
  public void onBar(BarView bar) {
    facts.bar(bar);
    if (script || !hearsBars) {
      barTold |= script || hearsAllBars;
      listener.begins(index);
      strategy.onBar(bar);
      return;
    }
    listener.begins(index);
    strategy.onBar(bar);
    listener.ended(index, StepKind.BAR, facts);
  }

  @Override
  public void onBars(long epochNanos) {
    if (!barTold && !hearsAllBars) {
      strategy.onBars(epochNanos);
      return;
    }
    barTold = false;
    listener.begins(index);
    strategy.onBars(epochNanos);
    listener.ended(index, StepKind.BAR, facts);
  }

  @Override
  public void onOrder(OrderEventView event) {
    facts.order(event);
    listener.begins(index);
    strategy.onOrder(event);
    boolean fills = event.type() == OrderEventType.PARTIAL || event.type() == OrderEventType.FILLED;
    if (!fills) {
      listener.ended(index, StepKind.ORDER, facts);
    }
  }

  @Override
  public void onFill(FillView fill) {
    facts.fill(fill);
    listener.begins(index);
    strategy.onFill(fill);
    listener.ended(index, StepKind.FILL, facts);
  }

  @Override
  public void onPosition(PositionView position) {
    facts.position(position);
    listener.begins(index);
    strategy.onPosition(position);
    if (hearsPositions) {
      listener.ended(index, StepKind.POSITION, facts);
    }
  }

  @Override
  public void onTimer(int timer) {
    facts.timer = timer;
    listener.begins(index);
    strategy.onTimer(timer);
    listener.ended(index, StepKind.TIMER, facts);
  }

  @Override
  public void onSession(SessionView session) {
    facts.session = session;
    facts.token = session.token();
    listener.begins(index);
    strategy.onSession(session);
    listener.ended(index, StepKind.SESSION, facts);
  }

  @Override
  public void onRebase(int token, double factor) {
    facts.token = token;
    facts.factor = factor;
    listener.begins(index);
    strategy.onRebase(token, factor);
    listener.ended(index, StepKind.REBASE, facts);
  }

  @Override
  public void onFeedState(int token, FeedState state) {
    facts.token = token;
    facts.feed = state;
    listener.begins(index);
    strategy.onFeedState(token, state);
    listener.ended(index, StepKind.FEED, facts);
  }

  @Override
  public void onEnd() {
    listener.begins(index);
    strategy.onEnd();
    listener.ended(index, StepKind.END, facts);
  }

  @Override
  public void expose(Exposure values) {
    strategy.expose(values);
  }

  @Override
  public void save(StateWriter writer) {
    strategy.save(writer);
  }

  @Override
  public void restore(StateReader reader) {
    strategy.restore(reader);
  }
}
