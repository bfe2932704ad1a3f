package io.quantlab.fargate.cli.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Scripts, bars and command files for debug sessions through the command line.
final class DebugFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long FIRST_MILLIS = 1_735_689_600_000L; // 2025-01-01T00:00:00Z

  private final Path folder;

  DebugFiles(Path folder) {
    this.folder = folder;
  }

  Path script(String text) throws IOException {
    return Files.writeString(folder.resolve("test.wick"), text);
  }

  /// Minute bars that open at the close before and close as given.
  Path bars(double... closes) throws IOException {
    StringBuilder text = new StringBuilder("ts_ms,open,high,low,close,volume\n");
    double open = closes[0];
    for (int i = 0; i < closes.length; i++) {
      text.append(FIRST_MILLIS + 60_000L * i)
          .append(',')
          .append(open)
          .append(',')
          .append(Math.max(open, closes[i]))
          .append(',')
          .append(Math.min(open, closes[i]))
          .append(',')
          .append(closes[i])
          .append(",50000\n");
      open = closes[i];
    }
    Path minute = Files.createDirectories(folder.resolve("minute"));
    return Files.writeString(minute.resolve("TEST.csv"), text);
  }

  /// A seeded random walk of whole numbers.
  Path walk(int bars, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    double[] closes = new double[bars];
    double price = 500;
    for (int i = 0; i < bars; i++) {
      price = Math.max(50, price + random.nextInt(-6, 7));
      closes[i] = price;
    }
    return bars(closes);
  }

  Path commands(List<String> lines) throws IOException {
    return Files.write(folder.resolve("commands.txt"), lines);
  }

  /// The answers of a session, one for each command behind the first, which says where it begins.
  List<JsonNode> answers(Session session) throws IOException {
    List<JsonNode> answers = new ArrayList<>();
    for (String line : session.out().lines().toList()) {
      answers.add(JSON.readTree(line));
    }
    return answers;
  }

  /// Debugs and expects that every command could be done.
  List<JsonNode> debug(Path strategy, Path data, String... lines) throws IOException {
    Session session = run(strategy.toString(), data, lines);
    assertEquals(0, session.exitCode(), session.err() + session.out());
    return answers(session);
  }

  Session run(String strategy, Path data, String... lines) throws IOException {
    Path commands = commands(List.of(lines));
    return Session.run(
        "debug",
        strategy,
        "--data",
        data + ",calendar=ALWAYS",
        "--json",
        "--commands",
        commands.toString());
  }
}
