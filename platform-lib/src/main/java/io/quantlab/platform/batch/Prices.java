package io.quantlab.platform.batch;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Unit prices as the operator entered them; none stands in the code (platform contract 17).
///
/// @param currency ISO 4217
/// @param coreSecond one core for one second
/// @param gibSecond one GiB of memory for one second
/// @param date when they were looked up, ISO 8601
/// @param source where
public record Prices(
    String currency, BigDecimal coreSecond, BigDecimal gibSecond, String date, String source) {

  /// What a run costs, to 1e-8 of the currency, rounded half up.
  public BigDecimal of(Estimate estimate) {
    BigDecimal seconds = BigDecimal.valueOf(estimate.workerWall().p50(), 3);
    BigDecimal gib = BigDecimal.valueOf(estimate.memoryMib()).divide(BigDecimal.valueOf(1024));
    return coreSecond
        .add(gibSecond.multiply(gib))
        .multiply(seconds)
        .setScale(8, RoundingMode.HALF_UP);
  }
}
