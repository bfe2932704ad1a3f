package io.quantlab.fargate.worker;

import io.quantlab.platform.wire.AlertCondition;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// One condition of an alert over the prices of a dataset, in their order.
final class PriceWatch {
  private final AlertCondition condition;

  /// The lowest count of price units at the level or above it, and the highest at it or below.
  private final long above;

  private final long below;
  private int side;
  private long times;
  private long firstNanos;
  private long firstPrice;

  /// @param level price
  /// @param unit price of one count
  PriceWatch(AlertCondition condition, BigDecimal level, BigDecimal unit) {
    this.condition = condition;
    this.above = level.divide(unit, 0, RoundingMode.CEILING).longValueExact();
    this.below = level.divide(unit, 0, RoundingMode.FLOOR).longValueExact();
  }

  /// Takes the next price, a count of units.
  void price(long nanos, long price) {
    if (fires(price)) {
      if (times == 0) {
        firstNanos = nanos;
        firstPrice = price;
      }
      times++;
    }
  }

  /// To cross is to come from one side to the level or over it; from the level itself nothing is
  /// crossed.
  private boolean fires(long price) {
    return switch (condition) {
      case AT_OR_ABOVE -> price >= above;
      case AT_OR_BELOW -> price <= below;
      case CROSSES -> {
        int before = side;
        side = price < above ? -1 : price > below ? 1 : 0;
        yield before != 0 && side != before;
      }
    };
  }

  /// On how many prices it fired.
  long times() {
    return times;
  }

  long firstNanos() {
    return firstNanos;
  }

  long firstPrice() {
    return firstPrice;
  }
}
