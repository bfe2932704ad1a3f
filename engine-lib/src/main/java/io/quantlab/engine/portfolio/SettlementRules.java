package io.quantlab.engine.portfolio;

import io.quantlab.engine.time.SettlementTable;
import java.util.Objects;

/// When trades are paid, and what may be bought with what is not paid yet (engine contract A-7).
///
/// @param cycle which table says when
/// @param table the one of [Cycle#TABLE], else `null`
/// @param cash what may be bought
public record SettlementRules(Cycle cycle, SettlementTable table, CashPolicy cash) {
  /// Everything is paid at once, and all cash may be spent.
  public static final SettlementRules AT_ONCE =
      new SettlementRules(Cycle.AT_ONCE, null, CashPolicy.ANY);

  /// Which table says when trades are paid.
  public enum Cycle {
    /// None: T+0.
    AT_ONCE,
    /// The one of each instrument's market.
    MARKET,
    /// One for all.
    TABLE
  }

  /// What cash a purchase may be paid with (`SETTLED_CASH`).
  public enum CashPolicy {
    /// Any, and credit as far as leverage goes.
    ANY,
    /// Settled cash and what earlier sales will bring; a purchase for more is free-riding and
    /// denied. A sale of what was bought with unsettled cash before that settled is counted as a
    /// good-faith violation.
    GOOD_FAITH,
    /// Settled cash only.
    SETTLED
  }

  public SettlementRules {
    Objects.requireNonNull(cycle, "cycle");
    Objects.requireNonNull(cash, "cash");
    if (cycle == Cycle.TABLE != (table != null)) {
      throw new IllegalArgumentException(
          "a settlement table and the cycle TABLE go together, was " + cycle + " with " + table);
    }
  }

  /// The table of a market whose calendar has a name.
  public SettlementTable tableOf(String calendar) {
    return switch (cycle) {
      case AT_ONCE -> SettlementTable.byName("SAME_DAY");
      case MARKET -> SettlementTable.ofCalendar(calendar);
      case TABLE -> table;
    };
  }
}
