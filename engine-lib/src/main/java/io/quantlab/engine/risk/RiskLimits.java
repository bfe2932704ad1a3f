package io.quantlab.engine.risk;

import java.util.function.Consumer;

/// The limits of one account (engine contract O-31, O-36); 0 switches an optional limit off.
///
/// @param ordersPerEvent orders one strategy event may send
/// @param ordersPerMinute orders in any 60 seconds of engine time
/// @param openOrders working orders at a time
/// @param orderLots largest order, optional
/// @param orderNotionalE8 largest order value in 1e-8, optional
/// @param positionLots largest absolute worst-case position, optional
/// @param leverageE8 largest worst-case gross exposure over NAV, in 1e-8 (1e8 = fully invested, no
///   borrowing)
/// @param shorts whether a position may go below zero
/// @param dailyLossE8 loss since the session's start that stops increasing orders, in 1e-8,
///   optional
/// @param drawdownE8 fall from the peak that stops increasing orders, in 1e-8 of the peak, optional
public record RiskLimits(
    int ordersPerEvent,
    int ordersPerMinute,
    int openOrders,
    long orderLots,
    long orderNotionalE8,
    long positionLots,
    long leverageE8,
    Shorts shorts,
    long dailyLossE8,
    long drawdownE8) {

  /// A leverage that is no limit: a margin model says what an account may hold.
  public static final long ANY_LEVERAGE = Long.MAX_VALUE;

  /// Whether an account may sell what it does not have.
  public enum Shorts {
    ALLOWED,
    DENIED
  }

  public RiskLimits {
    if (ordersPerEvent < 1 || ordersPerMinute < 1 || openOrders < 1) {
      throw new IllegalArgumentException("order rate and open order limits must be at least 1");
    }
    if (leverageE8 <= 0) {
      throw new IllegalArgumentException("leverage must be positive, was " + leverageE8 + "e-8");
    }
  }

  /// The defaults of engine contract O-36 with a leverage of 1.
  public static RiskLimits defaults() {
    return new RiskLimits(100, 600, 10_000, 0, 0, 0, 100_000_000, Shorts.ALLOWED, 0, 0);
  }

  public RiskLimits withLeverage(long ratioE8) {
    return with(draft -> draft.leverageE8 = ratioE8);
  }

  public RiskLimits withPositionLots(long lots) {
    return with(draft -> draft.positionLots = lots);
  }

  public RiskLimits withShorts(Shorts policy) {
    return with(draft -> draft.shorts = policy);
  }

  public RiskLimits withRates(int perEvent, int perMinute, int open) {
    return with(draft -> {
      draft.ordersPerEvent = perEvent;
      draft.ordersPerMinute = perMinute;
      draft.openOrders = open;
    });
  }

  public RiskLimits withOrder(long lots, long notionalE8) {
    return with(draft -> {
      draft.orderLots = lots;
      draft.orderNotionalE8 = notionalE8;
    });
  }

  public RiskLimits withLosses(long dailyE8, long drawdownRatioE8) {
    return with(draft -> {
      draft.dailyLossE8 = dailyE8;
      draft.drawdownE8 = drawdownRatioE8;
    });
  }

  /// A copy with changes: the one place that lists all limits.
  private RiskLimits with(Consumer<Draft> changes) {
    Draft draft = new Draft(this);
    changes.accept(draft);
    return draft.finished();
  }

  private static final class Draft {
    private int ordersPerEvent;
    private int ordersPerMinute;
    private int openOrders;
    private long orderLots;
    private long orderNotionalE8;
    private long positionLots;
    private long leverageE8;
    private Shorts shorts;
    private long dailyLossE8;
    private long drawdownE8;

    Draft(RiskLimits from) {
      ordersPerEvent = from.ordersPerEvent;
      ordersPerMinute = from.ordersPerMinute;
      openOrders = from.openOrders;
      orderLots = from.orderLots;
      orderNotionalE8 = from.orderNotionalE8;
      positionLots = from.positionLots;
      leverageE8 = from.leverageE8;
      shorts = from.shorts;
      dailyLossE8 = from.dailyLossE8;
      drawdownE8 = from.drawdownE8;
    }

    RiskLimits finished() {
      return new RiskLimits(
          ordersPerEvent,
          ordersPerMinute,
          openOrders,
          orderLots,
          orderNotionalE8,
          positionLots,
          leverageE8,
          shorts,
          dailyLossE8,
          drawdownE8);
    }
  }
}
