package io.quantlab.dsl.host;

import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.strategy.StrategyContext;
import java.util.HashMap;
import java.util.Map;

/// `flat_at_close`: keeps an order for the close of the session beside every position, as large as
/// the position is.
final class CloseOrders {
  private final StrategyContext context;
  private final boolean flattens;
  private final Map<Integer, Long> waiting = new HashMap<>();

  CloseOrders(StrategyContext context, ScriptSettings.Closing closing) {
    this.context = context;
    this.flattens = closing == ScriptSettings.Closing.FLATTEN;
  }

  /// The position of an instrument changed.
  void follow(PositionView position) {
    if (!flattens) {
      return;
    }
    int token = position.instrument().token();
    Long before = waiting.remove(token);
    if (before != null) {
      context.cancel(before);
    }
    long lots = position.lots();
    if (lots != 0) {
      OrderRequest request =
          OrderRequest.of(
                  token,
                  lots > 0 ? Side.SELL : Side.BUY,
                  Math.abs(lots),
                  new OrderKind.MarketOnClose())
              .reduceOnly()
              .tagged("close");
      if (context.submit(request) instanceof Submission.Accepted(long order, var _)) {
        waiting.put(token, order);
      }
    }
  }
}
