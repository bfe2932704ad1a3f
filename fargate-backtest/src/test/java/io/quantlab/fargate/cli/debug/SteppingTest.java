package io.quantlab.fargate.cli.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stepping changes nothing: random walks over a run, forward and back, against the run itself.
final class SteppingTest {
  private static final long SEED = 20261121;
  private static final int BARS = 400;
  private static final int MOVES = 40;
  private static final String SCRIPT =
      """
      lang 1
      strategy "Walk"
      let fast = ema(close, 5)
      let slow = ema(close, 20)
      var best = 0.0
      if close > best { best = close }
      if cross_over(fast, slow) and position.flat {
        buy(shares(10), stop_loss: close * 0.98)
      }
      if cross_under(fast, slow) { close_all() }
      on_order_fill(f) { log("filled {f.price}") }
      """;

  @TempDir Path folder;

  @Test
  @DisplayName("S-34, K-7: a walk over a run of a script leaves its event hash as it is")
  void walksOverAScript() throws IOException {
    DebugFiles files = new DebugFiles(folder);
    walk(
        files.script(SCRIPT).toString(),
        files,
        List.of("watch fast - slow", "watch [1.0][int(best)]", "watch highest(close, 9)"),
        List.of("fast > slow", "close > best - 5", "position.long"));
  }

  @Test
  @DisplayName("S-34, K-7: a walk over a run of a class leaves its event hash as it is")
  void walksOverAClass() throws IOException {
    walk(
        "sma-cross",
        new DebugFiles(folder),
        List.of("watch fast - slow", "watch position", "watch equity"),
        List.of("fast > slow", "position > 0", "drawdown > 0.001"));
  }

  private void walk(String strategy, DebugFiles files, List<String> watches, List<String> until)
      throws IOException {
    Path data = files.walk(BARS, SEED);
    Path run = folder.resolve("run");
    Session first =
        Session.run(
            "backtest", strategy, "--data", data + ",calendar=ALWAYS", "--out", run.toString());
    assertEquals(0, first.exitCode(), first.err());

    Map<String, JsonNode> straight = straight(run, files, watches);
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> lines = new ArrayList<>(watches);
    for (int i = 0; i < MOVES; i++) {
      lines.add(
          switch (random.nextInt(7)) {
            case 0, 1 -> "next " + random.nextInt(1, 60);
            case 2, 3 -> "back " + random.nextInt(1, 60);
            case 4 -> "goto " + random.nextInt(1, straight.size());
            case 5 -> "back until " + until.get(random.nextInt(until.size()));
            default -> "until " + until.get(random.nextInt(until.size()));
          });
      lines.add("goto " + random.nextInt(1, straight.size() / 2));
      lines.add("print " + until.get(random.nextInt(until.size())));
    }
    lines.add("goto end");
    Session walked = replay(run, files, lines);
    assertEquals(0, walked.exitCode(), "seed " + SEED + walked.err() + walked.out());
    List<JsonNode> answers = files.answers(walked);
    int compared = 0;
    for (JsonNode answer : answers) {
      boolean complete = answer.path("watches").size() == watches.size();
      if (answer.path("answer").asText().equals("where") && complete) {
        assertEquals(straight.get(key(answer)), bare(answer), "seed " + SEED);
        compared++;
      }
    }
    assertTrue(compared > MOVES, compared + " stops were compared");
    assertTrue(answers.getLast().path("what").asText().contains("event hash"));
  }

  /// Every step of the run, one after the other.
  private Map<String, JsonNode> straight(Path run, DebugFiles files, List<String> watches)
      throws IOException {
    List<String> lines = new ArrayList<>(watches);
    lines.add("goto 1");
    for (int i = 0; i < 5 * BARS; i++) {
      lines.add("next");
    }
    Session session = replay(run, files, lines);
    Map<String, JsonNode> steps = new HashMap<>();
    boolean ended = false;
    for (JsonNode answer : files.answers(session)) {
      if (answer.path("answer").asText().equals("where")) {
        ended |= answer.path("kind").asText().equals("ended");
        steps.put(key(answer), bare(answer));
      }
    }
    assertTrue(ended, "the end was reached");
    return steps;
  }

  /// The end has the number of the last step.
  private static String key(JsonNode answer) {
    boolean ended = answer.path("kind").asText().equals("ended");
    return answer.path("step").asLong() + (ended ? " ended" : "");
  }

  /// An answer without the command that led to it and why it stopped there.
  private static JsonNode bare(JsonNode answer) {
    ObjectNode copy = answer.deepCopy();
    copy.remove("command");
    copy.remove("reason");
    return copy;
  }

  private static Session replay(Path run, DebugFiles files, List<String> lines) throws IOException {
    return Session.run(
        "replay", run.toString(), "--step", "--json", "--commands", files.commands(lines) + "");
  }

  @Test
  @DisplayName(
      "S-34 a run whose data changed, and one that is not there, are refused in a sentence")
  void refusesOtherInputs() throws IOException {
    DebugFiles files = new DebugFiles(folder);
    Path data = files.bars(10, 11, 12, 13);
    Path script = files.script(SCRIPT);
    Path run = folder.resolve("run");
    Session first =
        Session.run(
            "backtest",
            script.toString(),
            "--data",
            data + ",calendar=ALWAYS",
            "--out",
            run.toString());
    assertEquals(0, first.exitCode(), first.err());
    files.bars(10, 11, 12, 14);
    Session changed = replay(run, files, List.of("next"));
    assertEquals(1, changed.exitCode());
    assertTrue(changed.err().contains("data 0 changed"), changed.err());
    assertTrue(changed.err().contains("cannot be stepped through"), changed.err());
    Session missing = replay(folder.resolve("nowhere"), files, List.of("next"));
    assertTrue(missing.err().contains("There is no run at"), missing.err());
    Session without = Session.run("replay", run.toString());
    assertEquals(2, without.exitCode());
    assertTrue(without.err().contains("--step"), without.err());
    Files.delete(script);
  }
}
