package io.quantlab.fargate.cli.run;

import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.order.DenyReason;

/// Why an order was refused or ended, in words.
final class OrderReasons {
  private OrderReasons() {}

  /// Why the gate let it not pass.
  static String of(DenyReason reason) {
    return switch (reason) {
      case TRADING_STATE -> "the account may not trade at that time";
      case IDEMPOTENCY_CONFLICT -> "its client order id was used before with other content";
      case UNKNOWN_TOKEN -> "nobody knows the instrument";
      case WRONG_TOKEN -> "the instrument is none of the strategy's";
      case NOT_TRADABLE -> "the instrument cannot be traded";
      case SESSION_CLOSED -> "the session was closed";
      case HALTED_INSTRUMENT -> "the instrument was halted";
      case OFF_TICK -> "a price is off the order tick";
      case OFF_LOT -> "the size is no multiple of the lot";
      case MIN_SIZE -> "the size is below the smallest allowed";
      case MAX_SIZE -> "the size is above the largest allowed";
      case PRICE_BAND -> "the price is outside the band of the venue";
      case UNSUPPORTED -> "the engine does not support what it asks for";
      case REDUCE_ONLY -> "it may only reduce, and there was nothing to reduce";
      case ORDER_RATE -> "too many orders in a short time";
      case OPEN_ORDERS -> "too many open orders";
      case FAT_FINGER -> "size, value or distance from the market is beyond the limit";
      case SELF_TRADE -> "it would trade with an order of the same account";
      case MAX_POSITION -> "the position would be beyond its limit";
      case EXPOSURE -> "the exposure would be beyond its limit";
      case CAPITAL -> "there is not enough capital for it";
      case MARGIN -> "there is not enough margin for it";
      case SETTLED_CASH -> "there is not enough settled cash for it";
      case BORROW -> "there is nothing to borrow for the short sale";
      case DAILY_LOSS -> "the loss of the day has reached its limit";
      case DRAWDOWN -> "the drawdown has reached its limit";
      case TIME_WINDOW -> "the rules allow no order at that time";
      case SYMBOL_LIST -> "the rules do not allow the instrument";
      case RULE -> "a rule of the account forbids it";
    };
  }

  /// Why the venue refused or ended it; empty when it gave no reason.
  static String of(RejectReason reason) {
    return switch (reason) {
      case NONE -> "";
      case TOO_LATE -> "it came too late: the order had ended";
      case NOT_FOUND -> "the venue does not know the order";
      case NO_MARKET -> "there was no market to take from";
      case SPLIT -> "a split ended it";
      case WOULD_TAKE -> "it was to rest only and would have taken";
      case MARGIN -> "the account had no margin for the fill";
      case DELISTED -> "the instrument is not traded any more";
    };
  }
}
