package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.order.Order;
import io.quantlab.engine.order.OrderPool;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.time.Interval;
import java.util.ArrayList;
import java.util.List;

/// Average true ranges of closed bars, and the trailing orders that follow them (engine contract
/// O-12).
///
/// The true range of a bar is the larger of its high and the close before, less the smaller of its
/// low and that close; the first bar has its own range. The average starts as the mean of the first
/// n, then goes on as (average × (n − 1) + range) / n: Wilder, *New Concepts in Technical Trading
/// Systems*, 1978, ch. 4.
final class AverageRanges {
  private static final double WHOLE = 1e8;

  /// One average.
  private static final class Range {
    final int slot;
    final Interval interval;
    final int period;
    double average;
    double closeTicks;
    int bars;

    Range(int slot, Interval interval, int period) {
      this.slot = slot;
      this.interval = interval;
      this.period = period;
    }

    void bar(double high, double low, double close) {
      double top = bars == 0 ? high : Math.max(high, closeTicks);
      double bottom = bars == 0 ? low : Math.min(low, closeTicks);
      bars = Math.min(bars, Integer.MAX_VALUE - 1) + 1;
      int weight = Math.min(bars, period);
      average = (average * (weight - 1) + (top - bottom)) / weight;
      closeTicks = close;
    }
  }

  private record Follower(long orderId, Range range, long factorE8) {}

  private final OrderPool pool;
  private final Broker broker;
  private final List<Range> ranges = new ArrayList<>();
  private final List<Follower> followers = new ArrayList<>();

  AverageRanges(OrderPool pool, Broker broker) {
    this.pool = pool;
    this.broker = broker;
  }

  void subscribe(int slot, Interval interval, int period) {
    if (period < 1) {
      throw new IllegalArgumentException(
          "an average true range needs at least 1 bar, was " + period);
    }
    if (find(slot, interval, period) == null) {
      ranges.add(new Range(slot, interval, period));
    }
  }

  private Range find(int slot, Interval interval, int period) {
    for (Range range : ranges) {
      if (range.slot == slot && range.interval.equals(interval) && range.period == period) {
        return range;
      }
    }
    return null;
  }

  /// A bar closed and was matched.
  ///
  /// @param interval of a built bar, `null` for a stored one: it is what its instrument has
  void closed(int slot, Interval interval, BarView bar) {
    for (Range range : ranges) {
      if (range.slot == slot && (interval == null || range.interval.equals(interval))) {
        range.bar(bar.highTicks(), bar.lowTicks(), bar.closeTicks());
        reread(range);
      }
    }
  }

  /// Lets the orders that follow an average take its new value.
  private void reread(Range range) {
    for (int i = followers.size() - 1; i >= 0; i--) {
      Follower follower = followers.get(i);
      Order order = pool.find(follower.orderId);
      if (order == null || !order.isWorking()) {
        followers.remove(i);
      } else if (follower.range == range) {
        broker.follow(order, ticks(range, follower.factorE8));
      }
    }
  }

  /// Prices of an instrument were restated by a split.
  void rescale(int slot, double priceFactor) {
    for (Range range : ranges) {
      if (range.slot == slot) {
        range.average *= priceFactor;
        range.closeTicks *= priceFactor;
      }
    }
  }

  /// Bars an average has seen.
  int bars(int slot, Trail.Offset.Atr offset) {
    Range range = find(slot, offset.interval(), offset.period());
    return range == null ? 0 : range.bars;
  }

  /// The distance an offset is now, price ticks rounded up, at least one.
  Trail.Offset now(int slot, Trail.Offset.Atr offset) {
    Range range = find(slot, offset.interval(), offset.period());
    return new Trail.Offset.Price(ticks(range, offset.factorE8()));
  }

  private static long ticks(Range range, long factorE8) {
    return Math.max(1, (long) Math.ceil(range.average * (factorE8 / WHOLE)));
  }

  /// Lets an order follow the average from now on.
  void follow(Order order, Trail.Offset.Atr offset) {
    Range range = find(order.slot(), offset.interval(), offset.period());
    followers.add(new Follower(order.id(), range, offset.factorE8()));
  }
}
