package io.quantlab.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S-31: the tear sheet")
final class TearSheetTest {
  private static final String EVIL = "<script>alert('x')</script>\"&<img src=x onerror=alert(1)>";

  @Test
  void writesTheSample() throws IOException {
    String page = page(SampleRun.standard().report("Opening range, US large caps"));
    Path file = Path.of("target", "tear-sheet.html");
    Files.writeString(file, page);
    assertWellFormed(page);
    assertTrue(page.length() < 1_200_000, "the file has " + page.length() + " characters");
    for (String part :
        List.of(
            "How far to trust",
            "Equity and drawdown",
            "Returns by month",
            "Metrics",
            "Distribution of returns",
            "Rolling",
            "Deepest drawdowns",
            "Exposure and turnover",
            "From gross to net",
            "Where the profit came from",
            "Excursions",
            "Round trips",
            "Parameters",
            "Events of note")) {
      assertTrue(page.contains(part), part);
    }
    for (MetricDefinition metric : MetricCatalog.all()) {
      assertTrue(page.contains("data-tip=\"" + metric.name() + " = "), metric.name());
    }
  }

  @Test
  @DisplayName("loads nothing: no address, no import, one script admitted by hash")
  void needsNothingElse() {
    String page = page(SampleRun.standard().report("x"));
    assertFalse(
        Pattern.compile("https?://|src=|@import|url\\(|<link|<iframe").matcher(page).find());
    assertTrue(page.contains("default-src &#39;none&#39;"));
    assertFalse(Pattern.compile("<[^>]* on[a-z]+=").matcher(page).find());
  }

  @Test
  @DisplayName("hostile text stays text")
  void escapes() {
    SampleRun run = SampleRun.standard();
    Table trades = run.trades;
    trades.setText(trades.schema().column("symbol"), EVIL);
    trades.setText(trades.schema().column("tags"), "</script><b>tag");
    ReportInput sample = run.report(EVIL);
    ReportInput evil =
        new ReportInput(
            EVIL,
            EVIL,
            EVIL,
            sample.zone(),
            List.of(new Fact(EVIL, EVIL)),
            sample.honesty(),
            sample.input(),
            sample.metrics(),
            sample.equity(),
            trades,
            EVIL,
            sample.waterfall(),
            List.of(),
            new double[0],
            List.of(new Fact(EVIL, EVIL)),
            List.of(new Note(0, Note.Severity.ERROR, EVIL)));
    String page = page(evil);
    assertWellFormed(page);
    assertFalse(page.contains("<script>alert"));
    assertFalse(page.contains("<img"));
    assertFalse(page.contains("</script><b>"));
    assertTrue(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
  }

  @Test
  @DisplayName("S-2: an empty run gives a page with dashes, not an error")
  void emptyRun() throws IOException {
    NavSeries none = NavSeries.of(0, 100 * SampleRun.E8, new int[0], new long[0], new long[0]);
    MetricsInput in = MetricsInput.of(none, 252);
    Honesty honesty =
        new Honesty(
            "standard",
            Honesty.Timing.STRICT,
            0,
            0,
            0,
            0,
            0,
            0,
            Honesty.Certificate.NOT_RUN,
            "",
            List.of(),
            List.of());
    ReportInput empty =
        new ReportInput(
            "Nothing",
            "",
            "USD",
            ZoneOffset.UTC,
            List.of(),
            honesty,
            in,
            Metrics.of(in),
            new Table(ResultTables.EQUITY),
            new Table(ResultTables.TRADES),
            "",
            null,
            List.of(),
            new double[0],
            List.of(),
            List.of());
    String page = page(empty);
    Files.writeString(Path.of("target", "tear-sheet-empty.html"), page);
    assertWellFormed(page);
    assertFalse(page.contains("NaN"));
    assertTrue(page.contains(">–<"));
  }

  @Test
  @DisplayName("a million marks stay a page of about a megabyte")
  void millionMarks() {
    SampleRun run = SampleRun.standard();
    Table equity = new Table(ResultTables.EQUITY);
    long start = run.equity.longAt(0, 0);
    for (int i = 0; i < 1_000_000; i++) {
      equity.addRow();
      equity.setNanos(0, start + i * 150_000_000_000L);
      long nav = 100_000 * SampleRun.E8 + (long) (Math.sin(i / 5e4) * 8_000e8);
      equity.setMoney(3, i == 654_321 ? nav * 2 : nav);
      equity.setDouble(equity.schema().column("drawdown"), 0);
    }
    ReportInput sample = run.report("x");
    ReportInput big =
        new ReportInput(
            "x",
            "",
            "USD",
            sample.zone(),
            List.of(),
            sample.honesty(),
            sample.input(),
            sample.metrics(),
            equity,
            run.trades,
            "",
            null,
            List.of(),
            new double[0],
            List.of(),
            List.of());
    long before = System.nanoTime();
    String page = page(big);
    long millis = (System.nanoTime() - before) / 1_000_000;
    System.out.println("1,000,000 marks: " + page.length() + " characters in " + millis + " ms");
    assertTrue(page.length() < 1_500_000, "the file has " + page.length() + " characters");
  }

  @Test
  @DisplayName("thinning keeps the extremes and both ends")
  void thinning() {
    int n = 100_000;
    long[] t = new long[n];
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      t[i] = i;
      v[i] = Math.sin(i / 1e3);
    }
    v[77_777] = 9;
    v[33_333] = -9;
    Curve thin = new Curve("", "a", t, v).thinned(2_000);
    assertTrue(thin.values().length <= 2_000);
    assertEquals(0, thin.nanos()[0]);
    assertEquals(n - 1, thin.nanos()[thin.nanos().length - 1]);
    double low = 0;
    double high = 0;
    for (int i = 0; i < thin.values().length; i++) {
      low = Math.min(low, thin.values()[i]);
      high = Math.max(high, thin.values()[i]);
      assertTrue(i == 0 || thin.nanos()[i] >= thin.nanos()[i - 1]);
    }
    assertEquals(-9, low);
    assertEquals(9, high);
  }

  @Test
  @DisplayName("I-4: a waterfall that does not add up is refused")
  void waterfall() {
    Costs costs = new Costs(7, 1, 2, 3, 0, 0, 5, 0, 0, 0.5);
    // trading 100; gross 100 + 1 + 2 + 3 = 106; net 100 - 7 - 5 + 4 (dividend) = 92
    CostWaterfall fall = CostWaterfall.of(100, costs, 4, 0, 0, 92);
    assertEquals(106, fall.grossE8());
    org.junit.jupiter.api.Assertions.assertThrows(
        IllegalArgumentException.class, () -> CostWaterfall.of(100, costs, 4, 0, 0, 93));
  }

  @Test
  void groupsSumToTheNet() {
    SampleRun run = SampleRun.standard();
    long net = 0;
    for (int row = 0; row < run.trades.rows(); row++) {
      net += run.trades.longAt(row, run.trades.schema().column("net"));
    }
    assertEquals(net, sum(PnlGroup.byText(run.trades, "symbol")));
    assertEquals(net, sum(PnlGroup.byText(run.trades, "side")));
    assertEquals(net, sum(PnlGroup.byHour(run.trades, SampleRun.ZONE)));
    assertEquals(net, sum(PnlGroup.byWeekday(run.trades, SampleRun.ZONE)));
    assertEquals("Monday", PnlGroup.byWeekday(run.trades, SampleRun.ZONE).getFirst().key());
  }

  private static long sum(List<PnlGroup> groups) {
    return groups.stream().mapToLong(PnlGroup::netE8).sum();
  }

  static String page(ReportInput input) {
    StringBuilder out = new StringBuilder();
    TearSheet.write(input, out);
    return out.toString();
  }

  /// Every element that opens also closes, in order; attributes are quoted.
  static void assertWellFormed(String page) {
    String markup =
        page.replaceAll("(?s)<style>.*?</style>", "")
            .replaceAll("(?s)(<script[^>]*>).*?</script>", "");
    Matcher tags =
        Pattern.compile("<(/?)([a-z][a-z0-9]*)((?:\\s+[a-zA-Z:-]+=\"[^\"<>]*\")*)\\s*(/?)>|<")
            .matcher(markup.replace("<!doctype html>", ""));
    Deque<String> open = new ArrayDeque<>();
    while (tags.find()) {
      assertFalse(tags.group(2) == null, "stray < near " + tags.start());
      if (!tags.group(1).isEmpty()) {
        assertEquals(open.pop(), tags.group(2));
      } else if (tags.group(4).isEmpty()) {
        open.push(tags.group(2));
      }
    }
    assertTrue(open.isEmpty(), "left open: " + open);
  }
}
