package io.quantlab.engine.indicator.volume;

import io.quantlab.engine.indicator.ThreeInputs;
import io.quantlab.engine.math.Snapshot;

/// Volume-weighted average price since the last [#reset], in the unit of the prices.
///
/// `Σ price · volume / Σ volume`; the caller resets before the first step of a session (or at any
/// other anchor). `NaN` while the volume is 0; steps with a `NaN` price or volume freeze. Warm-up:
/// 1 step. Source: Berkowitz, Logue, Noser, *The Total Cost of Transactions on the NYSE*, J.
/// Finance 43, 1988.
public final class Vwap extends ThreeInputs {
  private double turnover;
  private double volume;

  /// Forgets everything; the next step begins a new anchor.
  public void reset() {
    turnover = 0;
    volume = 0;
    forgetValue();
  }

  /// @param reset above 0: this step begins a new anchor
  @Override
  public double update(double price, double stepVolume, double reset) {
    if (reset > 0) {
      reset();
    }
    return update(price, stepVolume);
  }

  /// @param price typical price of the step, usually (high + low + close) / 3
  /// @param stepVolume volume of the step, 0 or above
  public double update(double price, double stepVolume) {
    double flow = price * stepVolume;
    if (Double.isNaN(flow)) {
      return put(Double.NaN);
    }
    turnover += flow;
    volume += stepVolume;
    return put(volume > 0 ? turnover / volume : Double.NaN);
  }

  @Override
  public int warmUp() {
    return 1;
  }

  @Override
  protected void state(Snapshot snapshot) {
    turnover = snapshot.pass(turnover);
    volume = snapshot.pass(volume);
  }

  /// Restates all that was seen for a price factor, positive: as if every value so far had been
  /// multiplied by it (engine contract M-12).
  public void rebase(double factor) {
    turnover *= factor;
    scaleValue(factor);
  }
}
