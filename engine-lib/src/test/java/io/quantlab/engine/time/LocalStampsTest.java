package io.quantlab.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// M-2: remembered offsets give what the zone's rules give, at every kind of change: daylight
/// saving both ways, half an hour of it, a skipped day, seconds of local mean time.
final class LocalStampsTest {
  private static final int FIRST = (int) LocalDate.of(1915, 1, 1).toEpochDay();
  private static final int LAST = (int) LocalDate.of(2045, 12, 31).toEpochDay();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Z",
        "America/New_York",
        "America/Chicago",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Africa/Monrovia",
        "Africa/Casablanca"
      })
  void everyDayIsWhatTheRulesSay(String name) {
    ZoneId zone = ZoneId.of(name);
    LocalStamps stamps = new LocalStamps(zone);
    for (int day = FIRST; day <= LAST; day++) {
      // Midnight, the hours around which zones change, and the evening before.
      for (int minutes : new int[] {-420, 0, 60, 119, 120, 150, 179, 180, 570}) {
        check(stamps, zone, day, minutes);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Australia/Lord_Howe", "Pacific/Apia"})
  void jumpsBackAndForthGiveTheSame(String name) {
    SplittableRandom random = new SplittableRandom(20261120); // the seed
    ZoneId zone = ZoneId.of(name);
    LocalStamps stamps = new LocalStamps(zone);
    for (int i = 0; i < 100_000; i++) {
      check(stamps, zone, random.nextInt(FIRST, LAST), random.nextInt(-1440, 2881));
    }
  }

  private static void check(LocalStamps stamps, ZoneId zone, int day, int minutes) {
    LocalDateTime local = LocalDate.ofEpochDay(day).atStartOfDay().plusMinutes(minutes);
    long expected = local.atZone(zone).toEpochSecond() * 1_000_000_000L;
    long found = stamps.epochNanos(day, minutes);
    if (found != expected) {
      assertEquals(expected, found, zone + " " + local);
    }
  }
}
