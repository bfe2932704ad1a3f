package io.quantlab.engine.kernel;

import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.Position;

/// Positions in one instrument become positions in another: spin-offs and mergers for shares
/// (engine contract A-9). Fractions of a lot are paid in cash.
final class Reorganizations {
  private final Kernel kernel;
  private final Instruments instruments;
  private final ActionEvents events;
  private final OrderDesk desk;
  private final CallRound round;

  Reorganizations(
      Kernel kernel,
      Instruments instruments,
      ActionEvents events,
      OrderDesk desk,
      CallRound round) {
    this.kernel = kernel;
    this.instruments = instruments;
    this.events = events;
    this.desk = desk;
    this.round = round;
  }

  /// A child the run has no terms of is paid out at its first value.
  void spinOff(TokenState state, ActionTerms of, long numerator, long denominator) {
    TokenState child = other(state, of);
    for (Lane lane : kernel.lanes) {
      Holding parent = lane.holdings[state.slot];
      long before = parent.lots();
      if (parent.isOpen()) {
        Holding into = lane.holdings[child == null ? state.slot : child.slot];
        long had = into.lots();
        for (int i = 0; i < parent.positionCount(); i++) {
          spinOff(lane, state, child, of, parent.position(i), numerator, denominator);
        }
        long after = parent.markTicks() - of.dropTicks(numerator, denominator);
        lane.account.corporate().spunOff(parent, after);
        if (child != null) {
          events.applied(lane, child, ActionKind.COUNTERPART, numerator, denominator, had);
        }
      }
      events.applied(lane, state, ActionKind.SPIN_OFF, numerator, denominator, before);
    }
    if (child != null) {
      desk.positionsChanged(child.slot);
      round.tell();
    }
  }

  private static void spinOff(
      Lane lane,
      TokenState state,
      TokenState child,
      ActionTerms of,
      Position parent,
      long numerator,
      long denominator) {
    long scaled = Math.multiplyExact(Math.abs(parent.lots()), numerator);
    long perShare = Math.multiplyExact(of.value, numerator);
    long per = Math.multiplyExact(of.valuePer, denominator);
    long value = Math.abs(ActionTerms.cashE8(state, perShare, per, parent.lots()));
    long lots = child == null ? 0 : scaled / denominator;
    long inLieu = lots == 0 ? value : Money.share(value, scaled % denominator, scaled);
    Holding into = lane.holdings[child == null ? state.slot : child.slot];
    long first = childTicks(state, child, of);
    lane.account.corporate().spinOff(parent, into, lots, first, value, inLieu);
  }

  /// The child's first price in its own units: the value is told in units of the parent.
  private static long childTicks(TokenState parent, TokenState child, ActionTerms of) {
    if (child == null) {
      return 0;
    }
    long unit = Money.valueE8(child.instrument, 1, 1);
    long value = Money.share(Money.valueE8(parent.instrument, of.value, 1), 1, of.valuePer);
    return unit == 0 ? 0 : Math.floorDiv(value, unit);
  }

  /// Every holder's shares become those of the acquirer.
  void merge(TokenState state, ActionTerms of, long numerator, long denominator) {
    TokenState acquirer = other(state, of);
    for (Lane lane : kernel.lanes) {
      Holding from = lane.holdings[state.slot];
      long before = from.lots();
      if (from.isOpen()) {
        exchange(lane, state, acquirer, of, numerator, denominator);
      }
      events.applied(lane, state, ActionKind.STOCK_MERGER, numerator, denominator, before);
    }
    if (acquirer != null) {
      desk.positionsChanged(acquirer.slot);
    }
  }

  /// Shares of an instrument the run does not have cannot be held: the position closes at its last
  /// price.
  private void exchange(
      Lane lane,
      TokenState state,
      TokenState acquirer,
      ActionTerms of,
      long numerator,
      long denominator) {
    Holding from = lane.holdings[state.slot];
    boolean priced = acquirer != null && (acquirer.top.hasLast() || acquirer.top.hasBid());
    long had = priced ? lane.holdings[acquirer.slot].lots() : 0;
    boolean exchanged = false;
    for (int i = 0; i < from.positionCount(); i++) {
      Position p = from.position(i);
      long scaled = Math.multiplyExact(Math.abs(p.lots()), numerator);
      if (priced && scaled >= denominator) {
        convert(lane, state, acquirer, of, p, scaled, denominator);
        exchanged = true;
      } else {
        lane.account.corporate().closeAtMark(p, LedgerCause.MERGER);
      }
    }
    lane.account.corporate().closed(from);
    if (exchanged) {
      events.applied(lane, acquirer, ActionKind.COUNTERPART, numerator, denominator, had);
    }
  }

  /// @param scaled shares of the position times the numerator of the exchange
  private static void convert(
      Lane lane,
      TokenState state,
      TokenState acquirer,
      ActionTerms of,
      Position p,
      long scaled,
      long denominator) {
    long price = acquirer.top.hasLast() ? acquirer.top.lastTicks() : acquirer.top.bidTicks();
    long fraction =
        Money.share(
            Money.valueE8(acquirer.instrument, price, scaled % denominator), 1, denominator);
    long boot = Math.abs(ActionTerms.cashE8(state, of.cash, of.cashPer, p.lots()));
    Holding into = lane.holdings[acquirer.slot];
    long paid = Math.addExact(fraction, boot);
    lane.account.corporate().convert(p, into, scaled / denominator, price, paid);
  }

  private TokenState other(TokenState state, ActionTerms of) {
    int slot = of.counterpart < 0 ? -1 : instruments.slotOf(of.counterpart);
    if (slot < 0) {
      return null;
    }
    TokenState other = kernel.states[slot];
    if (!other.instrument.lotSize().equals(state.instrument.lotSize())) {
      throw new IllegalStateException(
          "token "
              + state.instrument.token()
              + " turns into token "
              + other.instrument.token()
              + ": both must count lots of one size, are "
              + state.instrument.lotSize()
              + " and "
              + other.instrument.lotSize());
    }
    return other;
  }
}
