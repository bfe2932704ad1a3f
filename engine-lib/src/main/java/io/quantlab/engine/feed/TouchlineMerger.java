package io.quantlab.engine.feed;

import static io.quantlab.engine.feed.TouchlineField.ASK;
import static io.quantlab.engine.feed.TouchlineField.ASK_LOTS;
import static io.quantlab.engine.feed.TouchlineField.BID;
import static io.quantlab.engine.feed.TouchlineField.BID_LOTS;
import static io.quantlab.engine.feed.TouchlineField.DAY_VOLUME;
import static io.quantlab.engine.feed.TouchlineField.LAST;
import static io.quantlab.engine.feed.TouchlineField.OPEN_INTEREST;

import io.quantlab.engine.feed.TouchlineMessage.Kind;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.Flags;
import java.util.List;

/// Merges the snapshots and deltas of one source into touchline records and tells what changed as
/// quotes, trades, marks and open interest (engine contract K-11 to K-16).
///
/// A snapshot replaces the record, a delta overlays it, whole or not at all. Before the first
/// snapshot of a token, and after an interruption until the next, its deltas are held: at most 64,
/// for less than 5 s. The volume of a token's very first snapshot was traded before we listened and
/// is no trade; growth over an interruption is one, so that trade sizes add up to the day volume.
///
/// One merger serves one source; nothing is allocated per message once each token has held a delta.
/// Naive twin: `TouchlineMergerTest`.
public final class TouchlineMerger {
  private static final int OUTCOMES = TouchlineOutcome.values().length;

  private final TokenSlots slots;
  private final TouchlineRecord[] records;
  private final TouchlineState[] states;
  private final HeldDeltas[] held;
  private final FieldReader reader = new FieldReader();
  private final TouchlineRecord before = new TouchlineRecord(0);
  private final long[] counts = new long[OUTCOMES];
  private long dueNanos = Long.MAX_VALUE;
  private long unpricedLots;

  /// A merger for these instruments; all others are unknown to it.
  public TouchlineMerger(List<Instrument> instruments) {
    slots = new TokenSlots(instruments);
    records = new TouchlineRecord[slots.count()];
    states = new TouchlineState[slots.count()];
    held = new HeldDeltas[slots.count()];
    for (int i = 0; i < records.length; i++) {
      records[i] = new TouchlineRecord(slots.token(i));
      states[i] = TouchlineState.AWAITING_SNAPSHOT;
    }
  }

  /// Takes a message received at `nowNanos`, which never goes back. Everything that follows from it
  /// is told to the sink before the call returns.
  public TouchlineOutcome accept(TouchlineMessage message, long nowNanos, TouchlineSink sink) {
    expire(nowNanos, sink);
    int slot = slots.find(message.token());
    if (slot < 0) {
      return reject(message.token(), TouchlineOutcome.UNKNOWN_TOKEN, 1, sink);
    }
    boolean readable = reader.read(message, slots.instrument(slot));
    TouchlineOutcome outcome =
        message.kind() == Kind.SNAPSHOT
            ? snapshot(slot, message.feedNanos(), readable, nowNanos, sink)
            : delta(slot, message.feedNanos(), readable, nowNanos, sink);
    if (outcome == TouchlineOutcome.MERGED || outcome == TouchlineOutcome.HELD) {
      counts[outcome.ordinal()]++;
      return outcome;
    }
    return reject(message.token(), outcome, 1, sink);
  }

  /// The connection was lost or a sequence number is missing: every record is stale until its next
  /// snapshot, which is requested (K-15).
  public void interrupted(TouchlineSink sink) {
    for (int slot = 0; slot < states.length; slot++) {
      dropHeld(slot, sink);
      if (states[slot] == TouchlineState.LIVE) {
        states[slot] = TouchlineState.AWAITING_SNAPSHOT;
        sink.feedState(slots.token(slot), FeedState.STALE);
      }
      sink.requestSnapshot(slots.token(slot));
    }
    dueNanos = Long.MAX_VALUE;
  }

  /// When [#expire] has something to do next; `Long.MAX_VALUE` when no delta is held.
  public long nextDueNanos() {
    return dueNanos;
  }

  /// Rejects deltas held for 5 s and requests the snapshots they waited for.
  public void expire(long nowNanos, TouchlineSink sink) {
    if (nowNanos < dueNanos) {
      return;
    }
    for (int slot = 0; slot < held.length; slot++) {
      if (held[slot] != null && held[slot].dueNanos() <= nowNanos) {
        dropHeld(slot, sink);
        sink.requestSnapshot(slots.token(slot));
      }
    }
    refreshDue();
  }

  /// The record of a token; stale while [#state] is not `LIVE`, empty before the first snapshot.
  public TouchlineRecord record(int token) {
    return records[slots.require(token)];
  }

  public TouchlineState state(int token) {
    return states[slots.require(token)];
  }

  /// Messages so far that ended this way.
  public long count(TouchlineOutcome outcome) {
    return counts[outcome.ordinal()];
  }

  /// Growth of day volume that made no trade because no last price was known.
  public long unpricedLots() {
    return unpricedLots;
  }

  private TouchlineOutcome snapshot(
      int slot, long feedNanos, boolean readable, long nowNanos, TouchlineSink sink) {
    if (!readable) {
      sink.requestSnapshot(slots.token(slot));
      return TouchlineOutcome.BAD_FIELD;
    }
    TouchlineRecord record = records[slot];
    before.copy(record);
    record.replace(reader.present, reader.values, 0);
    record.feedNanos(feedNanos);
    if (states[slot] != TouchlineState.LIVE) {
      states[slot] = TouchlineState.LIVE;
      sink.feedState(slots.token(slot), FeedState.LIVE);
    }
    emit(record, nowNanos, sink);
    if (held[slot] != null && held[slot].count > 0) {
      release(slot, nowNanos, sink);
    }
    return TouchlineOutcome.MERGED;
  }

  private TouchlineOutcome delta(
      int slot, long feedNanos, boolean readable, long nowNanos, TouchlineSink sink) {
    if (!readable) {
      return TouchlineOutcome.BAD_FIELD;
    }
    if (states[slot] == TouchlineState.AWAITING_SNAPSHOT) {
      hold(slot, feedNanos, nowNanos, sink);
      return TouchlineOutcome.HELD;
    }
    if (isStale(records[slot], feedNanos)) {
      return TouchlineOutcome.STALE_DELTA;
    }
    merge(slot, feedNanos, reader.present, reader.cleared, reader.values, 0, nowNanos, sink);
    return TouchlineOutcome.MERGED;
  }

  private static boolean isStale(TouchlineRecord record, long feedNanos) {
    return feedNanos != TouchlineMessage.NO_TIME && feedNanos < record.feedNanos();
  }

  private void merge(
      int slot,
      long feedNanos,
      int present,
      int cleared,
      long[] values,
      int offset,
      long nowNanos,
      TouchlineSink sink) {
    TouchlineRecord record = records[slot];
    before.copy(record);
    record.overlay(present, cleared, values, offset);
    if (feedNanos != TouchlineMessage.NO_TIME) {
      record.feedNanos(feedNanos);
    }
    emit(record, nowNanos, sink);
  }

  private void hold(int slot, long feedNanos, long nowNanos, TouchlineSink sink) {
    if (held[slot] == null) {
      held[slot] = new HeldDeltas();
    }
    HeldDeltas waiting = held[slot];
    if (waiting.count == HeldDeltas.CAPACITY) {
      dropHeld(slot, sink);
      refreshDue();
      sink.requestSnapshot(slots.token(slot));
    }
    waiting.add(feedNanos, reader.present, reader.cleared, reader.values, nowNanos);
    dueNanos = Math.min(dueNanos, waiting.dueNanos());
  }

  private void refreshDue() {
    dueNanos = Long.MAX_VALUE;
    for (HeldDeltas waiting : held) {
      if (waiting != null) {
        dueNanos = Math.min(dueNanos, waiting.dueNanos());
      }
    }
  }

  /// Applies the held deltas newer than the snapshot, in order; the others are superseded.
  private void release(int slot, long nowNanos, TouchlineSink sink) {
    HeldDeltas waiting = held[slot];
    long snapshotNanos = records[slot].feedNanos();
    int superseded = 0;
    int stale = 0;
    for (int i = 0; i < waiting.count; i++) {
      long feedNanos = waiting.feedNanos[i];
      if (snapshotNanos == TouchlineMessage.NO_TIME || feedNanos <= snapshotNanos) {
        superseded++;
      } else if (isStale(records[slot], feedNanos)) {
        stale++;
      } else {
        int offset = i * TouchlineField.COUNT;
        merge(
            slot,
            feedNanos,
            waiting.present[i],
            waiting.cleared[i],
            waiting.values,
            offset,
            nowNanos,
            sink);
        counts[TouchlineOutcome.MERGED.ordinal()]++;
      }
    }
    waiting.count = 0;
    refreshDue();
    if (superseded > 0) {
      reject(slots.token(slot), TouchlineOutcome.SUPERSEDED, superseded, sink);
    }
    if (stale > 0) {
      reject(slots.token(slot), TouchlineOutcome.STALE_DELTA, stale, sink);
    }
  }

  private void dropHeld(int slot, TouchlineSink sink) {
    HeldDeltas waiting = held[slot];
    if (waiting != null && waiting.count > 0) {
      int dropped = waiting.count;
      waiting.count = 0;
      reject(slots.token(slot), TouchlineOutcome.DELTA_BEFORE_SNAPSHOT, dropped, sink);
    }
  }

  private TouchlineOutcome reject(
      int token, TouchlineOutcome reason, int messages, TouchlineSink sink) {
    counts[reason.ordinal()] += messages;
    sink.rejected(token, reason, messages);
    return reason;
  }

  /// Tells the difference between [#before] and the record in the order of K-16.
  private void emit(TouchlineRecord now, long nowNanos, TouchlineSink sink) {
    boolean timed = now.feedNanos() != TouchlineMessage.NO_TIME;
    long stamp = timed ? now.feedNanos() : nowNanos;
    if (now.differs(before, BID)
        || now.differs(before, ASK)
        || now.differs(before, BID_LOTS)
        || now.differs(before, ASK_LOTS)) {
      sink.quote(
          now.token(),
          stamp,
          now.value(BID),
          now.value(BID_LOTS),
          now.value(ASK),
          now.value(ASK_LOTS),
          quoteFlags(now));
    }
    long grown = grown(now);
    if (grown > 0 && now.has(LAST)) {
      sink.trade(now.token(), stamp, now.value(LAST), grown);
    } else {
      unpricedLots += grown;
      if (now.has(LAST) && now.differs(before, LAST)) {
        sink.lastPrice(now.token(), stamp, now.value(LAST));
      }
    }
    if (now.has(OPEN_INTEREST) && now.differs(before, OPEN_INTEREST)) {
      sink.openInterest(now.token(), stamp, now.value(OPEN_INTEREST));
    }
  }

  /// Growth of the day volume; a volume that shrank is that of a new session.
  private long grown(TouchlineRecord now) {
    if (!now.has(DAY_VOLUME) || !before.has(DAY_VOLUME)) {
      return 0;
    }
    long volume = now.value(DAY_VOLUME);
    long difference = volume - before.value(DAY_VOLUME);
    return difference < 0 ? volume : difference;
  }

  private static long quoteFlags(TouchlineRecord now) {
    boolean bid = now.has(BID);
    boolean ask = now.has(ASK);
    long flags = (bid ? 0 : Flags.NO_BID) | (ask ? 0 : Flags.NO_ASK);
    if (bid && !now.has(BID_LOTS) || ask && !now.has(ASK_LOTS)) {
      flags |= Flags.NO_SIZE;
    }
    return bid && ask && now.value(BID) >= now.value(ASK) ? flags | Flags.CROSSED : flags;
  }
}
