package io.quantlab.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.feed.TouchlineMessage.Kind;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument.PriceSign;
import io.quantlab.engine.time.SharedFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A recorded touchline stream of four days against the minute bars it was made from.
class TouchlineReplayTest {
  private static final int TOKEN = 10_939;
  private static final long SECOND = 1_000_000_000L;
  private static final Pattern PAIR = Pattern.compile("\"(\\w+)\":\"([^\"]*)\"");
  private static final Map<String, TouchlineField> NAMES =
      Map.ofEntries(
          Map.entry("lp", TouchlineField.LAST),
          Map.entry("bp1", TouchlineField.BID),
          Map.entry("bq1", TouchlineField.BID_LOTS),
          Map.entry("sp1", TouchlineField.ASK),
          Map.entry("sq1", TouchlineField.ASK_LOTS),
          Map.entry("v", TouchlineField.DAY_VOLUME),
          Map.entry("o", TouchlineField.DAY_OPEN),
          Map.entry("h", TouchlineField.DAY_HIGH),
          Map.entry("l", TouchlineField.DAY_LOW),
          Map.entry("c", TouchlineField.PREVIOUS_CLOSE),
          Map.entry("ap", TouchlineField.DAY_AVERAGE));

  private record Bar(long startNanos, long open, long high, long low, long close, long volume) {}

  @Test
  @DisplayName(
      "K-11, K-16: 784 messages give the closes, volumes and day ranges of 783 minute bars")
  void recordedStreamGivesItsMinuteBars() throws IOException {
    List<Bar> bars = bars();
    TouchlineMerger merger =
        new TouchlineMerger(
            List.of(TestInstruments.of(TOKEN, Decimal.unit(2), Decimal.ONE, PriceSign.POSITIVE)));
    TouchlineMessage message = new TouchlineMessage();
    EventLog log = new EventLog();
    TouchlineRecord record = merger.record(TOKEN);
    int messages = 0;
    int at = 0;
    long high = 0;
    long low = 0;
    long volume = 0;
    for (Map<String, String> fields : messages()) {
      messages++;
      if (!fields.containsKey("ft")) {
        assertEquals("ck", fields.get("t"));
        continue;
      }
      fill(message, fields);
      assertEquals(TouchlineOutcome.MERGED, merger.accept(message, message.feedNanos(), log));
      Bar bar = bars.get(at);
      boolean newDay = message.kind() == Kind.SNAPSHOT;
      high = newDay ? bar.high : Math.max(high, bar.high);
      low = newDay ? bar.low : Math.min(low, bar.low);
      volume = newDay ? bar.volume : volume + bar.volume;
      long stamp = bar.startNanos + 60 * SECOND;
      assertEquals(stamp, record.feedNanos());
      assertEquals(bar.close, record.value(TouchlineField.LAST));
      assertEquals(high, record.value(TouchlineField.DAY_HIGH));
      assertEquals(low, record.value(TouchlineField.DAY_LOW));
      assertEquals(volume, record.value(TouchlineField.DAY_VOLUME));
      // The book of the recording stands one tick of 0.05 around the last price.
      assertEquals(bar.close - 5, record.value(TouchlineField.BID));
      assertEquals(bar.close + 5, record.value(TouchlineField.ASK));
      String event =
          at == 0
              ? "last " + TOKEN + " @" + stamp + " " + bar.close
              : "trade " + TOKEN + " @" + stamp + " " + bar.close + "x" + bar.volume;
      assertTrue(log.drain().contains(event), event);
      if (newDay) {
        assertEquals(bar.open, record.value(TouchlineField.DAY_OPEN));
      }
      at++;
    }
    assertEquals(784, messages);
    assertEquals(783, at);
    assertEquals(bars.size(), at);
  }

  private static void fill(TouchlineMessage message, Map<String, String> fields) {
    Kind kind = fields.get("t").equals("tk") ? Kind.SNAPSHOT : Kind.DELTA;
    message.begin(
        kind, Integer.parseInt(fields.get("tk")), Long.parseLong(fields.get("ft")) * SECOND);
    fields.forEach((name, text) -> {
      TouchlineField field = NAMES.get(name);
      if (field != null) {
        message.put(field, text);
      }
    });
  }

  /// Flat JSON objects of strings only.
  private static List<Map<String, String>> messages() throws IOException {
    List<Map<String, String>> all = new ArrayList<>();
    try (BufferedReader in = SharedFiles.open("broker-messages/noren-touchline.jsonl.gz")) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Map<String, String> fields = new HashMap<>();
        for (Matcher pair = PAIR.matcher(line); pair.find(); ) {
          fields.put(pair.group(1), pair.group(2));
        }
        all.add(fields);
      }
    }
    return all;
  }

  private static List<Bar> bars() throws IOException {
    List<Bar> bars = new ArrayList<>();
    try (BufferedReader in = SharedFiles.open("equity/minute/NSE-JUNIORBEES-trade.csv.gz")) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] f = line.split(",", -1);
        bars.add(
            new Bar(
                Long.parseLong(f[0]) * 1_000_000,
                paise(f[1]),
                paise(f[2]),
                paise(f[3]),
                paise(f[4]),
                Long.parseLong(f[5])));
      }
    }
    return bars;
  }

  private static long paise(String price) {
    return new BigDecimal(price).movePointRight(2).longValueExact();
  }
}
