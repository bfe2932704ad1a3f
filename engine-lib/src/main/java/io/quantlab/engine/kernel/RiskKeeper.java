package io.quantlab.engine.kernel;

import io.quantlab.engine.risk.LossMeasure;
import io.quantlab.engine.risk.PortfolioLimit;
import io.quantlab.engine.risk.PortfolioRisk;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.risk.RiskReport;
import io.quantlab.engine.risk.RiskRow;
import io.quantlab.engine.risk.RiskTerms;
import io.quantlab.engine.risk.SessionCloses;
import io.quantlab.engine.risk.SessionReturns;
import java.util.List;

/// Keeps what the measures of whole portfolios need, by session closes, and tells the figures of
/// the risk table (engine contract O-35). Nothing is done per tick.
final class RiskKeeper {
  private final Kernel kernel;
  private final RiskTerms.Table table;
  private final SessionReturns returns;

  /// `null` where no episode asks for them.
  private final SessionCloses closes;

  private final RiskReport report;

  RiskKeeper(Kernel kernel, KernelConfig config) {
    this.kernel = kernel;
    RiskLimits limits = config.limits();
    this.table = limits.risk().table();
    int slots = kernel.states.length;
    int[] tokens = new int[slots];
    for (int slot = 0; slot < slots; slot++) {
      tokens[slot] = kernel.states[slot].instrument.token();
    }
    returns = new SessionReturns(slots, sessions(limits));
    closes = limits.risk().episodes().isEmpty() ? null : new SessionCloses(slots);
    PortfolioRisk risk =
        new PortfolioRisk(
            limits.risk(), returns, closes, kernel.options, kernel.time, tokens, config.seed());
    report = new RiskReport(limits.exposure(), risk);
    if (!limits.exposure().portfolio().isEmpty()) {
      for (Lane lane : kernel.lanes) {
        lane.gate.portfolio(risk);
      }
    }
  }

  private static int sessions(RiskLimits limits) {
    int most = limits.risk().scenarios().isEmpty() ? 1 : 250;
    for (LossMeasure each : limits.risk().losses()) {
      most = Math.max(most, each.sessions());
    }
    for (PortfolioLimit each : limits.exposure().portfolio()) {
      int asked =
          switch (each) {
            case PortfolioLimit.Loss loss -> loss.of().sessions();
            case PortfolioLimit.Correlated correlated -> correlated.sessions();
            case PortfolioLimit.Factor _, PortfolioLimit.OfGreek _, PortfolioLimit.Stress _ -> 1;
          };
      most = Math.max(most, asked);
    }
    return most;
  }

  /// The session of an instrument closes.
  void closed(TokenState state) {
    double price = state.top.closingPrice();
    returns.closed(state.slot, price);
    if (closes != null) {
      closes.closed(state.slot, state.sessions.epochDay(), price);
    }
  }

  /// An instrument splits.
  void split(int slot, long numerator, long denominator) {
    returns.split(slot, numerator, denominator);
    if (closes != null) {
      closes.split(slot, numerator, denominator);
    }
  }

  /// A session of the first instrument has ended.
  void sessionEnded(int day) {
    if (table == RiskTerms.Table.SESSIONS) {
      tell(day);
    }
  }

  /// The run has ended.
  void finished() {
    if (table != RiskTerms.Table.OFF) {
      tell(RiskRow.NO_SESSION);
    }
  }

  private void tell(int day) {
    for (Lane lane : kernel.lanes) {
      report.tell(lane.account, kernel.epochNanos(), day);
    }
  }

  /// All figures so far.
  List<RiskRow> rows() {
    return report.rows();
  }
}
