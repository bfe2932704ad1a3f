package io.quantlab.engine.kernel;

import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.SettlementDates;
import io.quantlab.engine.portfolio.SettlementRules;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SettlementTable;

/// When trades of a run are paid: at the open of the settlement day of the instrument's market,
/// counted from the session date of the trade (engine contract A-7).
final class Settlements implements SettlementDates {
  private final Kernel kernel;
  private final SettlementRules rules;

  /// By slot; `null` where trades are paid at once and nobody asks.
  private final SettlementTable[] tables;

  Settlements(Kernel kernel, KernelConfig config) {
    this.kernel = kernel;
    this.rules = config.terms().rules().settlement();
    boolean plain =
        rules.cycle() == SettlementRules.Cycle.AT_ONCE
            && rules.cash() == SettlementRules.CashPolicy.ANY;
    this.tables = plain ? null : new SettlementTable[kernel.states.length];
    for (int i = 0; !plain && i < tables.length; i++) {
      tables[i] = rules.tableOf(config.calendars().get(i).name());
    }
  }

  /// Lets an account pay by these dates, when anything asks for it.
  void follow(Account account) {
    if (tables != null) {
      account.settleBy(this, rules.cash());
    }
  }

  @Override
  public long settlesNanos(int slot) {
    SessionCalendar calendar = kernel.states[slot].sessions.calendar;
    int day = calendar.epochDayOf(kernel.epochNanos());
    int sessions = tables[slot].sessions(day);
    if (sessions == 0) {
      return kernel.epochNanos();
    }
    int session = calendar.sessionOnOrAfterDay(day) + sessions;
    return session < calendar.count() ? calendar.regularOpen(session) : Long.MAX_VALUE;
  }

  @Override
  public void wake(int account, long epochNanos) {
    kernel.schedule(epochNanos, Agenda.Kind.SETTLEMENT, account, account);
  }
}
