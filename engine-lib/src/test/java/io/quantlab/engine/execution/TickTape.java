package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;

import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.function.Consumer;

/// Orders sent at second 1 that meet what comes at second 2, on quotes and on trades alone.
final class TickTape {
  static final FillProfile STANDARD = FillProfile.standard();

  private TickTape() {}

  static LabResult run(FillProfile profile, Consumer<Script> plan, MarketRows... rows) {
    Lab lab = Lab.on(rows[0]);
    for (int i = 1; i < rows.length; i++) {
      lab.data(1, rows[i]);
    }
    return lab.profile(profile).trader(Script.of(plan)).run();
  }

  static LabResult run(FillProfile profile, MarketRows rows, OrderRequest... orders) {
    return run(profile, s -> s.submit(at(1), orders), rows);
  }

  static OrderRequest buy(long lots, long ticks) {
    return OrderRequest.limit(1, Side.BUY, lots, ticks);
  }

  static OrderRequest of(Side side, long lots, OrderKind kind) {
    return OrderRequest.of(1, side, lots, kind);
  }

  static OrderEventType end(LabResult result, long order) {
    return result.life(order).getLast();
  }

  /// Trades of so many lots at seconds 1, 2, 3, ...
  static MarketRows trades(long lots, long... prices) {
    MarketRows rows = MarketRows.trades();
    for (int i = 0; i < prices.length; i++) {
      rows.trade(at(i + 1), prices[i], lots);
    }
    return rows;
  }
}
