package io.quantlab.platform.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The table of hops in platform contract 13.
final class PatienceTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  @DisplayName(
      "13: function to table 0.6 s an attempt and 2.5 s in all, S3 2 s, SQS 1 s; 3 retries")
  void functionHasTheTimesOfTheContract() {
    Patience.Limit tables = Patience.FUNCTION.tables();
    assertEquals(Duration.ofMillis(600), tables.attempt());
    assertEquals(Duration.ofMillis(2_500), tables.whole());
    assertEquals(4, tables.attempts());
    assertEquals(SECOND.multipliedBy(2), Patience.FUNCTION.objects().attempt());
    assertEquals(SECOND, Patience.FUNCTION.queues().attempt());
  }

  @Test
  @DisplayName("13: worker to all 10 s an attempt and 2 min in all; 8 retries")
  void workerHasTheTimesOfTheContract() {
    Patience.Limit limit = new Patience.Limit(SECOND.multipliedBy(10), Duration.ofMinutes(2), 9);
    assertEquals(new Patience(limit, limit, limit), Patience.WORKER);
  }

  @Test
  @DisplayName("13: slower parts stretch the times, not the number of attempts")
  void slowerPartsStretchTimes() {
    Patience.Limit limit = Patience.FUNCTION.times(4).tables();
    assertEquals(new Patience.Limit(Duration.ofMillis(2_400), SECOND.multipliedBy(10), 4), limit);
    assertEquals(
        new Patience.Limit(Duration.ofMillis(3_400), SECOND.multipliedBy(14), 4),
        limit.plus(SECOND));
  }

  @Test
  @DisplayName("13: an attempt that is longer than the whole is a mistake")
  void attemptFitsIntoTheWhole() {
    assertThrows(IllegalArgumentException.class, () -> new Patience.Limit(SECOND, SECOND, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Patience.Limit(SECOND.multipliedBy(2), SECOND, 1));
  }
}
