package io.quantlab.engine.risk;

import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// The figures of the risk table for the positions of an account (engine contract O-35).
///
/// Gross, net, by currency, sector and factor; the Greeks of accounts with options, in all and of
/// each position; exposure by correlations; the losses, scenarios and episodes of [RiskTerms]. What
/// is not known yet has no row.
public final class RiskReport {
  private final ExposureLimits limits;
  private final PortfolioRisk risk;
  private final List<RiskRow> rows = new ArrayList<>();
  private Account account;
  private Portfolio portfolio;
  private long epochNanos;
  private int day;

  /// @param limits name the sectors
  public RiskReport(ExposureLimits limits, PortfolioRisk risk) {
    this.limits = limits;
    this.risk = risk;
  }

  /// All rows so far.
  public List<RiskRow> rows() {
    return List.copyOf(rows);
  }

  /// Adds the figures of an account.
  ///
  /// @param sessionDay session date, [RiskRow#NO_SESSION] at the end of the run
  public void tell(Account of, long atNanos, int sessionDay) {
    account = of;
    portfolio = new Portfolio(of).held();
    epochNanos = atNanos;
    day = sessionDay;
    exposures();
    greeks();
    losses();
    scenarios();
  }

  private void exposures() {
    Exposure exposure = new Exposure(account);
    add("gross", "", exposure.grossE8());
    add("net", "", exposure.netE8());
    for (String currency : currencies()) {
      add("currency", currency, exposure.grossE8(currency));
    }
    for (ExposureLimits.Sector sector : limits.sectors()) {
      add("sector", sector.name(), exposure.grossE8(i -> sector.tokens().contains(i.token())));
    }
    for (String factor : risk.terms().factors().factors()) {
      add("factor", factor, risk.factorE8(portfolio, factor));
    }
  }

  private TreeSet<String> currencies() {
    TreeSet<String> all = new TreeSet<>();
    for (int slot = 0; slot < account.slots(); slot++) {
      Holding h = account.holding(slot);
      if (h.isOpen()) {
        all.add(h.instrument().currency());
      }
    }
    return all;
  }

  private void greeks() {
    Revaluation positions = risk.revaluation(portfolio);
    boolean options = false;
    for (int i = 0; i < positions.count(); i++) {
      options |= positions.isOption(i);
    }
    if (!options) {
      return;
    }
    for (Greek greek : Greek.values()) {
      add(greek.word(), "", risk.greekE8(portfolio, greek));
      for (int i = 0; i < positions.count(); i++) {
        int token = account.holding(positions.slot(i)).instrument().token();
        add(greek.word(), "", token, positions.greekE8(i, greek));
      }
    }
  }

  private void losses() {
    for (LossMeasure each : risk.terms().losses()) {
      add(each.measure().metric(), words(each), risk.lossE8(portfolio, each));
    }
    int sessions = sessions();
    if (sessions > 0) {
      add("correlated", sessions + " sessions", risk.correlatedE8(portfolio, sessions));
    }
  }

  /// Sessions whose correlations are told: those of the limit, else of the first loss.
  private int sessions() {
    for (PortfolioLimit limit : limits.portfolio()) {
      if (limit instanceof PortfolioLimit.Correlated(var _, int sessions)) {
        return sessions;
      }
    }
    List<LossMeasure> losses = risk.terms().losses();
    return losses.isEmpty() ? 0 : losses.getFirst().sessions();
  }

  private static String words(LossMeasure of) {
    String percent = String.format(Locale.ROOT, "%.4f", of.confidence() * 100);
    return percent.replaceAll("\\.?0+$", "") + "% " + of.sessions() + " sessions";
  }

  private void scenarios() {
    for (Scenario each : risk.terms().scenarios()) {
      add("scenario", each.name(), risk.gainE8(portfolio, each));
      add("scenarioVar", each.name(), risk.lossAfterE8(portfolio, each));
    }
    for (Episode each : risk.terms().episodes()) {
      add("episode", each.name(), risk.gainE8(portfolio, each));
      long uncovered = risk.uncoveredE8(portfolio, each);
      if (uncovered != 0) {
        add("episodeUncovered", each.name(), uncovered);
      }
    }
  }

  private void add(String measure, String subject, long valueE8) {
    add(measure, subject, RiskRow.ALL, valueE8);
  }

  private void add(String measure, String subject, int token, long valueE8) {
    if (valueE8 != PortfolioRisk.UNKNOWN) {
      rows.add(new RiskRow(epochNanos, day, account.index(), measure, subject, token, valueE8));
    }
  }
}
