package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.feed.Batch;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.Money;

/// Splits and dividends at rank 10 of their instant: positions, cash, open orders, the books
/// (engine contract ).
final class CorporateActions {
  private final Kernel kernel;
  private final EventBuffer events;
  private final CallRound round;
  private final Broker broker;
  private final OrderDesk desk;

  CorporateActions(
      Kernel kernel, EventBuffer events, CallRound round, Broker broker, OrderDesk desk) {
    this.kernel = kernel;
    this.events = events;
    this.round = round;
    this.broker = broker;
    this.desk = desk;
  }

  void apply(TokenState state, Batch batch) {
    RowBlock block = batch.block();
    for (int i = batch.from(); i < batch.to() && !kernel.stopped; i++) {
      long nanos = block.column(0)[i];
      kernel.fireBefore(nanos, Agenda.RANK_REFERENCE);
      kernel.clock(nanos);
      action(state, (int) block.column(1)[i], block.column(2)[i], block.column(3)[i]);
      if (kernel.workWaiting) {
        round.settle();
      }
    }
  }

  private void action(TokenState state, int kind, long numerator, long denominator) {
    boolean split = kind == ActionKind.SPLIT.id();
    for (Lane lane : kernel.lanes) {
      Holding holding = lane.holdings[state.slot];
      long before = holding.lots();
      if (split) {
        lane.account.split(holding, numerator, denominator);
      } else if (before != 0) {
        long amount =
            Money.share(Money.valueE8(state.instrument, numerator, before), 1, denominator);
        lane.account.income(LedgerCause.DIVIDEND, LedgerAccount.DIVIDEND, holding, amount);
      }
      events.add(
          EventType.ACTION,
          lane.index,
          kind,
          kernel.epochNanos(),
          state.instrument.token(),
          numerator,
          denominator,
          before,
          holding.lots());
    }
    if (split) {
      state.top.restate(numerator, denominator);
      if (state.venueTop != state.top) {
        state.venueTop.restate(numerator, denominator);
      }
      broker.split(state.slot, numerator, denominator, desk);
      kernel.lookAhead();
      round.tell();
    }
  }
}
