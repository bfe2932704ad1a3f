package io.quantlab.engine.testkit;

import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.strategy.SessionView;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.time.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A strategy written down in a test: what to do when.
///
/// `Script.of(s -> s.at(Lab.at(1), c -> c.market(1, 10)))` buys ten lots of token 1 in the callback
/// of the first tick or bar known at or after that instant.
public final class Script implements Strategy {
  private record Act(long nanos, Consumer<StrategyContext> what) {}

  private final List<Act> acts = new ArrayList<>();
  private final List<Interval> intervals = new ArrayList<>();
  private Consumer<StrategyContext> start = c -> {};
  private Consumer<StrategyContext> end = c -> {};
  private BiConsumer<StrategyContext, TickView> tick = (c, t) -> {};
  private BiConsumer<StrategyContext, BarView> bar = (c, b) -> {};
  private BiConsumer<StrategyContext, Long> bars = (c, n) -> {};
  private BiConsumer<StrategyContext, OrderEventView> order = (c, e) -> {};
  private BiConsumer<StrategyContext, FillView> fill = (c, f) -> {};
  private BiConsumer<StrategyContext, Integer> timer = (c, t) -> {};
  private BiConsumer<StrategyContext, SessionView> session = (c, s) -> {};
  private StrategyContext context;

  private Script() {}

  /// A maker of strategies that follow a script.
  public static Supplier<Strategy> of(Consumer<Script> plan) {
    return () -> {
      Script script = new Script();
      plan.accept(script);
      return script;
    };
  }

  /// Does something in the callback of the first tick or bar at or after an instant.
  public Script at(long nanos, Consumer<StrategyContext> what) {
    acts.add(new Act(nanos, what));
    return this;
  }

  /// Sends orders in the callback of the first tick or bar at or after an instant.
  public Script submit(long nanos, OrderRequest... orders) {
    return at(
        nanos,
        c -> {
          for (OrderRequest each : orders) {
            c.submit(each);
          }
        });
  }

  /// Subscribes bars of token 1 at the start.
  public Script subscribe(Interval interval) {
    intervals.add(interval);
    return this;
  }

  public Script onStart(Consumer<StrategyContext> what) {
    start = what;
    return this;
  }

  public Script onEnd(Consumer<StrategyContext> what) {
    end = what;
    return this;
  }

  public Script onTick(BiConsumer<StrategyContext, TickView> what) {
    tick = what;
    return this;
  }

  public Script onBar(BiConsumer<StrategyContext, BarView> what) {
    bar = what;
    return this;
  }

  public Script onBars(BiConsumer<StrategyContext, Long> what) {
    bars = what;
    return this;
  }

  public Script onOrder(BiConsumer<StrategyContext, OrderEventView> what) {
    order = what;
    return this;
  }

  public Script onFill(BiConsumer<StrategyContext, FillView> what) {
    fill = what;
    return this;
  }

  public Script onTimer(BiConsumer<StrategyContext, Integer> what) {
    timer = what;
    return this;
  }

  public Script onSession(BiConsumer<StrategyContext, SessionView> what) {
    session = what;
    return this;
  }

  private void actsDue() {
    while (!acts.isEmpty() && acts.getFirst().nanos <= context.epochNanos()) {
      acts.removeFirst().what.accept(context);
    }
  }

  @Override
  public void onStart(StrategyContext c) {
    context = c;
    intervals.forEach(i -> c.subscribeBars(1, i));
    start.accept(c);
  }

  @Override
  public void onTick(TickView t) {
    tick.accept(context, t);
    actsDue();
  }

  @Override
  public void onBar(BarView b) {
    bar.accept(context, b);
    actsDue();
  }

  @Override
  public void onBars(long epochNanos) {
    bars.accept(context, epochNanos);
  }

  @Override
  public void onOrder(OrderEventView e) {
    order.accept(context, e);
  }

  @Override
  public void onFill(FillView f) {
    fill.accept(context, f);
  }

  @Override
  public void onTimer(int t) {
    timer.accept(context, t);
  }

  @Override
  public void onSession(SessionView s) {
    session.accept(context, s);
  }

  @Override
  public void onEnd() {
    end.accept(context);
  }
}
