package io.quantlab.engine.kernel;

import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.TickRun;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.FillView;
import io.quantlab.engine.order.OrderEventView;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.strategy.SessionView;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.time.Interval;
import java.util.SplittableRandom;

/// Does what a stream of random numbers says and keeps a digest of all it was told and could see:
/// two runs that give it the same are the same to a strategy.
abstract class Dice implements Strategy {
  /// What it may do besides ordering.
  enum Temper {
    CALM,
    /// Throws now and then.
    WILD
  }

  private static final Interval[] INTERVALS = {
    Interval.parse("1m"), Interval.parse("5m"), Interval.parse("1h"), Interval.parse("1d")
  };

  private final SplittableRandom random;
  private final int perMille;
  private final long lotsMax;
  private final Temper temper;
  private StrategyContext context;
  private long digest;
  private long told;

  /// @param perMille of the callbacks that lead to something
  Dice(long seed, int perMille, long lotsMax, Temper temper) {
    random = new SplittableRandom(seed);
    this.perMille = perMille;
    this.lotsMax = lotsMax;
    this.temper = temper;
  }

  /// Hears ticks, bars, everything.
  static final class Listener extends Dice {
    Listener(long seed, int perMille, long lotsMax, Temper temper) {
      super(seed, perMille, lotsMax, temper);
    }

    @Override
    public void onTick(TickView tick) {
      hear(tick);
    }

    @Override
    public void onBars(long epochNanos) {
      note(epochNanos, 7);
      react();
    }
  }

  /// As [Listener], and takes trades in runs of lengths of its own.
  static final class Runner extends Dice {
    private final SplittableRandom lengths;

    Runner(long seed, int perMille, long lotsMax, Temper temper) {
      super(seed, perMille, lotsMax, temper);
      lengths = new SplittableRandom(seed);
    }

    @Override
    public void onTick(TickView tick) {
      hear(tick);
    }

    @Override
    public void onTickRun(TickRun ticks) {
      do {
        onTick(ticks);
      } while (lengths.nextInt(50) > 0 && ticks.next());
    }
  }

  /// Hears bars alone.
  static final class BarReader extends Dice {
    BarReader(long seed, int perMille, long lotsMax, Temper temper) {
      super(seed, perMille, lotsMax, temper);
    }
  }

  /// Could hear ticks and does not want to.
  static final class Unwilling extends Dice {
    Unwilling(long seed, int perMille, long lotsMax, Temper temper) {
      super(seed, perMille, lotsMax, temper);
    }

    @Override
    public boolean hearsTicks() {
      return false;
    }

    @Override
    public void onTick(TickView tick) {
      throw new AssertionError("told a tick it does not want");
    }
  }

  /// Number of callbacks and a hash over what they showed.
  final String summary() {
    return told + " callbacks, digest " + Long.toHexString(digest);
  }

  final void note(long... values) {
    for (long value : values) {
      digest = (digest ^ value) * 0x9E3779B97F4A7C15L;
      digest ^= digest >>> 29;
    }
  }

  final void hear(TickView tick) {
    note(tick.token(), tick.epochNanos(), tick.priceTicks(), tick.lots(), tick.flags());
    react();
  }

  final void react() {
    told++;
    look();
    if (random.nextInt(1_000) < perMille) {
      act();
    }
  }

  private void look() {
    note(context.epochNanos(), context.navE8(), context.cashE8());
    note(Double.doubleToLongBits(context.drawdownRatio()));
    for (int i = 0; i < context.tokenCount(); i++) {
      PositionView p = context.position(context.token(i));
      note(p.lots(), p.costE8(), p.markTicks(), p.valueE8(), p.realizedE8());
      note(context.workingOrders(context.token(i)), context.isOpen(context.token(i)) ? 1 : 0);
    }
  }

  private void act() {
    int token = context.token(random.nextInt(context.tokenCount()));
    long mark = context.position(token).markTicks();
    long near = mark + random.nextInt(-30, 31);
    long lots = 1 + random.nextLong(lotsMax);
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> context.market(token, side == Side.BUY ? lots : -lots);
      case 3 -> flat(token);
      case 4 -> context.submit(OrderRequest.limit(token, side, lots, near));
      case 5 -> context.submit(OrderRequest.stop(token, side, lots, near));
      case 6 -> context.submit(OrderRequest.stopLimit(token, side, lots, near, near));
      case 7, 8 -> note(context.cancelAll(token));
      case 9 -> context.timer(context.epochNanos() + random.nextLong(-5, 300) * 1_000_000_000L);
      case 10 -> context.subscribeBars(token, INTERVALS[random.nextInt(INTERVALS.length)]);
      default -> throwMaybe();
    }
  }

  private void flat(int token) {
    long lots = context.position(token).lots();
    if (lots != 0) {
      context.market(token, -lots);
    }
  }

  private void throwMaybe() {
    if (temper == Temper.WILD && random.nextInt(4) == 0) {
      throw new IllegalStateException("the dice say so");
    }
  }

  @Override
  public void onStart(StrategyContext c) {
    context = c;
    for (int i = 0; i < c.tokenCount(); i++) {
      for (Interval interval : INTERVALS) {
        if (random.nextInt(3) == 0) {
          c.subscribeBars(c.token(i), interval);
        }
      }
    }
  }

  @Override
  public void onBar(BarView b) {
    note(b.token(), b.intervalNanos(), b.startNanos(), b.endNanos());
    note(b.openTicks(), b.highTicks(), b.lowTicks(), b.closeTicks());
    note(b.askOpenTicks(), b.askHighTicks(), b.askLowTicks(), b.askCloseTicks());
    note(b.volumeLots(), b.count(), b.flags());
    react();
  }

  @Override
  public void onOrder(OrderEventView e) {
    note(e.orderId(), e.type().ordinal(), e.status().ordinal(), e.filledLots());
    react();
  }

  @Override
  public void onFill(FillView f) {
    note(f.orderId(), f.sign(), f.lots(), f.priceTicks(), f.feeE8());
    react();
  }

  @Override
  public void onTimer(int timer) {
    note(timer, 3);
    react();
  }

  @Override
  public void onSession(SessionView session) {
    note(session.token(), session.phase().ordinal(), session.openNanos());
    react();
  }
}
