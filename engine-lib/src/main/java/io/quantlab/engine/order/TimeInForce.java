package io.quantlab.engine.order;

/// How long an order lives (engine contract O-14).
public enum TimeInForce {
  /// Until it is filled or canceled.
  GTC,
  /// Until the close of the session it was live in; sent while closed it is for the next session.
  DAY,
  /// What fills at arrival fills; the rest is canceled.
  IOC;

  private static final TimeInForce[] ALL = values();

  public static TimeInForce ofOrdinal(int ordinal) {
    return ALL[ordinal];
  }
}
