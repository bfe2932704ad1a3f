package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.ReportSink.RejectReason;
import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;

/// Corporate actions at rank 10 of their instant: positions, cash, open orders, the books (engine
/// contract ). States of the venue go to [VenueStates].
///
/// Positions change first, then the price of now, then open orders, then strategies hear.
final class CorporateActions {
  private final Kernel kernel;
  private final Instruments instruments;
  private final ActionEvents events;
  private final Reorganizations reorganizations;
  private final CallRound round;
  private final Broker broker;
  private final OrderDesk desk;
  private final OpenOrders openOrders;
  private final Dividends dividends;
  private final VenueStates venues;
  private final ActionTerms[] terms;

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
    this.events = new ActionEvents(events, kernel.time);
    this.reorganizations = new Reorganizations(kernel, instruments, this.events, desk, round);
    this.round = round;
    this.broker = broker;
    this.desk = desk;
    this.openOrders = config.actions().openOrders();
    this.dividends = new Dividends(lanes);
    this.venues = new VenueStates(kernel, instruments.count());
    this.terms = new ActionTerms[instruments.count()];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = new ActionTerms();
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
    ActionTerms of = terms[state.slot];
    if (of.take(kind, numerator, denominator)) {
      return;
    }
    switch (kind) {
      case SPLIT -> split(state, kind, numerator, denominator, numerator);
      case STOCK_DIVIDEND ->
          split(state, kind, Math.addExact(numerator, denominator), denominator, numerator);
      case DIVIDEND, EX_DIVIDEND, PAYMENT -> dividend(state, kind, numerator, denominator);
      case SPIN_OFF -> {
        reorganizations.spinOff(state, of, numerator, denominator);
        rebaseForValue(state, (double) of.value / of.valuePer * numerator / denominator);
      }
      case CASH_MERGER, DELISTING, DELISTING_AT -> end(state, kind, numerator, denominator);
      case STOCK_MERGER -> {
        reorganizations.merge(state, of, numerator, denominator);
        gone(state);
      }
      case SYMBOL_CHANGE -> {
        for (Lane lane : kernel.lanes) {
          long lots = lane.holdings[state.slot].lots();
          events.applied(lane, state, kind, numerator, denominator, lots);
        }
      }
      case COUNTERPART, CASH, FIRST_VALUE ->
          throw new IllegalStateException(kind + " is no action");
      case HALT, AUCTION, RESUME, BAND_LOW, BAND_HIGH ->
          venues.apply(state, kind, numerator, denominator);
    }
    of.clear();
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
    kernel.risk.split(state.slot, numerator, denominator);
    for (Lane lane : kernel.lanes) {
      Holding holding = lane.holdings[state.slot];
      long before = holding.lots();
      lane.account.corporate().split(holding, numerator, denominator);
      events.applied(lane, state, kind, stated, denominator, before);
    }
    kernel.marking.split(state.slot, numerator, denominator);
    state.top.restate(numerator, denominator);
    if (state.venueTop != state.top) {
      state.venueTop.restate(numerator, denominator);
    }
    switch (openOrders) {
      case ADJUST -> {
        broker.split(state.slot, numerator, denominator, desk.reports());
        kernel.matching.lookAhead();
        desk.contingencies().split(state.instrument, state.slot, numerator, denominator);
      }
      case CANCEL -> withdraw(state, RejectReason.SPLIT);
    }
    desk.positionsChanged(state.slot);
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
        case EX_DIVIDEND ->
            dividends.owe(lane, holding, ActionTerms.cashE8(state, numerator, denominator, lots));
        case PAYMENT -> dividends.pay(lane, holding);
        default -> {
          if (lots != 0) {
            long amount = ActionTerms.cashE8(state, numerator, denominator, lots);
            lane.account
                .payments()
                .income(LedgerCause.DIVIDEND, LedgerAccount.DIVIDEND, holding, amount);
          }
        }
      }
      events.applied(lane, state, kind, numerator, denominator, lots);
    }
    dividends.end(kind);
    if (kind != ActionKind.PAYMENT) {
      rebaseForValue(state, (double) numerator / denominator);
    }
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
        events.applied(lane, underlying, ActionKind.COUNTERPART, lotsPerContract, 1, had);
      }
      events.applied(lane, state, ActionKind.DELISTING, 0, 1, before);
    }
    desk.positionsChanged(underlying.slot);
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
      events.applied(lane, state, kind, numerator, denominator, before);
    }
    gone(state);
  }

  private void gone(TokenState state) {
    venues.refuse(state, DenyReason.NOT_TRADABLE);
    withdraw(state, RejectReason.DELISTED);
    round.tell();
  }

  private void withdraw(TokenState state, RejectReason why) {
    broker.withdraw(state.slot, why, desk.reports());
    kernel.matching.lookAhead();
    desk.contingencies().withdraw(state.slot);
  }
}
