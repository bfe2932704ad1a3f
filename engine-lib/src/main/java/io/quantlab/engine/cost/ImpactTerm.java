package io.quantlab.engine.cost;

import io.quantlab.engine.execution.ImpactModel;
import java.util.Set;

/// Own impact in words (engine contract F-80): `impact-linear:2.5e-7,2.5e-6,half-life=30m`.
///
/// @param halfLifeNanos span after which half of what is permanent is left, 0 = it stays
record ImpactTerm(ImpactModel model, long halfLifeNanos) {
  static final Set<String> NAMES = Set.of("impact-linear", "impact-square-root", "almgren-2005");

  static ImpactTerm read(Term term) {
    try {
      long halfLife = term.span("half-life", 0);
      ImpactModel model = model(term);
      term.plainEnd();
      return new ImpactTerm(model, halfLife);
    } catch (IllegalArgumentException e) {
      throw term.placed(e);
    }
  }

  private static ImpactModel model(Term term) {
    return switch (term.name) {
      case "impact-linear" -> new ImpactModel.Linear(term.real("gamma"), term.real("eta"));
      case "impact-square-root" ->
          new ImpactModel.SquareRoot(
              term.real("factor Y", 1),
              term.realOption("volatility", Double.NaN),
              term.realOption("volume", Double.NaN));
      default -> {
        double outstanding = term.realOption("outstanding", Double.NaN);
        double days = term.realOption("days", Double.NaN);
        if (Double.isNaN(outstanding) || Double.isNaN(days)) {
          throw term.wrong("almgren-2005 needs outstanding and days", term.at);
        }
        yield new ImpactModel.Almgren2005(
            term.realOption("gamma", 0.314),
            term.realOption("eta", 0.142),
            outstanding,
            days,
            term.realOption("volatility", Double.NaN),
            term.realOption("volume", Double.NaN));
      }
    };
  }
}
