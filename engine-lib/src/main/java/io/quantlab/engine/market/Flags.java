package io.quantlab.engine.market;

/// Bits of the `flags` column.
public final class Flags {
  /// Quote without a bid; `bid` and `bidLots` are 0.
  public static final long NO_BID = 1;

  /// Quote without an ask; `ask` and `askLots` are 0.
  public static final long NO_ASK = 1 << 1;

  /// Bid above or equal to ask (V-11).
  public static final long CROSSED = 1 << 2;

  /// Quote or trade whose source carries no sizes: lots are 0 and mean "unknown".
  public static final long NO_SIZE = 1 << 3;

  /// Trade that counts for volume but not for open, high, low, close (T-13).
  public static final long NOT_PRICE_FORMING = 1 << 4;

  /// Price jump beyond the limit of V-10.
  public static final long SUSPECT = 1 << 5;

  /// Outside every session of the calendar (V-09).
  public static final long OFF_SESSION = 1 << 6;

  /// Bar made without a record (T-14); fills no order.
  public static final long SYNTHETIC = 1 << 7;

  /// Depth row of a full book, not of an update.
  public static final long SNAPSHOT = 1 << 8;

  /// First depth row of a full book: what was known of the book before is dropped.
  public static final long RESET = 1 << 9;

  /// Last depth row of one message of the venue: only now is the book whole.
  public static final long EVENT_END = 1 << 10;

  /// Last depth row before updates that are missing (V-14): nothing is known of the book until the
  /// next [#RESET].
  public static final long GAP = 1 << 11;

  /// Trade that is the official print of an opening auction (F-3).
  public static final long OFFICIAL_OPEN = 1 << 12;

  /// Trade that is the official print of a closing auction; it comes after the session ended (F-3).
  public static final long OFFICIAL_CLOSE = 1 << 13;

  private Flags() {}
}
