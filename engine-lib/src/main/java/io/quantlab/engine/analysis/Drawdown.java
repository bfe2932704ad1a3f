package io.quantlab.engine.analysis;

/// One fall of the account value below a former high.
///
/// @param depthRatio value at the trough over the peak, minus 1; zero or negative
/// @param peakNanos time of the high
/// @param troughNanos time of the lowest value
/// @param recoveryNanos time the high was reached again; [#NOT_RECOVERED] while it was not
/// @param endNanos recovery, or the end of the series
public record Drawdown(
    double depthRatio, long peakNanos, long troughNanos, long recoveryNanos, long endNanos) {
  /// Stands for "not recovered by the end of the series".
  public static final long NOT_RECOVERED = Long.MIN_VALUE;

  private static final double NANOS_PER_DAY = 86_400e9;

  public boolean recovered() {
    return recoveryNanos != NOT_RECOVERED;
  }

  /// Calendar days from peak to recovery, or to the end of the series.
  public double days() {
    return (endNanos - peakNanos) / NANOS_PER_DAY;
  }

  /// Calendar days from trough to recovery; `NaN` while not recovered.
  public double recoveryDays() {
    return recovered() ? (recoveryNanos - troughNanos) / NANOS_PER_DAY : Double.NaN;
  }
}
