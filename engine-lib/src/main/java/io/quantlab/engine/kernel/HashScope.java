package io.quantlab.engine.kernel;

/// Which output events make the `eventHash` (engine contract K-7).
public enum HashScope {
  /// Every output event.
  ALL(-1L),
  /// Fills, final balances and the end: for sweeps.
  FILLS(EventType.FILL.bit() | EventType.BALANCE.bit() | EventType.END.bit());

  private final long mask;

  HashScope(long mask) {
    this.mask = mask;
  }

  public long mask() {
    return mask;
  }
}
