package io.quantlab.engine.analysis;

/// Account value at the close of each session, the ground of all return metrics (engine contract
/// S-1).
///
/// The arrays have equal length, in time order, and are not copied.
///
/// @param startNanos time of the initial value
/// @param initialE8 value before the first session
/// @param sessionDays session date of each close, days since 1970-01-01
/// @param closeNanos time of each close
/// @param navE8 value at each close, flows of the session included
/// @param flowsE8 deposits minus withdrawals of each session
/// @param timing when in the session flows count
public record NavSeries(
    long startNanos,
    long initialE8,
    int[] sessionDays,
    long[] closeNanos,
    long[] navE8,
    long[] flowsE8,
    FlowTiming timing) {

  /// When the flows of a session count.
  public enum FlowTiming {
    /// Taken out of the closing value: `r = (E − F)/E₋₁ − 1`.
    AT_CLOSE,
    /// Added to the value before: `r = E/(E₋₁ + F) − 1`.
    AT_OPEN
  }

  public NavSeries {
    int n = navE8.length;
    if (sessionDays.length != n || closeNanos.length != n || flowsE8.length != n) {
      throw new IllegalArgumentException(
          "a series needs equally many days, times, values and flows, were "
              + sessionDays.length
              + ", "
              + closeNanos.length
              + ", "
              + n
              + ", "
              + flowsE8.length);
    }
  }

  /// A series without flows.
  public static NavSeries of(
      long startNanos, long initialE8, int[] sessionDays, long[] closeNanos, long[] navE8) {
    return new NavSeries(
        startNanos,
        initialE8,
        sessionDays,
        closeNanos,
        navE8,
        new long[navE8.length],
        FlowTiming.AT_CLOSE);
  }

  /// Number of sessions.
  public int size() {
    return navE8.length;
  }

  /// Returns by S-1; `NaN` where the base is not positive.
  public double[] returns() {
    double[] out = new double[navE8.length];
    long before = initialE8;
    for (int i = 0; i < out.length; i++) {
      boolean atOpen = timing == FlowTiming.AT_OPEN;
      long base = atOpen ? Math.addExact(before, flowsE8[i]) : before;
      long end = atOpen ? navE8[i] : Math.subtractExact(navE8[i], flowsE8[i]);
      out[i] = base > 0 ? (double) Math.subtractExact(end, base) / base : Double.NaN;
      before = navE8[i];
    }
    return out;
  }

  /// Growth of one unit of the initial value, flows taken out; `size() + 1` values from 1.
  public double[] wealth() {
    return wealthOf(returns());
  }

  /// Calendar days from start to last close; 0 when empty.
  public double calendarDays() {
    return navE8.length == 0 ? 0 : (closeNanos[navE8.length - 1] - startNanos) / 86_400e9;
  }

  static double[] wealthOf(double[] returns) {
    double[] out = new double[returns.length + 1];
    out[0] = 1;
    for (int i = 0; i < returns.length; i++) {
      out[i + 1] = out[i] * (1 + returns[i]);
    }
    return out;
  }
}
