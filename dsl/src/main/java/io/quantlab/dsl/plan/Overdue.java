package io.quantlab.dsl.plan;

import java.util.Locale;

/// An event that took longer than its time on the clock: a fault of the machine or of QuantLab, not
/// of the script. The run it happens in is void. See [Backstop].
public final class Overdue extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final double NANOS = 1e9;

  private final int site;

  Overdue(int site, long takenNanos, long limitNanos) {
    super(
        String.format(
            Locale.ROOT,
            "an event of the script took %.1f s, more than %.1f s, with fuel left: a fault of the"
                + " machine or of QuantLab, not of the script",
            takenNanos / NANOS,
            limitNanos / NANOS));
    this.site = site;
  }

  /// Number of the place in [Plan#sites] where the event was.
  public int site() {
    return site;
  }
}
