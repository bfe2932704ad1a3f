package io.quantlab.engine.risk;

import java.util.Objects;

/// What a strategy forbids itself beside the limits of its account ([RiskLimits]): the `risk` block
/// of a script (wick 8.4). The gate holds it to them.
///
/// Attached exits pass them; orders that can only shrink the position pass all but the rate and the
/// list of instruments, so that a bound never keeps a strategy in a position.
///
/// @param position largest worst-case position of an instrument (O-32), `null` = any
/// @param ordersPerMinute orders in any 60 seconds of engine time, 0 = any number
/// @param dailyLoss loss since the session's start, a share of the NAV at that start; `null` = any
/// @param drawdown fall of NAV from its peak, a share of the peak; `null` = any
/// @param window time of day for orders, `null` = always
/// @param tokens instruments that may be traded
public record StrategyLimits(
    PositionBound position,
    int ordersPerMinute,
    LossBound dailyLoss,
    LossBound drawdown,
    TradingWindow window,
    TokenList tokens) {

  /// No limit at all.
  public static final StrategyLimits NONE =
      new StrategyLimits(null, 0, null, null, null, TokenList.ALL);

  /// Most orders a minute a strategy can bound itself to.
  public static final int MOST_ORDERS_PER_MINUTE = 1_000_000;

  public StrategyLimits {
    Objects.requireNonNull(tokens, "tokens");
    if (ordersPerMinute < 0 || ordersPerMinute > MOST_ORDERS_PER_MINUTE) {
      throw new IllegalArgumentException(
          "orders per minute must be 0 to " + MOST_ORDERS_PER_MINUTE + ", was " + ordersPerMinute);
    }
  }

  public StrategyLimits withPosition(PositionBound most) {
    return new StrategyLimits(most, ordersPerMinute, dailyLoss, drawdown, window, tokens);
  }

  public StrategyLimits withOrdersPerMinute(int most) {
    return new StrategyLimits(position, most, dailyLoss, drawdown, window, tokens);
  }

  public StrategyLimits withDailyLoss(LossBound bound) {
    return new StrategyLimits(position, ordersPerMinute, bound, drawdown, window, tokens);
  }

  public StrategyLimits withDrawdown(LossBound bound) {
    return new StrategyLimits(position, ordersPerMinute, dailyLoss, bound, window, tokens);
  }

  public StrategyLimits within(TradingWindow times) {
    return new StrategyLimits(position, ordersPerMinute, dailyLoss, drawdown, times, tokens);
  }

  public StrategyLimits withTokens(TokenList list) {
    return new StrategyLimits(position, ordersPerMinute, dailyLoss, drawdown, window, list);
  }
}
