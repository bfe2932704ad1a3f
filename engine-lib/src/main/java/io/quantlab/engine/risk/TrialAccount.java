package io.quantlab.engine.risk;

import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.portfolio.AccountView;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.OptionTerms;
import io.quantlab.engine.portfolio.PositionView;

/// An account as it would be with other positions and no working orders; margin questions are asked
/// of it before anything happens.
///
/// Trades of a trial are at the marks, so they change positions, never NAV. Reused: [#take] starts
/// anew. A trade of the trial costs no object.
public final class TrialAccount implements AccountView {
  /// One position of the trial.
  private final class Position implements PositionView {
    private final int slot;
    private long lots;
    private long priceTicks;

    Position(int slot) {
      this.slot = slot;
    }

    @Override
    public Instrument instrument() {
      return source.position(slot).instrument();
    }

    @Override
    public long lots() {
      return lots;
    }

    @Override
    public long costE8() {
      return valueE8();
    }

    @Override
    public long markTicks() {
      return priceTicks;
    }

    @Override
    public long valueE8() {
      return lots == 0 ? 0 : Money.valueE8(instrument(), priceTicks, lots);
    }

    @Override
    public long unrealizedE8() {
      return source.position(slot).unrealizedE8();
    }

    @Override
    public long realizedE8() {
      return source.position(slot).realizedE8();
    }

    @Override
    public long workingBuyLots() {
      return 0;
    }

    @Override
    public long workingSellLots() {
      return 0;
    }

    @Override
    public double liquidationTicks() {
      return Double.NaN;
    }

    @Override
    public long openedNanos() {
      return source.position(slot).openedNanos();
    }
  }

  private final AccountView source;
  private final Position[] positions;
  private long navE8;

  public TrialAccount(AccountView source) {
    this.source = source;
    this.positions = new Position[source.slots()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = new Position(i);
    }
  }

  /// Starts from the account's positions at their marks.
  public TrialAccount take() {
    navE8 = source.navE8();
    for (Position p : positions) {
      p.lots = source.position(p.slot).lots();
      p.priceTicks = source.position(p.slot).markTicks();
    }
    return this;
  }

  /// Changes a position by signed lots.
  public void move(int slot, long signedLots) {
    positions[slot].lots += signedLots;
  }

  /// Sets a position.
  void lots(int slot, long lots) {
    positions[slot].lots = lots;
  }

  /// Marks one instrument at another price.
  void mark(int slot, long priceTicks) {
    Position p = positions[slot];
    long before = p.valueE8();
    p.priceTicks = priceTicks;
    navE8 = Math.addExact(navE8, source.ownedE8(slot, p.valueE8() - before));
  }

  @Override
  public long navE8() {
    return navE8;
  }

  @Override
  public long epochNanos() {
    return source.epochNanos();
  }

  @Override
  public int slots() {
    return positions.length;
  }

  @Override
  public PositionView position(int slot) {
    return positions[slot];
  }

  @Override
  public int sideSlot(int slot, int sign) {
    return source.sideSlot(slot, sign);
  }

  @Override
  public long owedE8(int slot, long amountE8) {
    return source.owedE8(slot, amountE8);
  }

  @Override
  public long ownedE8(int slot, long amountE8) {
    return source.ownedE8(slot, amountE8);
  }

  @Override
  public OptionTerms adjusted(OptionTerms terms) {
    return source.adjusted(terms);
  }

  @Override
  public long isolatedE8(int slot) {
    return source.isolatedE8(slot);
  }

  @Override
  public long sessionLeftNanos(int slot) {
    return source.sessionLeftNanos(slot);
  }
}
