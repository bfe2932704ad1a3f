package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.engine.analysis.CsvTableWriter;
import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.data.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole runs on real market data through the command line.
final class BacktestAcceptanceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EURUSD = "fx/tick/EURUSD-fxcm-2014-05-01_15.csv.gz";

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  private static String shared(String name) {
    return "--data=" + SharedFiles.file(name);
  }

  @Test
  @DisplayName("K-5, S-30: the same ticks give the same hash, twice and from the manifest")
  void ticksRunTwiceAndFromTheManifest() {
    String[] more = {shared(EURUSD), "--param=fast=200", "--param=slow=1000", "--to=2014-05-03"};
    Session first = bench.backtest("sma-cross", "a", more);
    Session second = bench.backtest("sma-cross", "b", more);
    assertEquals(0, first.exitCode(), first::toString);
    assertEquals(0, second.exitCode(), second::toString);
    JsonNode a = bench.manifest("a");
    assertEquals(a.get("eventHash"), bench.manifest("b").get("eventHash"));
    assertEquals(a.get("inputHash"), bench.manifest("b").get("inputHash"));
    assertTrue(a.path("counts").path("fills").asLong() > 100, "it trades");
    assertEquals("COMPLETED", a.get("end").asText());

    Session rerun = Session.run("rerun", folder.resolve("a/manifest.json").toString());
    assertEquals(0, rerun.exitCode(), rerun::toString);
    assertTrue(rerun.out().contains("eventHash equal  " + a.get("eventHash").asText()));

    assertSummary(first.out(), a);
  }

  /// Ten lines within 80 columns; the path of a temporary folder may be longer.
  private static void assertSummary(String out, JsonNode manifest) {
    List<String> lines = out.lines().toList();
    assertEquals(10, lines.size(), out);
    for (String line : lines.subList(0, 9)) {
      assertTrue(line.length() <= 80, () -> line.length() + " columns: " + line);
    }
    assertTrue(out.contains(manifest.get("eventHash").asText()), out);
    assertTrue(out.contains(manifest.get("runId").asText()), out);
    String rows = String.format(java.util.Locale.ROOT, "%,d", manifest.at("/counts/rows").asLong());
    assertTrue(out.contains(rows + " rows"), out);
  }

  @Test
  @DisplayName("S-30: a rerun over changed data ends with 1 and names the input")
  void rerunOverChangedData() throws IOException {
    String data = bench.file("ABC.csv", waves(120));
    Session run = bench.backtest("sma-cross", "run", "--data=" + data, "--param=slow=21");
    assertEquals(0, run.exitCode(), run::toString);
    bench.file("ABC.csv", waves(121));
    Session rerun = bench.run("rerun", folder.resolve("run").toString());
    assertEquals(1, rerun.exitCode(), rerun::toString);
    assertTrue(rerun.out().contains("inputHash differs"), rerun::out);
    assertTrue(rerun.out().contains("data 0"), rerun::out);
    assertTrue(rerun.out().contains("ABC"), rerun::out);
    assertTrue(rerun.out().contains("changed"), rerun::out);
  }

  @Test
  @DisplayName("S-30: a tampered manifest or journal ends a rerun with 1")
  void rerunOfATamperedRun() throws IOException {
    String data = bench.file("ABC.csv", waves(120));
    bench.backtest("sma-cross", "run", "--data=" + data, "--param=slow=21");
    Path manifest = folder.resolve("run/manifest.json");
    String honest = Files.readString(manifest);
    String hash = bench.manifest("run").get("eventHash").asText();
    Files.writeString(manifest, honest.replace(hash, hash.replace('a', 'b')));
    Session rerun = bench.run("rerun", manifest.toString());
    assertEquals(1, rerun.exitCode(), rerun::toString);
    assertTrue(rerun.out().contains("eventHash differs"), rerun::out);

    Files.writeString(manifest, honest.replace("\"slow\":\"21\"", "\"slow\":\"22\""));
    Session same = bench.run("rerun", manifest.toString());
    assertEquals(0, same.exitCode(), "the settings decide, not the echo of the parameters");
    Files.writeString(manifest, honest.replace("\"param.slow\":\"21\"", "\"param.slow\":\"22\""));
    Session other = bench.run("rerun", manifest.toString());
    assertEquals(1, other.exitCode(), other::toString);
    assertTrue(other.out().contains("inputHash differs"), other::out);
    assertTrue(other.out().contains("the data is the same"), other::out);
  }

  @Test
  @DisplayName("S-30: the first differing event is named")
  void rerunNamesTheFirstDifferingEvent() throws IOException {
    String data = bench.file("ABC.csv", waves(120));
    bench.backtest("sma-cross", "run", "--data=" + data, "--param=slow=21");
    Path manifest = folder.resolve("run/manifest.json");
    String hash = bench.manifest("run").get("eventHash").asText();
    Files.writeString(manifest, Files.readString(manifest).replace(hash, "0".repeat(64)));
    Path journal = folder.resolve("run/journal.qle");
    byte[] bytes = Files.readAllBytes(journal);
    bytes[8 + 64 * 7 + 24] ^= 1; // word 3 of the eighth event
    Files.write(journal, bytes);
    Session rerun = bench.run("rerun", manifest.toString());
    assertEquals(1, rerun.exitCode(), rerun::toString);
    assertTrue(rerun.out().contains("first difference"), rerun::out);
    assertTrue(rerun.out().contains("event 8 "), rerun::out);
  }

  @Test
  void tradesOfSpy() {
    Session session =
        bench.backtest(
            "sma-cross",
            "spy",
            shared("equity/tick/SPY-trades-2013-10-07_11.csv.gz"),
            "--to=2013-10-08",
            "--fees=0.005/share,min=1,max=1%",
            "--slippage=1tick",
            "--param=fast=500",
            "--param=slow=2000",
            "--param=shorts=yes");
    assertEquals(0, session.exitCode(), session::toString);
    JsonNode manifest = bench.manifest("spy");
    assertTrue(manifest.at("/counts/fills").asLong() > 10);
    assertBooks("spy");
    assertRoundTrips("spy");
  }

  @Test
  @DisplayName("I-1, I-3, I-4: the tables of twenty years of Apple with its splits add up")
  void appleWithItsSplitsAndDividends() {
    Session session =
        bench.backtest(
            "sma-cross",
            "aapl",
            shared("equity/daily/AAPL.csv.gz"),
            shared("equity/corporate-actions.csv"),
            "--fees=0.005/share,min=1,max=1%",
            "--param=weight=0.9");
    assertEquals(0, session.exitCode(), session::toString);
    assertBooks("aapl");
    assertRoundTrips("aapl");
    Table events = bench.table("aapl", ResultTables.EVENTS);
    int event = ResultTables.EVENTS.column("event");
    int time = ResultTables.EVENTS.column("time");
    StringBuilder splits = new StringBuilder();
    for (int row = 0; row < events.rows(); row++) {
      if (events.textAt(row, event).equals("SPLIT")) {
        String text = io.quantlab.engine.time.IsoInstant.format(events.longAt(row, time));
        splits.append(text, 0, 10).append(' ');
      }
    }
    // the four splits of Apple: 2000-06-21, 2005-02-28, 2014-06-09, 2020-08-31 (SEC 10-K)
    assertEquals("2000-06-21 2005-02-28 2014-06-09 2020-08-31 ", splits.toString());
    Map<String, Long> ledger = sums("aapl", "cause");
    assertTrue(ledger.containsKey("DIVIDEND"), ledger::toString);
    long fills = bench.manifest("aapl").at("/counts/fills").asLong();
    Session verify = bench.run("verify", folder.resolve("aapl").toString(), "--lookahead=1");
    assertEquals(0, verify.exitCode(), verify::toString);
    assertTrue(verify.out().contains(fills + " fills inside the data (I-7)"), verify::out);
  }

  /// Ledger, equity, positions and manifest tell one story, to the unit.
  private void assertBooks(String run) {
    assertEntriesBalance(run);
    Map<String, Long> sums = sums(run, "account");
    Table equity = bench.table(run, ResultTables.EQUITY);
    int last = equity.rows() - 1;
    long first = equity.longAt(0, ResultTables.EQUITY.column("nav"));
    long nav = equity.longAt(last, ResultTables.EQUITY.column("nav"));
    long cash = equity.longAt(last, ResultTables.EQUITY.column("cash"));
    long unrealized = equity.longAt(last, ResultTables.EQUITY.column("unrealized"));
    assertEquals("END", equity.textAt(last, ResultTables.EQUITY.column("kind")));
    assertEquals(sums.get("CASH"), cash, "sum of the CASH lines");
    long assets = sums.get("CASH") + sums.getOrDefault("POSITION_COST", 0L);
    assertEquals(assets + unrealized, nav, "cash, positions at cost, what is open");
    long income = 0;
    for (String account :
        List.of(
            "REALIZED",
            "DIVIDEND",
            "INTEREST",
            "FUNDING",
            "BORROW",
            "COMMISSION",
            "TAX",
            "CORPORATE",
            "FX")) {
      income -= sums.getOrDefault(account, 0L);
    }
    assertEquals(nav - first, income + unrealized, "I-4: change of NAV");
    assertEquals(-sums.get("CAPITAL"), first, "the deposit is the first NAV");

    Table positions = bench.table(run, ResultTables.POSITIONS);
    long value = 0;
    for (int row = 0; row < positions.rows(); row++) {
      value += positions.longAt(row, ResultTables.POSITIONS.column("marketValue"));
    }
    assertEquals(nav, cash + value, "I-3: cash and market value");
  }

  private void assertEntriesBalance(String run) {
    Table ledger = bench.table(run, ResultTables.LEDGER);
    Map<Long, Long> entries = new HashMap<>();
    for (int row = 0; row < ledger.rows(); row++) {
      entries.merge(
          ledger.longAt(row, ResultTables.LEDGER.column("sequence")),
          ledger.longAt(row, ResultTables.LEDGER.column("amount")),
          Math::addExact);
    }
    assertTrue(entries.size() > 20, "there are entries");
    entries.forEach((entry, sum) -> assertEquals(0, sum, () -> "I-1: entry " + entry));
  }

  private Map<String, Long> sums(String run, String by) {
    Table ledger = bench.table(run, ResultTables.LEDGER);
    Map<String, Long> sums = new HashMap<>();
    for (int row = 0; row < ledger.rows(); row++) {
      sums.merge(
          ledger.textAt(row, ResultTables.LEDGER.column(by)),
          ledger.longAt(row, ResultTables.LEDGER.column("amount")),
          Math::addExact);
    }
    return sums;
  }

  /// Gross of the closed round trips is what the ledger realized; net is gross less fees.
  private void assertRoundTrips(String run) {
    Table trades = bench.table(run, ResultTables.TRADES);
    Map<String, Long> sums = sums(run, "account");
    long gross = 0;
    long fees = 0;
    for (int row = 0; row < trades.rows(); row++) {
      long g = trades.longAt(row, ResultTables.TRADES.column("gross"));
      long f = trades.longAt(row, ResultTables.TRADES.column("fees"));
      assertEquals(g - f, trades.longAt(row, ResultTables.TRADES.column("net")), "net");
      gross += g;
      fees += f;
    }
    assertEquals(-sums.get("REALIZED"), gross, "gross of the round trips");
    Table positions = bench.table(run, ResultTables.POSITIONS);
    boolean flat = positions.longAt(0, ResultTables.POSITIONS.column("lots")) == 0;
    if (flat) {
      assertEquals(sums.get("COMMISSION"), fees, "fees of the round trips");
    } else {
      assertTrue(fees <= sums.get("COMMISSION"), "the open lot bears the rest of the fees");
    }
  }

  @Test
  void everyTableReadsBackToTheSameText() throws IOException {
    String data = bench.file("ABC.csv", waves(120));
    bench.backtest("sma-cross", "run", "--data=" + data, "--param=slow=21", "--fees=2bps");
    for (TableSchema schema : ResultTables.all()) {
      Table table = bench.table("run", schema);
      StringBuilder text = new StringBuilder();
      CsvTableWriter.write(table, text);
      assertEquals(
          Files.readString(folder.resolve("run/" + schema.name() + ".csv")), text.toString());
    }
  }

  @Test
  void columnsThatAreNeverAbsentAreThere() {
    String data = bench.file("ABC.csv", waves(120));
    bench.backtest("sma-cross", "run", "--data=" + data, "--param=slow=21", "--fees=2bps");
    for (TableSchema schema : ResultTables.all()) {
      Table table = bench.table("run", schema);
      for (int column = 0; column < schema.columns().size(); column++) {
        for (int row = 0; row < table.rows(); row++) {
          boolean absent = !table.isPresent(row, column);
          String where = schema.name() + "." + schema.columns().get(column).name();
          assertTrue(
              !absent || !schema.columns().get(column).absent().equals("never"),
              () -> where + " is documented as never absent");
        }
      }
    }
  }

  @Test
  void jsonIsAllOfStandardOutput() throws IOException {
    String data = bench.file("ABC.csv", waves(120));
    Session session = bench.backtest("sma-cross", "run", "--data=" + data, "--json");
    assertEquals(0, session.exitCode(), session::toString);
    JsonNode metrics = JSON.readTree(session.out());
    assertTrue(metrics.path("metrics").has("totalReturn"));
    assertEquals(metrics, Bench.json(folder.resolve("run/metrics.json")));
    assertTrue(session.err().contains("Note: "), "notes go to standard error");
  }

  @Test
  void anEarlierRunIsReplacedWhole() throws IOException {
    String data = bench.file("ABC.csv", waves(120));
    bench.backtest("sma-cross", "run", "--data=" + data, "--format=json");
    String before = bench.manifest("run").get("runId").asText();
    assertTrue(Files.exists(folder.resolve("run/trades.json")));
    Session again = bench.backtest("sma-cross", "run", "--data=" + data, "--param=slow=21");
    assertEquals(0, again.exitCode(), again::toString);
    assertNotEquals(before, bench.manifest("run").get("runId").asText());
    assertTrue(Files.notExists(folder.resolve("run/trades.json")), "nothing of the old run stays");
    assertEquals(
        List.of("ABC.csv", "cache", "run"),
        Bench.names(folder).stream().filter(name -> !name.equals("store")).toList());
  }

  @Test
  void parametersOfAStrategy() {
    Session session = Session.run("backtest", "sma-cross", "--params");
    assertEquals(0, session.exitCode(), session::toString);
    assertTrue(session.out().contains("fast    integer 1..2000, default 20"), session::out);
    assertTrue(session.out().contains("values in the fast average"), session::out);
    session.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  /// Daily bars that swing in a triangle, so that averages cross; no weekends are left out.
  static String waves(int days) {
    StringBuilder text = new StringBuilder("date,open,high,low,close,volume\n");
    java.time.LocalDate day = java.time.LocalDate.of(2020, 1, 2);
    int price = 1000;
    for (int i = 0; i < days; day = day.plusDays(1)) {
      if (day.getDayOfWeek().getValue() > 5) {
        continue;
      }
      price += i / 15 % 2 == 0 ? 10 : -9;
      text.append(day).append(',').append(price).append(".00,").append(price + 5).append(".50,");
      text.append(price - 5).append(".25,").append(price + 1).append(".00,100000\n");
      i++;
    }
    return text.toString();
  }
}
