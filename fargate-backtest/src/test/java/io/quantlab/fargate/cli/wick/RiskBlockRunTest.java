package io.quantlab.fargate.cli.wick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The risk block of a script in `backtest` (wick 8.4): the engine's gate holds the script to it,
/// and its answers stand in the decision log.
///
/// Five bars close at 10 to 14; New York's session opens at 09:30, the bars close at 09:31 to
/// 09:35.
final class RiskBlockRunTest {
  @TempDir Path folder;

  private Session run(String text) throws IOException {
    Path script = Files.writeString(folder.resolve("held.wick"), text);
    return Session.run(
        "backtest",
        script.toString(),
        "--data",
        FiveMinutes.in(folder).toString(),
        "--decisions",
        "orders",
        "--profile",
        "touch",
        "--out",
        folder.resolve("run").toString());
  }

  private List<String> decisions() throws IOException {
    return Files.readAllLines(folder.resolve("run/decisions.csv")).stream()
        .skip(1)
        .map(line -> line.substring(line.indexOf("Z,") - 6))
        .toList();
  }

  private static void contains(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> "'" + part + "' is not in\n" + text);
    }
  }

  @Test
  @DisplayName("wick 8.4, O-31, O-34: the gate denies, with limit, actual value and unit")
  void gateDenies() throws IOException {
    Session session =
        run(
            """
            strategy "Held" (capital: 10_000_USD)
            input most: int = 3
            risk { max_position: shares(most) }
            buy(shares(2))
            on_order_reject(o: order) { log("{o.reason ?? 'none'}") }
            """);
    assertEquals(0, session.exitCode(), session.err());
    List<String> decisions = decisions();
    assertEquals(5, decisions.size());
    contains(decisions.get(0), "ACCEPTED");
    contains(decisions.get(1), "MAX_POSITION,3,4,lots,the strategy's own limit");
    contains(Files.readString(folder.resolve("run/script-log.txt")), "max_position");
  }

  @Test
  @DisplayName("wick 8.4: a kill cancels, flattens by orders of the engine, and is logged")
  void killIsLogged() throws IOException {
    Session session =
        run(
            """
            strategy "Held" (capital: 10_000_USD)
            risk { kill_when: account.equity > 10_015_USD }
            if bar.index == 0 {
                buy(shares(10), tag: "in")
                buy(shares(10), limit: 5, tag: "low")
            }
            log("bar {bar.index}")
            on_order_fill(f: fill) { log("filled {f.tag}") }
            """);
    assertEquals(0, session.exitCode(), session.err());
    // bought at 11, at 13 the gain is 20
    assertEquals(
        """
        2024-01-02T14:31:00Z bar 0
        2024-01-02T14:31:00Z filled in
        2024-01-02T14:32:00Z bar 1
        2024-01-02T14:33:00Z bar 2
        2024-01-02T14:34:00Z bar 3
        2024-01-02T14:34:00Z kill_when at 2:8 is true: the script is stopped; equity 10020.0,\
         drawdown 0.0, day_pnl 20.0
        """,
        Files.readString(folder.resolve("run/script-log.txt")));
    List<String> decisions = decisions();
    contains(
        decisions.getLast(),
        "kill_when at 2:8",
        "equity=10020",
        "day_pnl=20",
        "SELL 10",
        "ACCEPTED");
    contains(session.out(), "10,000.00 -> 10,030.00 USD");
    assertTrue(Files.readString(folder.resolve("run/orders.csv")).contains("KILL"));
  }

  @Test
  @DisplayName("wick 8.4: a limit that is none is refused before the run, with its place")
  void wrongLimits() throws IOException {
    for (String[] wrong :
        new String[][] {
          {"no_trade_after: \"9:30\"", "'no_trade_after' is a time of day such as \"09:30\""},
          {"max_orders_per_minute: 0", "'max_orders_per_minute' is 1 to 1000000, not 0"},
          {"max_daily_loss: 0%", "'max_daily_loss' is above 0"},
          {
            "no_trade_before: \"10:00\" no_trade_after: \"10:00\"",
            "'no_trade_before' and 'no_trade_after' are the same time"
          }
        }) {
      Session session = run("strategy \"Held\"\nrisk { " + wrong[0] + " }\nbuy(shares(1))\n");
      assertEquals(2, session.exitCode(), session.out());
      contains(session.err(), "E1705", wrong[1], "2:8");
    }
  }
}
