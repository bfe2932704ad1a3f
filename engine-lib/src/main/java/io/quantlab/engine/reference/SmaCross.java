package io.quantlab.engine.reference;

import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.TickRun;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.strategy.Exposure;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.time.Interval;
import java.util.List;

/// Long while a fast moving average is above a slow one, else flat or short.
///
/// A value is twice the mid price of a tick (a trade's price counts twice) or of a bar's close;
/// quotes and bars that lack a side give none. So averages are exact whole numbers: with the sums F
/// of the last `fast` and S of the last `slow` values, the averages cross when `slow · F - fast ·
/// S` changes its sign. It buys when that difference was at or below zero and rises above, sells
/// when it was at or above zero and falls below; the first decision needs `slow` + 1 values. An
/// order that still waits at the next cross is taken back. This is the strategy of the benchmark
/// workload QLB-1.
///
/// Hot: one tick costs two reads, two sums and two products of whole numbers; no division, no
/// allocation, an average is worked out only for an order. The difference is exact as long as it
/// fits 64 bits, whatever its two products do: averages up to a trillion ticks apart at the longest
/// periods. Benchmarks: `KernelBenchmark`, QLB-1.
public final class SmaCross implements Strategy {
  /// Longest average, in values.
  private static final int LONGEST = 2_000;

  /// What the values are: the kind of data that came first.
  private enum Source {
    UNKNOWN,
    TICKS,
    BARS
  }

  /// What a cross down leads to.
  private enum Shorts {
    NO,
    YES
  }

  private final long fast;
  private final long slow;
  private final Interval bars;
  private final PositionSize size;
  private final Shorts shorts;
  private final long[] ring;
  private Source source = Source.UNKNOWN;
  private StrategyContext context;
  private int token;
  private long count;
  private long fastSum;
  private long slowSum;
  private long difference;

  SmaCross(Parameters parameters) {
    fast = parameters.integer("fast", 20, 1, LONGEST, "values in the fast average");
    slow = parameters.integer("slow", 50, 2, LONGEST, "values in the slow average");
    String interval =
        parameters.choice(
            "bars",
            "none",
            List.of("none", "1m", "5m", "15m", "30m", "1h", "1d"),
            "bars to average; none = ticks, or the bars a run without ticks has");
    bars = interval.equals("none") ? null : Interval.parse(interval);
    size = PositionSize.of(parameters);
    shorts =
        parameters
                .choice("shorts", "no", List.of("no", "yes"), "go short on a cross down")
                .equals("yes")
            ? Shorts.YES
            : Shorts.NO;
    if (fast >= slow) {
      throw new IllegalArgumentException(
          "parameter fast must be below slow, were " + fast + " and " + slow);
    }
    ring = new long[Integer.highestOneBit((int) slow - 1) << 1];
  }

  @Override
  public void onStart(StrategyContext c) {
    context = c;
    token = c.token(0);
    if (bars != null) {
      source = Source.BARS;
      c.subscribeBars(token, bars);
    }
  }

  @Override
  public boolean hearsTicks() {
    return bars == null;
  }

  @Override
  public void onTick(TickView tick) {
    if (tick.token() != token || source != Source.TICKS && !startsWithTicks()) {
      return;
    }
    if (!OneSided.is(tick)) {
      next(tick.twiceMidTicks());
    }
  }

  private boolean startsWithTicks() {
    if (source == Source.UNKNOWN) {
      source = Source.TICKS;
    }
    return source == Source.TICKS;
  }

  @Override
  public void onBar(BarView bar) {
    if (bar.token() != token || source == Source.TICKS || OneSided.is(bar)) {
      return;
    }
    source = Source.BARS;
    next(bar.closeTicks() + bar.askCloseTicks());
  }

  @Override
  public void onTickRun(TickRun ticks) {
    if (ticks.token() != token || source != Source.TICKS && !startsWithTicks()) {
      Strategy.super.onTickRun(ticks);
      return;
    }
    do {
      if (untilCross(ticks)) {
        crossed(ticks.twiceMidTicks() >> 1);
      }
    } while (ticks.next());
  }

  /// As [#next] with its state in locals: takes values in until the averages cross, or the run
  /// ends; answers whether they crossed.
  private boolean untilCross(TickRun ticks) {
    long[] values = ring;
    int mask = values.length - 1;
    long fastPeriod = fast;
    long slowPeriod = slow;
    long at = count;
    long fastOnes = fastSum;
    long slowOnes = slowSum;
    long now = difference;
    boolean crosses;
    do {
      long value = ticks.twiceMidTicks();
      fastOnes += value - values[(int) (at - fastPeriod) & mask];
      slowOnes += value - values[(int) (at - slowPeriod) & mask];
      values[(int) at & mask] = value;
      at++;
      long before = now;
      now = slowPeriod * fastOnes - fastPeriod * slowOnes;
      crosses = before <= 0 && now > 0 || before >= 0 && now < 0;
    } while (!crosses && ticks.next());
    count = at;
    fastSum = fastOnes;
    slowSum = slowOnes;
    difference = now;
    return crosses;
  }

  @Override
  public void expose(Exposure values) {
    values.price("fast", token, average(fastSum, fast));
    values.price("slow", token, average(slowSum, slow));
    values.number("difference", count < slow ? Double.NaN : difference);
  }

  /// An average in price ticks; a value counts twice its price.
  private double average(long sum, long period) {
    return count < period ? Double.NaN : sum / (2.0 * period);
  }

  private void next(long value) {
    int mask = ring.length - 1;
    long at = count++;
    fastSum += value - ring[(int) (at - fast) & mask];
    slowSum += value - ring[(int) (at - slow) & mask];
    ring[(int) at & mask] = value;
    long before = difference;
    long now = slow * fastSum - fast * slowSum;
    difference = now;
    if (before <= 0 && now > 0 || before >= 0 && now < 0) {
      crossed(value >> 1);
    }
  }

  @Override
  public void onRebase(int of, double factor) {
    if (of != token) {
      return;
    }
    int mask = ring.length - 1;
    for (int i = 0; i < ring.length; i++) {
      ring[i] = Math.round(ring[i] * factor);
    }
    fastSum = 0;
    slowSum = 0;
    for (long age = 1; age <= slow; age++) {
      long value = ring[(int) (count - age) & mask];
      fastSum += age <= fast ? value : 0;
      slowSum += value;
    }
    difference = slow * fastSum - fast * slowSum;
  }

  private void crossed(long priceTicks) {
    if (count <= slow) {
      return;
    }
    context.cancelAll(token);
    long held = context.position(token).lots();
    boolean up = difference > 0;
    boolean there = up ? held > 0 : shorts == Shorts.YES ? held < 0 : held <= 0;
    if (there) {
      return;
    }
    long wanted = up || shorts == Shorts.YES ? size.at(context, token, priceTicks) : 0;
    long change = (up ? wanted : -wanted) - held;
    if (change != 0) {
      context
          .because(up ? "cross up" : "cross down")
          .input("fast", fastSum / (2.0 * fast))
          .input("slow", slowSum / (2.0 * slow));
      context.market(token, change);
    }
  }
}
