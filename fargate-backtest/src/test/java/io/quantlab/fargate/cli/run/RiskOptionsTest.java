package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Risks of positions from the command line and from a run file (O-35), on bars written by hand.
final class RiskOptionsTest {
  private static final String OCC = "ABC240216C00100000";

  /// Buys one option and ten shares at the first bar of the option.
  private static final String HOLDER =
      """
      package demo;

      import io.quantlab.engine.market.BarView;
      import io.quantlab.engine.strategy.Strategy;
      import io.quantlab.engine.strategy.StrategyContext;

      public final class Buyer implements Strategy {
        private StrategyContext context;
        private boolean bought;

        @Override
        public void onStart(StrategyContext c) {
          context = c;
        }

        @Override
        public void onBar(BarView bar) {
          if (bar.token() == context.token(1) && !bought) {
            bought = true;
            context.market(context.token(1), 1);
            context.market(context.token(0), 10);
          }
        }
      }
      """;

  private static final String STOCK =
      """
      date,open,high,low,close,volume
      2024-01-16,100,100,100,100,9000
      2024-01-17,101,101,101,101,9000
      2024-01-18,102,102,102,102,9000
      2024-01-19,110,110,110,110,9000
      """;

  private static final String PREMIUM =
      """
      date,open,high,low,close,volume
      2024-01-16,3.10,3.20,3.00,3.10,900
      2024-01-17,3.00,3.20,2.90,3.10,900
      2024-01-18,3.20,3.40,3.10,3.30,900
      2024-01-19,10.50,10.50,10.50,10.50,900
      """;

  private static final String LOADINGS =
      """
      date,symbol,factor,loading
      2023-12-29,ABC,value,0.25
      2024-01-18,ABC,value,0.5
      2024-01-18,OTHER,value,9
      """;

  @TempDir Path folder;
  private Bench bench;
  private List<String> words;

  @BeforeEach
  void open() throws IOException {
    bench = new Bench(folder);
    bench.file("LOADINGS.csv", LOADINGS);
    words =
        new ArrayList<>(
            List.of(
                "--data=" + bench.file("ABC.csv", STOCK),
                "--data=" + bench.file(OCC + ".csv", PREMIUM),
                "--option=" + OCC + "=ABC",
                "--jar=" + TestJar.of(folder, "holder.jar", Map.of("demo.Buyer", HOLDER))));
  }

  private Session run(String... more) {
    words.addAll(List.of(more));
    return bench.backtest("demo.Buyer", "run", words.toArray(String[]::new));
  }

  /// Rows as `date measure subject symbol value`.
  private List<String> rows() {
    TableSchema schema = ResultTables.RISK;
    Table table = bench.table("run", schema);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < table.rows(); i++) {
      List<String> cells = new ArrayList<>();
      for (String column : List.of("sessionDate", "measure", "subject", "symbol")) {
        cells.add(table.textAt(i, schema.column(column), ""));
      }
      cells.add(Long.toString(Math.round(table.longAt(i, schema.column("value")) / 1e8)));
      rows.add(String.join(" ", cells).strip().replaceAll(" +", " "));
    }
    return rows;
  }

  @Test
  @DisplayName("O-35: factors, scenarios, episodes of each session, in risk.csv and in the report")
  void table() throws IOException {
    Session session =
        run(
            "--risk-table=sessions",
            "--loadings=" + bench.path("LOADINGS.csv"),
            "--scenario=fall=price:-10%",
            "--scenario=mixed=price:+10%,price:ABC:-20%",
            "--episode=rise=2024-01-17..2024-01-18",
            "--stress-grid=price:-10%/+10%,volatility:0%/50%");
    assertEquals(0, session.exitCode(), session::toString);
    List<String> rows = rows();
    // bought on the 17th: ten shares at 101 and an option on 100 at 3.10
    assertTrue(rows.contains("2024-01-17 factor value 253"), rows::toString); // 1,010 x 0.25
    assertTrue(rows.contains("2024-01-18 factor value 510"), rows::toString); // 1,020 x 0.5
    assertTrue(rows.contains("2024-01-18 gross 1350"), rows::toString); // 1,020 and 330
    assertTrue(rows.contains("2024-01-18 delta ABC 1020"), rows::toString);
    // at the end the call is 10 in the money: it moves nearly as 100 shares at 110 do
    assertTrue(
        rows.stream().anyMatch(r -> r.matches("delta " + OCC + " 9[0-9]{3}")), rows::toString);
    assertTrue(rows.stream().anyMatch(r -> r.startsWith("scenario mixed -1")), rows::toString);
    assertEquals(
        4, rows.stream().filter(r -> r.matches("scenario price .* correlation 0% .*")).count());
    // 102 / 100 - 1 on 1,020 of shares: at least 20, with the option more
    assertTrue(
        rows.stream().anyMatch(r -> r.matches("2024-01-18 episode rise [0-9]+")), rows::toString);
    String report = Files.readString(bench.path("run").resolve("report.html"));
    assertTrue(report.contains("Risk of the last positions"));
    assertTrue(report.contains("price -10% volatility +50% correlation 0%"));
  }

  @Test
  @DisplayName("O-35, O-31: an order beyond a stress limit is denied, from a run file")
  void runFile() throws IOException {
    bench.file(
        "run.toml",
        """
        [strategy]
        name = "demo.Buyer"
        jar = "holder.jar"
        [data]
        sources = ["ABC.csv", "%s.csv"]
        [account]
        option = ["%s=ABC"]
        loadings = "LOADINGS.csv"
        scenario = ["fall=price:-10%%"]
        limit = ["stress.fall=90", "factor.value=9000"]
        [output]
        out = "run"
        """
            .formatted(OCC, OCC));
    Session session =
        Session.run(
            "run",
            bench.path("run.toml").toString(),
            "--set=data.store=" + bench.path("store"),
            "--set=data.cache=" + bench.path("cache"));
    assertEquals(0, session.exitCode(), session::toString);
    Table decisions = bench.table("run", ResultTables.DECISIONS);
    assertEquals("EXPOSURE", decisions.textAt(0, ResultTables.DECISIONS.column("answer")));
    assertEquals("stress fall", decisions.textAt(0, ResultTables.DECISIONS.column("detail")));
    assertEquals("EXPOSURE", decisions.textAt(1, ResultTables.DECISIONS.column("answer")));
    // ten shares at 100 lose 100
    assertEquals(100 * 100_000_000L, decisions.longAt(1, ResultTables.DECISIONS.column("actual")));
    assertEquals(List.of("gross 0", "net 0"), rows().subList(0, 2));
  }

  @Test
  @DisplayName("wrong risks are refused with what they should be")
  void wrong() {
    assertRefused("--scenario=fall", "NAME=price");
    assertRefused("--scenario=fall=price:20", "a percentage");
    assertRefused("--scenario=fall=rate:20%", "price, market, volatility or correlation");
    assertRefused("--scenario=fall=market:XYZ:-20%", "XYZ, which is not in this run");
    assertRefused("--episode=fall=2024-02-01..2024-01-01", "before it begins");
    assertRefused("--risk-loss=99", "a confidence");
    assertRefused("--limit=stress.crash=5", "stress.crash");
    assertRefused("--stress-grid=price", "price, volatility, correlation");
    bench.file("WRONG.csv", "date,symbol,factor,loading\n2024-01-01,ABC,value,much\n");
    assertRefused("--loadings=" + bench.path("WRONG.csv"), "WRONG.csv:2: loading");
  }

  private void assertRefused(String word, String part) {
    List<String> line = new ArrayList<>(words);
    line.add(word);
    Session session = bench.backtest("demo.Buyer", "run", line.toArray(String[]::new));
    assertTrue(session.exitCode() != 0, session::toString);
    assertTrue(session.toString().contains(part), session::toString);
  }
}
