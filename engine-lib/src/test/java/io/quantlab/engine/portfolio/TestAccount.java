package io.quantlab.engine.portfolio;

import io.quantlab.engine.instrument.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// An account with positions as a test sets them, for margin models.
public final class TestAccount implements AccountView {
  /// One position.
  private record Position(
      Instrument instrument,
      long lots,
      long markTicks,
      long costE8,
      long workingBuyLots,
      long workingSellLots)
      implements PositionView {
    @Override
    public long valueE8() {
      return Money.valueE8(instrument, markTicks, lots);
    }

    @Override
    public long unrealizedE8() {
      return valueE8() - costE8;
    }

    @Override
    public long realizedE8() {
      return 0;
    }

    @Override
    public double liquidationTicks() {
      return Double.NaN;
    }

    @Override
    public long openedNanos() {
      return 0;
    }
  }

  private final List<Position> positions = new ArrayList<>();
  private final List<Long> isolated = new ArrayList<>();
  private long navE8;
  private long nanos;
  private long sessionLeft;
  private UnaryOperator<OptionTerms> adjusting = UnaryOperator.identity();

  public TestAccount nav(long e8) {
    navE8 = e8;
    return this;
  }

  public TestAccount at(long epochNanos) {
    nanos = epochNanos;
    return this;
  }

  public TestAccount sessionLeft(long of) {
    sessionLeft = of;
    return this;
  }

  /// Has the terms of options changed since they were listed.
  public TestAccount adjusting(UnaryOperator<OptionTerms> by) {
    adjusting = by;
    return this;
  }

  @Override
  public OptionTerms adjusted(OptionTerms terms) {
    return adjusting.apply(terms);
  }

  /// Adds a position whose cost is its value at `entryTicks`.
  public TestAccount hold(Instrument i, long lots, long entryTicks, long markTicks) {
    return hold(i, lots, entryTicks, markTicks, 0, 0);
  }

  public TestAccount hold(
      Instrument i, long lots, long entryTicks, long markTicks, long buys, long sells) {
    long cost = Money.valueE8(i, entryTicks, lots);
    positions.add(new Position(i, lots, markTicks, cost, buys, sells));
    isolated.add(0L);
    return this;
  }

  public TestAccount isolate(int slot, long e8) {
    isolated.set(slot, e8);
    return this;
  }

  @Override
  public long navE8() {
    return navE8;
  }

  @Override
  public long epochNanos() {
    return nanos;
  }

  @Override
  public int slots() {
    return positions.size();
  }

  @Override
  public PositionView position(int slot) {
    return positions.get(slot);
  }

  @Override
  public long isolatedE8(int slot) {
    return isolated.get(slot);
  }

  @Override
  public long sessionLeftNanos(int slot) {
    return sessionLeft;
  }
}
