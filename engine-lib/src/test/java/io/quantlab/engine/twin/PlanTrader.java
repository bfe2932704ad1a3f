package io.quantlab.engine.twin;

import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Follows a [Plan] in the kernel.
final class PlanTrader implements Strategy {
  private final Plan plan;
  private final Map<Integer, Long> ids = new HashMap<>();
  private final Map<Long, Integer> orders = new HashMap<>();
  private final Set<Integer> filled = new HashSet<>();
  private final Set<Long> seen = new HashSet<>();
  private StrategyContext context;

  PlanTrader(Plan plan) {
    this.plan = plan;
  }

  /// Number in the plan of an order id.
  int orderOf(long id) {
    return orders.get(id);
  }

  @Override
  public void onStart(StrategyContext c) {
    context = c;
  }

  @Override
  public void onTick(TickView tick) {
    row(context.epochNanos());
  }

  @Override
  public void onBar(BarView bar) {
    row(context.epochNanos());
  }

  @Override
  public void onFill(FillView fill) {
    int order = orders.get(fill.orderId());
    if (filled.add(order)) {
      for (Plan.Act act : plan.acts()) {
        if (act.when().afterFillOf() == order) {
          act(act);
        }
      }
    }
  }

  private void row(long nanos) {
    if (seen.add(nanos)) {
      for (Plan.Act act : plan.acts()) {
        if (act.when().nanos() == nanos) {
          act(act);
        }
      }
    }
  }

  /// Whether a plan may meet a denial: the instrument is gone, the parent ended, or there is
  /// nothing to reduce.
  private static boolean meant(DenyReason reason, Plan.Spec spec) {
    return reason == DenyReason.NOT_TRADABLE
        || reason == DenyReason.UNSUPPORTED && spec.isChild()
        || reason == DenyReason.REDUCE_ONLY && spec.terms().reduceOnly();
  }

  private void act(Plan.Act act) {
    switch (act) {
      case Plan.Act.Submit(Plan.When _, int order, Plan.Spec spec) -> {
        if (spec.isChild() && !ids.containsKey(spec.parent())) {
          return; // its parent was never sent
        }
        Submission answer = context.submit(spec.request(1, ids.getOrDefault(spec.parent(), 0L)));
        if (answer instanceof Submission.Denied d && meant(d.reason(), spec)) {
          return;
        }
        if (!(answer instanceof Submission.Accepted(long id, var _))) {
          throw new AssertionError("plans stay within the limits, but: " + answer);
        }
        ids.put(order, id);
        orders.put(id, order);
      }
      case Plan.Act.Cancel(Plan.When _, int order) -> context.cancel(ids.getOrDefault(order, 0L));
      case Plan.Act.Amend(Plan.When _, int order, long lots, long limit, long trigger) ->
          context.amend(ids.getOrDefault(order, 0L), lots, limit, trigger);
    }
  }
}
