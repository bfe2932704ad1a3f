package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.Broker;
import io.quantlab.engine.execution.ReportSink;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.order.OrderTerms;
import io.quantlab.engine.risk.Proposal;
import io.quantlab.engine.strategy.SessionView;
import io.quantlab.engine.time.SessionCalendar;
import java.util.Arrays;
import java.util.List;

/// Opens and closes the sessions of a run's calendars, and their breaks (engine contract T-3 ranks
/// 20 and 80).
final class SessionKeeper {
  private final Kernel kernel;
  private final Agenda agenda;
  private final CallRound round;
  private final Broker broker;
  private final ReportSink reports;
  private final SessionClock[] clocks;
  private final SessionClock[] bySlot;

  SessionKeeper(
      Kernel kernel,
      KernelConfig config,
      Agenda agenda,
      CallRound round,
      Broker broker,
      ReportSink reports) {
    this.kernel = kernel;
    this.agenda = agenda;
    this.round = round;
    this.broker = broker;
    this.reports = reports;
    this.bySlot = new SessionClock[config.instruments().count()];
    this.clocks = clocks(config.calendars(), config.scope());
  }

  /// One clock for each calendar.
  private SessionClock[] clocks(List<SessionCalendar> calendars, SessionScope scope) {
    SessionClock.Matching matching =
        scope == SessionScope.REGULAR
            ? SessionClock.Matching.REGULAR
            : SessionClock.Matching.EXTENDED;
    SessionClock[] found = new SessionClock[bySlot.length];
    int count = 0;
    for (int slot = 0; slot < bySlot.length; slot++) {
      for (int j = 0; j < count; j++) {
        if (found[j].calendar == calendars.get(slot)) {
          bySlot[slot] = found[j];
        }
      }
      if (bySlot[slot] == null) {
        bySlot[slot] = new SessionClock(calendars.get(slot), matching);
        found[count++] = bySlot[slot];
      }
    }
    return Arrays.copyOf(found, count);
  }

  /// The clock of an instrument.
  SessionClock of(int slot) {
    return bySlot[slot];
  }

  /// Finds where each calendar stands at an instant and what comes next.
  void start(long epochNanos) {
    for (int i = 0; i < clocks.length; i++) {
      clocks[i].start(epochNanos);
      trading(clocks[i]);
      awaitOpen(i);
      awaitBreak(i);
    }
  }

  private void awaitOpen(int index) {
    if (clocks[index].hasSession()) {
      agenda.add(clocks[index].openNanos(), Agenda.Kind.SESSION_OPEN, index, index);
    }
  }

  void openDue(int index) {
    SessionClock clock = clocks[index];
    clock.open();
    trading(clock);
    agenda.add(clock.closeNanos(), Agenda.Kind.SESSION_CLOSE, index, index);
    for (TokenState state : kernel.states) {
      if (state.sessions == clock) {
        broker.sessionOpen(state.slot, reports);
        kernel.matching.awaitPrint(state);
      }
    }
    for (Lane lane : kernel.lanes) {
      lane.gate.beginSession();
      lane.beginSession();
    }
    tell(clock, SessionView.Phase.OPEN);
    kernel.futures.sessionOpened(clock);
    if (kernel.accruals != null) {
      kernel.accruals.sessionOpened(clock);
    }
    round.settle();
    if (kernel.margins.isOn()) {
      kernel.margins.check();
    }
  }

  void closeDue(int index) {
    SessionClock clock = clocks[index];
    clock.close();
    trading(clock);
    for (TokenState state : kernel.states) {
      if (state.sessions == clock) {
        broker.sessionClose(state.slot, reports);
        kernel.matching.awaitPrint(state);
        kernel.risk.closed(state);
        if (state.days != null) {
          state.days.close(state.top.closingPrice());
        }
      }
    }
    kernel.marking.sessionClosed(clock);
    kernel.futures.sessionClosed(clock);
    kernel.options.sessionClosed(clock);
    if (kernel.accruals != null) {
      kernel.accruals.sessionClosed(clock);
    }
    kernel.matching.lookAhead();
    round.tell();
    tell(clock, SessionView.Phase.CLOSE);
    if (kernel.margins.isOn()) {
      kernel.margins.check();
    }
    if (clock == kernel.states[0].sessions) {
      kernel.snapshot(SnapshotKind.SESSION);
      kernel.risk.sessionEnded(clock.epochDay());
    }
    clock.next();
    awaitOpen(index);
  }

  /// Puts the next break of a calendar on the agenda. What is stamped at its start still belongs to
  /// the trading before it, as at a session close.
  private void awaitBreak(int index) {
    if (clocks[index].hasBreak()) {
      agenda.add(clocks[index].breakStartNanos(), Agenda.Kind.BREAK_START, index, index);
    }
  }

  void breakStart(int index, long due) {
    clocks[index].beginBreak(due);
    trading(clocks[index]);
    agenda.add(clocks[index].breakEndNanos(), Agenda.Kind.BREAK_END, index, index);
  }

  void breakEnd(int index, long due) {
    clocks[index].endBreak(due);
    trading(clocks[index]);
    awaitBreak(index);
  }

  /// Tells the books of a calendar whether orders may match now.
  private void trading(SessionClock clock) {
    for (TokenState state : kernel.states) {
      if (state.sessions == clock) {
        trading(state);
      }
    }
  }

  private static void trading(TokenState state) {
    state.top.trading(state.matches());
    state.venueTop.trading(state.matches());
  }

  private void tell(SessionClock clock, SessionView.Phase phase) {
    for (TokenState state : kernel.states) {
      if (state.sessions == clock) {
        SessionView view =
            new SessionView(
                state.instrument.token(),
                phase,
                clock.epochDay(),
                clock.openNanos(),
                clock.closeNanos());
        for (Lane lane : kernel.lanes) {
          round.call(lane, "onSession", () -> lane.strategy.onSession(view));
        }
        round.settle();
      }
    }
  }

  boolean isOpen(int slot) {
    return bySlot[slot].isOpen();
  }

  /// Says when an order is asked for, and where its session stands.
  void placed(Proposal order, int slot, OrderTerms.Sessions allowed) {
    SessionClock clock = bySlot[slot];
    order.at(kernel.epochNanos(), clock.phase(allowed), clock.closingOrdersUntil());
  }

  /// An order names the sessions it may trade in: from now on orders of its instrument differ in
  /// that, and each meets the market in its own only (O-14).
  void mix(int slot) {
    TokenState state = kernel.states[slot];
    if (!state.mixesSessions) {
      state.mixesSessions = true;
      trading(state);
      SessionClock clock = bySlot[slot];
      broker.mixSessions(slot, clock.plain(), clock.isRegular());
    }
  }

  /// When the session of an instrument that is closed opens, `Long.MAX_VALUE` when none is left.
  long nextOpenNanos(int slot) {
    return bySlot[slot].nextOpenNanos();
  }

  /// Where a run without data stands: the first instant all its calendars know.
  long firstKnownInstant() {
    long first = Long.MIN_VALUE;
    for (SessionClock clock : clocks) {
      first = Math.max(first, clock.calendar.firstNanos());
    }
    return first;
  }
}
