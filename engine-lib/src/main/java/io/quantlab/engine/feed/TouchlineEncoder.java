package io.quantlab.engine.feed;

import io.quantlab.engine.feed.TouchlineMessage.Kind;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Instrument.PriceSign;
import java.util.Arrays;
import java.util.List;

/// Turns full touchline records into a stream of snapshots and deltas (engine contract K-17); what
/// [TouchlineMerger] makes of the stream equals the records in every field.
///
/// The first record of a token, and one whose feed time went back or vanished, becomes a snapshot.
public final class TouchlineEncoder {
  private static final TouchlineField[] FIELDS = TouchlineField.values();

  private final TokenSlots slots;
  private final TouchlineRecord[] sent;
  private final boolean[] started;
  private final byte[] digits = new byte[TouchlineMessage.MAX_TEXT];

  public TouchlineEncoder(List<Instrument> instruments) {
    slots = new TokenSlots(instruments);
    sent = new TouchlineRecord[slots.count()];
    started = new boolean[slots.count()];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = new TouchlineRecord(slots.token(i));
    }
  }

  /// Writes the message that turns the record sent last into this one; false when they are equal
  /// and there is nothing to send. A price of 0 or below where prices are positive, or a negative
  /// size, is an `IllegalArgumentException`.
  public boolean encode(TouchlineRecord record, TouchlineMessage out) {
    int slot = slots.require(record.token());
    TouchlineRecord last = sent[slot];
    boolean snapshot = !started[slot] || record.feedNanos() < last.feedNanos();
    out.begin(snapshot ? Kind.SNAPSHOT : Kind.DELTA, record.token(), record.feedNanos());
    boolean changed = snapshot || record.feedNanos() != last.feedNanos();
    for (TouchlineField field : FIELDS) {
      if (snapshot ? record.has(field) : record.differs(last, field)) {
        put(record, field, slots.instrument(slot), out);
        changed = true;
      }
    }
    last.copy(record);
    started[slot] = true;
    return changed;
  }

  /// Makes the next record of every token a snapshot, as after a reconnect.
  public void restart() {
    Arrays.fill(started, false);
  }

  private void put(
      TouchlineRecord record, TouchlineField field, Instrument instrument, TouchlineMessage out) {
    if (!record.has(field)) {
      out.putNull(field);
      return;
    }
    long value = record.value(field);
    boolean size = field.unit() == TouchlineField.Unit.LOTS;
    if (size ? value < 0 : instrument.sign() == PriceSign.POSITIVE && value <= 0) {
      throw new IllegalArgumentException(
          field
              + " of token "
              + record.token()
              + " must be "
              + (size ? "0 or above" : "positive")
              + ", was "
              + value);
    }
    Decimal unit = FieldReader.unit(field.unit(), instrument);
    out.put(field, digits, 0, ExactText.format(value, unit, digits));
  }
}
