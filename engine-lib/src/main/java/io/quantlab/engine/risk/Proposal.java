package io.quantlab.engine.risk;

import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.portfolio.Holding;

/// An order as the gate judges it. Reused: valid during the call.
public final class Proposal {
  /// Where the sessions of its instrument stand.
  public enum Phase {
    /// Regular trading is on.
    REGULAR,
    /// Before the regular open or after the regular close, with trading on.
    EXTENDED,
    /// Nothing trades: between sessions, or in a break.
    CLOSED
  }

  private Holding holding;
  private int sign;
  private long lots;
  private long addedLots;
  private OrderKind.Code kind;
  private long limitTicks;
  private long triggerTicks;
  private long epochNanos;
  private Phase phase;
  private long closingOrdersUntil;
  private boolean closes;
  private boolean exit;

  /// What is asked for.
  ///
  /// @param buySell +1 buy, -1 sell
  public Proposal order(
      Holding of, int buySell, long size, OrderKind.Code orderKind, long limit, long trigger) {
    holding = of;
    sign = buySell;
    lots = size;
    addedLots = size;
    kind = orderKind;
    limitTicks = limit;
    triggerTicks = trigger;
    closes = false;
    exit = false;
    return this;
  }

  /// When it is asked for.
  ///
  /// @param closingUntil last instant at which orders for the close of this session are taken
  public Proposal at(long nanos, Phase where, long closingUntil) {
    epochNanos = nanos;
    phase = where;
    closingOrdersUntil = closingUntil;
    return this;
  }

  /// It may only shrink the position it names, where positions hedge: nothing works on its side for
  /// that.
  public void closesNamed() {
    closes = true;
    addedLots = 0;
  }

  /// It is an exit attached to another order.
  public void exits() {
    exit = true;
  }

  boolean isExit() {
    return exit;
  }

  /// What is left of its size.
  public void lots(long fewer) {
    lots = fewer;
  }

  /// What it adds to the working lots of its side: less than its lots for the next member of an OCO
  /// group, which counts once (O-32), nothing for a child that waits for its parent.
  public void adds(long more) {
    addedLots = closes ? 0 : more;
  }

  /// The position of its account in its instrument.
  public Holding holding() {
    return holding;
  }

  /// +1 buy, -1 sell.
  public int sign() {
    return sign;
  }

  public long lots() {
    return lots;
  }

  long addedLots() {
    return addedLots;
  }

  public OrderKind.Code kind() {
    return kind;
  }

  /// Limit price, 0 for a kind without one.
  public long limitTicks() {
    return limitTicks;
  }

  /// Trigger price, 0 for a kind without one or that trails.
  public long triggerTicks() {
    return triggerTicks;
  }

  /// Price to value it at: its limit, else its trigger, else the mark; 0 = no market yet.
  public long referenceTicks() {
    return kind.hasLimit() ? limitTicks : triggerTicks != 0 ? triggerTicks : holding.markTicks();
  }

  /// Now, UTC nanoseconds.
  public long epochNanos() {
    return epochNanos;
  }

  public Phase phase() {
    return phase;
  }

  long closingOrdersUntil() {
    return closingOrdersUntil;
  }

  /// Position with every working buy filled, this order among them (O-32); where positions hedge
  /// the longs alone.
  long longestLots() {
    return holding.longestLots() + (sign > 0 ? addedLots : 0);
  }

  /// Position with every working sell filled, this order among them (O-32); where positions hedge
  /// the shorts alone.
  long shortestLots() {
    return holding.shortestLots() - (sign < 0 ? addedLots : 0);
  }

  /// The larger side of the worst case, without its sign.
  long worstPosition() {
    return Math.max(Math.abs(longestLots()), Math.abs(shortestLots()));
  }

  /// Lots of the worst case: the larger side, or where positions hedge both together.
  long worstLots() {
    long longest = Math.abs(longestLots());
    long shortest = Math.abs(shortestLots());
    return holding.hedges() ? Math.addExact(longest, shortest) : Math.max(longest, shortest);
  }

  /// Lots of every working buy of the instrument, this order among them.
  long buyingLots() {
    return holding.workingBuyLots() + (sign > 0 ? addedLots : 0);
  }

  /// Whether it can only shrink the position, also with every working order of its side filled.
  boolean reduces() {
    if (holding.hedges()) {
      return closes;
    }
    long position = -sign * holding.lots();
    long working = sign > 0 ? holding.workingBuyLots() : holding.workingSellLots();
    return position > 0 && addedLots + working <= position;
  }
}
