package io.quantlab.engine.execution;

import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.execution.FillProfile.StopLimitInBar;
import io.quantlab.engine.execution.FillProfile.Timing;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;

/// Profiles and orders for bars worked by hand, sent at the close of a bar that stands at 100.
final class BarTape {
  private BarTape() {}

  static FillProfile on(Path path, long through, long capPercent) {
    return on(path, through, capPercent, StopLimitInBar.PATH, Timing.NEXT_OPEN);
  }

  static FillProfile on(
      Path path, long through, long capPercent, StopLimitInBar stopLimit, Timing timing) {
    FillProfile p = FillProfile.standard();
    return new FillProfile(
        "varied",
        p.tickTiming(),
        timing,
        timing,
        path,
        through,
        stopLimit,
        capPercent * 1_000_000,
        p.tradeShareE8(),
        p.beyondTop(),
        p.crossed(),
        p.slippage());
  }

  static final FillProfile OHLC = on(Path.OHLC, 0, 0);

  static final FillProfile OLHC = on(Path.OLHC, 0, 0);

  static OrderRequest buyLimit(long lots, long price) {
    return OrderRequest.limit(1, Side.BUY, lots, price);
  }

  static OrderRequest sellLimit(long lots, long price) {
    return OrderRequest.limit(1, Side.SELL, lots, price);
  }

  static OrderRequest buyStop(long lots, long price) {
    return OrderRequest.stop(1, Side.BUY, lots, price);
  }

  static OrderRequest sellStop(long lots, long price) {
    return OrderRequest.stop(1, Side.SELL, lots, price);
  }

  // ---- F-3, F-5: stop-limits ----

  static OrderRequest stopLimit(long trigger, long limit) {
    return OrderRequest.stopLimit(1, Side.BUY, 1, trigger, limit);
  }
}
