package io.quantlab.engine.indicator.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.indicator.momentum.Rsi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// `docs/reference/indicators.md` against the catalogue. `-Dquantlab.write=true` writes its tables
/// anew.
class IndicatorsReferenceTest {
  private static final Path PAGE = Path.of("../docs/reference/indicators.md");

  @Test
  @DisplayName(
      "docs/reference/indicators.md lists the functions, formulas, first values and sources")
  void tablesAreThoseOfTheCatalogue() throws IOException {
    String page = Files.readString(PAGE);
    int start = page.contains("\n## ") ? page.indexOf("\n## ") : page.length();
    if (Boolean.getBoolean("quantlab.write")) {
      page = page.substring(0, start).stripTrailing() + "\n" + tables();
      Files.writeString(PAGE, page);
      start = page.indexOf("\n## ");
    }
    assertEquals(tables(), page.substring(start));
  }

  @Test
  void naRulesAreThoseOfTheCatalogue() throws IOException {
    String page = Files.readString(PAGE);
    for (NaRule rule : NaRule.values()) {
      String row = "| " + rule.letter() + " | " + rule.meaning() + " |\n";
      assertTrue(page.contains(row), "no row " + row);
    }
  }

  @Test
  void snippetIsThisCode() throws IOException {
    double close = 100;
    double[] closes = {101, 102, 101, 103};
    double[] result = new double[closes.length];
    // from here as on the page
    Rsi rsi = new Rsi(14); // or: Indicator rsi = Catalog.find("rsi").create(14);
    double now = rsi.update(close); // step by step
    rsi.run(new double[][] {closes}, 0, closes.length, new double[][] {result}); // or columns
    // to here
    assertTrue(Double.isNaN(now) && Double.isNaN(result[3]));
    assertEquals(Rsi.class, Catalog.find("rsi").create(14).getClass());
    String source =
        Files.readString(
            Path.of(
                "src/test/java",
                IndicatorsReferenceTest.class.getName().replace('.', '/') + ".java"));
    String page = Files.readString(PAGE);
    String snippet = page.substring(page.indexOf("```java\n") + 8, page.indexOf("\n```\n"));
    assertTrue(source.contains(snippet.indent(4).stripTrailing()), snippet);
  }

  private static String tables() {
    StringBuilder text = new StringBuilder();
    for (Family family : Family.values()) {
      text.append("\n## ").append(family.title()).append("\n\n");
      text.append("| call | takes | formula | na | first | source |\n|---|---|---|---|---|---|\n");
      for (Entry entry : Catalog.entries()) {
        if (entry.family() == family) {
          text.append(row(entry)).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String row(Entry entry) {
    StringJoiner takes = new StringJoiner(", ");
    entry.inputs().forEach(input -> takes.add(input.name()));
    StringJoiner first = new StringJoiner(", ");
    boolean one = entry.outputs().size() == 1;
    for (Output output : entry.outputs()) {
      first.add(one ? output.first() : output.name() + " " + output.first());
    }
    String window = entry.cost() == Entry.Cost.WINDOW ? " w" : "";
    boolean varies = false;
    for (int i = 0; i < entry.parameters().size(); i++) {
      varies |= entry.mayVary(i);
    }
    return "| `%s` | %s | %s | %s | %s | %s |"
        .formatted(
            entry.signature(),
            takes,
            entry.definition(),
            entry.rule().letter() + window + (varies ? " v" : ""),
            first,
            entry.source());
  }
}
