package io.quantlab.fargate.cli.wick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.data.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Options, futures and signals of scripts through the command line.
final class DerivativesRunTest {
  @TempDir Path folder;

  @Test
  @DisplayName(
      "wick 16.7, A-10, A-12: the delta hedge on a chain over real NIFTY minutes, by a run file")
  void deltaHedge() throws IOException {
    Path nifty = SharedFiles.file("equity/minute/NSE-NIFTY50-index.csv.gz");
    Session chain =
        Session.run(
            "data",
            "chain",
            nifty + ",calendar=XNSE",
            "--expiry",
            "2019-01-04",
            "--strikes",
            "3",
            "--step",
            "100",
            "--multiplier",
            "75",
            "--rate",
            "0.06",
            "--out",
            folder.resolve("chain").toString());
    assertEquals(0, chain.exitCode(), chain.err());
    assertTrue(chain.out().startsWith("9 files in "), chain.out());
    Path run =
        Files.writeString(
            folder.resolve("run.toml"),
            """
            include = ["chain/chain.toml"]
            [data]
            from = 2019-01-01
            to = 2019-01-04
            [strategy]
            name = "%s"
            [params]
            under = "NIFTY50"
            dte = 1
            [account]
            cash = "5000000INR"
            leverage = 5
            [run]
            risk-free = 0.06
            [output]
            out = "run"
            """
                .formatted(ScriptExamples.file("delta-hedge.wick")));
    Session session = Session.run("run", run.toString());
    assertEquals(0, session.exitCode(), session.err());
    List<String> tags = column(folder.resolve("run/orders.csv"), "tags");
    assertEquals(2, tags.stream().filter("short"::equals).count(), "one straddle");
    assertTrue(tags.stream().filter("hedge"::equals).count() > 5, () -> "hedges: " + tags);
    assertFalse(
        column(folder.resolve("run/orders.csv"), "status").contains("DENIED"), "none is denied");
    // The straddle is closed a day before it expires, the hedge with it.
    List<String> left = column(folder.resolve("run/positions.csv"), "lots");
    assertTrue(left.stream().allMatch(lots -> lots.equals("0")), () -> "positions: " + left);
    assertTrue(Files.size(folder.resolve("run/report.html")) > 10_000);
  }

  private static final String LISTENER =
      """
      lang 1
      events "Listener"
      on_signal(m: map<string, string>) {
          log("{m['action'] ?? 'nothing'} {m['qty'] ?? ''}")
          if m["action"] == "buy" { buy(shares((m["qty"] ?? "0").to_float()), tag: "signal") }
          if m["action"] == "flat" { close_all(tag: "signal") }
      }
      """;

  @Test
  @DisplayName("wick 2, 7: recorded signals trade, and are part of the run's identity")
  void signals() throws IOException {
    Session session = run("a", "buy");
    assertEquals(0, session.exitCode(), session.err());
    assertEquals(
        """
        2024-01-02T14:31:30Z buy 3
        2024-01-02T14:33:00Z flat\s
        2024-01-02T14:35:00Z signals: 2 heard, 0 before the run began, 1 behind the end of its data
        """,
        Files.readString(folder.resolve("a/script-log.txt")));
    // Bought at the open of 14:32, 12.00; sold at the open of 14:33, 13.00.
    assertTrue(session.out().contains("1,000.00 -> 1,003.00 USD"), session.out());
    assertNotEquals(inputHash("a"), hashOf("b", "wait"), "other signals are another run");
    assertEquals(inputHash("a"), hashOf("c", "buy"), "equal signals are the same");
  }

  private String hashOf(String name, String first) throws IOException {
    Session session = run(name, first);
    assertEquals(0, session.exitCode(), session.err());
    return inputHash(name);
  }

  private String inputHash(String name) throws IOException {
    return new ObjectMapper()
        .readTree(folder.resolve(name).resolve("manifest.json").toFile())
        .get("inputHash")
        .asText();
  }

  private Session run(String name, String first) throws IOException {
    Path script = Files.writeString(folder.resolve("listener.wick"), LISTENER);
    Path signals =
        Files.writeString(
            folder.resolve("signals.jsonl"),
            """
            {"time": "2024-01-02T14:31:30Z", "payload": {"action": "FIRST", "qty": 3}}

            {"time": "2024-01-02T14:33:00Z", "payload": {"action": "flat"}}
            {"time": "2024-01-03T14:33:00Z", "payload": {"action": "late"}}
            """
                .replace("FIRST", first));
    return Session.run(
        "backtest",
        script.toString(),
        "--data",
        FiveMinutes.in(folder).toString(),
        "--cash",
        "1000USD",
        "--profile",
        "touch",
        "--signals",
        signals.toString(),
        "--out",
        folder.resolve(name).toString());
  }

  @Test
  @DisplayName("wick 2: a signal file that is wrong is refused with its line")
  void wrongSignals() throws IOException {
    assertRefused("{\"time\": 5}", "signals.jsonl:1: the fields time and payload are expected");
    assertRefused("{\"time\": \"soon\", \"payload\": {}}", "signals.jsonl:1: time: ");
    assertRefused(
        "{\"time\": \"2024-01-02T14:33:00Z\", \"payload\": {\"a\": {\"b\": 1}}}",
        "signals.jsonl:1: payload.a must be a text or a number");
    assertRefused(
        "{\"time\": \"2024-01-02T14:33:00Z\", \"payload\": {}}\n"
            + "{\"time\": \"2024-01-02T14:32:00Z\", \"payload\": {}}",
        "signals.jsonl:2: the times of signals rise, this one goes back");
    assertRefused(
        "{\"time\": \"2024-01-02T14:33:00Z\", \"payload\": {\"a\": 1, \"a\": 2}}",
        "signals.jsonl:1: JSON is expected: Duplicate field 'a'");
  }

  private void assertRefused(String lines, String message) throws IOException {
    Path script = Files.writeString(folder.resolve("listener.wick"), LISTENER);
    Path signals = Files.writeString(folder.resolve("signals.jsonl"), lines);
    Session session =
        Session.run(
            "backtest",
            script.toString(),
            "--data",
            FiveMinutes.in(folder).toString(),
            "--signals",
            signals.toString());
    assertEquals(3, session.exitCode());
    assertTrue(session.err().contains(message), session.err());
  }

  @Test
  @DisplayName("wick 9.4: the test blocks of every example pass")
  void exampleTests() throws IOException {
    String[] words = {"test"};
    String[] files = ScriptExamples.all().stream().map(Path::toString).toArray(String[]::new);
    String[] all = Arrays.copyOf(words, words.length + files.length);
    System.arraycopy(files, 0, all, words.length, files.length);
    Session session = Session.run(all);
    assertTrue(session.out().contains(" passed, 0 failed"), session.out());
    assertEquals(0, session.exitCode(), session.err());
  }

  private static List<String> column(Path file, String name) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int at = List.of(lines.getFirst().split(",")).indexOf(name);
    assertTrue(at >= 0, () -> name + " in " + lines.getFirst());
    return lines.stream().skip(1).map(line -> line.split(",", -1)[at]).toList();
  }
}
