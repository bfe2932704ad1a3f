package io.quantlab.engine.continuous;

import io.quantlab.engine.portfolio.FutureTerms;
import io.quantlab.engine.portfolio.RollRule;
import java.util.List;
import java.util.Objects;

/// A continuous series over a chain of futures (engine contract M-20).
///
/// @param contracts at least two, by rising last trade day
/// @param rank which contract counted from the one in front: 0 = that one, 1 = the next ...
/// @param rule when the one in front is left; it never goes back
/// @param adjustment what becomes of the gaps
public record ContinuousSpec(
    List<FutureTerms> contracts, int rank, RollRule rule, Adjustment adjustment) {
  public ContinuousSpec {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(adjustment, "adjustment");
    contracts = List.copyOf(contracts);
    if (rank < 0 || contracts.size() < rank + 2) {
      throw new IllegalArgumentException(
          "a series of rank "
              + rank
              + " needs at least "
              + (Math.max(0, rank) + 2)
              + " contracts, has "
              + contracts.size());
    }
    for (int i = 1; i < contracts.size(); i++) {
      if (contracts.get(i).lastTradeDay() <= contracts.get(i - 1).lastTradeDay()) {
        throw new IllegalArgumentException(
            "contracts must be in the order of their last trade days");
      }
    }
  }
}
