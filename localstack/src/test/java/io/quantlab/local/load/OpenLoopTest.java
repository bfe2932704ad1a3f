package io.quantlab.local.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The generator against services whose answers are known.
final class OpenLoopTest {
  private static CompletableFuture<Boolean> after(long millis, boolean right) {
    return new CompletableFuture<Boolean>().completeOnTimeout(right, millis, TimeUnit.MILLISECONDS);
  }

  @Test
  @DisplayName("PX-3: a stall of one second stands in every request that was planned into it")
  void stallIsSeenByAll() {
    long begin = System.nanoTime();
    OpenLoop loop =
        new OpenLoop(
            _ -> {
              long at = (System.nanoTime() - begin) / 1_000_000;
              return after(at >= 500 && at < 1_500 ? 1_500 - at : 0, true);
            },
            200);
    OpenLoop.Result result = loop.run(Duration.ofSeconds(2));
    assertEquals(400, result.planned());
    assertEquals(0, result.errors());
    // Half of all requests fall into the stall and wait between 0 and 1,000 ms: the 75th percentile
    // of all is its middle. A generator that waits for answers would see one slow request.
    assertEquals(500, result.millis(75), 150);
    assertTrue(result.millis(100) > 850, () -> "max " + result.millis(100));
  }

  @Test
  @DisplayName("PX-3: a sender that itself is late makes the requests late, not fewer")
  void lateSenderIsSeen() {
    List<Long> sent = new ArrayList<>();
    OpenLoop loop =
        new OpenLoop(
            number -> {
              sent.add(number);
              if (number == 0) {
                long until = System.nanoTime() + 400_000_000; // its thread is held, as by a pause
                while (System.nanoTime() < until) {
                  Thread.onSpinWait();
                }
              }
              return CompletableFuture.completedFuture(true);
            },
            100);
    OpenLoop.Result result = loop.run(Duration.ofSeconds(1));
    assertEquals(100, sent.size());
    assertTrue(result.millis(90) > 250, () -> "the 90th percentile was " + result.millis(90));
  }

  @Test
  @DisplayName("PX-3: wrong answers and failures are errors")
  void wrongAnswersAreErrors() {
    OpenLoop loop =
        new OpenLoop(
            number ->
                number % 4 == 3
                    ? CompletableFuture.failedFuture(new IllegalStateException("away"))
                    : CompletableFuture.completedFuture(number % 4 != 2),
            400);
    OpenLoop.Result result = loop.run(Duration.ofSeconds(1));
    assertEquals(200, result.errors());
    assertEquals(200, result.rate(), 20);
  }
}
