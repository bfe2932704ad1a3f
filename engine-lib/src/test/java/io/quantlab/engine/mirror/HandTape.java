package io.quantlab.engine.mirror;

import static io.quantlab.engine.testkit.Lab.minute;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.List;
import java.util.function.Consumer;

/// Minute bars behind one that stands at 100; orders are sent at its close. A tick is a cent.
public final class HandTape {
  private HandTape() {}

  /// One bar after the other: open, high, low, close, and perhaps volume (1,000,000 else).
  public static MarketRows bars(long[]... ohlc) {
    MarketRows rows = MarketRows.bars().bar(minute(0), minute(1), 100, 100, 100, 100, 1_000_000);
    for (int i = 0; i < ohlc.length; i++) {
      long[] b = ohlc[i];
      long volume = b.length > 4 ? b[4] : 1_000_000;
      rows.bar(minute(i + 1), minute(i + 2), b[0], b[1], b[2], b[3], volume);
    }
    return rows;
  }

  public static long[] bar(long... openHighLowCloseVolume) {
    return openHighLowCloseVolume;
  }

  public static Lab lab(FillProfile profile, MarketRows rows, Consumer<StrategyContext> orders) {
    return Lab.on(rows).profile(profile).trader(Script.of(s -> s.at(minute(1), orders)));
  }

  public static LabResult run(
      FillProfile profile, MarketRows rows, Consumer<StrategyContext> orders) {
    return lab(profile, rows, orders).run();
  }

  public static List<String> trades(FillProfile profile, MarketRows rows, OrderRequest... orders) {
    return run(
            profile,
            rows,
            c -> {
              for (OrderRequest order : orders) {
                c.submit(order);
              }
            })
        .trades();
  }

  /// An entry of 10, and once it executed a stop at 95 and a target at 105 that cancel each other.
  public static List<String> bracket(FillProfile profile, OrderRequest entry, MarketRows rows) {
    return run(
            profile,
            rows,
            c -> {
              long parent = ((Submission.Accepted) c.submit(entry)).orderId();
              long group = c.newGroup();
              c.submit(sellStop(95).childOf(parent).inGroup(group));
              c.submit(sellLimit(105).childOf(parent).inGroup(group));
            })
        .trades();
  }

  /// Fee of the whole run, 1e-8.
  public static long fees(
      FillProfile profile, MarketRows rows, FeeModel fees, OrderRequest... orders) {
    return lab(
            profile,
            rows,
            c -> {
              for (OrderRequest order : orders) {
                c.submit(order);
              }
            })
        .fees(fees)
        .run()
        .account()
        .feesE8();
  }

  public static OrderRequest buy() {
    return OrderRequest.market(1, Side.BUY, 10);
  }

  public static OrderRequest buyLimit(long price) {
    return OrderRequest.limit(1, Side.BUY, 10, price);
  }

  public static OrderRequest sellLimit(long price) {
    return OrderRequest.limit(1, Side.SELL, 10, price);
  }

  public static OrderRequest buyStop(long price) {
    return OrderRequest.stop(1, Side.BUY, 10, price);
  }

  public static OrderRequest sellStop(long price) {
    return OrderRequest.stop(1, Side.SELL, 10, price);
  }

  public static OrderRequest buyStopLimit(long stop, long limit) {
    return OrderRequest.stopLimit(1, Side.BUY, 10, stop, limit);
  }

  public static OrderRequest sellStopLimit(long stop, long limit) {
    return OrderRequest.stopLimit(1, Side.SELL, 10, stop, limit);
  }

  /// A sell that trails the market by so many ticks.
  public static OrderRequest sellTrailing(long ticks) {
    return OrderRequest.of(
        1, Side.SELL, 10, new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(ticks))));
  }
}
