package io.quantlab.fargate.debug;

import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.FeedState;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.strategy.SessionView;

/// What a strategy was told last, in numbers: kept in one object that is overwritten, so that steps
/// nobody looks at cost no memory.
final class StepFacts {
  int token;
  long orderId;
  OrderEventType event;
  TickView tick;
  SessionView session;
  FeedState feed;
  int timer;
  double factor;
  long lots;
  long priceTicks;
  long feeE8;
  int sign;
  long[] bar = new long[7];

  void tick(TickView view) {
    token = view.token();
    tick = view;
  }

  /// Start, end, open, high, low, close and volume of a bar.
  void bar(BarView view) {
    token = view.token();
    bar[0] = view.startNanos();
    bar[1] = view.endNanos();
    bar[2] = view.openTicks();
    bar[3] = view.highTicks();
    bar[4] = view.lowTicks();
    bar[5] = view.closeTicks();
    bar[6] = view.volumeLots();
  }

  void order(OrderEventView view) {
    token = view.token();
    orderId = view.orderId();
    event = view.type();
    lots = view.lots();
  }

  void fill(FillView view) {
    token = view.token();
    orderId = view.orderId();
    lots = view.lots();
    priceTicks = view.priceTicks();
    feeE8 = view.feeE8();
    sign = view.sign();
  }

  void position(PositionView view) {
    token = view.instrument().token();
    lots = view.lots();
  }
}
