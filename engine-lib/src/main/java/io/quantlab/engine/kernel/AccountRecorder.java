package io.quantlab.engine.kernel;

import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Currencies;
import io.quantlab.engine.portfolio.FxRate;
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

  /// The rates that are known of all currencies but the account's own.
  void rates(Account a) {
    Currencies all = a.currencies();
    for (int c = 1; all != null && c < all.count(); c++) {
      if (all.known(c)) {
        rate(a, c);
      }
    }
  }

  /// The rate of a currency; the account's own is always 1 and not told.
  void rate(Account a, int currency) {
    if (currency != 0) {
      FxRate r = a.currencies().rate(currency);
      events.add(
          EventType.RATE,
          a.index(),
          currency,
          clock.epochNanos(),
          r.assetNum(),
          r.assetDen(),
          r.debtNum(),
          r.debtDen(),
          0);
    }
  }

  void snapshot(Lane lane, SnapshotKind kind, SessionClock sessions) {
    Account a = lane.account;
    rates(a);
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
    Currencies all = lane.account.currencies();
    int currencies = all == null ? 1 : all.count();
    for (int c = 0; c < currencies; c++) {
      for (LedgerAccount account : LedgerAccount.values()) {
        long balance = lane.account.balanceE8(account, c);
        if (balance != 0) {
          int extra = account.ordinal() | c << 8;
          events.add(EventType.BALANCE, lane.index, extra, clock.epochNanos(), 0, balance, 0, 0, 0);
        }
      }
    }
  }
}
