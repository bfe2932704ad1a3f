package io.quantlab.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/reference/results.md says what the code does, both ways")
final class ResultsReferenceTest {
  @Test
  @DisplayName("D-20: every table and column, in order, with kind, unit, meaning, absence")
  void tables() throws IOException {
    List<String> expected = new ArrayList<>();
    for (TableSchema schema : ResultTables.all()) {
      expected.add("### " + schema.name());
      expected.add("Schema version " + schema.version() + ".");
      for (Column column : schema.columns()) {
        expected.add(
            row(
                "`" + column.name() + "`",
                column.kind().name(),
                column.unit(),
                column.meaning(),
                column.absent()));
      }
    }
    assertEquals(expected, documented("## Tables", "## Metrics"));
  }

  @Test
  @DisplayName("8.2: every metric, in order, with unit, formula, source")
  void metrics() throws IOException {
    List<String> expected = new ArrayList<>();
    for (MetricFamily family : MetricFamily.values()) {
      expected.add("### " + family.title());
      for (MetricDefinition metric : MetricCatalog.all()) {
        if (metric.family() == family) {
          expected.add(
              row(
                  "`" + metric.name() + "`",
                  metric.unit().symbol(),
                  metric.formula(),
                  metric.source()));
        }
      }
    }
    assertEquals(expected, documented("## Metrics", "\u0000"));
  }

  /// The sub-headings, version lines and rows with a code name of a chapter.
  private static List<String> documented(String from, String to) throws IOException {
    List<String> out = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("../docs/reference/results.md"))) {
      inside = line.equals(from) || inside && !line.equals(to);
      if (inside
          && (line.startsWith("### ")
              || line.startsWith("Schema version")
              || line.startsWith("| `"))) {
        out.add(line);
      }
    }
    return out;
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
