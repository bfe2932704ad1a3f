package io.quantlab.engine.risk;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// The limits of one account (engine contract O-31, O-36); 0 switches an optional limit off.
///
/// @param ordersPerEvent orders one strategy event may send
/// @param ordersPerMinute orders in any 60 seconds of engine time
/// @param openOrders working orders at a time
/// @param tagCharacters longest tag of an order
/// @param orderLots largest order, optional
/// @param orderNotionalE8 largest order value in 1e-8, optional
/// @param distanceE8 largest distance of an order's price from the mark, 1e-8 of the mark, optional
/// @param selfTrade whether an order may meet an own one of the other side
/// @param positionLots largest absolute worst-case position, optional
/// @param exposure bounds of gross, net, sector and currency exposure
/// @param leverageE8 largest worst-case gross exposure over NAV the account can pay for, in 1e-8
///   (1e8 = fully invested, no borrowing)
/// @param shorts whether a position may go below zero
/// @param dailyLossE8 loss since the session's start that stops increasing orders, in 1e-8,
///   optional
/// @param drawdownE8 fall from the peak that stops increasing orders, in 1e-8 of the peak, optional
/// @param closed what becomes of orders sent while the session is closed
/// @param tradeFromNanos first instant at which orders leave: before, the account is in
///   [TradingState#WARMUP]
/// @param window time of day for orders, `null` = always
/// @param tokens instruments that may be traded
/// @param rules what orders must pass last
/// @param lacks what the broker cannot do by itself
/// @param overfills what becomes of lots a group of orders executed twice
/// @param risk what is known of the risks of positions
public record RiskLimits(
    int ordersPerEvent,
    int ordersPerMinute,
    int openOrders,
    int tagCharacters,
    long orderLots,
    long orderNotionalE8,
    long distanceE8,
    SelfTrade selfTrade,
    long positionLots,
    ExposureLimits exposure,
    long leverageE8,
    Shorts shorts,
    long dailyLossE8,
    long drawdownE8,
    ClosedOrders closed,
    long tradeFromNanos,
    TradingWindow window,
    TokenList tokens,
    List<PreTradeRule> rules,
    Overfills overfills,
    BrokerLacks lacks,
    RiskTerms risk) {

  /// A leverage that is no limit: a margin model says what an account may hold.
  public static final long ANY_LEVERAGE = Long.MAX_VALUE;

  /// The longest tag any account may allow, characters.
  public static final int LONGEST_TAG = 256;

  /// Whether an account may sell what it does not have.
  public enum Shorts {
    ALLOWED,
    DENIED
  }

  /// Whether an order may take at a price where an own order of the other side rests. In simulation
  /// the two never trade with each other; live they might.
  public enum SelfTrade {
    ALLOWED,
    DENIED
  }

  /// What becomes of orders sent while the session is closed.
  public enum ClosedOrders {
    /// They wait for the next session (O-14).
    WAIT,
    /// They are denied, but for those for an auction.
    DENIED
  }

  /// What becomes of lots that two members of a group executed because the cancel came too late
  /// (O-26).
  public enum Overfills {
    /// They are sold, or bought back, at the market.
    FLATTEN,
    KEEP
  }

  public RiskLimits {
    Objects.requireNonNull(selfTrade, "selfTrade");
    Objects.requireNonNull(exposure, "exposure");
    Objects.requireNonNull(shorts, "shorts");
    Objects.requireNonNull(closed, "closed");
    Objects.requireNonNull(tokens, "tokens");
    Objects.requireNonNull(overfills, "overfills");
    Objects.requireNonNull(lacks, "lacks");
    Objects.requireNonNull(risk, "risk");
    rules = List.copyOf(rules);
    if (ordersPerEvent < 1 || ordersPerMinute < 1 || openOrders < 1) {
      throw new IllegalArgumentException("order rate and open order limits must be at least 1");
    }
    if (tagCharacters < 1 || tagCharacters > LONGEST_TAG) {
      throw new IllegalArgumentException(
          "tags are limited to 1 to " + LONGEST_TAG + " characters, was " + tagCharacters);
    }
    if (leverageE8 <= 0) {
      throw new IllegalArgumentException("leverage must be positive, was " + leverageE8 + "e-8");
    }
    if (orderLots < 0 || orderNotionalE8 < 0 || distanceE8 < 0 || positionLots < 0) {
      throw new IllegalArgumentException("limits of orders and positions must not be negative");
    }
    if (dailyLossE8 < 0 || drawdownE8 < 0) {
      throw new IllegalArgumentException("limits of losses must not be negative");
    }
  }

  /// The defaults of engine contract O-36 with a leverage of 1.
  public static RiskLimits defaults() {
    return new RiskLimits(
        100,
        600,
        10_000,
        32,
        0,
        0,
        0,
        SelfTrade.ALLOWED,
        0,
        ExposureLimits.NONE,
        100_000_000,
        Shorts.ALLOWED,
        0,
        0,
        ClosedOrders.WAIT,
        Long.MIN_VALUE,
        null,
        TokenList.ALL,
        List.of(),
        Overfills.FLATTEN,
        BrokerLacks.NOTHING,
        RiskTerms.NONE);
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

  /// Bounds the tag of an order, 1 to [#LONGEST_TAG] characters.
  public RiskLimits withTag(int characters) {
    return with(draft -> draft.tagCharacters = characters);
  }

  public RiskLimits withOrder(long lots, long notionalE8) {
    return with(draft -> {
      draft.orderLots = lots;
      draft.orderNotionalE8 = notionalE8;
    });
  }

  /// Bounds the distance of an order's price from the mark, a ratio in 1e-8.
  public RiskLimits withDistance(long ratioE8) {
    return with(draft -> draft.distanceE8 = ratioE8);
  }

  public RiskLimits withSelfTrade(SelfTrade policy) {
    return with(draft -> draft.selfTrade = policy);
  }

  public RiskLimits withExposure(ExposureLimits bounds) {
    return with(draft -> draft.exposure = bounds);
  }

  public RiskLimits withLosses(long dailyE8, long drawdownRatioE8) {
    return with(draft -> {
      draft.dailyLossE8 = dailyE8;
      draft.drawdownE8 = drawdownRatioE8;
    });
  }

  public RiskLimits withClosedOrders(ClosedOrders policy) {
    return with(draft -> draft.closed = policy);
  }

  /// No order leaves before an instant, UTC nanoseconds.
  public RiskLimits tradingFrom(long epochNanos) {
    return with(draft -> draft.tradeFromNanos = epochNanos);
  }

  public RiskLimits within(TradingWindow times) {
    return with(draft -> draft.window = times);
  }

  public RiskLimits withTokens(TokenList list) {
    return with(draft -> draft.tokens = list);
  }

  public RiskLimits withRules(List<PreTradeRule> all) {
    return with(draft -> draft.rules = all);
  }

  public RiskLimits withOverfills(Overfills policy) {
    return with(draft -> draft.overfills = policy);
  }

  public RiskLimits withLacks(BrokerLacks of) {
    return with(draft -> draft.lacks = of);
  }

  public RiskLimits withRisk(RiskTerms of) {
    return with(draft -> draft.risk = of);
  }

  /// A copy with changes.
  private RiskLimits with(Consumer<LimitDraft> changes) {
    LimitDraft draft = new LimitDraft(this);
    changes.accept(draft);
    return draft.finished();
  }
}
