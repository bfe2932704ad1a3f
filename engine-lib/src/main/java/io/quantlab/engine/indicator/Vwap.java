package io.quantlab.engine.indicator;

/// Volume-weighted average price since the last [#reset], in the unit of the prices.
///
/// `Σ price · volume / Σ volume`; the caller resets before the first step of a session (or at any
/// other anchor). `NaN` while the volume is 0; steps with a `NaN` price or volume freeze. Warm-up:
/// 1 step. Source: Berkowitz, Logue, Noser, *The Total Cost of Transactions on the NYSE*, J.
/// Finance 43, 1988.
public final class Vwap {
  private double turnover;
  private double volume;
  private double value = Double.NaN;

  /// Forgets everything; the next step begins a new anchor.
  public void reset() {
    turnover = 0;
    volume = 0;
    value = Double.NaN;
  }

  /// @param price typical price of the step, usually (high + low + close) / 3
  /// @param stepVolume volume of the step, 0 or above
  public double update(double price, double stepVolume) {
    double flow = price * stepVolume;
    if (Double.isNaN(flow)) {
      value = Double.NaN;
      return value;
    }
    turnover += flow;
    volume += stepVolume;
    value = volume > 0 ? turnover / volume : Double.NaN;
    return value;
  }

  public double value() {
    return value;
  }

  /// Whether there was volume since the reset.
  public boolean ready() {
    return volume > 0;
  }

  public int warmUp() {
    return 1;
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    turnover *= factor;
    value *= factor;
  }
}
