package io.quantlab.fargate.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.data.SharedFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// M-10, A-9 on the command line, with Apple's bars and actions.
final class ActionsAcceptanceTest {
  @TempDir Path dir;
  private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench(dir);
  }

  private Session data(String... words) {
    List<String> line = new ArrayList<>(List.of("data"));
    line.addAll(List.of(words));
    line.add("--store=" + dir.resolve("store"));
    return Session.run(line.toArray(String[]::new));
  }

  private static String bars() {
    return SharedFiles.file("equity/daily/AAPL.csv.gz").toString();
  }

  private static String actions() {
    return SharedFiles.file("equity/corporate-actions.csv").toString();
  }

  @Test
  @DisplayName(
      "M-11: data show --adjust gives the vendor's adjusted closes, from actions and factors")
  void showsAdjustedPrices() throws IOException {
    assertEquals(0, data("import", bars()).exitCode());
    assertEquals(0, data("import", actions()).exitCode());
    List<String> vendor = new ArrayList<>();
    InputStream zipped = Files.newInputStream(Path.of(bars()));
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(new GZIPInputStream(zipped), UTF_8))) {
      in.readLine();
      in.lines().forEach(line -> vendor.add(line.split(",")[7]));
    }
    String factors = SharedFiles.file("equity/factor-files/AAPL.csv").toString();
    for (List<String> more : List.of(List.<String>of(), List.of("--factors", factors))) {
      List<String> words = new ArrayList<>(List.of("show", "AAPL:bar", "--json"));
      words.addAll(List.of("--adjust", "split-dividend", "--head", "100000"));
      words.addAll(more);
      Session session = data(words.toArray(String[]::new));
      assertEquals(0, session.exitCode(), session::err);
      JsonNode json = new ObjectMapper().readTree(session.out());
      int close = 0;
      while (!json.get("columns").get(close).asText().equals("close")) {
        close++;
      }
      JsonNode rows = json.get("rows");
      assertEquals(vendor.size(), rows.size());
      for (int i = 0; i < vendor.size(); i++) {
        double expected = Double.parseDouble(vendor.get(i));
        double shown = Double.parseDouble(rows.get(i).get(close).asText());
        assertEquals(expected, shown, 2e-6 + 2e-5 * expected, "row " + i + " " + more);
      }
    }
  }

  @Test
  @DisplayName("M-10: backtest --adjust is in the manifest; equal words repeat the run")
  void backtestAdjusts() {
    for (String view : List.of("raw", "split", "split-dividend")) {
      Session session =
          bench.backtest(
              "sma-cross",
              view,
              "--data=" + bars(),
              "--data=" + actions(),
              "--adjust=" + view,
              "--from=2014-01-02",
              "--to=2014-12-31");
      assertEquals(0, session.exitCode(), session::err);
      assertEquals(
          view.toUpperCase(java.util.Locale.ROOT).replace('-', '_'),
          bench.manifest(view).get("prices").asText());
    }
    Session again = Session.run("rerun", bench.path("split").toString());
    assertEquals(0, again.exitCode(), again::err);
    assertTrue(
        !bench.manifest("raw").get("eventHash").equals(bench.manifest("split").get("eventHash")),
        "a 7:1 split looks like a crash to raw averages");
  }

  @Test
  @DisplayName("A-9: cash dividends on adjusted prices are refused")
  void refusesDoubleDividends() {
    assertEquals(0, data("import", "--adjusted", bars()).exitCode());
    Session session =
        bench.backtest("sma-cross", "twice", "--data=AAPL:bar", "--data=" + actions());
    assertEquals(2, session.exitCode(), session::toString);
    assertTrue(session.err().contains("DOUBLE_DIVIDEND"), session::err);
    Session alone = bench.backtest("sma-cross", "alone", "--data=AAPL:bar");
    assertEquals(0, alone.exitCode(), alone::err);
    assertEquals(
        "SPLIT_DIVIDEND",
        bench.manifest("alone").get("data").get(0).get("tradesOnAdjusted").asText());
  }

  @Test
  @DisplayName("M-1: a calendar file stands in for a built-in calendar; beyond it a run is refused")
  void calendarFiles() {
    String hours = SharedFiles.file("reference/calendar/XNYS.csv.gz").toString();
    Session session = bench.backtest("sma-cross", "own", "--data=" + bars(), "--calendar=" + hours);
    assertEquals(0, session.exitCode(), session::err);
    String table =
        bench.file(
            "x.calendar",
            """
            calendar = 1
            name = XNYS
            validThrough = 1998-01-02
            session,kind,open,close,breaks,flags
            1998-01-02,REGULAR,1998-01-02T14:30:00Z,1998-01-02T21:00:00Z,,
            """);
    Session refused =
        bench.backtest("sma-cross", "short", "--data=" + bars(), "--calendar=" + table);
    assertEquals(3, refused.exitCode(), refused::toString);
  }

  @Test
  void wrongWords() {
    Session session = bench.backtest("sma-cross", "x", "--data=" + bars(), "--adjust=some");
    Bench.assertMistake(2, session, "raw, split, split-dividend", "--adjust");
    Session orders = bench.backtest("sma-cross", "x", "--data=" + bars(), "--split-orders=some");
    Bench.assertMistake(2, orders, "adjust, cancel", "--split-orders");
    Session year = bench.backtest("sma-cross", "x", "--data=" + bars(), "--extrapolate=99");
    Bench.assertMistake(2, year, "last year", "--extrapolate");
  }
}
