package io.quantlab.engine.kernel;

import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.time.Clock;

/// Writes the state of accounts into the output events: snapshots during a run, balances at its
/// end.
final class AccountRecorder {
  private final EventBuffer events;
  private final Clock clock;

  AccountRecorder(EventBuffer events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  void snapshot(Lane lane, SnapshotKind kind, SessionClock sessions) {
    Account a = lane.account;
    int day =
        sessions.hasSession()
            ? sessions.epochDay()
            : (int) Math.floorDiv(clock.epochNanos(), 86_400_000_000_000L);
    events.add(
        EventType.SNAPSHOT,
        lane.index,
        kind.ordinal(),
        clock.epochNanos(),
        a.navE8(),
        a.cashE8(),
        a.marketValueE8(),
        a.realizedE8(),
        a.grossExposureE8());
    long unrealized = a.marketValueE8() - a.balanceE8(LedgerAccount.POSITION_COST);
    events.add(
        EventType.SNAPSHOT_MORE,
        lane.index,
        day,
        clock.epochNanos(),
        unrealized,
        a.drawdown().peakE8(),
        -a.balanceE8(LedgerAccount.CAPITAL),
        a.feesE8(),
        a.tradedE8());
  }

  void balances(Lane lane) {
    for (LedgerAccount account : LedgerAccount.values()) {
      long balance = lane.account.balanceE8(account);
      if (balance != 0) {
        events.add(
            EventType.BALANCE,
            lane.index,
            account.ordinal(),
            clock.epochNanos(),
            0,
            balance,
            0,
            0,
            0);
      }
    }
  }
}
