package io.quantlab.platform.cloud;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The breaker on a clock of the test.
final class BreakerTest {
  private long now;
  private final Breaker breaker = new Breaker(() -> now);

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private void call(boolean good) {
    assertTrue(breaker.permits());
    if (good) {
      breaker.succeeded();
    } else {
      breaker.failed();
    }
  }

  @Test
  @DisplayName("PR-2: opens at half of 20 calls, not below")
  void opensAtHalf() {
    for (int i = 0; i < 10; i++) {
      call(true);
    }
    for (int i = 0; i < 9; i++) {
      call(false);
    }
    assertTrue(breaker.permits(), "9 of 19 failed");
    call(false);
    assertFalse(breaker.permits(), "10 of 20 failed");
  }

  @Test
  @DisplayName("PR-2: fewer than 20 failures in 10 s do not open it")
  void oldFailuresAreForgotten() {
    for (int i = 0; i < 19; i++) {
      call(false);
    }
    pass(Duration.ofSeconds(11));
    for (int i = 0; i < 19; i++) {
      call(false);
    }
    assertTrue(breaker.permits());
  }

  @Test
  @DisplayName("PR-2: one probe after 5 s; it closes the breaker, or opens it for 5 s more")
  void oneProbeDecides() {
    for (int i = 0; i < 20; i++) {
      call(false);
    }
    pass(Duration.ofMillis(4_999));
    assertFalse(breaker.permits());
    pass(Duration.ofMillis(1));
    assertTrue(breaker.permits(), "the probe");
    assertFalse(breaker.permits(), "a second one beside it");
    breaker.failed();
    assertFalse(breaker.permits());
    pass(Duration.ofSeconds(5));
    assertTrue(breaker.permits());
    breaker.succeeded();
    assertTrue(breaker.permits());
    assertTrue(breaker.permits());
  }
}
