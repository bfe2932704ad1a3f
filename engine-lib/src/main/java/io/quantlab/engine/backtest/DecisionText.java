package io.quantlab.engine.backtest;

import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.order.Trail;

/// Writes one row of the decision log in words (engine contract S-33).
final class DecisionText {
  private DecisionText() {}

  static void write(
      TableWriter table,
      String signal,
      int inputs,
      String[] names,
      double[] values,
      OrderRequest intent,
      Submission answer) {
    if (!signal.isEmpty()) {
      table.text("signal", signal);
    }
    if (inputs > 0) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < inputs; i++) {
        text.append(i == 0 ? "" : "; ").append(names[i]).append('=').append(values[i]);
      }
      table.text("inputs", text.toString());
    }
    table.text("intent", intent(intent));
    switch (answer) {
      case Submission.Accepted(long orderId, var warnings) -> {
        table.text("answer", "ACCEPTED").number("orderId", orderId);
        if (!warnings.isEmpty()) {
          table.text("detail", String.join("; ", warnings.stream().map(Object::toString).toList()));
        }
      }
      case Submission.Duplicate(long orderId, var _) ->
          table.text("answer", "DUPLICATE").number("orderId", orderId);
      case Submission.Denied denied -> denied(table, denied);
    }
  }

  private static void denied(TableWriter table, Submission.Denied denied) {
    table.text("answer", denied.reason().name()).number("limit", denied.limit());
    table.number("actual", denied.actual()).text("unit", denied.unit());
    if (!denied.detail().isEmpty()) {
      table.text("detail", denied.detail());
    }
  }

  private static String intent(OrderRequest r) {
    String price =
        switch (r.kind()) {
          case OrderKind.Market _ -> "market";
          case OrderKind.Limit(long limit) -> "limit at " + limit + " ticks";
          case OrderKind.StopMarket(long trigger) -> "stop at " + trigger + " ticks";
          case OrderKind.StopLimit(long trigger, long limit) ->
              "stop at " + trigger + " ticks, limit " + limit + " ticks";
          case OrderKind.MarketIfTouched(long trigger) -> "if touched at " + trigger + " ticks";
          case OrderKind.LimitIfTouched(long trigger, long limit) ->
              "if touched at " + trigger + " ticks, limit " + limit + " ticks";
          case OrderKind.TrailingStop(Trail trail) -> "stop trailing by " + trail.offset();
          case OrderKind.TrailingStopLimit(Trail trail, long offset) ->
              "stop trailing by " + trail.offset() + ", limit " + offset + " ticks beyond";
          case OrderKind.MarketOnOpen _ -> "market on open";
          case OrderKind.LimitOnOpen(long limit) -> "limit on open at " + limit + " ticks";
          case OrderKind.MarketOnClose _ -> "market on close";
          case OrderKind.LimitOnClose(long limit) -> "limit on close at " + limit + " ticks";
          case OrderKind.MarketToLimit _ -> "market to limit";
        };
    return r.side() + " " + r.lots() + " lots " + price + " " + r.timeInForce();
  }
}
