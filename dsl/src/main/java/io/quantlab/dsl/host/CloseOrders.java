package io.quantlab.dsl.host;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.order.FillView;
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
  private final Dispatch dispatch;
  private final Symbols symbols;
  private final Map<Integer, Long> waiting = new HashMap<>();

  CloseOrders(
      StrategyContext context, ScriptSettings.Closing closing, Dispatch dispatch, Symbols symbols) {
    this.context = context;
    this.dispatch = dispatch;
    this.symbols = symbols;
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
        OrderDraft.Direction out = lots > 0 ? OrderDraft.Direction.SELL : OrderDraft.Direction.BUY;
        dispatch.adopt(order, ticket(position.instrument(), out, lots, "close", order));
      }
    }
  }

  /// The ticket of an order the engine sent to end the script, made at its first fill.
  OrderTicket adopt(FillView fill, String tag) {
    OrderDraft.Direction out =
        fill.sign() > 0 ? OrderDraft.Direction.BUY : OrderDraft.Direction.SELL;
    Instrument instrument = context.instrument(fill.token());
    long left = context.position(fill.token()).lots();
    OrderTicket ticket =
        ticket(instrument, out, left - fill.sign() * fill.lots(), tag, fill.orderId());
    dispatch.adopt(fill.orderId(), ticket);
    return ticket;
  }

  /// What fills of it are told with; it is no order of the script's own.
  private OrderTicket ticket(
      Instrument instrument, OrderDraft.Direction out, long lots, String tag, long order) {
    int token = instrument.token();
    OrderDraft draft =
        new OrderDraft(
            token,
            out,
            new OrderSize.Whole(),
            null,
            null,
            null,
            null,
            new Life(Life.Kind.CLS, 0),
            true,
            false,
            false,
            tag,
            0);
    double units = new Scales(instrument).units(Math.abs(lots));
    return new OrderTicket(
        tag + "-" + order,
        symbols.symbol(token),
        token,
        out,
        units,
        draft,
        context.epochNanos(),
        -1);
  }
}
