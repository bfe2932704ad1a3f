package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// `schedule` on the example of the paper: a million shares in five days (F-82).
final class ScheduleCommandTest {
  private static Session run(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "schedule",
                "--shares=1000000",
                "--days=5",
                "--slices=5",
                "--volatility=0.95",
                "--gamma=2.5e-7",
                "--eta=2.5e-6",
                "--epsilon=0.0625"));
    words.addAll(List.of(more));
    return Session.run(words.toArray(String[]::new));
  }

  @Test
  @DisplayName("F-82: without risk aversion equal slices; cost and deviation by the closed forms")
  void equalSlices() {
    Session session = run();
    assertEquals(0, session.exitCode(), session::toString);
    // E = gamma X^2 / 2 + epsilon X + eta~ X^2 / T = 125,000 + 62,500 + 475,000
    assertTrue(session.out().contains("expected cost       662500.00\n"), session::toString);
    // sqrt(0.9025e12 x 5 / 3 x 0.8 x 0.9) = sqrt(1.083e12)
    assertTrue(session.out().contains("standard deviation  1040672.86\n"), session::toString);
    assertTrue(session.out().contains("half-life, days     never\n"), session::toString);
    assertTrue(session.out().contains("    1    0.0000  200000  800000\n"), session::toString);
  }

  @Test
  @DisplayName("F-82: at 9e-9 as the DRIP library prints it; the slices fall and sum to the order")
  void riskAversion() throws IOException {
    Session session = run("--risk-aversion=9e-9", "--json");
    JsonNode all = new ObjectMapper().readTree(session.out());
    assertEquals(0.6626, all.path("expectedCost").asDouble() / 1e6, 0.00005001);
    assertEquals(1.0669, all.path("variance").asDouble() / 1e12, 0.00005001);
    assertEquals(17.10, all.path("halfLife").asDouble(), 0.005001);
    long sum = 0;
    long before = Long.MAX_VALUE;
    for (JsonNode lots : all.path("lots")) {
      assertTrue(lots.asLong() < before, session::toString);
      before = lots.asLong();
      sum += before;
    }
    assertEquals(1_000_000, sum);
    assertEquals(6, all.path("frontier").size());
  }

  @Test
  @DisplayName("numbers that make no schedule are refused with what is expected")
  void refused() {
    // temporary impact must exceed half of what a slice leaves for good: 1 x 5 / 5 / 2 = 0.5
    Session session =
        Session.run(
            "schedule",
            "--shares=9",
            "--days=5",
            "--slices=5",
            "--volatility=1",
            "--gamma=1",
            "--eta=0.4");
    assertEquals(2, session.exitCode());
    assertTrue(
        session.err().contains("Temporary impact 0.4 must be above half of what a slice leaves"),
        session::toString);
  }
}
