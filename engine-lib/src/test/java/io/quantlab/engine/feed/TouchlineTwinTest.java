package io.quantlab.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.feed.TouchlineMessage.Kind;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Instrument.PriceSign;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Random streams with faults: the merger against its map-based twin, and the encoder against both.
class TouchlineTwinTest {
  private static final long SEED = 90_210;
  private static final TouchlineField[] FIELDS = TouchlineField.values();
  private static final List<Instrument> INSTRUMENTS =
      List.of(
          TestInstruments.of(3, new Decimal(5, 2), Decimal.ONE, PriceSign.POSITIVE),
          TestInstruments.of(20, new Decimal(15625, 6), new Decimal(25, 0), PriceSign.ANY),
          TestInstruments.of(11, Decimal.unit(8), Decimal.unit(3), PriceSign.POSITIVE));

  private static String randomText(
      SplittableRandom random, TouchlineField field, Instrument instrument) {
    int kind = random.nextInt(40);
    if (kind == 0) {
      String[] bad = {
        "x",
        "1.",
        ".5",
        "+7.5",
        "-1",
        "1e3",
        "1.0000001",
        "00",
        "-0",
        "--1",
        ".",
        "999999999999999999",
        "9999999999999999999",
        "1".repeat(40)
      };
      return bad[random.nextInt(bad.length)];
    }
    if (kind == 1) {
      return "";
    }
    BigDecimal unit =
        switch (field.unit()) {
          case PRICE -> instrument.priceUnit().toBigDecimal();
          case LOTS -> instrument.lotSize().toBigDecimal();
          case E8 -> new BigDecimal("0.00000001");
        };
    long count = random.nextLong(field.unit() == TouchlineField.Unit.LOTS ? 0 : -1, 6);
    return unit.multiply(BigDecimal.valueOf(count)).toPlainString();
  }

  @Test
  @DisplayName("K-10..K-16: random streams with faults agree with the naive twin, event by event")
  void mergerAgreesWithTwin() {
    for (int round = 0; round < 60; round++) {
      SplittableRandom random = new SplittableRandom(SEED + round);
      EventLog actual = new EventLog();
      EventLog expected = new EventLog();
      TouchlineMerger merger = new TouchlineMerger(INSTRUMENTS);
      NaiveMerger naive = new NaiveMerger(INSTRUMENTS, expected);
      TouchlineMessage message = new TouchlineMessage();
      long now = 0;
      for (int step = 0; step < 1000; step++) {
        now += random.nextInt(60) == 0 ? 3_000_000_000L : random.nextLong(20_000_000L);
        if (random.nextInt(150) == 0) {
          merger.interrupted(actual);
          naive.interrupted();
        }
        if (random.nextInt(50) == 0) {
          merger.expire(now, actual);
          naive.expire(now);
        }
        Kind kind = random.nextInt(100) == 0 ? Kind.SNAPSHOT : Kind.DELTA;
        int pick = random.nextInt(70);
        int token = pick == 0 ? 999 : INSTRUMENTS.get(pick % 3).token();
        long feed =
            random.nextInt(30) == 0
                ? TouchlineMessage.NO_TIME
                : now / 1_000_000 + random.nextLong(-3, 2) * random.nextLong(2) * 20;
        Map<TouchlineField, String> fields = new EnumMap<>(TouchlineField.class);
        message.begin(kind, token, feed);
        for (TouchlineField field : FIELDS) {
          int chance = kind == Kind.SNAPSHOT ? 2 : 5;
          if (random.nextInt(chance) == 0) {
            String text = randomText(random, field, INSTRUMENTS.get(pick % 3));
            fields.put(field, text);
            message.put(field, text);
          } else if (random.nextInt(60) == 0) {
            fields.put(field, null);
            message.putNull(field);
          }
        }
        merger.accept(message, now, actual);
        naive.accept(kind, token, feed, fields, now);
        String label = "seed " + (SEED + round) + " step " + step;
        assertEquals(expected.drain(), actual.drain(), label);
        for (Instrument instrument : INSTRUMENTS) {
          assertSame(naive.record(instrument.token()), merger.record(instrument.token()), label);
        }
      }
    }
  }

  private static void assertSame(
      Map<TouchlineField, Long> expected, TouchlineRecord actual, String label) {
    for (TouchlineField field : FIELDS) {
      Long value = actual.has(field) ? Long.valueOf(actual.value(field)) : null;
      assertEquals(expected.get(field), value, label);
    }
  }

  @Test
  @DisplayName("K-17: encode then merge is the identity on every field")
  void encodeThenMergeIsTheIdentity() {
    SplittableRandom random = new SplittableRandom(SEED);
    TouchlineEncoder encoder = new TouchlineEncoder(INSTRUMENTS);
    TouchlineMerger merger = new TouchlineMerger(INSTRUMENTS);
    EventLog log = new EventLog();
    TouchlineMessage message = new TouchlineMessage();
    TouchlineRecord[] records = {
      new TouchlineRecord(3), new TouchlineRecord(20), new TouchlineRecord(11)
    };
    int sent = 0;
    for (int step = 0; step < 20_000; step++) {
      int at = random.nextInt(3);
      TouchlineRecord record = records[at];
      change(random, record, INSTRUMENTS.get(at));
      if (random.nextInt(500) == 0) {
        encoder.restart();
        merger.interrupted(log);
      }
      boolean first = merger.state(record.token()) == TouchlineState.AWAITING_SNAPSHOT;
      String label = "seed " + SEED + " step " + step;
      if (encoder.encode(record, message)) {
        sent++;
        assertTrue(!first || message.kind() == Kind.SNAPSHOT, label);
        assertEquals(TouchlineOutcome.MERGED, merger.accept(message, step, log), label);
      }
      TouchlineRecord merged = merger.record(record.token());
      assertEquals(record.feedNanos(), merged.feedNanos(), label);
      for (TouchlineField field : FIELDS) {
        assertEquals(record.has(field), merged.has(field), label + " " + field);
        assertEquals(record.value(field), merged.value(field), label + " " + field);
      }
      log.drain();
    }
    assertTrue(sent > 10_000, "sent " + sent);
  }

  private static void change(
      SplittableRandom random, TouchlineRecord record, Instrument instrument) {
    int clock = random.nextInt(20);
    if (clock == 0) {
      record.feedNanos(TouchlineMessage.NO_TIME);
    } else if (clock < 12) {
      record.feedNanos(
          random.nextLong(1_000) + (clock == 1 ? 0 : 1_000 * record.feedNanos() / 999));
    }
    for (TouchlineField field : FIELDS) {
      int kind = random.nextInt(20);
      if (kind == 0) {
        record.clear(field);
      } else if (kind < 3) {
        boolean size = field.unit() == TouchlineField.Unit.LOTS;
        long low = size ? 0 : instrument.sign() == PriceSign.ANY ? -1_000_000_000L : 1;
        record.set(field, random.nextLong(low, kind == 1 ? 1_000_000_000L : low + 3));
      }
    }
  }

  @Test
  void encoderSendsOnlyChangesAndNothingForEqualRecords() {
    TouchlineEncoder encoder = new TouchlineEncoder(INSTRUMENTS);
    TouchlineMessage message = new TouchlineMessage();
    TouchlineRecord record = new TouchlineRecord(3);
    record.feedNanos(5);
    record.set(TouchlineField.LAST, 241); // 241 x 0.05
    record.set(TouchlineField.BID, 1);
    assertTrue(encoder.encode(record, message));
    assertEquals(Kind.SNAPSHOT, message.kind());
    assertEquals("12.05", message.text(TouchlineField.LAST));
    assertEquals("0.05", message.text(TouchlineField.BID));
    assertFalse(encoder.encode(record, message));
    record.clear(TouchlineField.BID);
    assertTrue(encoder.encode(record, message));
    assertEquals(Kind.DELTA, message.kind());
    assertTrue(message.isNull(TouchlineField.BID));
    assertFalse(message.has(TouchlineField.LAST));
    record.set(TouchlineField.BID, 0);
    assertThrows(IllegalArgumentException.class, () -> encoder.encode(record, message));
  }

  @Test
  @DisplayName("V-02, V-03: text is exact or refused, as BigDecimal would have it")
  void readsTextExactly() {
    SplittableRandom random = new SplittableRandom(SEED);
    Decimal[] units = {
      Decimal.ONE,
      Decimal.unit(2),
      new Decimal(5, 2),
      new Decimal(15625, 6),
      Decimal.unit(18),
      new Decimal(100, 0)
    };
    byte[] buffer = new byte[32];
    for (int i = 0; i < 50_000; i++) {
      Decimal unit = units[random.nextInt(units.length)];
      BigDecimal value =
          BigDecimal.valueOf(random.nextLong() >> random.nextInt(4, 60), random.nextInt(20));
      String text = value.toPlainString();
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      BigDecimal[] parts = value.divideAndRemainder(unit.toBigDecimal());
      boolean fits =
          value.precision() <= 18
              && parts[1].signum() == 0
              && parts[0].abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
              && value
                      .abs()
                      .movePointRight(unit.scale())
                      .compareTo(BigDecimal.valueOf(Long.MAX_VALUE))
                  <= 0;
      long expected = fits ? parts[0].longValueExact() : ExactText.UNREADABLE;
      assertEquals(expected, ExactText.parse(bytes, 0, bytes.length, unit), text + " in " + unit);
      if (fits && value.movePointRight(unit.scale()).abs().toBigInteger().bitLength() < 59) {
        int length = ExactText.format(expected, unit, buffer);
        String printed = new String(buffer, 0, length, StandardCharsets.US_ASCII);
        assertEquals(value.setScale(unit.scale()).toPlainString(), printed);
      }
    }
  }
}
