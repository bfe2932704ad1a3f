package io.quantlab.engine.portfolio;

import io.quantlab.engine.time.Clock;

/// Peak and largest drawdown of an equity curve, at every mark, in constant space.
///
/// Between two peaks the deepest point decides, so a division happens only when a peak is passed.
/// Hot: two compares per mark; benchmark `KernelBenchmark`.
public final class Drawdown {
  private long peakE8;
  private long peakNanos;
  private long troughE8;
  private long troughNanos;
  private long largestE8;
  private double largestRatio;
  private long largestPeakE8;
  private long largestPeakNanos;
  private long largestTroughE8;
  private long largestTroughNanos;
  private long recoveredNanos;

  private final Clock clock;
  private final Runnable ruined;

  /// A curve that starts at a positive value; `ruined` runs whenever a mark below zero is a new
  /// low.
  Drawdown(long startE8, Clock clock, Runnable ruined) {
    this.clock = clock;
    this.ruined = ruined;
    peakE8 = startE8;
    troughE8 = startE8;
  }

  /// Takes a mark: moves the peak up or the trough since then down.
  public void mark(long navE8) {
    if (navE8 > peakE8) {
      newPeak(navE8);
    } else if (navE8 < troughE8) {
      troughE8 = navE8;
      troughNanos = clock.epochNanos();
      if (navE8 < 0) {
        ruined.run();
      }
    }
  }

  private void newPeak(long navE8) {
    long nanos = clock.epochNanos();
    if (troughE8 < peakE8) {
      settle(nanos);
    }
    peakE8 = navE8;
    peakNanos = nanos;
    troughE8 = navE8;
  }

  /// Books the episode that just ended, or at the end of a run the one still open (`recovery` 0).
  void settle(long recovery) {
    long depthE8 = peakE8 - troughE8;
    largestE8 = Math.max(largestE8, depthE8);
    if (peakE8 > 0 && depthE8 > largestRatio * peakE8) {
      largestRatio = (double) depthE8 / peakE8;
      largestPeakE8 = peakE8;
      largestPeakNanos = peakNanos;
      largestTroughE8 = troughE8;
      largestTroughNanos = troughNanos;
      recoveredNanos = recovery;
    }
  }

  /// Adds an external flow, so that a deposit is neither a gain nor a recovery.
  void flow(long amountE8) {
    peakE8 += amountE8;
    troughE8 += amountE8;
  }

  public long peakE8() {
    return peakE8;
  }

  /// Lowest mark since the peak.
  public long troughE8() {
    return troughE8;
  }

  /// Largest fall from a peak in money, 1e-8.
  public long largestE8() {
    return Math.max(largestE8, peakE8 - troughE8);
  }

  /// Largest fall relative to its peak, 0..1 and more when equity turned negative.
  public double largestRatio() {
    return largestRatio;
  }

  public long largestPeakE8() {
    return largestPeakE8;
  }

  public long largestPeakNanos() {
    return largestPeakNanos;
  }

  public long largestTroughE8() {
    return largestTroughE8;
  }

  public long largestTroughNanos() {
    return largestTroughNanos;
  }

  /// When the largest drawdown was made good, 0 when it never was.
  public long recoveredNanos() {
    return recoveredNanos;
  }
}
