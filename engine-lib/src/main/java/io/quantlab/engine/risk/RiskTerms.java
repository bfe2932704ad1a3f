package io.quantlab.engine.risk;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What a run knows of the risks of its positions, for limits and for the risk table (engine
/// contract O-35).
///
/// @param factors loadings of instruments on factors
/// @param scenarios states of the market, by different names
/// @param episodes stretches of the past, by names no scenario has
/// @param losses measures of loss that the table tells
/// @param rate interest per year for the value of options, a ratio
/// @param table which positions the table tells
public record RiskTerms(
    FactorLoadings factors,
    List<Scenario> scenarios,
    List<Episode> episodes,
    List<LossMeasure> losses,
    double rate,
    Table table) {
  /// Which positions the risk table tells.
  public enum Table {
    /// None.
    OFF,
    /// Those at the end of the run.
    END,
    /// Those at every close of the first instrument's session, and at the end.
    SESSIONS
  }

  /// Most scenarios and episodes together.
  public static final int MOST_SCENARIOS = 1_000;

  /// Nothing is known but the positions, and those of the end are told.
  public static final RiskTerms NONE =
      new RiskTerms(FactorLoadings.NONE, List.of(), List.of(), List.of(), 0, Table.END);

  public RiskTerms {
    Objects.requireNonNull(factors, "factors");
    Objects.requireNonNull(table, "table");
    scenarios = List.copyOf(scenarios);
    episodes = List.copyOf(episodes);
    losses = List.copyOf(losses);
    Set<String> names = new HashSet<>();
    scenarios.forEach(each -> checkNew(names, each.name()));
    episodes.forEach(each -> checkNew(names, each.name()));
    if (names.size() > MOST_SCENARIOS) {
      throw new IllegalArgumentException(
          "a run has at most " + MOST_SCENARIOS + " scenarios and episodes, was " + names.size());
    }
  }

  private static void checkNew(Set<String> names, String name) {
    if (!names.add(name)) {
      throw new IllegalArgumentException("two scenarios are called " + name);
    }
  }

  public RiskTerms with(FactorLoadings other) {
    return new RiskTerms(other, scenarios, episodes, losses, rate, table);
  }

  public RiskTerms withScenarios(List<Scenario> other) {
    return new RiskTerms(factors, other, episodes, losses, rate, table);
  }

  public RiskTerms withEpisodes(List<Episode> other) {
    return new RiskTerms(factors, scenarios, other, losses, rate, table);
  }

  public RiskTerms withLosses(List<LossMeasure> other) {
    return new RiskTerms(factors, scenarios, episodes, other, rate, table);
  }

  public RiskTerms withRate(double perYear) {
    return new RiskTerms(factors, scenarios, episodes, losses, perYear, table);
  }

  public RiskTerms with(Table told) {
    return new RiskTerms(factors, scenarios, episodes, losses, rate, told);
  }

  /// A scenario by its name, `null` when there is none.
  Scenario scenario(String name) {
    return scenarios.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  /// An episode by its name, `null` when there is none.
  Episode episode(String name) {
    return episodes.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  /// Whether what a limit names is there.
  public boolean knows(PortfolioLimit limit) {
    return switch (limit) {
      case PortfolioLimit.Factor f -> factors.factors().contains(f.name());
      case PortfolioLimit.Stress s -> scenario(s.name()) != null || episode(s.name()) != null;
      case PortfolioLimit.OfGreek _, PortfolioLimit.Correlated _, PortfolioLimit.Loss _ -> true;
    };
  }
}
