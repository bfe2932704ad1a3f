package io.quantlab.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S-32: comparison of runs")
final class CompareReportTest {
  private static final long E8 = 100_000_000L;

  @Test
  void alignsByDateAndChainsTheDaysBetween() {
    // base closes on days 1 2 3 4; the other on 1 3 4 5: common are 1, 3, 4.
    ComparedRun base = run("base", new int[] {1, 2, 3, 4}, new long[] {100, 110, 121, 121}, "a");
    ComparedRun other = run("other", new int[] {1, 3, 4, 5}, new long[] {200, 180, 198, 500}, "a");
    CompareReport report = new CompareReport(List.of(base, other), List.of(), 50, 1);
    assertArrayEquals(new int[] {1, 3, 4}, report.dates());
    assertArrayEquals(new double[] {1, 1.21, 1.21}, report.alignedGrowth()[0], 1e-12);
    assertArrayEquals(new double[] {1, 0.9, 0.99}, report.alignedGrowth()[1], 1e-12);
    // returns (.21, 0) and (-.1, .1): two points, opposite: correlation -1
    assertEquals(-1, report.correlations()[0][1], 1e-12);
    assertEquals(1, report.correlations()[1][1], 0);
  }

  @Test
  void tradesAreMatchedByClientOrderId() {
    ComparedRun base = run("base", new int[] {1}, new long[] {100}, "a", "b", "c");
    ComparedRun other = run("other", new int[] {1}, new long[] {100}, "b", "c", "d", "e");
    // net of client id k at place i is 10 + i: base b 11, c 12; other b 10, c 11
    CompareReport.TradeDifference difference =
        new CompareReport(List.of(base, other), List.of(), 10, 1).tradeDifferences().getFirst();
    assertEquals(2, difference.common());
    assertEquals(2, difference.changed());
    assertEquals(-2 * E8, difference.netDifferenceE8());
    assertEquals(List.of("a"), difference.onlyBase());
    assertEquals(List.of("d", "e"), difference.onlyRun());
  }

  @Test
  void configurationShowsOnlyWhatDiffers() {
    ComparedRun base = run("base", new int[] {1}, new long[] {100});
    ComparedRun other =
        new ComparedRun(
            "other",
            base.metrics(),
            base.series(),
            252,
            base.trades(),
            Map.of("fills.profile", "touch", "seed", "1", "extra", "x"));
    List<CompareReport.ConfigDifference> differences =
        new CompareReport(List.of(base, other), List.of(), 10, 1).configDifferences();
    assertEquals(2, differences.size());
    assertEquals("extra", differences.get(0).key());
    assertEquals(java.util.Arrays.asList(null, "x"), differences.get(0).values());
    assertEquals(List.of("standard", "touch"), differences.get(1).values());
  }

  @Test
  void equalRunsDifferByNothing() {
    SampleRun sample = SampleRun.standard();
    ComparedRun a = of("first", sample, Map.of());
    ComparedRun b = of("second", sample, Map.of());
    CompareReport report = new CompareReport(List.of(a, b), List.of(), 100, 1);
    assertEquals(0, report.sharpeDifferences().getFirst().difference(), 0);
    assertEquals(0, report.sharpeDifferences().getFirst().interval().low(), 0);
    assertEquals(0, report.sharpeDifferences().getFirst().interval().high(), 0);
    assertEquals(0, report.tradeDifferences().getFirst().changed());
    assertEquals(1, report.correlations()[0][1], 1e-12);
    assertTrue(report.text().contains("Configuration\nequal\n"), report.text());
  }

  @Test
  void writesTextAndPage() throws IOException {
    LocalDate from = LocalDate.of(2019, 3, 4);
    LocalDate to = LocalDate.of(2024, 3, 1);
    CompareReport report =
        new CompareReport(
            List.of(
                of("baseline", SampleRun.standard(), Map.of("fills.profile", "standard")),
                of(
                    "touch fills",
                    new SampleRun(42, 0.11, from, to),
                    Map.of("fills.profile", "touch")),
                of("<b>other</b>", new SampleRun(43, 0.03, from, to), Map.of("seed", "43"))),
            List.of(
                new CompareReport.Divergence(
                    "touch fills",
                    118,
                    1_551_800_000_000_000_000L,
                    "FILL order 7 at 101.25",
                    "FILL order 7 at 101.20")),
            300,
            1);
    StringBuilder page = new StringBuilder();
    CompareSheet.write(report, page);
    Files.writeString(Path.of("target", "compare.html"), page);
    TearSheetTest.assertWellFormed(page.toString());
    assertFalse(page.toString().contains("<b>other"));
    String text = report.text();
    Files.writeString(Path.of("target", "compare.txt"), text);
    assertTrue(text.contains("First differing event of touch fills: 118 at 2019-03-05T15:33:20Z"));
    for (MetricDefinition metric : MetricCatalog.all()) {
      assertTrue(text.contains("\n" + metric.name() + " "), metric.name());
    }
  }

  @Test
  void refusesOneRun() {
    ComparedRun base = run("base", new int[] {1}, new long[] {100});
    assertThrows(
        IllegalArgumentException.class, () -> new CompareReport(List.of(base), List.of(), 10, 1));
  }

  private static ComparedRun of(String name, SampleRun sample, Map<String, String> config) {
    return new ComparedRun(
        name, sample.report(name).metrics().values(), sample.series(), 252, sample.trades, config);
  }

  private static ComparedRun run(String name, int[] days, long[] navs, String... clientIds) {
    long[] stamps = new long[days.length];
    long[] nav = new long[days.length];
    for (int i = 0; i < days.length; i++) {
      stamps[i] = days[i] * 86_400_000_000_000L;
      nav[i] = navs[i] * E8;
    }
    Table trades = new Table(ResultTables.TRADES);
    for (int i = 0; i < clientIds.length; i++) {
      trades.addRow();
      trades.setText(ResultTables.TRADES.column("entryClientId"), clientIds[i]);
      trades.setMoney(ResultTables.TRADES.column("net"), (10 + i) * E8);
    }
    return new ComparedRun(
        name,
        Map.of(),
        NavSeries.of(0, navs[0] * E8, days, stamps, nav),
        252,
        trades,
        Map.of("fills.profile", "standard", "seed", "1"));
  }
}
