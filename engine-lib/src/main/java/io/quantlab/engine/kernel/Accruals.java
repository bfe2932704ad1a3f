package io.quantlab.engine.kernel;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.math.Exact;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.BorrowModel;
import io.quantlab.engine.portfolio.FundingModel;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.InterestTerms;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.Money;
import java.time.LocalDate;

/// What positions and cash cost over time, at rank 30 of its boundary, on what was held before any
/// data of that instant: funding, borrow fees, recalls, interest (engine contract F-74 to F-76).
///
/// Days are UTC days. A borrow fee is of the value at the previous session close, or at the last
/// mark where the market is open at the boundary. Interest is worked out daily and booked on the
/// first day of a month, and what is left at the end of the run. Cash that bears interest is
/// settled cash; the full value of a future is never paid, so it is added back.
final class Accruals {
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final long YEAR_E8 = 360L * 100_000_000;

  private final Kernel kernel;
  private final Agenda agenda;
  private final FundingModel funding;
  private final BorrowModel borrow;
  private final InterestTerms interest;
  private final long[] closeTicks;
  private long[] interestE8;
  private long[][] recalled;

  Accruals(Kernel kernel, Agenda agenda, AccountTerms terms) {
    this.kernel = kernel;
    this.agenda = agenda;
    this.funding = terms.funding();
    this.borrow = terms.borrow();
    this.interest = terms.interest();
    this.closeTicks = new long[kernel.states.length];
  }

  /// Puts the first boundaries on the agenda.
  void start(long epochNanos) {
    interestE8 = new long[kernel.lanes.length];
    recalled = new long[kernel.lanes.length][closeTicks.length];
    for (int slot = 0; slot < closeTicks.length; slot++) {
      scheduleFunding(slot, epochNanos - 1);
      scheduleRecall(slot, epochNanos - 1);
    }
    if (borrow != null || interest != null) {
      long midnight = (Math.floorDiv(epochNanos, DAY_NANOS) + 1) * DAY_NANOS;
      agenda.add(midnight, Agenda.Kind.ACCRUAL, 0, 0);
    }
  }

  // ---- funding ----

  private void scheduleFunding(int slot, long after) {
    long next = funding == null ? Long.MAX_VALUE : funding.nextNanos(token(slot), after);
    if (next != Long.MAX_VALUE) {
      agenda.add(next, Agenda.Kind.FUNDING, slot, slot);
    }
  }

  private int token(int slot) {
    return kernel.states[slot].instrument.token();
  }

  void funding(int slot, long due) {
    for (Lane lane : kernel.lanes) {
      Holding holding = lane.holdings[slot];
      long paid = holding.lots() == 0 ? 0 : funding.paymentE8(holding, due);
      if (paid != 0) {
        lane.account.payments().income(LedgerCause.FUNDING, LedgerAccount.FUNDING, holding, -paid);
      }
    }
    scheduleFunding(slot, due);
  }

  // ---- borrow ----

  private void scheduleRecall(int slot, long after) {
    long next = borrow == null ? Long.MAX_VALUE : borrow.nextRecallNanos(token(slot), after);
    if (next != Long.MAX_VALUE) {
      agenda.add(next, Agenda.Kind.RECALL, slot, slot);
    }
  }

  /// A loan is called back: the buy-in follows at the next open.
  void recall(int slot, long due) {
    long lots = borrow.recalledLots(token(slot), due);
    for (Lane lane : kernel.lanes) {
      long now = lane.holdings[slot].shortLots();
      recalled[lane.index][slot] = Math.min(now, addUpTo(recalled[lane.index][slot], lots));
    }
    scheduleRecall(slot, due);
  }

  private static long addUpTo(long a, long b) {
    return b > Long.MAX_VALUE - a ? Long.MAX_VALUE : a + b;
  }

  /// A session opens: what was recalled is bought in.
  void sessionOpened(SessionClock clock) {
    for (int slot = 0; slot < closeTicks.length; slot++) {
      if (kernel.states[slot].sessions != clock) {
        continue;
      }
      for (Lane lane : kernel.lanes) {
        long lots = Math.min(recalled[lane.index][slot], lane.holdings[slot].shortLots());
        recalled[lane.index][slot] = 0;
        if (lots > 0) {
          kernel.round.engineOrders().send(OrderCause.RECALL, lane, slot, lots);
        }
      }
    }
  }

  /// A session closed: its marks value loans until the next one.
  void sessionClosed(SessionClock clock) {
    for (int slot = 0; slot < closeTicks.length; slot++) {
      if (kernel.states[slot].sessions == clock) {
        closeTicks[slot] = kernel.lanes[0].holdings[slot].markTicks();
      }
    }
  }

  private void borrowFee(Lane lane, int slot, long due) {
    Holding holding = lane.holdings[slot];
    if (holding.shortLots() == 0) {
      return;
    }
    boolean open = kernel.states[slot].sessions.isOpen() || closeTicks[slot] == 0;
    long ticks = open ? holding.markTicks() : closeTicks[slot];
    long value = Math.abs(Money.valueE8(holding.instrument(), ticks, holding.shortLots()));
    long rate = borrow.annualRateE8(token(slot), due);
    long fee = Exact.mulDivHalfEven(value, rate, YEAR_E8);
    if (fee != 0) {
      lane.account.payments().income(LedgerCause.BORROW, LedgerAccount.BORROW, holding, -fee);
    }
  }

  // ---- days ----

  /// A UTC day ended.
  void day(long due) {
    for (Lane lane : kernel.lanes) {
      if (borrow != null) {
        for (int slot = 0; slot < closeTicks.length; slot++) {
          borrowFee(lane, slot, due);
        }
      }
      if (interest != null) {
        long day = interest.dayE8(bearing(lane.account), due - 1);
        interestE8[lane.index] = Math.addExact(interestE8[lane.index], day);
        if (LocalDate.ofEpochDay(Math.floorDiv(due, DAY_NANOS)).getDayOfMonth() == 1) {
          bookInterest(lane);
        }
      }
    }
    agenda.add(due + DAY_NANOS, Agenda.Kind.ACCRUAL, 0, 0);
  }

  /// Settled cash, the value of futures added back.
  private static long bearing(Account account) {
    long cash = account.balanceE8(LedgerAccount.CASH);
    for (int slot = 0; slot < account.slots(); slot++) {
      Holding holding = account.holding(slot);
      boolean future = holding.instrument().assetClass() == AssetClass.FUTURE;
      if (future && !holding.paysDaily()) {
        cash = Math.addExact(cash, account.toBaseE8(holding, holding.costE8()));
      }
    }
    return cash;
  }

  private void bookInterest(Lane lane) {
    long amount = interestE8[lane.index];
    interestE8[lane.index] = 0;
    if (amount != 0) {
      lane.account.payments().interest(amount);
    }
  }

  /// The run ends: books the interest worked out since the month began.
  void finish() {
    if (interest != null && interestE8 != null) {
      for (Lane lane : kernel.lanes) {
        bookInterest(lane);
      }
    }
  }
}
