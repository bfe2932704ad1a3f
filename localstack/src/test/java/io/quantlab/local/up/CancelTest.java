package io.quantlab.local.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.local.testkit.Api;
import io.quantlab.local.testkit.Api.Got;
import io.quantlab.local.testkit.ApiJson;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.local.testkit.Workbench;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A run that is stopped, before it began and in its middle.
final class CancelTest {
  /// Turns a loop at every quote, so that a minute of work fits into a small file.
  private static final String SLOW =
      """
      lang 1
      strategy "Slow" (capital: 100_000_USD)
      var sum = 0.0
      for i in 0..100000 { sum += close * i }
      if sum < 0 { buy(shares(1)) }
      """;

  private final Api api = new Api(TestCloud.shared());
  private final Workbench bench = new Workbench(api);

  @BeforeEach
  void join() {
    api.join();
  }

  private String begin() {
    String script =
        api.post("/v1/scripts", ApiJson.object("title", "Slow", "text", SLOW)).text("id");
    Got run =
        api.post(
            "/v1/backtests",
            "{\"script\":\""
                + script
                + "\",\"data\":[\""
                + bench.data(60_000)
                + "\"],\"prefer\":\"worker\"}");
    assertEquals(202, run.status(), run::toString);
    return "/v1/backtests/" + run.text("id");
  }

  @Test
  @DisplayName("PJ-11, PX-7: a running worker stops within 3 s and leaves no result")
  void runningWorkerStops() {
    String path = begin();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (api.get(path).body().path("progress").path("rowsDone").asLong() == 0) {
      assertTrue(System.nanoTime() < deadline, () -> "no progress: " + api.get(path));
      LockSupport.parkNanos(20_000_000);
    }
    long asked = System.nanoTime();
    assertEquals("canceling", api.post(path + ":cancel", null).text("status"));
    bench.await(path);
    long took = System.nanoTime() - asked;
    Got run = api.get(path);
    assertEquals("canceled", run.text("status"), run::toString);
    assertEquals(0, run.body().path("files").size(), run::toString);
    assertTrue(run.text("eventHash").isEmpty(), run::toString);
    assertTrue(took < TimeUnit.SECONDS.toNanos(3), "it took " + took / 1_000_000 + " ms");
    assertEquals("canceled", api.post(path + ":cancel", null).text("status"));
  }
}
