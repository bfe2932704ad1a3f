package io.quantlab.platform.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The limiter with a clock of its own; figures of platform contract PH-8.
final class RateLimitsTest {
  private final AtomicLong millis = new AtomicLong(1_000_000);
  private final RateLimits limits = new RateLimits(() -> Instant.ofEpochMilli(millis.get()), 1);

  @Test
  @DisplayName("PH-8: a user has 60 calls at once, then one every 50 ms")
  void burstThenRate() {
    for (int i = 0; i < 60; i++) {
      RateLimits.Outcome outcome = limits.count(RateClass.USER, "u");
      assertTrue(outcome.allowed(), "call " + i);
      assertEquals(59 - i, outcome.remaining());
    }
    RateLimits.Outcome refused = limits.count(RateClass.USER, "u");
    assertFalse(refused.allowed());
    assertEquals(50, refused.retryAfterMillis());
    millis.addAndGet(49);
    assertFalse(limits.count(RateClass.USER, "u").allowed());
    millis.addAndGet(1);
    assertTrue(limits.count(RateClass.USER, "u").allowed());
    assertFalse(limits.count(RateClass.USER, "u").allowed());
  }

  @Test
  @DisplayName("PH-8: five sign-ups an hour from one address; another address is another")
  void signUps() {
    for (int i = 0; i < 5; i++) {
      assertTrue(limits.count(RateClass.SIGN_UP, "10.0.0.1").allowed());
    }
    assertEquals(720_000, limits.count(RateClass.SIGN_UP, "10.0.0.1").retryAfterMillis());
    assertTrue(limits.count(RateClass.SIGN_UP, "10.0.0.2").allowed());
    millis.addAndGet(3_600_000);
    for (int i = 0; i < 5; i++) {
      assertTrue(limits.count(RateClass.SIGN_UP, "10.0.0.1").allowed());
    }
  }
}
