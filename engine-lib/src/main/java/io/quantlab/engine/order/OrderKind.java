package io.quantlab.engine.order;

import java.util.Objects;

/// What an order asks for (engine contract 3.1). Prices in `priceTicks` of its instrument.
///
/// A trigger watches the market its side would take: the ask for buys and the bid for sells on
/// quotes, the price of trades and bars elsewhere.
public sealed interface OrderKind {
  /// Takes what the market offers (O-1).
  record Market() implements OrderKind {}

  /// Never worse than `limitTicks` (O-2).
  record Limit(long limitTicks) implements OrderKind {}

  /// Becomes a market order once the trigger is reached: a buy at or above it, a sell at or below
  /// (O-3).
  record StopMarket(long triggerTicks) implements OrderKind {}

  /// Becomes a limit order once the trigger is reached (O-4).
  record StopLimit(long triggerTicks, long limitTicks) implements OrderKind {}

  /// Becomes a market order once the market is as good as the trigger: a buy at or below it, a sell
  /// at or above (O-5).
  record MarketIfTouched(long triggerTicks) implements OrderKind {}

  /// Becomes a limit order once the market is as good as the trigger (O-6).
  record LimitIfTouched(long triggerTicks, long limitTicks) implements OrderKind {}

  /// A stop whose trigger follows the best price and never loosens (O-7).
  record TrailingStop(Trail trail) implements OrderKind {
    public TrailingStop {
      Objects.requireNonNull(trail, "trail");
    }
  }

  /// A trailing stop that becomes a limit order `limitOffsetTicks` beyond its trigger (O-8).
  record TrailingStopLimit(Trail trail, long limitOffsetTicks) implements OrderKind {
    public TrailingStopLimit {
      Objects.requireNonNull(trail, "trail");
      if (limitOffsetTicks < 0) {
        throw new IllegalArgumentException(
            "limitOffsetTicks must not be negative, was " + limitOffsetTicks);
      }
    }
  }

  /// Takes the first price of the next session; what is left expires (O-9).
  record MarketOnOpen() implements OrderKind {}

  /// As [MarketOnOpen], but never worse than its limit (O-9).
  record LimitOnOpen(long limitTicks) implements OrderKind {}

  /// Takes the last price of the session; what is left expires (O-10).
  record MarketOnClose() implements OrderKind {}

  /// As [MarketOnClose], but never worse than its limit (O-10).
  record LimitOnClose(long limitTicks) implements OrderKind {}

  /// Takes the best level; the rest becomes a limit order there (O-11).
  record MarketToLimit() implements OrderKind {}

  /// The kind's stable number in events and tables.
  default Code code() {
    return switch (this) {
      case Market _ -> Code.MARKET;
      case Limit _ -> Code.LIMIT;
      case StopMarket _ -> Code.STOP_MARKET;
      case StopLimit _ -> Code.STOP_LIMIT;
      case MarketIfTouched _ -> Code.MARKET_IF_TOUCHED;
      case LimitIfTouched _ -> Code.LIMIT_IF_TOUCHED;
      case TrailingStop _ -> Code.TRAILING_STOP;
      case TrailingStopLimit _ -> Code.TRAILING_STOP_LIMIT;
      case MarketOnOpen _ -> Code.MARKET_ON_OPEN;
      case LimitOnOpen _ -> Code.LIMIT_ON_OPEN;
      case MarketOnClose _ -> Code.MARKET_ON_CLOSE;
      case LimitOnClose _ -> Code.LIMIT_ON_CLOSE;
      case MarketToLimit _ -> Code.MARKET_TO_LIMIT;
    };
  }

  /// Limit price, or 0 for a kind that has none when it is sent.
  default long limitOrZero() {
    return switch (this) {
      case Limit kind -> kind.limitTicks();
      case StopLimit kind -> kind.limitTicks();
      case LimitIfTouched kind -> kind.limitTicks();
      case LimitOnOpen kind -> kind.limitTicks();
      case LimitOnClose kind -> kind.limitTicks();
      case Market _,
          StopMarket _,
          MarketIfTouched _,
          TrailingStop _,
          TrailingStopLimit _,
          MarketOnOpen _,
          MarketOnClose _,
          MarketToLimit _ ->
          0;
    };
  }

  /// Trigger price, or 0 for a kind that has none when it is sent.
  default long triggerOrZero() {
    return switch (this) {
      case StopMarket kind -> kind.triggerTicks();
      case StopLimit kind -> kind.triggerTicks();
      case MarketIfTouched kind -> kind.triggerTicks();
      case LimitIfTouched kind -> kind.triggerTicks();
      case Market _,
          Limit _,
          TrailingStop _,
          TrailingStopLimit _,
          MarketOnOpen _,
          LimitOnOpen _,
          MarketOnClose _,
          LimitOnClose _,
          MarketToLimit _ ->
          0;
    };
  }

  /// How a trailing kind follows the market, else `null`.
  default Trail trailOrNull() {
    return switch (this) {
      case TrailingStop kind -> kind.trail();
      case TrailingStopLimit kind -> kind.trail().withLimitOffset(kind.limitOffsetTicks());
      case Market _,
          Limit _,
          StopMarket _,
          StopLimit _,
          MarketIfTouched _,
          LimitIfTouched _,
          MarketOnOpen _,
          LimitOnOpen _,
          MarketOnClose _,
          LimitOnClose _,
          MarketToLimit _ ->
          null;
    };
  }

  /// What makes a kind wait.
  enum Wait {
    /// Nothing.
    NONE,
    /// A price at least as bad as its trigger.
    STOP,
    /// A price at least as good as its trigger.
    TOUCH,
    /// A trigger that follows the market.
    TRAIL,
    /// The opening of the next session.
    OPEN,
    /// The close of the session.
    CLOSE
  }

  /// Whether a kind is bound by a limit price once it works.
  enum Bound {
    NONE,
    /// From the start.
    LIMIT,
    /// It gets its limit when it triggers or takes.
    LATER
  }

  /// The kinds as numbers, for the hot path and for events; the ordinal never changes.
  enum Code {
    MARKET(Wait.NONE, Bound.NONE),
    LIMIT(Wait.NONE, Bound.LIMIT),
    STOP_MARKET(Wait.STOP, Bound.NONE),
    STOP_LIMIT(Wait.STOP, Bound.LIMIT),
    MARKET_IF_TOUCHED(Wait.TOUCH, Bound.NONE),
    LIMIT_IF_TOUCHED(Wait.TOUCH, Bound.LIMIT),
    TRAILING_STOP(Wait.TRAIL, Bound.NONE),
    TRAILING_STOP_LIMIT(Wait.TRAIL, Bound.LATER),
    MARKET_ON_OPEN(Wait.OPEN, Bound.NONE),
    LIMIT_ON_OPEN(Wait.OPEN, Bound.LIMIT),
    MARKET_ON_CLOSE(Wait.CLOSE, Bound.NONE),
    LIMIT_ON_CLOSE(Wait.CLOSE, Bound.LIMIT),
    MARKET_TO_LIMIT(Wait.NONE, Bound.LATER);

    private static final Code[] ALL = values();

    private final Wait waitsFor;
    private final boolean limit;
    private final boolean trigger;
    private final boolean bounded;

    Code(Wait waitsFor, Bound bound) {
      this.waitsFor = waitsFor;
      limit = bound == Bound.LIMIT;
      bounded = bound != Bound.NONE;
      trigger = waitsFor == Wait.STOP || waitsFor == Wait.TOUCH || waitsFor == Wait.TRAIL;
    }

    public static Code ofOrdinal(int ordinal) {
      return ALL[ordinal];
    }

    public Wait waitsFor() {
      return waitsFor;
    }

    /// Whether it is sent with a limit price.
    public boolean hasLimit() {
      return limit;
    }

    /// Whether it waits for a price before it works.
    public boolean hasTrigger() {
      return trigger;
    }

    /// Whether it is for the opening or the close of a session.
    public boolean isAuction() {
      return waitsFor == Wait.OPEN || waitsFor == Wait.CLOSE;
    }

    /// Whether it can wait at a price without taking first.
    public boolean mayRest() {
      return bounded && !isAuction() && this != MARKET_TO_LIMIT;
    }

    /// The kind it becomes when its trigger is reached.
    public Code released() {
      return bounded ? LIMIT : MARKET;
    }

    /// Whether it has a limit price once it works.
    public boolean endsAsLimit() {
      return bounded;
    }
  }
}
