package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.Money;
import io.quantlab.engine.portfolio.Position;

/// Corporate actions at rank 10 of their instant: positions, cash, open orders, the books (engine
/// contract ). States of the venue go to [VenueStates].
///
/// Positions change first, then the price of now, then open orders, then strategies hear.
final class CorporateActions {
  /// What the rows before an action told about it.
  private static final class Terms {
    int counterpart = -1;
    long cash;
    long cashPer = 1;
    long value;
    long valuePer = 1;

    void clear() {
      counterpart = -1;
      cash = 0;
      cashPer = 1;
      value = 0;
      valuePer = 1;
    }
  }

  private final Kernel kernel;
  private final Instruments instruments;
  private final EventBuffer events;
  private final CallRound round;
  private final Broker broker;
  private final OrderDesk desk;
  private final OpenOrders openOrders;
  private final Dividends dividends;
  private final VenueStates venues;
  private final Terms[] terms;

  CorporateActions(
      Kernel kernel,
      KernelConfig config,
      int lanes,
      EventBuffer events,
      CallRound round,
      Broker broker,
      OrderDesk desk) {
    this.kernel = kernel;
    this.instruments = config.instruments();
    this.events = events;
    this.round = round;
    this.broker = broker;
    this.desk = desk;
    this.openOrders = config.actions().openOrders();
    this.dividends = new Dividends(lanes);
    this.venues = new VenueStates(kernel, instruments.count());
    this.terms = new Terms[instruments.count()];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = new Terms();
    }
  }

  void apply(TokenState state, Batch batch) {
    RowBlock block = batch.block();
    for (int i = batch.from(); i < batch.to() && !kernel.stopped; i++) {
      long nanos = block.column(0)[i];
      ActionKind kind = ActionKind.ofId(block.column(1)[i]);
      kernel.fireBefore(
          nanos, kind.isVenueState() ? Agenda.RANK_SESSION_OPEN : Agenda.RANK_REFERENCE);
      kernel.time.moveTo(nanos);
      action(state, kind, block.column(2)[i], block.column(3)[i]);
      if (kernel.workWaiting) {
        round.settle();
      }
    }
  }

  /// Tells the strategies that see an adjusted view that their price history has changed (M-12).
  private void rebase(TokenState state, boolean dividend, double factor, double lotFactor) {
    kernel.bars.rescale(state, dividend, factor, lotFactor);
    for (Lane lane : kernel.lanes) {
      if (BarDelivery.heeds(lane.views[state.slot], dividend)) {
        int token = state.instrument.token();
        round.call(lane, "onRebase", () -> lane.strategy.onRebase(token, factor));
        kernel.workWaiting = true;
      }
    }
  }

  /// Restates history for cash or shares worth so many price units that leave the price (M-11). A
  /// dividend that takes the whole price leaves no factor.
  private void rebaseForValue(TokenState state, double value) {
    double last = state.top.hasLast() ? state.top.lastTicks() : state.top.bidTicks();
    if (value > 0 && last > value) {
      rebase(state, true, 1 - value / last, 1);
    }
  }

  private void action(TokenState state, ActionKind kind, long numerator, long denominator) {
    Terms of = terms[state.slot];
    switch (kind) {
      case SPLIT -> split(state, kind, numerator, denominator, numerator);
      case STOCK_DIVIDEND ->
          split(state, kind, Math.addExact(numerator, denominator), denominator, numerator);
      case DIVIDEND, EX_DIVIDEND, PAYMENT -> dividend(state, kind, numerator, denominator);
      case SPIN_OFF -> spinOff(state, of, numerator, denominator);
      case CASH_MERGER, DELISTING, DELISTING_AT -> end(state, kind, numerator, denominator);
      case STOCK_MERGER -> merge(state, of, numerator, denominator);
      case SYMBOL_CHANGE -> {
        for (Lane lane : kernel.lanes) {
          long lots = lane.holdings[state.slot].lots();
          event(lane, state, kind, numerator, denominator, lots);
        }
      }
      case COUNTERPART -> of.counterpart = (int) numerator;
      case CASH -> {
        of.cash = numerator;
        of.cashPer = denominator;
      }
      case FIRST_VALUE -> {
        of.value = numerator;
        of.valuePer = denominator;
      }
      case HALT, AUCTION, RESUME, BAND_LOW, BAND_HIGH ->
          venues.apply(state, kind, numerator, denominator);
    }
    boolean told = kind == ActionKind.COUNTERPART;
    if (!told && kind != ActionKind.CASH && kind != ActionKind.FIRST_VALUE) {
      of.clear();
    }
  }

  /// Splits an instrument, and with it the options on it.
  private void split(
      TokenState state, ActionKind kind, long numerator, long denominator, long stated) {
    int[] options = kernel.options.splits(state, numerator, denominator);
    restate(state, kind, numerator, denominator, stated);
    for (int slot : options) {
      restate(kernel.states[slot], ActionKind.SPLIT, numerator, denominator, numerator);
    }
    round.tell();
  }

  /// Restates positions, then prices, then orders.
  private void restate(
      TokenState state, ActionKind kind, long numerator, long denominator, long stated) {
    if (kernel.returns != null) {
      kernel.returns.split(state.slot, numerator, denominator);
    }
    for (Lane lane : kernel.lanes) {
      Holding holding = lane.holdings[state.slot];
      long before = holding.lots();
      lane.account.corporate().split(holding, numerator, denominator);
      event(lane, state, kind, stated, denominator, before);
    }
    kernel.marking.split(state.slot, numerator, denominator);
    state.top.restate(numerator, denominator);
    if (state.venueTop != state.top) {
      state.venueTop.restate(numerator, denominator);
    }
    switch (openOrders) {
      case ADJUST -> {
        broker.split(state.slot, numerator, denominator, desk);
        kernel.matching.lookAhead();
        desk.contingencies().split(state.instrument, state.slot, numerator, denominator);
      }
      case CANCEL -> withdraw(state, RejectReason.SPLIT);
    }
    positionsChanged(state);
    double factor = (double) denominator / numerator;
    rebase(state, false, factor, 1 / factor);
  }

  private void dividend(TokenState state, ActionKind kind, long numerator, long denominator) {
    if (kind != ActionKind.PAYMENT) {
      kernel.options.goesExDividend(state, numerator, denominator);
    }
    if (kind != ActionKind.DIVIDEND) {
      dividends.begin(state.slot, kind, numerator, denominator);
    }
    for (Lane lane : kernel.lanes) {
      Holding holding = lane.holdings[state.slot];
      long lots = holding.lots();
      switch (kind) {
        case EX_DIVIDEND -> dividends.owe(lane, holding, cash(state, numerator, denominator, lots));
        case PAYMENT -> dividends.pay(lane, holding);
        default -> {
          if (lots != 0) {
            long amount = cash(state, numerator, denominator, lots);
            lane.account
                .payments()
                .income(LedgerCause.DIVIDEND, LedgerAccount.DIVIDEND, holding, amount);
          }
        }
      }
      event(lane, state, kind, numerator, denominator, lots);
    }
    dividends.end(kind);
    if (kind != ActionKind.PAYMENT) {
      rebaseForValue(state, (double) numerator / denominator);
    }
  }

  private static long cash(TokenState state, long numerator, long denominator, long lots) {
    return lots == 0
        ? 0
        : Money.share(Money.valueE8(state.instrument, numerator, lots), 1, denominator);
  }

  /// A child the run has no terms of is paid out at its first value.
  private void spinOff(TokenState state, Terms of, long numerator, long denominator) {
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
        long after = parent.markTicks() - drop(of, numerator, denominator);
        lane.account.corporate().spunOff(parent, after);
        if (child != null) {
          event(lane, child, ActionKind.COUNTERPART, numerator, denominator, had);
        }
      }
      event(lane, state, ActionKind.SPIN_OFF, numerator, denominator, before);
    }
    if (child != null) {
      positionsChanged(child);
      round.tell();
    }
    rebaseForValue(state, (double) of.value / of.valuePer * numerator / denominator);
  }

  private static void spinOff(
      Lane lane,
      TokenState state,
      TokenState child,
      Terms of,
      Position parent,
      long numerator,
      long denominator) {
    long scaled = Math.multiplyExact(Math.abs(parent.lots()), numerator);
    long perShare = Math.multiplyExact(of.value, numerator);
    long per = Math.multiplyExact(of.valuePer, denominator);
    long value = Math.abs(cash(state, perShare, per, parent.lots()));
    long lots = child == null ? 0 : scaled / denominator;
    long inLieu = lots == 0 ? value : Money.share(value, scaled % denominator, scaled);
    Holding into = lane.holdings[child == null ? state.slot : child.slot];
    long first = childTicks(state, child, of);
    lane.account.corporate().spinOff(parent, into, lots, first, value, inLieu);
  }

  /// What one parent share loses, price ticks.
  private static long drop(Terms of, long numerator, long denominator) {
    return Exact.mulDivFloor(of.value, numerator, Math.multiplyExact(of.valuePer, denominator));
  }

  /// The child's first price in its own units: the value is told in units of the parent.
  private static long childTicks(TokenState parent, TokenState child, Terms of) {
    if (child == null) {
      return 0;
    }
    long unit = Money.valueE8(child.instrument, 1, 1);
    long value = Money.share(Money.valueE8(parent.instrument, of.value, 1), 1, of.valuePer);
    return unit == 0 ? 0 : Math.floorDiv(value, unit);
  }

  /// The position ends in cash, orders with it, and nothing can be traded any more.
  private void end(TokenState state, ActionKind kind, long numerator, long denominator) {
    LedgerCause cause = kind == ActionKind.CASH_MERGER ? LedgerCause.MERGER : LedgerCause.DELISTING;
    end(state, kind, cause, numerator, denominator);
  }

  /// A contract ends at its last mark; for positions that is a delisting.
  void expire(TokenState state) {
    end(state, ActionKind.DELISTING, LedgerCause.EXPIRY, 0, 1);
  }

  /// A contract ends in what it delivers, at its last mark.
  ///
  /// @param lotsPerContract lots of the underlying for a lot of the contract
  void deliver(TokenState state, TokenState underlying, long lotsPerContract) {
    for (Lane lane : kernel.lanes) {
      Holding from = lane.holdings[state.slot];
      Holding into = lane.holdings[underlying.slot];
      long before = from.lots();
      long had = into.lots();
      if (from.isOpen()) {
        lane.account.corporate().deliver(from, into, lotsPerContract);
        event(lane, underlying, ActionKind.COUNTERPART, lotsPerContract, 1, had);
      }
      event(lane, state, ActionKind.DELISTING, 0, 1, before);
    }
    positionsChanged(underlying);
    gone(state);
  }

  /// An instrument is not traded any more; whoever held it has been told.
  void ended(TokenState state) {
    gone(state);
  }

  private void end(
      TokenState state, ActionKind kind, LedgerCause cause, long numerator, long denominator) {
    for (Lane lane : kernel.lanes) {
      Holding holding = lane.holdings[state.slot];
      long before = holding.lots();
      boolean last = kind == ActionKind.DELISTING;
      if (holding.isOpen()) {
        long price = last ? holding.markTicks() : numerator;
        lane.account.corporate().liquidate(holding, cause, price, last ? 1 : denominator);
      }
      event(lane, state, kind, numerator, denominator, before);
    }
    gone(state);
  }

  private void merge(TokenState state, Terms of, long numerator, long denominator) {
    TokenState acquirer = other(state, of);
    for (Lane lane : kernel.lanes) {
      Holding from = lane.holdings[state.slot];
      long before = from.lots();
      if (from.isOpen()) {
        exchange(lane, state, acquirer, of, numerator, denominator);
      }
      event(lane, state, ActionKind.STOCK_MERGER, numerator, denominator, before);
    }
    if (acquirer != null) {
      positionsChanged(acquirer);
    }
    gone(state);
  }

  /// Shares of an instrument the run does not have cannot be held: the position closes at its last
  /// price.
  private void exchange(
      Lane lane,
      TokenState state,
      TokenState acquirer,
      Terms of,
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
      event(lane, acquirer, ActionKind.COUNTERPART, numerator, denominator, had);
    }
  }

  /// @param scaled shares of the position times the numerator of the exchange
  private static void convert(
      Lane lane,
      TokenState state,
      TokenState acquirer,
      Terms of,
      Position p,
      long scaled,
      long denominator) {
    long price = acquirer.top.hasLast() ? acquirer.top.lastTicks() : acquirer.top.bidTicks();
    long fraction =
        Money.share(
            Money.valueE8(acquirer.instrument, price, scaled % denominator), 1, denominator);
    long boot = Math.abs(cash(state, of.cash, of.cashPer, p.lots()));
    Holding into = lane.holdings[acquirer.slot];
    long paid = Math.addExact(fraction, boot);
    lane.account.corporate().convert(p, into, scaled / denominator, price, paid);
  }

  private TokenState other(TokenState state, Terms of) {
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

  private void gone(TokenState state) {
    venues.refuse(state, DenyReason.NOT_TRADABLE);
    withdraw(state, RejectReason.DELISTED);
    round.tell();
  }

  private void withdraw(TokenState state, RejectReason why) {
    broker.withdraw(state.slot, why, desk);
    kernel.matching.lookAhead();
    desk.contingencies().withdraw(state.slot);
  }

  /// Reduce-only orders follow positions that changed without an order (O-24).
  private void positionsChanged(TokenState state) {
    for (Lane lane : kernel.lanes) {
      desk.contingencies().positionChanged(lane.index, state.slot);
    }
  }

  private void event(
      Lane lane,
      TokenState state,
      ActionKind kind,
      long numerator,
      long denominator,
      long lotsBefore) {
    events.add(
        EventType.ACTION,
        lane.index,
        kind.id(),
        kernel.epochNanos(),
        state.instrument.token(),
        numerator,
        denominator,
        lotsBefore,
        lane.holdings[state.slot].lots());
  }
}
