package io.quantlab.engine.order;

/// Bits that mark how a fill came about; they stand in events and never change.
public final class FillFlags {
  /// The order rested and the market came to it.
  public static final int MAKER = 1;

  /// The bar's path decides whether or where this fill happens (F-90).
  public static final int AMBIGUOUS = 1 << 1;

  /// Filled on information the strategy had already seen (4.1).
  public static final int OPTIMISTIC = 1 << 2;

  /// Cut by the volume cap of the bar (F-30).
  public static final int CAPPED = 1 << 3;

  /// Beyond the displayed size, one tick worse (F-20).
  public static final int ONE_TICK_WORSE = 1 << 4;

  /// Executed before the cancel of its group arrived (O-26).
  public static final int OCO_OVERFILL = 1 << 5;

  /// Not traded: exercise, assignment or expiry of an option.
  public static final int CLEARED = 1 << 6;

  /// After the order was canceled or had expired, as far as the engine knew (3.3).
  public static final int LATE_FILL = 1 << 7;

  /// More than the order's lots, as far as the engine knew (3.3).
  public static final int OVERFILL = 1 << 8;

  private FillFlags() {}
}
