package io.quantlab.engine.feed;

import static io.quantlab.engine.feed.TouchlineField.ASK;
import static io.quantlab.engine.feed.TouchlineField.ASK_LOTS;
import static io.quantlab.engine.feed.TouchlineField.BID;
import static io.quantlab.engine.feed.TouchlineField.BID_LOTS;
import static io.quantlab.engine.feed.TouchlineField.DAY_VOLUME;
import static io.quantlab.engine.feed.TouchlineField.LAST;
import static io.quantlab.engine.feed.TouchlineField.OPEN_INTEREST;
import static io.quantlab.engine.feed.TouchlineMessage.NO_TIME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quantlab.engine.feed.TouchlineMessage.Kind;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument.PriceSign;
import io.quantlab.engine.market.Flags;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// One clause at a time, by hand. Token 7 has a price unit of 0.05 and lots of 10.
class TouchlineMergerTest {
  private static final long SECOND = 1_000_000_000L;

  private final TouchlineMerger merger =
      new TouchlineMerger(
          List.of(
              TestInstruments.of(7, new Decimal(5, 2), new Decimal(10, 0), PriceSign.POSITIVE),
              TestInstruments.of(9, Decimal.unit(2), Decimal.ONE, PriceSign.ANY)));
  private final TouchlineMessage message = new TouchlineMessage();
  private final EventLog log = new EventLog();

  /// Sends a message to token 7; fields as name, text, name, text; "null" is a JSON null.
  private TouchlineOutcome send(Kind kind, long feedNanos, long nowNanos, Object... fields) {
    message.begin(kind, 7, feedNanos);
    for (int i = 0; i < fields.length; i += 2) {
      TouchlineField field = (TouchlineField) fields[i];
      if (fields[i + 1].equals("null")) {
        message.putNull(field);
      } else {
        message.put(field, (String) fields[i + 1]);
      }
    }
    return merger.accept(message, nowNanos, log);
  }

  private void goLive() {
    send(
        Kind.SNAPSHOT,
        100,
        100,
        LAST,
        "10.00",
        BID,
        "9.95",
        BID_LOTS,
        "50",
        ASK,
        "10.05",
        ASK_LOTS,
        "30",
        DAY_VOLUME,
        "1000",
        OPEN_INTEREST,
        "200");
    log.drain();
  }

  @Test
  @DisplayName("K-16: the first snapshot gives a quote, a mark and open interest, no trade")
  void firstSnapshot() {
    assertEquals(
        TouchlineOutcome.MERGED,
        send(
            Kind.SNAPSHOT,
            100,
            100,
            LAST,
            "10.00",
            BID,
            "9.95",
            BID_LOTS,
            "50",
            ASK,
            "10.05",
            ASK_LOTS,
            "30",
            DAY_VOLUME,
            "1000",
            OPEN_INTEREST,
            "200"));
    assertEquals(
        List.of(
            "state 7 LIVE", "quote 7 @100 199x5 201x3 f0", "last 7 @100 200", "interest 7 @100 20"),
        log.drain());
    assertEquals(TouchlineState.LIVE, merger.state(7));
  }

  @Test
  @DisplayName("K-11: a delta overlays the fields present; empty is absent, null clears")
  void deltaOverlays() {
    goLive();
    send(Kind.DELTA, 101, 101, ASK, "10.10", BID, "", BID_LOTS, "");
    assertEquals(List.of("quote 7 @101 199x5 202x3 f0"), log.drain());
    send(Kind.DELTA, 102, 102, BID, "null", BID_LOTS, "null");
    assertEquals(List.of("quote 7 @102 0x0 202x3 f" + Flags.NO_BID), log.drain());
    assertFalse(merger.record(7).has(BID));
    send(Kind.DELTA, 103, 103, ASK_LOTS, "null");
    assertEquals(List.of("quote 7 @103 0x0 202x0 f" + (Flags.NO_BID | Flags.NO_SIZE)), log.drain());
  }

  @Test
  @DisplayName("K-11: a snapshot replaces the record, fields it lacks become absent")
  void snapshotReplaces() {
    goLive();
    send(Kind.SNAPSHOT, 101, 101, LAST, "10.00", DAY_VOLUME, "1000");
    assertEquals(List.of("quote 7 @101 0x0 0x0 f" + (Flags.NO_BID | Flags.NO_ASK)), log.drain());
    assertFalse(merger.record(7).has(OPEN_INTEREST));
  }

  @Test
  @DisplayName("K-16: quote, trade, open interest in this order; a trade has the grown volume")
  void emissionOrder() {
    goLive();
    send(
        Kind.DELTA,
        101,
        101,
        OPEN_INTEREST,
        "210",
        DAY_VOLUME,
        "1030",
        LAST,
        "10.05",
        ASK_LOTS,
        "10");
    assertEquals(
        List.of("quote 7 @101 199x5 201x1 f0", "trade 7 @101 201x3", "interest 7 @101 21"),
        log.drain());
    send(Kind.DELTA, 102, 102, LAST, "10.10");
    assertEquals(List.of("last 7 @102 202"), log.drain());
    send(Kind.DELTA, 103, 103, DAY_VOLUME, "1040");
    assertEquals(List.of("trade 7 @103 202x1"), log.drain());
    send(Kind.DELTA, 104, 104, LAST, "10.10", DAY_VOLUME, "1040");
    assertEquals(List.of(), log.drain());
  }

  @Test
  @DisplayName("K-16: a day volume that shrank starts a new session")
  void shrunkVolumeStartsASession() {
    goLive();
    send(Kind.DELTA, 101, 101, DAY_VOLUME, "40", LAST, "11.00");
    assertEquals(List.of("trade 7 @101 220x4"), log.drain());
    send(Kind.DELTA, 102, 102, DAY_VOLUME, "0", LAST, "11.05");
    assertEquals(List.of("last 7 @102 221"), log.drain());
  }

  @Test
  @DisplayName("K-12: one unreadable field rejects the whole delta")
  void badFieldRejectsAll() {
    goLive();
    String[] bad = {
      "x",
      "10.01",
      "1e2",
      "-1",
      "1,0",
      "1.2.3",
      ".",
      "9999999999999999999",
      "NaN",
      " 1",
      "0.000000000000000000000000000000000000001"
    };
    for (String text : bad) {
      assertEquals(
          TouchlineOutcome.BAD_FIELD, send(Kind.DELTA, 101, 101, ASK, "10.10", BID, text), text);
    }
    assertEquals(TouchlineOutcome.BAD_FIELD, send(Kind.DELTA, 101, 101, BID_LOTS, "15"));
    assertEquals(bad.length + 1, merger.count(TouchlineOutcome.BAD_FIELD));
    assertEquals("rejected 7 BAD_FIELD 1", log.drain().getFirst());
    assertEquals(201, merger.record(7).value(ASK));
    assertEquals(100, merger.record(7).feedNanos());
  }

  @Test
  void aPriceOfZeroIsNoPriceWherePricesArePositive() {
    goLive();
    send(Kind.DELTA, 101, 101, BID, "0.00", BID_LOTS, "0");
    assertEquals(List.of("quote 7 @101 0x0 201x3 f" + Flags.NO_BID), log.drain());
    message.begin(Kind.SNAPSHOT, 9, 5);
    message.put(BID, "-0.03");
    message.put(ASK, "0.00");
    merger.accept(message, 101, log);
    assertEquals(List.of("state 9 LIVE", "quote 9 @5 -3x0 0x0 f" + Flags.NO_SIZE), log.drain());
  }

  @Test
  @DisplayName(
      "K-13: held deltas not newer than the snapshot are dropped, later ones applied in order")
  void heldDeltasFollowTheSnapshot() {
    assertEquals(TouchlineOutcome.HELD, send(Kind.DELTA, 99, 1, LAST, "9.00"));
    assertEquals(TouchlineOutcome.HELD, send(Kind.DELTA, 100, 2, LAST, "9.05"));
    assertEquals(TouchlineOutcome.HELD, send(Kind.DELTA, 101, 3, LAST, "9.10"));
    assertEquals(TouchlineOutcome.HELD, send(Kind.DELTA, 103, 4, LAST, "9.15"));
    assertEquals(TouchlineOutcome.HELD, send(Kind.DELTA, 102, 5, LAST, "9.20"));
    assertEquals(List.of(), log.drain());
    send(Kind.SNAPSHOT, 100, 6, LAST, "8.00");
    assertEquals(
        List.of(
            "state 7 LIVE",
            "last 7 @100 160",
            "last 7 @101 182",
            "last 7 @103 183",
            "rejected 7 SUPERSEDED 2",
            "rejected 7 STALE_DELTA 1"),
        log.drain());
    assertEquals(Long.MAX_VALUE, merger.nextDueNanos());
  }

  @Test
  @DisplayName("K-13: the 65th held delta rejects the 64 before it and requests a snapshot")
  void heldDeltasOverflow() {
    for (int i = 0; i < 64; i++) {
      assertEquals(TouchlineOutcome.HELD, send(Kind.DELTA, 200 + i, 1, LAST, "9.00"));
    }
    assertEquals(List.of(), log.drain());
    assertEquals(TouchlineOutcome.HELD, send(Kind.DELTA, 300, 1, LAST, "9.05"));
    assertEquals(List.of("rejected 7 DELTA_BEFORE_SNAPSHOT 64", "request 7"), log.drain());
    send(Kind.SNAPSHOT, 250, 2, LAST, "8.00");
    assertEquals(List.of("state 7 LIVE", "last 7 @250 160", "last 7 @300 181"), log.drain());
  }

  @Test
  @DisplayName("K-13: deltas held for 5 s are rejected and a snapshot is requested")
  void heldDeltasTimeOut() {
    send(Kind.DELTA, 1, SECOND, LAST, "9.00");
    send(Kind.DELTA, 2, 5 * SECOND, LAST, "9.05");
    assertEquals(6 * SECOND, merger.nextDueNanos());
    merger.expire(6 * SECOND - 1, log);
    assertEquals(List.of(), log.drain());
    merger.expire(6 * SECOND, log);
    assertEquals(List.of("rejected 7 DELTA_BEFORE_SNAPSHOT 2", "request 7"), log.drain());
    assertEquals(Long.MAX_VALUE, merger.nextDueNanos());
  }

  @Test
  @DisplayName("K-14: an older delta is stale, one of equal time is not")
  void staleDelta() {
    goLive();
    assertEquals(TouchlineOutcome.STALE_DELTA, send(Kind.DELTA, 99, 101, LAST, "11.00"));
    assertEquals(TouchlineOutcome.MERGED, send(Kind.DELTA, 100, 102, LAST, "12.00"));
    assertEquals(TouchlineOutcome.MERGED, send(Kind.DELTA, NO_TIME, 103, LAST, "13.00"));
    assertEquals(
        List.of("rejected 7 STALE_DELTA 1", "last 7 @100 240", "last 7 @100 260"), log.drain());
  }

  @Test
  @DisplayName("K-15: an interruption makes records stale; no ticks until the next snapshot")
  void interruption() {
    goLive();
    merger.interrupted(log);
    assertEquals(List.of("state 7 STALE", "request 7", "request 9"), log.drain());
    assertEquals(TouchlineState.AWAITING_SNAPSHOT, merger.state(7));
    assertEquals(200, merger.record(7).value(LAST));
    assertEquals(TouchlineOutcome.HELD, send(Kind.DELTA, 101, 101, LAST, "11.00"));
    assertEquals(List.of(), log.drain());
    merger.interrupted(log);
    assertEquals(
        List.of("rejected 7 DELTA_BEFORE_SNAPSHOT 1", "request 7", "request 9"), log.drain());
    send(
        Kind.SNAPSHOT,
        110,
        110,
        LAST,
        "11.00",
        DAY_VOLUME,
        "1050",
        BID,
        "9.95",
        BID_LOTS,
        "50",
        ASK,
        "10.05",
        ASK_LOTS,
        "30",
        OPEN_INTEREST,
        "200");
    assertEquals(List.of("state 7 LIVE", "trade 7 @110 220x5"), log.drain());
  }

  @Test
  @DisplayName("K-10: an unknown token is rejected")
  void unknownToken() {
    message.begin(Kind.SNAPSHOT, 8, 1);
    assertEquals(TouchlineOutcome.UNKNOWN_TOKEN, merger.accept(message, 1, log));
    assertEquals(List.of("rejected 8 UNKNOWN_TOKEN 1"), log.drain());
  }

  @Test
  void anUnreadableSnapshotIsRejectedAndAskedForAgain() {
    assertEquals(TouchlineOutcome.BAD_FIELD, send(Kind.SNAPSHOT, 1, 1, LAST, "?"));
    assertEquals(List.of("request 7", "rejected 7 BAD_FIELD 1"), log.drain());
    assertEquals(TouchlineState.AWAITING_SNAPSHOT, merger.state(7));
  }
}
