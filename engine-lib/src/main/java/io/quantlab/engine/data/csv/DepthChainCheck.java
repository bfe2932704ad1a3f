package io.quantlab.engine.data.csv;

/// V-14: the sequence chain of depth snapshots and updates.
///
/// An update covers the ids `firstId` to `lastId` and names the last id of the update before it in
/// `prevId`. A snapshot at id S is continued by the first update with `firstId <= S + 1` and
/// `lastId >= S`; from then on each `prevId` must be the `lastId` before it (venues without
/// `prevId`: `firstId` must be that id plus one). Updates before the first snapshot and after a
/// break are held: a snapshot requested while the stream runs arrives later than the updates that
/// bridge it, so an unbroken run of updates that covers the snapshot is continued by the updates
/// after it. Source: Binance, *How to manage a local order book correctly*, USD-M futures and spot
/// API documentation.
///
/// The rows of one update share its ids; a repeated pair of ids is the same update.
public final class DepthChainCheck {
  /// What became of an update.
  public enum Link {
    /// It continues the chain.
    INTACT,
    /// It ended before the snapshot: passed over, no fault.
    STALE,
    /// It waits for a snapshot; rejected by an importer that keeps no held rows.
    HELD,
    /// It does not follow the last one (V-14).
    BROKEN
  }

  /// `prevId` of venues that send none.
  public static final long NO_PREVIOUS = -1;

  private enum State {
    WAITING,
    SYNCING,
    CHAINED
  }

  private State state = State.WAITING;
  private Link last = Link.HELD;
  private long snapshotId;
  private long runFirst = Long.MAX_VALUE;
  private long lastFirst;
  private long lastLast = Long.MIN_VALUE;
  private long breaks;

  /// Takes a full book at this id; the chain starts anew. Further rows of the same snapshot change
  /// nothing.
  public void snapshot(long lastId) {
    snapshotId = lastId;
    boolean bridged = runFirst <= lastId + 1 && lastLast >= lastId;
    state = bridged ? State.CHAINED : State.SYNCING;
  }

  /// Takes a row of an update.
  public Link update(long firstId, long lastId, long prevId) {
    if (firstId == lastFirst && lastId == lastLast) {
      return last;
    }
    boolean follows = prevId == NO_PREVIOUS ? firstId == lastLast + 1 : prevId == lastLast;
    if (!follows) {
      runFirst = firstId;
    }
    lastFirst = firstId;
    lastLast = lastId;
    last = lastId < firstId ? broken() : link(firstId, lastId, follows ? Link.INTACT : Link.BROKEN);
    return last;
  }

  private Link link(long firstId, long lastId, Link toLast) {
    return switch (state) {
      case WAITING -> Link.HELD;
      case SYNCING -> {
        if (lastId < snapshotId) {
          yield Link.STALE;
        }
        state = State.CHAINED;
        yield firstId <= snapshotId + 1 ? Link.INTACT : broken();
      }
      case CHAINED -> toLast == Link.INTACT ? Link.INTACT : broken();
    };
  }

  /// Whether the chain is intact and has come at least as far as this id: a full book of then says
  /// nothing new.
  boolean covers(long lastId) {
    return state == State.CHAINED && lastLast >= lastId;
  }

  /// Whether an update that was held goes on from the last full book.
  boolean bridges(long firstId, long lastId) {
    return state == State.CHAINED && firstId >= runFirst && lastId >= snapshotId;
  }

  private Link broken() {
    state = State.WAITING;
    breaks++;
    return Link.BROKEN;
  }

  /// Breaks seen so far; held updates after a break are not counted again.
  public long breaks() {
    return breaks;
  }

  /// The id the last update ended at.
  public long lastId() {
    return lastLast;
  }
}
