package io.quantlab.engine.execution;

import java.util.Objects;

/// Faults of a simulated venue's reports, drawn from the seed of the run for each order (engine
/// contract O-26 to O-29, K-6): what an engine must bear in live trading.
///
/// @param late the report comes later, and all reports of its account after it
/// @param duplicate the report comes once more
/// @param reordered the report comes later, and others overtake it
/// @param lost the first answer to an order does not come: after the time-out the order is in
///   doubt, the venue is asked, and its answer is the report
public record VenueFaults(Fault late, Fault duplicate, Fault reordered, Fault lost) {
  /// One kind of fault.
  ///
  /// @param probability 0..1, of each report
  /// @param nanos how much later, or the time-out; 0 or more
  public record Fault(double probability, long nanos) {
    /// It never happens.
    public static final Fault NEVER = new Fault(0, 0);

    public Fault {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("a probability must be 0..1, was " + probability);
      }
      if (nanos < 0) {
        throw new IllegalArgumentException("a delay must not be negative, was " + nanos + " ns");
      }
    }
  }

  /// A venue without faults.
  public static final VenueFaults NONE =
      new VenueFaults(Fault.NEVER, Fault.NEVER, Fault.NEVER, Fault.NEVER);

  public VenueFaults {
    Objects.requireNonNull(late, "late");
    Objects.requireNonNull(duplicate, "duplicate");
    Objects.requireNonNull(reordered, "reordered");
    Objects.requireNonNull(lost, "lost");
  }

  /// Whether any of them can happen.
  public boolean any() {
    return late.probability > 0
        || duplicate.probability > 0
        || reordered.probability > 0
        || lost.probability > 0;
  }
}
