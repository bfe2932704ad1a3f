package io.quantlab.engine.order;

/// How long an order lives (engine contract O-14). Ordinals stand in events and never change.
public enum TimeInForce {
  /// Until it is filled or canceled.
  GTC,
  /// Until the close of the session it was live in; sent while closed it is for the next session.
  DAY,
  /// What fills at arrival fills; the rest is canceled.
  IOC,
  /// Until an instant: it dies before any matching at or after it.
  GTD,
  /// All at arrival or nothing.
  FOK,
  /// For the opening of the next session: a market or limit order becomes the kind of O-9.
  AT_OPEN,
  /// For the close of the session: a market or limit order becomes the kind of O-10.
  AT_CLOSE;

  private static final TimeInForce[] ALL = values();

  public static TimeInForce ofOrdinal(int ordinal) {
    return ALL[ordinal];
  }

  /// Whether what does not fill at arrival is canceled.
  public boolean isImmediate() {
    return this == IOC || this == FOK;
  }
}
