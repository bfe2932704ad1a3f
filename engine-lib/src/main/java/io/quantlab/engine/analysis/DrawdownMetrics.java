package io.quantlab.engine.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Falls below a former high: depth, dates, averages (engine contract 8.2).
///
/// `wealth` and `nanos` have equal length, the first value is the initial equity.
public final class DrawdownMetrics {
  private DrawdownMetrics() {}

  /// `min over t of E_t/max_{s≤t}E_s − 1`; 0 without a fall, `NaN` when there is no period.
  public static double maxDrawdown(double[] wealth) {
    if (wealth.length < 2) {
      return Double.NaN;
    }
    double worst = 0;
    double peak = wealth[0];
    for (double value : wealth) {
      peak = Math.max(peak, value);
      worst = Math.min(worst, value / peak - 1);
    }
    return worst;
  }

  /// `E_t/max_{s≤t}E_s − 1` at each t.
  public static double[] drawdowns(double[] wealth) {
    double[] out = new double[wealth.length];
    double peak = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < out.length; i++) {
      peak = Math.max(peak, wealth[i]);
      out[i] = wealth[i] / peak - 1;
    }
    return out;
  }

  /// `√mean(dd²)` over the closes, the initial value excluded (Martin and McCann 1989).
  public static double ulcer(double[] wealth) {
    double[] drawdowns = drawdowns(wealth);
    double sum = 0;
    for (int i = 1; i < drawdowns.length; i++) {
      sum += drawdowns[i] * drawdowns[i];
    }
    return wealth.length < 2 ? Double.NaN : Math.sqrt(sum / (wealth.length - 1));
  }

  /// The distinct drawdowns in time order; each ends when its peak is reached again.
  public static List<Drawdown> distinct(double[] wealth, long[] nanos) {
    List<Drawdown> out = new ArrayList<>();
    int peak = 0;
    int trough = -1;
    for (int i = 1; i < wealth.length; i++) {
      if (wealth[i] >= wealth[peak]) {
        if (trough >= 0) {
          out.add(of(wealth, nanos, peak, trough, i));
          trough = -1;
        }
        peak = i;
      } else if (trough < 0 || wealth[i] < wealth[trough]) {
        trough = i;
      }
    }
    if (trough >= 0) {
      out.add(of(wealth, nanos, peak, trough, -1));
    }
    return out;
  }

  /// The `count` deepest, deepest first; equal depths in time order.
  public static List<Drawdown> deepest(List<Drawdown> drawdowns, int count) {
    return drawdowns.stream()
        .sorted(Comparator.comparingDouble(Drawdown::depthRatio))
        .limit(count)
        .toList();
  }

  /// Mean depth of the distinct drawdowns; `NaN` without one.
  public static double avgDrawdown(List<Drawdown> drawdowns) {
    double sum = 0;
    for (Drawdown drawdown : drawdowns) {
      sum += drawdown.depthRatio();
    }
    return sum / drawdowns.size();
  }

  /// Mean of [Drawdown#days]; `NaN` without one.
  public static double avgDays(List<Drawdown> drawdowns) {
    double sum = 0;
    for (Drawdown drawdown : drawdowns) {
      sum += drawdown.days();
    }
    return sum / drawdowns.size();
  }

  /// Longest [Drawdown#days]; `NaN` without one.
  public static double maxDays(List<Drawdown> drawdowns) {
    double longest = Double.NaN;
    for (Drawdown drawdown : drawdowns) {
      longest = Double.isNaN(longest) ? drawdown.days() : Math.max(longest, drawdown.days());
    }
    return longest;
  }

  /// `cagr/abs(maxDrawdown)`, `NaN` without a drawdown (Young 1991).
  public static double calmar(double cagr, double maxDrawdown) {
    return ReturnMetrics.ratio(cagr, Math.abs(maxDrawdown));
  }

  private static Drawdown of(double[] wealth, long[] nanos, int peak, int trough, int recovery) {
    return new Drawdown(
        wealth[trough] / wealth[peak] - 1,
        nanos[peak],
        nanos[trough],
        recovery < 0 ? Drawdown.NOT_RECOVERED : nanos[recovery],
        nanos[recovery < 0 ? nanos.length - 1 : recovery]);
  }
}
