package io.quantlab.engine.order;

/// What an order asks for (engine contract 3.1). Prices in `priceTicks` of its instrument.
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

  /// The kind's stable number in events and tables.
  default Code code() {
    return switch (this) {
      case Market _ -> Code.MARKET;
      case Limit _ -> Code.LIMIT;
      case StopMarket _ -> Code.STOP_MARKET;
      case StopLimit _ -> Code.STOP_LIMIT;
    };
  }

  /// Limit price, or 0 for a kind without one.
  default long limitOrZero() {
    return switch (this) {
      case Market _, StopMarket _ -> 0;
      case Limit(long limit) -> limit;
      case StopLimit(long _, long limit) -> limit;
    };
  }

  /// Trigger price, or 0 for a kind without one.
  default long triggerOrZero() {
    return switch (this) {
      case Market _, Limit _ -> 0;
      case StopMarket(long trigger) -> trigger;
      case StopLimit(long trigger, long _) -> trigger;
    };
  }

  /// The kinds as numbers, for the hot path and for events; the ordinal never changes.
  enum Code {
    MARKET,
    LIMIT,
    STOP_MARKET,
    STOP_LIMIT;

    private static final Code[] ALL = values();

    public static Code ofOrdinal(int ordinal) {
      return ALL[ordinal];
    }

    public boolean hasLimit() {
      return this == LIMIT || this == STOP_LIMIT;
    }

    public boolean hasTrigger() {
      return this == STOP_MARKET || this == STOP_LIMIT;
    }
  }
}
