package io.quantlab.fargate.cli.run;

import io.quantlab.engine.backtest.OrderFacts;
import io.quantlab.fargate.cli.data.TextTable;
import io.quantlab.fargate.cli.data.TextTable.Side;
import java.io.PrintStream;
import java.util.List;

/// Orders of a run, one line each.
final class OrderList {
  private OrderList() {}

  /// @param hidden how many more there are
  static void print(OrderEvidence evidence, List<OrderFacts> orders, long hidden, PrintStream out) {
    TextTable table =
        new TextTable(
            List.of(
                Side.RIGHT,
                Side.LEFT,
                Side.LEFT,
                Side.LEFT,
                Side.RIGHT,
                Side.LEFT,
                Side.LEFT,
                Side.LEFT,
                Side.RIGHT,
                Side.RIGHT,
                Side.LEFT),
            List.of(
                "id",
                "created (UTC)",
                "symbol",
                "side",
                "size",
                "kind",
                "tif",
                "status",
                "filled",
                "average",
                "reason"));
    for (OrderFacts order : orders) {
      OrderUnits units = evidence.units(order);
      boolean none = order.filledLots() == 0;
      table.row(
          List.of(
              Long.toString(order.id()),
              OrderUnits.utc(order.createdNanos()),
              units.symbol(),
              order.side().name(),
              units.size(order.lots()),
              new OrderWords(order, units).kind(order.limitTicks(), order.triggerTicks()),
              order.timeInForce().name(),
              order.status().name(),
              units.size(order.filledLots()),
              none ? "" : units.average(order.filledTickLots(), order.filledLots()),
              reason(order)));
    }
    table.print(out);
    if (hidden > 0) {
      out.println("and " + hidden + " more; --limit 0 shows all");
    }
    out.flush();
  }

  /// Why the gate or the venue ended it, by name; empty when they did not.
  static String reason(OrderFacts order) {
    if (order.denied() != null) {
      return order.denied().name();
    }
    return OrderReasons.of(order.refused()).isEmpty() ? "" : order.refused().name();
  }
}
