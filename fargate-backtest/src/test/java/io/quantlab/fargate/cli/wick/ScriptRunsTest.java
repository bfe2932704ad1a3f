package io.quantlab.fargate.cli.wick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scripts through their commands: `backtest`, `indicator`, `test`, `rules replay`.
final class ScriptRunsTest {
  private static final String SCRIPT =
      """
      lang 1
      strategy "Steps" (capital: 1_000_USD)
      input n: int = 2 in 1..=5
      let m = sma(close, n)
      if bar.index == 1 { buy(shares(3), tag: "in") }
      if bar.index == 3 { close_all(tag: "out") }
      plot(m, "mean")
      alert("at {close}", when: close > 12)
      log("bar {bar.index}")
      test "buys on bar 1" {
          let r = run(closes: [10, 11, 12], inputs: (n: 3))
          expect r.orders.size == 1 and r.orders[0].bar == 1
          expect r.fills[0].price == 12
          expect r.series("mean")[2] == 11
          expect r.equity[2] == 1_000_USD "bought at the close it is marked at"
      }
      test "does not sell" {
          expect run(closes: [10, 11, 12]).orders.size == 2 "a sale"
      }
      """;

  @TempDir Path folder;

  @Test
  @DisplayName("wick 2: a script runs in backtest; its header's capital counts")
  void backtestRunsAScript() throws IOException {
    Path out = folder.resolve("run");
    Session session =
        Session.run(
            "backtest",
            script().toString(),
            "--data",
            FiveMinutes.in(folder).toString(),
            "--profile",
            "touch",
            "--out",
            out.toString());
    assertEquals(0, session.exitCode(), session.err());
    assertTrue(session.out().contains("1,000.00 -> 1,006.00 USD"), session.out());
    assertEquals(
        """
        time,mean
        2024-01-02T14:31:00Z,
        2024-01-02T14:32:00Z,10.5
        2024-01-02T14:33:00Z,11.5
        2024-01-02T14:34:00Z,12.5
        2024-01-02T14:35:00Z,13.5
        """,
        Files.readString(out.resolve("plots.csv")));
    assertTrue(Files.readString(out.resolve("alerts.csv")).contains(",3,at 13,"));
    assertTrue(
        Files.readString(out.resolve("script-log.txt")).startsWith("2024-01-02T14:31:00Z bar 0\n"));
  }

  @Test
  @DisplayName("T-31: two scripts in a run file, each with capital, inputs and plots of its own")
  void scriptsShareARun() throws IOException {
    FiveMinutes.in(folder);
    script();
    Files.writeString(
        folder.resolve("other.wick"),
        """
        strategy "Other"
        input qty: int = 1 in 1..=9
        if bar.index == 0 { buy(shares(qty), tag: "one") }
        plot(float(account.equity), "Own")
        """);
    Path run =
        Files.writeString(
            folder.resolve("two.toml"),
            """
            [strategy]
            name = "steps.wick"
            also = ["other.wick,cash=500USD,qty=2"]
            [data]
            sources = ["STEPS-1min.csv"]
            [fills]
            profile = "touch"
            [output]
            out = "two"
            """);
    Session session = Session.run("run", run.toString());
    assertEquals(0, session.exitCode(), session.err());
    // 1,000 + 3 x (14 - 12), and 500 + 2 x (14 - 11)
    assertTrue(session.out().contains("1,500.00 -> 1,512.00 USD"), session.out());
    assertTrue(
        Files.readString(folder.resolve("two/plots.csv")).startsWith("time,mean\n"), "the first");
    assertTrue(
        Files.readString(folder.resolve("two/plots-2.csv")).endsWith(",506\n"), "the second");
  }

  @Test
  @DisplayName("wick 9.1: a value outside of an input's range is refused before the run")
  void wrongInputsAreRefused() throws IOException {
    Session session =
        Session.run(
            "backtest",
            script().toString(),
            "--data",
            FiveMinutes.in(folder).toString(),
            "--param",
            "n=9");
    assertEquals(2, session.exitCode());
    assertTrue(
        session.err().contains("the input 'n' was given 9, outside of 1..=5"), session.err());
  }

  @Test
  @DisplayName("wick 12.4: an error halts the script and is told with its place and bar")
  void errorsAreTold() throws IOException {
    Path file =
        Files.writeString(folder.resolve("bad.wick"), "strategy \"Bad\"\nlet r = [1][bar.index]\n");
    Session session =
        Session.run(
            "backtest",
            file.toString(),
            "--data",
            FiveMinutes.in(folder).toString(),
            "--out",
            folder.resolve("bad").toString());
    assertEquals(1, session.exitCode());
    assertTrue(session.err().contains("The script was halted: E2201"), session.err());
    assertTrue(session.err().contains("at 2:12, bar 1 (2024-01-02T14:32:00Z)"), session.err());
  }

  @Test
  void indicatorWritesPlots() throws IOException {
    Session session =
        Session.run(
            "indicator",
            script().toString(),
            "--data",
            FiveMinutes.in(folder).toString(),
            "--param",
            "n=3");
    assertEquals(0, session.exitCode(), session.err());
    assertTrue(session.out().contains("2024-01-02T14:33:00Z,11\n"), session.out());
  }

  @Test
  @DisplayName("wick 9.4: test blocks pass, or fail with place and text")
  void testBlocksRun() throws IOException {
    Path file = script();
    Session session = Session.run("test", file.toString());
    assertEquals(
        """
        pass FILE: buys on bar 1
        FAIL FILE: does not sell
          FILE:18:5 E2503 a sale
        1 passed, 1 failed
        """,
        session.out().replace(file.toString(), "FILE"));
    assertEquals(1, session.exitCode());
  }

  @Test
  @DisplayName("wick 11: a rule over a tape gives its verdicts with evidence")
  void rulesReplay() throws IOException {
    Path rule =
        Files.writeString(
            folder.resolve("rule.wick"),
            """
            lang 1
            rule "Floor" (version: "1.0.0")
            input floor: money = 90_USD
            on_equity(e: equity) {
                if e.equity < floor { breach("floor", limit: floor, actual: e.equity) }
            }
            """);
    Path tape =
        Files.writeString(
            folder.resolve("tape.csv"),
            "time,equity\n2024-01-02T00:00:00Z,100\n2024-01-02T00:01:00Z,89.5\n2024-01-02T00:02:00Z,80\n");
    Session session = Session.run("rules", "replay", rule.toString(), "--tape", tape.toString());
    assertEquals(
        """
        mark 1  2024-01-02T00:01:00Z  breach floor  limit 90.00 USD  actual 89.50 USD
        3 marks, 1 verdict
        """,
        session.out());
    assertEquals(0, session.exitCode());
    Session json =
        Session.run("rules", "replay", rule.toString(), "--tape", tape.toString(), "--json");
    assertTrue(json.out().contains("\"version\" : \"1.0.0\""), json.out());
    assertTrue(json.out().contains("\"actual\" : \"89.50 USD\""), json.out());
  }

  private Path script() throws IOException {
    return Files.writeString(folder.resolve("steps.wick"), SCRIPT);
  }
}
