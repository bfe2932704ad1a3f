package io.quantlab.engine.kernel;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.feed.SessionScope;
import io.quantlab.engine.portfolio.CostMethod;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.time.SessionCalendar;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What a kernel needs besides its feed, broker and strategies.
///
/// @param instruments the run's instruments by slot
/// @param calendars the calendar of each slot
/// @param currency currency of every account
/// @param scope whether ticks outside the regular session match orders and make bars
/// @param snapshotNanos distance of interval snapshots, 0 = sessions only
/// @param seed of every random stream
/// @param cancel asked between windows; true stops the run cleanly
/// @param decisions takes the decision log, or `null` for none
/// @param ticks which slots get ticks, by slot: bars of those are built, others come stored
/// @param terms what holding positions asks of the accounts
/// @param actions how corporate actions are treated
public record KernelConfig(
    Instruments instruments,
    List<SessionCalendar> calendars,
    String currency,
    CostMethod costMethod,
    RiskLimits limits,
    FeeModel fees,
    SessionScope scope,
    long snapshotNanos,
    long seed,
    BooleanSupplier cancel,
    DecisionSink decisions,
    List<TickData> ticks,
    AccountTerms terms,
    ActionRules actions) {

  /// A configuration whose accounts hold positions for nothing, and that treats corporate actions
  /// by [ActionRules#RAW].
  public KernelConfig(
      Instruments instruments,
      List<SessionCalendar> calendars,
      String currency,
      CostMethod costMethod,
      RiskLimits limits,
      FeeModel fees,
      SessionScope scope,
      long snapshotNanos,
      long seed,
      BooleanSupplier cancel,
      DecisionSink decisions,
      List<TickData> ticks) {
    this(
        instruments,
        calendars,
        currency,
        costMethod,
        limits,
        fees,
        scope,
        snapshotNanos,
        seed,
        cancel,
        decisions,
        ticks,
        AccountTerms.none(),
        ActionRules.RAW);
  }

  /// What ticks a slot gets.
  public enum TickData {
    NONE,
    TRADES,
    QUOTES
  }
}
