package io.quantlab.engine.analysis;

import java.util.ArrayList;
import java.util.List;

/// The way from gross profit to net profit, exact to 1e-8 (engine contract I-4).
///
/// Start plus all steps equals the end; a sum that does not is refused, so the picture cannot hide
/// a leak. Steps are signed: a cost is negative.
///
/// @param grossE8 trading profit before every cost, the ones inside fill prices included
/// @param netE8 change of NAV without flows
public record CostWaterfall(long grossE8, List<Step> steps, long netE8) {
  /// One signed step.
  public record Step(String name, long amountE8) {}

  public CostWaterfall {
    steps = List.copyOf(steps);
    long sum = grossE8;
    for (Step step : steps) {
      sum = Math.addExact(sum, step.amountE8());
    }
    if (sum != netE8) {
      throw new IllegalArgumentException(
          "I-4: gross " + grossE8 + " and the steps make " + sum + ", the net is " + netE8);
    }
  }

  /// The waterfall of a run whose impact is all temporary.
  public static CostWaterfall of(
      long tradingE8, Costs costs, long dividendsE8, long interestE8, long fxE8, long navChangeE8) {
    return of(tradingE8, costs, 0, dividendsE8, interestE8, fxE8, navChangeE8);
  }

  /// The waterfall of a run.
  ///
  /// @param tradingE8 realised profit plus change of unrealised profit, after slippage, before fees
  /// @param permanentE8 part of the impact that earlier fills of ours had moved (F-81)
  /// @param dividendsE8 received, negative when paid on shorts
  /// @param interestE8 received
  /// @param fxE8 change of currency values
  /// @param navChangeE8 last NAV minus first NAV minus flows
  public static CostWaterfall of(
      long tradingE8,
      Costs costs,
      long permanentE8,
      long dividendsE8,
      long interestE8,
      long fxE8,
      long navChangeE8) {
    long inside =
        Math.addExact(Math.addExact(costs.spreadE8(), costs.slippageE8()), costs.impactE8());
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("Spread", -costs.spreadE8()));
    steps.add(new Step("Slippage", -costs.slippageE8()));
    steps.add(new Step("Impact", permanentE8 - costs.impactE8()));
    if (permanentE8 != 0) {
      steps.add(new Step("Permanent impact", -permanentE8));
    }
    steps.add(new Step("Commission", -costs.commissionE8()));
    steps.add(new Step("Tax", -costs.taxE8()));
    steps.add(new Step("Borrow", -costs.borrowE8()));
    steps.add(new Step("Funding", -costs.fundingE8()));
    steps.add(new Step("Dividends", dividendsE8));
    steps.add(new Step("Interest", interestE8));
    steps.add(new Step("Currency", fxE8));
    return new CostWaterfall(Math.addExact(tradingE8, inside), steps, navChangeE8);
  }
}
