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

/// A book worked by hand, and trades beside it: orders are sent at second 1 and meet the message of
/// second 2. Risk averse: what stands there at arrival is ahead.
final class BookTape {
  static final FillProfile BOOK =
      FillProfile.book(new BookFills(new QueueModel.RiskAverse(), Latencies.NONE, 0));

  final MarketRows book =
      MarketRows.depth()
          .fullBook(at(1), "B 100 5", "B 99 7", "A 101 3", "A 102 4", "A 105 50")
          .message(at(2), "B 90 1");
  final MarketRows trades = MarketRows.trades();

  LabResult run(FillProfile profile, Consumer<Script> plan) {
    Lab lab = Lab.on(book);
    if (!trades.rows().isEmpty()) {
      lab.data(1, trades);
    }
    return lab.profile(profile).trader(Script.of(plan)).run();
  }

  LabResult run(OrderRequest... orders) {
    return run(BOOK, s -> s.submit(at(1), orders));
  }

  static OrderRequest buy(long lots, long ticks) {
    return OrderRequest.limit(1, Side.BUY, lots, ticks);
  }

  static OrderRequest sell(long lots, long ticks) {
    return OrderRequest.limit(1, Side.SELL, lots, ticks);
  }

  static OrderRequest of(Side side, long lots, OrderKind kind) {
    return OrderRequest.of(1, side, lots, kind);
  }

  static OrderEventType end(LabResult result, long order) {
    return result.life(order).getLast();
  }
}
