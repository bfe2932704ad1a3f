package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.fargate.cli.runfile.RunKey;
import io.quantlab.fargate.terminal.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;

/// `docs/reference/run-file.md` against the description of the keys: every row, in order, and no
/// other.
final class RunFileReferenceTest {
  private static final BacktestKeys KEYS =
      BacktestKeys.of(
          Console.plain(
              new PrintStream(PrintStream.nullOutputStream()),
              new PrintStream(PrintStream.nullOutputStream())));

  @Test
  void theTablesAreTheKeys() throws IOException {
    List<String> expected = new ArrayList<>();
    for (RunSection section : RunSection.values()) {
      expected.add("### `[" + section.title() + "]`: " + section.about());
      KEYS.entries().stream()
          .filter(entry -> entry.section() == section)
          .map(RunFileReferenceTest::row)
          .forEach(expected::add);
    }
    List<String> found =
        Files.readAllLines(RunGuideTest.page("docs/reference/run-file.md")).stream()
            .dropWhile(line -> !line.equals("## Keys"))
            .filter(line -> line.startsWith("### `[") || line.startsWith("| `"))
            .toList();
    assertEquals(String.join("\n", expected), String.join("\n", found));
  }

  private static String row(BacktestKeys.Entry entry) {
    String option = entry.argument() instanceof OptionSpec spec ? spec.longestName() : "STRATEGY";
    String name = entry.key().name().isEmpty() ? "NAME" : entry.key().name();
    return "| `"
        + name
        + "` | `"
        + option
        + "` | "
        + shape(entry.key().shape())
        + " | "
        + entry.defaultWord().map(word -> "`" + word + "`").orElse("–")
        + " | "
        + entry.about().replace("|", "\\|")
        + " |";
  }

  private static String shape(RunKey.Shape shape) {
    return switch (shape) {
      case VALUE, NAMES -> "value";
      case FLAG -> "true or false";
      case LIST -> "value or array";
    };
  }
}
