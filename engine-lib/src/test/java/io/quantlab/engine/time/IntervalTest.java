package io.quantlab.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
  @ParameterizedTest
  @CsvSource({
    "1s,1s,1",
    "90s,90s,90",
    "1m,1m,60",
    "60s,1m,60",
    "5m,5m,300",
    "60m,1h,3600",
    "24h,24h,86400",
    "1d,1d,3000000",
    "1w,1w,4000000",
    "1mo,1mo,5000000"
  })
  void readsAndPrints(String text, String printed, int code) {
    Interval interval = Interval.parse(text);
    assertEquals(printed, interval.toString());
    assertEquals(code, interval.code());
    assertEquals(interval, Interval.ofCode(code));
    assertEquals(interval, Interval.parse(interval.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "m",
        "0m",
        "1",
        "-1m",
        "1M",
        "2d",
        "25h",
        "86401s",
        "1 m",
        "1.5h",
        "99999999999m"
      })
  void refusesOtherText(String text) {
    assertThrows(IllegalArgumentException.class, () -> Interval.parse(text));
  }

  @Test
  void finerBarsComeFirst() {
    assertTrue(Interval.seconds(1).compareTo(Interval.minutes(1)) < 0);
    assertTrue(Interval.hours(24).compareTo(Interval.day()) < 0);
    assertTrue(Interval.day().compareTo(Interval.week()) < 0);
    assertTrue(Interval.week().compareTo(Interval.month()) < 0);
  }

  @Test
  void onlyIntradayBarsHaveALength() {
    assertEquals(300_000_000_000L, Interval.minutes(5).nanos());
    assertThrows(IllegalStateException.class, () -> Interval.week().nanos());
  }
}
