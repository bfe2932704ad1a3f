package io.quantlab.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.Interval;
import io.quantlab.engine.time.SharedFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Real ticks against the minute bars their vendor made of them.
class VendorMinuteBarTest {
  private static final long MILLI = 1_000_000;
  private static final long MINUTE = 60_000 * MILLI;
  private static final String TICKS = "fx/tick/EURUSD-fxcm-2014-05-01_15.csv.gz";
  private static final String BARS = "fx/minute/EURUSD-fxcm.csv.gz";

  @Test
  @DisplayName(
      "T-10, T-13: 1,144,807 FXCM ticks give the vendor's 15,857 minute bars, all 8 prices")
  void eurUsdTicksGiveTheVendorsMinutes() throws IOException {
    // The feed quotes from 15:00 New York on Sundays, before the session opens: scope ALL.
    BarSpec spec = BarSpec.of(Interval.minutes(1)).scope(SessionScope.ALL);
    QuoteBarBuilder builder = new QuoteBarBuilder(spec, Calendars.byName("FX"));
    List<String> built = new ArrayList<>();
    long first = 0;
    long last = 0;
    long ticks = 0;
    try (BufferedReader in = SharedFiles.open(TICKS)) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] fields = line.split(",", -1);
        long t = Long.parseLong(fields[0]) * MILLI;
        while (builder.roll(t)) {
          built.add(text(builder.closed()));
        }
        builder.add(t, points(fields[1]), 0, points(fields[2]), 0, 0);
        first = first == 0 ? t : first;
        last = t;
        ticks++;
      }
    }
    while (builder.expire(last + MINUTE)) {
      built.add(text(builder.closed()));
    }
    assertEquals(1_144_807, ticks);
    assertEquals(15_857, built.size());
    List<String> vendor = vendorBars(first - MINUTE, last);
    for (int i = 0; i < vendor.size(); i++) {
      assertEquals(vendor.get(i), built.get(i));
    }
    assertEquals(15_857, vendor.size());
  }

  private static List<String> vendorBars(long afterNanos, long throughNanos) throws IOException {
    List<String> bars = new ArrayList<>();
    try (BufferedReader in = SharedFiles.open(BARS)) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] f = line.split(",", -1);
        long start = Long.parseLong(f[0]) * MILLI;
        if (start > afterNanos && start <= throughNanos) {
          bars.add(
              start
                  + " "
                  + points(f[1])
                  + " "
                  + points(f[2])
                  + " "
                  + points(f[3])
                  + " "
                  + points(f[4])
                  + " "
                  + points(f[6])
                  + " "
                  + points(f[7])
                  + " "
                  + points(f[8])
                  + " "
                  + points(f[9]));
        }
      }
    }
    return bars;
  }

  private static long points(String price) {
    return new BigDecimal(price).movePointRight(5).longValueExact();
  }

  private static String text(QuoteBar bar) {
    return bar.startNanos()
        + " "
        + bar.bidOpen()
        + " "
        + bar.bidHigh()
        + " "
        + bar.bidLow()
        + " "
        + bar.bidClose()
        + " "
        + bar.askOpen()
        + " "
        + bar.askHigh()
        + " "
        + bar.askLow()
        + " "
        + bar.askClose();
  }
}
