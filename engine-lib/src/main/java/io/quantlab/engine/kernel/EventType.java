package io.quantlab.engine.kernel;

/// The output events of a kernel; ids stand in hashes and journals and never change.
///
/// Every event is eight little-endian 64-bit words: word 0 = type (bits 0..7), account (8..23),
/// extra (32..63); word 1 = sequence; word 2 = epochNanos; words 3..7 by type, as listed.
public enum EventType {
  /// extra: command type | side << 4 | kind << 8 | time in force << 12 | cause << 16; order id,
  /// token | group << 32, lots, limit, trigger.
  COMMAND(1),
  /// extra: event | from << 8 | to << 16 | reason << 24; order id, token, lots, price, detail.
  ORDER(2),
  /// extra: slippage ticks; order id, token | side << 32 | flags << 40, lots, price, fee.
  FILL(3),
  /// extra: cause | first account << 8 | second << 16 | lines << 24; entry, token | currency << 32,
  /// first amount, second amount, reference.
  LEDGER(4),
  /// Third line of the entry before. extra: cause | account << 8; entry, token | currency << 32,
  /// amount, 0, reference.
  LEDGER_MORE(5),
  /// extra: sign; trip, token, lots, entry nanos, entry ticks.
  TRIP(6),
  /// extra: 1 when trades are told from flat to flat, not by pairs | number of the bar of the exit
  /// plus 1 << 1, 0 when the data are no bars; trip, exit ticks, gross, entry fees, exit fees.
  TRIP_MONEY(7),
  /// extra: bars from entry to exit plus 1, 0 when the data are no bars; trip, entry order, exit
  /// order, adverse ticks, favorable ticks.
  TRIP_ORDERS(8),
  /// extra: snapshot kind; NAV, cash, market value, realized, gross exposure.
  SNAPSHOT(9),
  /// extra: session date (epoch day); unrealized, peak NAV, flows, fees, traded value.
  SNAPSHOT_MORE(10),
  /// extra: action kind; token, numerator, denominator, lots before, lots after.
  ACTION(11),
  /// extra: ledger account | currency << 8; token or 0, balance, 0, 0, 0: at the end of a run.
  BALANCE(12),
  /// extra: end reason; events, orders, fills, 0, 0.
  END(13),
  /// What an order asks for besides its command. extra: taking | effect << 4 | release << 8 |
  /// contingency << 12 | sessions << 16; order id, token, display lots, expiry nanos, parent id.
  TERMS(14),
  /// How an order trails. extra: offset kind | anchor << 4; order id, offset, activation, step,
  /// limit offset.
  TRAIL(15),
  /// extra: 0 = margin call, 1 = met; token or 0, equity, maintenance, shortfall, 0.
  MARGIN(16),
  /// Own impact in the price of the fill that follows; order id, token, temporary ticks, ticks that
  /// earlier fills had moved (against the trader, below zero for him), 0.
  IMPACT(17),
  /// The rate of another currency, before what is valued with it; only in runs with several. extra:
  /// number of the currency; numerator and denominator for what is owned, then for what is owed, 0.
  RATE(24),
  /// Daily payments that had settled a part of the round trip before; trip, token, paid, 0, 0.
  VARIED(25),
  /// What a position is worked on by, where positions hedge. extra: 0 = the order named it as it
  /// was sent, 1 = the fill that follows works on it, 2 = the round trip that follows is of it;
  /// order id or trip, token, id of the position, signed lots of the fill, 0.
  POSITION(28),
  /// The two ways through an ambiguous bar, before the fills that were taken of it. extra 0; token,
  /// what the better way would have left above them, what the worse one below, lots of those fills,
  /// 0.
  PATHS(29),
  /// What the market showed at the fill that follows; order id, token, best ask less best bid, lots
  /// ahead when the order joined its queue, 0; the smallest number stands for what was not shown.
  SEEN(30),
  /// A report that was not heeded, or none at all (O-27, O-29). extra: 1 = told before, 2 = stale,
  /// 3 = its order cannot have it, 4 = no answer within the time-out, | event << 8; order id,
  /// token, lots, number of the report, venue's id of an execution.
  UNHEEDED(31);

  /// Words per event.
  public static final int WORDS = 8;

  private static final EventType[] BY_ID = new EventType[32];

  static {
    for (EventType type : values()) {
      if (BY_ID[type.id] != null) {
        throw new IllegalStateException(type + " has the id of " + BY_ID[type.id]);
      }
      BY_ID[type.id] = type;
    }
  }

  private final int id;
  private final long bit;

  EventType(int id) {
    this.id = id;
    this.bit = 1L << id;
  }

  public int id() {
    return id;
  }

  /// Bit of this type in a mask of types.
  public long bit() {
    return bit;
  }

  /// The type with an id, or `null`.
  public static EventType ofId(int id) {
    return id < 0 || id >= BY_ID.length ? null : BY_ID[id];
  }
}
