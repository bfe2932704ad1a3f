package io.quantlab.fargate.cli.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `quantlab debug` through its door, on bars whose every number is worked by hand.
final class DebugCommandTest {
  private static final String SCRIPT =
      """
      lang 1
      strategy "Above"
      let m = sma(close, 3)
      let gap = close - m
      var seen = 0
      if gap > 0 {
        seen += 1
        buy(shares(10))
      }
      """;

  @TempDir Path folder;
  private DebugFiles files;
  private Path data;

  @BeforeEach
  void write() throws IOException {
    files = new DebugFiles(folder);
    data = files.bars(10, 11, 12, 15, 9, 9);
  }

  private static String value(JsonNode answer) {
    return answer.path("values").get(0).path("value").asText();
  }

  private static long bar(JsonNode answer) {
    return answer.path("bar").asLong(-1);
  }

  @Test
  @DisplayName("S-34 steps forward and back show the values of each bar; 14.2 watch any expression")
  void watchesForwardAndBack() throws IOException {
    List<JsonNode> answers =
        files.debug(
            files.script(SCRIPT),
            data,
            "watch m",
            "watch gap * 2 + close[1]",
            "next 3 bar",
            "next bar",
            "back bar",
            "print highest(close, 2)",
            "goto 00:02",
            "where");
    JsonNode third = answers.get(3);
    assertEquals(2, bar(third));
    assertEquals("11", third.path("watches").get(0).path("value").asText()); // (10+11+12)/3
    assertEquals("13", third.path("watches").get(1).path("value").asText()); // 2 * 1 + 11
    JsonNode fourth = answers.get(4);
    assertEquals(3, bar(fourth));
    assertEquals(
        "16.666666666666668", // 2 * (15 - 38/3) + 12, to the nearest double
        fourth.path("watches").get(1).path("value").asText());
    JsonNode back = answers.get(5);
    assertEquals(third.path("step"), back.path("step"));
    assertEquals(third.path("watches"), back.path("watches"));
    assertEquals("12", value(answers.get(6)));
    assertEquals("2025-01-01 00:02:00 UTC", answers.get(7).path("time").asText());
    assertEquals(1, bar(answers.get(7))); // bar 1 closes at 00:02
  }

  @Test
  @DisplayName("14.2 why is this na: the input that is not known, and when it is")
  void saysWhyAValueIsNotKnown() throws IOException {
    List<JsonNode> answers =
        files.debug(
            files.script(SCRIPT),
            data,
            "watch close + 1",
            "next bar",
            "why gap",
            "next 2 bar",
            "why gap");
    JsonNode root = answers.get(3).path("root");
    assertEquals("gap", root.path("text").asText());
    JsonNode difference = root.path("parts").get(0);
    assertEquals("close - m", difference.path("text").asText());
    assertEquals(4, difference.path("line").asInt());
    JsonNode close = difference.path("parts").get(0);
    assertEquals("10", close.path("value").path("value").asText());
    JsonNode sma = difference.path("parts").get(1).path("parts").get(0);
    assertEquals("sma(close, 3)", sma.path("text").asText());
    assertTrue(sma.path("value").path("value").isNull());
    assertTrue(sma.path("note").asText().startsWith("warms up"), sma.toString());
    JsonNode known = answers.get(3).path("known");
    assertEquals(2, known.path("bars").asInt());
    assertEquals("1", known.path("value").path("value").asText()); // 12 - 11
    assertTrue(answers.get(5).path("known").isMissingNode());
  }

  @Test
  @DisplayName("S-34 runs to a condition, a line, a fill and an order; back to each of them")
  void stopsAtBreakpoints() throws IOException {
    List<JsonNode> answers =
        files.debug(
            files.script(SCRIPT),
            data,
            "until gap > 0",
            "break fill",
            "continue",
            "break 7 if close > 13",
            "delete 1",
            "continue",
            "break order 1",
            "back break",
            "goto end",
            "back until gap > 2",
            "break");
    assertEquals(2, bar(answers.get(1)));
    assertEquals("'gap > 0' holds", answers.get(1).path("reason").asText());
    JsonNode fill = answers.get(3);
    assertEquals("fill", fill.path("kind").asText());
    assertEquals("order 1 filled: bought 10 TEST at 12", fill.path("what").asText());
    assertEquals(3, bar(answers.get(6))); // 15 is above its mean of 38/3
    assertEquals(fill.path("step"), answers.get(8).path("step"));
    assertEquals("ended", answers.get(9).path("kind").asText());
    assertEquals(3, bar(answers.get(10)));
    assertEquals(
        "line 7 if close > 13", answers.get(11).path("rows").get(0).path("where").asText());
  }

  @Test
  @DisplayName("S-34 shows orders, positions, account and the script with its values")
  void showsWhatThereIs() throws IOException {
    List<JsonNode> answers =
        files.debug(
            files.script(SCRIPT),
            data,
            "until gap > 0",
            "orders",
            "next fill",
            "positions",
            "next bar",
            "account",
            "line 3 7",
            "names");
    JsonNode order = answers.get(2).path("rows").get(0);
    assertEquals("buy", order.path("side").asText());
    assertEquals("10", order.path("size").asText());
    assertEquals("market", order.path("kind").asText());
    JsonNode position = answers.get(4).path("rows").get(0);
    assertEquals("10", position.path("size").asText());
    assertEquals("12.0", position.path("average").asText());
    JsonNode account = answers.get(6).path("facts");
    assertEquals("100,030.00", account.path("equity").asText()); // 10 bought at 12, now 15
    assertEquals("99,880.00", account.path("cash").asText());
    assertEquals("30.00", account.path("unrealized").asText());
    JsonNode lines = answers.get(7).path("lines");
    assertEquals(5, lines.size());
    assertEquals("m", lines.get(0).path("values").get(0).path("name").asText());
    assertEquals(2, lines.get(4).path("runs").asInt()); // bars 2 and 3
    assertEquals("2", lines.get(4).path("values").get(0).path("value").asText());
    assertEquals(List.of("m", "gap", "seen"), answers.get(8).findValuesAsText("name"));
  }

  @Test
  @DisplayName("14.2 fuel per line: what wick.md 12.2 charges, line by line")
  void countsFuelByLine() throws IOException {
    JsonNode lines =
        files.debug(files.script(SCRIPT), data, "next 3 bar", "profile").get(2).path("lines");
    // Three bars. sma: 10 + read of close + write; gap: two reads, minus, write;
    // if: read, comparison, if; the block once: += is read, plus, write.
    assertEquals(36, fuel(lines, 3));
    assertEquals(12, fuel(lines, 4));
    assertEquals(1, fuel(lines, 5)); // the first write alone
    assertEquals(9, fuel(lines, 6));
    assertEquals(3, fuel(lines, 7));
    assertTrue(fuel(lines, 8) >= 200); // an order
  }

  private static long fuel(JsonNode lines, int number) {
    for (JsonNode line : lines) {
      if (line.path("line").asInt() == number) {
        return line.path("fuel").asLong();
      }
    }
    return 0;
  }

  @Test
  @DisplayName("14.2 what cannot be done is said, with the place in the expression")
  void refusesInSentences() throws IOException {
    Session session =
        files.run(
            files.script(SCRIPT).toString(),
            data,
            "print gapp",
            "print close +",
            "watch buy(shares(1))",
            "watch bars(1h).close",
            "until close",
            "break 99",
            "goto soon",
            "nxt",
            "next 0",
            "unwatch 1",
            "goto end",
            "next",
            "where");
    assertEquals(1, session.exitCode());
    List<JsonNode> answers = files.answers(session);
    assertEquals(
        "E1201 'gapp' is not known here: did you mean 'gap'?",
        answers.get(1).path("message").asText());
    assertEquals(1, answers.get(1).path("column").asInt());
    assertEquals("problem", answers.get(2).path("answer").asText());
    assertEquals(7, answers.get(2).path("column").asInt());
    assertEquals(
        "it would change something: what is watched may only give a value",
        answers.get(3).path("message").asText());
    assertEquals(
        "it brings in a clock the script does not have, which could change the run",
        answers.get(4).path("message").asText());
    assertEquals(
        "a condition is expected: a comparison, or a value of type bool",
        answers.get(5).path("message").asText());
    assertEquals("the script has lines 1 to 9, was 99", answers.get(6).path("message").asText());
    assertTrue(
        answers.get(7).path("message").asText().startsWith("'soon' is neither a step nor a time"));
    assertEquals(
        "there is no command 'nxt': did you mean 'next'? 'help' lists all commands",
        answers.get(8).path("message").asText());
    assertEquals("'next' takes a number from 1, was 0", answers.get(9).path("message").asText());
    assertEquals("'1' is not watched", answers.get(10).path("message").asText());
    assertEquals(
        "the run is at its end; 'back' and 'goto' lead back into it",
        answers.get(12).path("message").asText());
    assertEquals("ended", answers.get(13).path("kind").asText());
  }

  @Test
  @DisplayName("14.2 an expression that fails shows its error and ends nothing else")
  void keepsErrorsOfExpressionsToThemselves() throws IOException {
    List<JsonNode> answers =
        files.debug(
            files.script(SCRIPT), data, "watch [1.0, 2.0][seen]", "goto end", "goto 1", "next bar");
    JsonNode end = answers.get(2).path("watches").get(0);
    assertTrue(end.path("error").asText().startsWith("E2201"), end.toString()); // seen is 2
    assertTrue(answers.get(2).path("what").asText().contains("completed"));
    assertEquals("1", answers.get(4).path("watches").get(0).path("value").asText());
  }

  @Test
  @DisplayName("S-34 a class shows facts of the engine and what it tells of itself")
  void stepsThroughClasses() throws IOException {
    Path bars = files.bars(10, 11, 12, 15, 9, 9);
    Session session =
        Session.run(
            "debug",
            "sma-cross",
            "--data",
            bars + ",calendar=ALWAYS",
            "--param",
            "fast=1",
            "--param",
            "slow=2",
            "--json",
            "--commands",
            files
                .commands(List.of("next 2 bar", "names", "until close == 15", "print fast - slow"))
                .toString());
    assertEquals(0, session.exitCode(), session.out());
    List<JsonNode> answers = files.answers(session);
    assertEquals("11.0", answers.get(2).path("values").get(0).path("value").asText());
    assertEquals("10.5", answers.get(2).path("values").get(1).path("value").asText());
    assertEquals("1.5", value(answers.get(4))); // 15 - (12 + 15) / 2
  }

  @Test
  @DisplayName("S-34 a condition that fails while the run goes on ends nothing of the run")
  void keepsTroubleOfConditionsFromTheRun() throws IOException {
    Session session =
        files.run(
            "sma-cross", // averages of 20 and 50 values: six bars give none
            data,
            "until close == 12 and kind",
            "where",
            "goto end",
            "back",
            "back 2 bar");
    assertEquals(1, session.exitCode());
    List<JsonNode> answers = files.answers(session);
    assertEquals("a condition is expected, found bar", answers.get(1).path("message").asText());
    assertTrue(answers.get(2).path("what").asText().contains("close 12"), session.out());
    assertTrue(answers.get(3).path("what").asText().contains("completed"), session.out());
    assertEquals("end", answers.get(4).path("kind").asText());
    assertTrue(answers.get(5).path("what").asText().contains("open 15"), session.out());
  }

  @Test
  @DisplayName("an answer for people: aligned, on the exchange's clock")
  void printsTables() throws IOException {
    Session session =
        Session.run(
            "debug",
            files.script(SCRIPT).toString(),
            "--data",
            data + ",calendar=ALWAYS",
            "--commands",
            files
                .commands(List.of("# a remark", "until gap > 0", "orders", "why m[4]"))
                .toString());
    assertEquals(0, session.exitCode(), session.out());
    assertTrue(
        session
            .out()
            .contains(
                """
                (debug) until gap > 0
                'gap > 0' holds
                """),
        session.out());
    assertTrue(session.out().contains("2025-01-01 00:03:00 UTC  bar 2  bar"), session.out());
    assertTrue(session.out().contains("id  status     side  size"), session.out());
  }
}
