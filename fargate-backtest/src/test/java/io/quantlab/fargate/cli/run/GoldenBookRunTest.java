package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.data.SharedFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The golden run of profile `book`: orders of every kind on seconds of a real order book,
/// with queues and delays. The naive twin knows no order books, so what shows that the run is right
/// is the judge of every run made here, the invariants of sizes and reach among them, and a second
/// `verify`; the other profiles are in `GoldenRunsTest` of the engine.
final class GoldenBookRunTest {
  private static final String BTC = "crypto/l2/BTCUSDT-binance-usdm-2024-08-08-";
  private static final String FILE = "golden-book-run.csv";

  @TempDir Path folder;

  @Tag("slow")
  @Test
  @DisplayName("X-2: profile book did not change on the shared order book since it was stored")
  void unchanged() throws IOException {
    Bench bench = new Bench(folder);
    Session session =
        bench.backtest(
            EveryOrder.class.getName(),
            "run",
            "--jar=" + TestJar.of(folder, EveryOrder.class),
            "--data=" + SharedFiles.file(BTC + "depth.csv.gz"),
            "--data=" + SharedFiles.file(BTC + "trades.csv.gz"),
            "--to=2024-08-08T23:54:45Z",
            "--param=every=40",
            "--param=lots=1000",
            "--param=distance=200",
            "--cash=1000000USDT",
            "--leverage=20",
            "--fees=0.5/1bps",
            "--profile=book",
            "--queue=power3:3",
            "--latency=feed=1ms,entry=5ms,response=5ms");
    assertEquals(0, session.exitCode(), session::toString);
    Session verified = bench.run("verify", folder.resolve("run").toString());
    assertEquals(0, verified.exitCode(), verified::toString);
    Table equity = bench.table("run", ResultTables.EQUITY);
    long nav = equity.longAt(equity.rows() - 1, ResultTables.EQUITY.column("nav"));
    int fills = bench.table("run", ResultTables.FILLS).rows();
    assertTrue(fills > 20, () -> fills + " fills");
    JsonNode manifest = bench.manifest("run");
    String now =
        "book,btcusdt_depth,"
            + bench.table("run", ResultTables.EVENTS).rows()
            + ","
            + bench.table("run", ResultTables.ORDERS).rows()
            + ","
            + fills
            + ","
            + BigDecimal.valueOf(nav, 8).toPlainString()
            + ","
            + manifest.path("eventHash").asText();
    assertEquals(stored(), now, FILE + ": if the change is meant, store the new line");
  }

  private static String stored() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                GoldenBookRunTest.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
      return in.lines().filter(line -> line.startsWith("book,")).findFirst().orElse("nothing");
    }
  }
}
