package io.quantlab.engine.kernel;

/// When an account was photographed; ordinals stand in events and never change.
public enum SnapshotKind {
  /// Before the first event.
  START,
  /// At the close of a session (rank 80).
  SESSION,
  /// At the configured resolution (rank 110).
  INTERVAL,
  /// After the last event.
  END;

  private static final SnapshotKind[] ALL = values();

  public static SnapshotKind ofOrdinal(int ordinal) {
    return ALL[ordinal];
  }
}
