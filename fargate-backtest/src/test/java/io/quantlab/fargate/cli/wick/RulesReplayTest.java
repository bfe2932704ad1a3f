package io.quantlab.fargate.cli.wick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `rules replay` over tapes with orders, as docs/reference/rules.md describes them.
final class RulesReplayTest {
  /// The account starts at 100,000 and may lose 4 % a day: 96,000 is the daily floor.
  private static final String TAPE =
      """
      {"time": "2025-03-09T20:00:00Z", "equity": "100000"}
      {"time": "2025-03-09T21:00:00Z", "equity": "99000", "balance": "100000", "positions": [{"symbol": "ES", "qty": 2, "avg_price": 5010, "mark": 5000, "multiplier": 50}]}
      {"time": "2025-03-09T21:01:00Z", "order": {"id": "o1", "symbol": "ES", "side": "buy", "qty": 2, "stop_loss": 4979.99, "multiplier": 50}}
      {"time": "2025-03-09T21:02:00Z", "order": {"id": "o2", "symbol": "ES", "side": "buy", "qty": 2, "stop_loss": 4980.01, "multiplier": 50}}
      {"time": "2025-03-09T21:03:00Z", "equity": "95999.99", "balance": "100000"}
      """;

  private static final String RULE =
      """
      lang 1
      rule "Daily" (version: "2.0.0")
      input daily: money = 5_000_USD
      var start: money = 100_000_USD
      on_day_roll(d: day) { start = account.equity warn("day", key: d.key) }
      on_order_submit(o: order) {
          let w = worst_case(o)
          if start - w.equity > daily { deny("would break the day") }
      }
      on_equity(e: equity) { if start - e.equity >= daily { breach("daily", actual: start - e.equity) } }
      """;

  @TempDir Path folder;

  @Test
  @DisplayName("wick 11: orders are denied by their worst case, days begin at 17:00 New York")
  void ordersAndDays() throws IOException {
    // 4 contracts from 5,000 to 4,979.99 are 4,002 below 99,000; to 4,980.01 they are 3,998.
    Session session = replay("interpreter", "--day-reset", "17:00", "--zone", "America/New_York");
    assertEquals(
        """
        mark 0  2025-03-09T21:00:00Z  warn day  key 2025-03-10
        mark 1  2025-03-09T21:01:00Z  deny would break the day
        3 marks, 2 orders, 2 verdicts
        """,
        session.out());
    assertEquals(0, session.exitCode(), session.err());
    assertEquals(session, replay("compiler", "--day-reset", "17:00", "--zone", "America/New_York"));
  }

  @Test
  @DisplayName("wick 11, propfirm D5: the evidence has all that is needed to play it again")
  void evidence() throws IOException {
    Session session = replay("interpreter", "--json", "--param", "daily=4_000.01_USD");
    JsonNode json = new ObjectMapper().readTree(session.out());
    assertEquals("2.0.0", json.get("version").asText());
    assertTrue(json.get("script").asText().matches("wick sha256:[0-9a-f]{64}"));
    assertTrue(json.get("tape").asText().matches("sha256:[0-9a-f]{64}"));
    assertEquals("UTC", json.get("zone").asText());
    assertEquals("00:00", json.get("dayReset").asText());
    assertTrue(json.get("tzVersion").asText().matches("20\\d\\d[a-z]"), session.out());
    assertEquals("4000.01 USD", json.at("/inputs/daily").asText());
    JsonNode last = json.get("verdicts").get(json.get("verdicts").size() - 1);
    assertEquals("mark-2-breach", last.get("event").asText());
    assertEquals("4000.01 USD", last.at("/evidence/actual").asText());
  }

  @Test
  @DisplayName("wick 11: a tape that is wrong is refused with its line")
  void wrongTapes() throws IOException {
    assertRefused(
        "{\"time\": \"2025-03-09T21:01:00Z\", \"order\": {}}", ":1: a tape begins with a mark.");
    String mark = "{\"time\": \"2025-03-09T21:01:00Z\", \"equity\": 1}\n";
    assertRefused(mark + mark.replace("21:01", "21:00"), ":2: the times of a tape rise");
    assertRefused(mark.replace("}", ", \"nav\": 2}"), ":1: there is no field nav.");
    assertRefused(
        mark
            + "{\"time\": \"2025-03-09T21:02:00Z\", \"order\": {\"id\": \"a\", \"symbol\": \"ES\","
            + " \"side\": \"long\", \"qty\": 1}}",
        ":2: order.side must be buy or sell, was \"long\".");
  }

  private void assertRefused(String tape, String message) throws IOException {
    Path rule = Files.writeString(folder.resolve("rule.wick"), RULE);
    Path file = Files.writeString(folder.resolve("tape.jsonl"), tape);
    Session session = Session.run("rules", "replay", rule.toString(), "--tape", file.toString());
    assertEquals(3, session.exitCode(), session.err());
    assertTrue(session.err().contains("tape.jsonl" + message), session.err());
  }

  private Session replay(String engine, String... words) throws IOException {
    Path rule = Files.writeString(folder.resolve("rule.wick"), RULE);
    Path tape = Files.writeString(folder.resolve("tape.jsonl"), TAPE);
    String[] fixed = {
      "rules", "replay", rule.toString(), "--tape", tape.toString(), "--engine", engine
    };
    String[] all = java.util.Arrays.copyOf(fixed, fixed.length + words.length);
    System.arraycopy(words, 0, all, fixed.length, words.length);
    return Session.run(all);
  }
}
