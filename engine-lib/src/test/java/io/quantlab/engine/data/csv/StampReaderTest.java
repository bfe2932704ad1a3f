package io.quantlab.engine.data.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampReaderTest {
  private static final long DECLINED = Long.MIN_VALUE;

  private static long read(StampReader reader, String text) {
    byte[] bytes = (text + "\n".repeat(32)).getBytes(StandardCharsets.UTF_8);
    long[] out = {0};
    int end = reader.read(bytes, 0, out, 0);
    return end == text.length() ? out[0] : DECLINED;
  }

  private static StampReader wall(String pattern, String zone) {
    return new StampReader(new TimeFormat.WallClock(pattern), ZoneId.of(zone));
  }

  @ParameterizedTest
  @CsvSource({
    "s, 1398920401, 1398920401000000000",
    "ms, 1398920401787, 1398920401787000000",
    "us, 1398920401787123, 1398920401787123000",
    "ns, 1398920401787123456, 1398920401787123456",
    "ms, 0, 0",
    "ms, 7258118399999, 7258118399999000000",
    "ns, 7258118399999999999, 7258118399999999999",
  })
  @DisplayName("V-04: epoch stamps of every unit")
  void readsEpochs(String unit, String text, long nanos) {
    StampReader reader = new StampReader(new TimeFormat.Epoch(unit), ZoneId.of("UTC"));
    assertEquals(nanos, read(reader, text));
    assertEquals(nanos, read(reader, text));
  }

  @ParameterizedTest
  @CsvSource({
    "ms, 7258118400000",
    "ns, 7258118400000000000",
    "ns, 9223372036854775808",
    "ns, 9999999999999999999",
    "ns, 10000000000000000000",
    "s, 139892040x",
    "s, -1",
    "s, 1.5",
    "s, 99999999999999999999999999",
  })
  @DisplayName("V-04: stamps outside 1970 to 2199 and other texts are declined")
  void declinesOtherEpochs(String unit, String text) {
    StampReader reader = new StampReader(new TimeFormat.Epoch(unit), ZoneId.of("UTC"));
    assertEquals(DECLINED, read(reader, text));
    assertEquals(DECLINED, read(reader, text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "America/New_York",
        "Europe/London",
        "Europe/Athens",
        "Asia/Kolkata",
        "Asia/Tokyo",
        "Australia/Lord_Howe"
      })
  @DisplayName(
      "M-2: random wall clocks equal java.time, gaps move forward, doubled times mean the first")
  void agreesWithJavaTime(String zone) {
    StampReader reader = wall("yyyy-MM-dd HH:mm:ss.SSS", zone);
    DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
    Random random = new Random(20_251_120);
    for (int i = 0; i < 20_000; i++) {
      LocalDateTime local =
          LocalDateTime.of(
                  1971 + random.nextInt(80),
                  1 + random.nextInt(12),
                  1,
                  random.nextInt(5),
                  random.nextInt(60))
              .plusDays(random.nextInt(31))
              .plusNanos(random.nextInt(60_000) * 1_000_000L);
      Instant expected = ZonedDateTime.of(local, ZoneId.of(zone)).toInstant();
      long nanos = expected.getEpochSecond() * 1_000_000_000L + expected.getNano();
      assertEquals(
          nanos, read(reader, format.format(local)), () -> "seed 20251120: " + local + " " + zone);
    }
  }

  @Test
  @DisplayName("M-2: New York 2024-03-10 02:30 does not exist, 2024-11-03 01:30 comes twice")
  void followsDaylightSaving() {
    StampReader reader = wall("yyyy-MM-dd HH:mm", "America/New_York");
    // 02:30 moves to 03:30 EDT = 07:30Z; the first 01:30 is EDT = 05:30Z
    assertEquals(
        Instant.parse("2024-03-10T07:30:00Z").getEpochSecond() * 1_000_000_000L,
        read(reader, "2024-03-10 02:30"));
    assertEquals(
        Instant.parse("2024-11-03T05:30:00Z").getEpochSecond() * 1_000_000_000L,
        read(reader, "2024-11-03 01:30"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-29 00:00",
        "2023-00-01 00:00",
        "2023-13-01 00:00",
        "2023-04-31 00:00",
        "2023-01-01 24:00",
        "2023-01-01 00:60",
        "1969-12-31 23:59",
        "2200-01-01 00:00",
        "2023-1-01 00:00",
        "2023/01/01 00:00",
        "",
        "2023-01-01"
      })
  @DisplayName("V-04: dates that do not exist are declined")
  void declinesImpossibleDates(String text) {
    assertEquals(DECLINED, read(wall("yyyy-MM-dd HH:mm", "UTC"), text));
  }
}
