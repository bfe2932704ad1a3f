package io.quantlab.engine.kernel;

import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.AccountListener;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.RoundTrip;
import io.quantlab.engine.portfolio.TripMethod;
import io.quantlab.engine.time.Clock;
import java.util.function.IntToLongFunction;

/// Writes what accounts book into the output events: ledger entries and round trips.
final class LedgerRecorder implements AccountListener {
  private final EventBuffer events;
  private final Instruments instruments;
  private final Clock clock;
  private final Runnable ruined;
  private final int tripMethod;
  private final IntToLongFunction bars;
  private long entries;
  private long trips;

  LedgerRecorder(
      EventBuffer events,
      Instruments instruments,
      Clock clock,
      TripMethod trips,
      Runnable ruined,
      IntToLongFunction bars) {
    this.events = events;
    this.instruments = instruments;
    this.clock = clock;
    this.ruined = ruined;
    this.tripMethod = trips.ordinal();
    this.bars = bars;
  }

  @Override
  public long bars(int slot) {
    return bars.applyAsLong(slot);
  }

  @Override
  public void ruined(Account account) {
    ruined.run();
  }

  @Override
  public void entry(
      Account account,
      LedgerCause cause,
      int currency,
      int slot,
      long reference,
      LedgerAccount first,
      long firstE8,
      LedgerAccount second,
      long secondE8,
      LedgerAccount third,
      long thirdE8) {
    entries++;
    if (!events.wants(EventType.LEDGER)) {
      events.skip(third == null ? 1 : 2);
      return;
    }
    int token = slot < 0 ? 0 : instruments.at(slot).token();
    long about = token | (long) currency << 32;
    int lines = third == null ? 2 : 3;
    int extra = cause.ordinal() | first.ordinal() << 8 | second.ordinal() << 16 | lines << 24;
    events.add(
        EventType.LEDGER,
        account.index(),
        extra,
        clock.epochNanos(),
        entries,
        about,
        firstE8,
        secondE8,
        reference);
    if (third != null) {
      int more = cause.ordinal() | third.ordinal() << 8;
      events.add(
          EventType.LEDGER_MORE,
          account.index(),
          more,
          clock.epochNanos(),
          entries,
          about,
          thirdE8,
          0,
          reference);
    }
  }

  @Override
  public void roundTrip(Account account, RoundTrip t) {
    trips++;
    if (!events.wants(EventType.TRIP)) {
      events.skip((t.variedE8() == 0 ? 3 : 4) + (t.position() == 0 ? 0 : 1));
    } else {
      write(account, t);
    }
  }

  private void write(Account account, RoundTrip t) {
    int token = instruments.at(t.slot()).token();
    int a = account.index();
    if (t.position() != 0) {
      events.add(
          EventType.POSITION, a, 2, clock.epochNanos(), trips, token, t.position(), t.lots(), 0);
    }
    events.add(
        EventType.TRIP,
        a,
        t.sign(),
        clock.epochNanos(),
        trips,
        token,
        t.lots(),
        t.entryNanos(),
        t.entryTicks());
    events.add(
        EventType.TRIP_MONEY,
        a,
        tripMethod | (int) (bars.applyAsLong(t.slot()) + 1) << 1,
        clock.epochNanos(),
        trips,
        t.exitTicks(),
        t.grossE8(),
        t.entryFeesE8(),
        t.exitFeesE8());
    events.add(
        EventType.TRIP_ORDERS,
        a,
        (int) (t.bars() + 1),
        clock.epochNanos(),
        trips,
        t.entryOrder(),
        t.exitOrder(),
        t.adverseTicks(),
        t.favorableTicks());
    if (t.variedE8() != 0) {
      events.add(EventType.VARIED, a, 0, clock.epochNanos(), trips, token, t.variedE8(), 0, 0);
    }
  }
}
