package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.data.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Orders for the opening and the close on the shared trades of AIG, 2013-10-08, with the mapping
/// of `docs/reference/mapping.md`.
///
/// The file itself says what must come out: New York's opening print (exchange N, condition 40) is
/// `1381239003256,48.8,50646,N,40,0`, its closing print (condition 80)
/// `1381262406839,47.7,262040,N,80,0`, 6.839 s after the end of the session. The first trade of the
/// session is `1381239000401,48.8,1200,Q,20200040,0`, the last `1381262399099,47.72,100,N,1,0`.
final class AuctionPrintsTest {
  private static final String TRADES = "equity/tick/AIG-trades-2013-10-08.csv.gz";
  private static final String SCRIPT =
      """
      events "From the opening to the close" (data: "ticks")
      input sym: symbol = "AIG"
      var sent = false
      on_start() { subscribe(sym) }
      on_tick(t: tick) when not sent {
          buy(shares(100), symbol: sym, tif: Tif.opg)
          sell(shares(100), symbol: sym, tif: Tif.cls)
          sent = true
      }
      """;

  @TempDir Path folder;
  private Bench bench;
  private String mapping;

  @BeforeEach
  void open() throws IOException {
    bench = new Bench(folder);
    bench.file("auctions.wick", SCRIPT);
    String page = Files.readString(RunGuideTest.page("docs/reference/mapping.md"));
    int from = page.indexOf("```mapping\n", page.indexOf("## Official prints")) + 11;
    mapping = bench.file("auctions.mapping", page.substring(from, page.indexOf("```", from)));
  }

  private List<String> trades(String run, String... more) {
    Session session = bench.backtest(bench.path("auctions.wick").toString(), run, more);
    assertEquals(0, session.exitCode(), session::toString);
    Table fills = bench.table(run, ResultTables.FILLS);
    List<String> found = new ArrayList<>();
    for (int row = 0; row < fills.rows(); row++) {
      long nanos = fills.longAt(row, ResultTables.FILLS.column("time"));
      double price = fills.approximateAt(row, ResultTables.FILLS.column("price"));
      long cents = Math.round(price * 100);
      found.add(Instant.EPOCH.plusNanos(nanos) + " " + cents);
    }
    return found;
  }

  private static String hash(Session shown) {
    return shown.out().lines().filter(line -> line.contains("hash")).findFirst().orElseThrow();
  }

  private static String aig() {
    return "--data=" + SharedFiles.file(TRADES) + ",class=equity,calendar=XNYS";
  }

  @Test
  @DisplayName("F-3: at-open and at-close orders pay New York's official prints of AIG")
  void official() {
    List<String> official =
        List.of("2013-10-08T13:30:03.256Z 4880", "2013-10-08T20:00:06.839Z 4770");
    assertEquals(official, trades("marked", aig() + ",mapping=" + mapping));
    assertEquals(
        official, trades("long", aig() + ",mapping=" + mapping, "--fill=auction-wait=10min"));
  }

  @Test
  @DisplayName(
      "F-3: without marks, or a wait, they pay the first and the last price of the session")
  void unmarked() {
    List<String> plain = List.of("2013-10-08T13:30:00.401Z 4880", "2013-10-08T20:00:00Z 4772");
    assertEquals(plain, trades("plain", aig()));
    assertEquals(plain, trades("none", aig() + ",mapping=" + mapping, "--fill=auction-wait=none"));
  }

  @Test
  @DisplayName("D-1: the store says that trades mark auctions, and an export brings the marks back")
  void exported() {
    String file = SharedFiles.file(TRADES).toString();
    String store = "--store=" + folder.resolve("store");
    Session first =
        Session.run("data", "import", file, "--mapping=" + mapping, "--calendar=XNYS", store);
    assertEquals(0, first.exitCode(), first::toString);
    Session shown = Session.run("data", "show", "AIG:trade", store);
    assertTrue(shown.out().contains("AUCTIONS"), shown::out);
    String csv = bench.path("AIG-trades.csv").toString();
    Session out = Session.run("data", "export", "AIG:trade", "--out=" + csv, store);
    assertEquals(0, out.exitCode(), out::toString);
    String other = "--store=" + folder.resolve("other");
    Session second = Session.run("data", "import", csv, "--auction-prints", other);
    assertEquals(0, second.exitCode(), second::toString);
    Session again = Session.run("data", "show", "AIG:trade", other);
    assertTrue(again.out().contains("AUCTIONS"), again::out);
    assertEquals(hash(shown), hash(again));
  }
}
