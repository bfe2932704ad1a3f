package io.quantlab.engine.strategy;

/// The boundary of a trading session of one instrument.
///
/// @param token instrument whose calendar it is
/// @param phase whether the session begins or ends
/// @param epochDay session date, days since 1970-01-01
/// @param openNanos when the regular session opens
/// @param closeNanos when it closes
public record SessionView(int token, Phase phase, int epochDay, long openNanos, long closeNanos) {
  /// Beginning or end.
  public enum Phase {
    OPEN,
    CLOSE
  }
}
