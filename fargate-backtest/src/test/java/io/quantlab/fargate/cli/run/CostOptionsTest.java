package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.cost.FeeText;
import io.quantlab.engine.cost.HoldingText;
import io.quantlab.engine.cost.MarginText;
import io.quantlab.engine.cost.SlippageText;
import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.terminal.ExitCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Costs from the command line to the ledger, the manifest and a rerun.
final class CostOptionsTest {
  /// Up, down, up, down: the cross of 1 and 2 days goes long, then flat or short.
  private static final String BARS =
      """
      date,open,high,low,close,volume
      2020-01-27,100,101,99,100,100000
      2020-01-28,100,103,99,102,100000
      2020-01-29,102,103,97,98,100000
      2020-01-30,98,99,95,96,100000
      2020-01-31,96,101,95,100,100000
      2020-02-03,100,105,99,104,100000
      2020-02-04,104,107,103,106,100000
      2020-02-05,106,106,98,99,100000
      2020-02-06,99,100,95,96,100000
      """;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void bench() {
    bench = new Bench(folder);
  }

  private Session cross(String run, String... more) {
    List<String> words =
        Stream.concat(
                Stream.of(
                    "--data=" + bench.file("ABC.csv", BARS), "--param=fast=1", "--param=slow=2"),
                Stream.of(more))
            .toList();
    return bench.backtest("sma-cross", run, words.toArray(String[]::new));
  }

  private Map<String, Long> cashByCause(String run) {
    Table ledger = bench.table(run, ResultTables.LEDGER);
    Map<String, Long> sums = new TreeMap<>();
    for (int row = 0; row < ledger.rows(); row++) {
      if (ledger.textAt(row, ResultTables.LEDGER.column("account")).equals("CASH")) {
        sums.merge(
            ledger.textAt(row, ResultTables.LEDGER.column("cause")),
            ledger.longAt(row, ResultTables.LEDGER.column("amount")),
            Long::sum);
      }
    }
    return sums;
  }

  @Test
  @DisplayName("F-60: a schedule is charged, kept by absolute path, and repeated from the manifest")
  void schedule() {
    String file =
        bench.file(
            "taxes,2020.csv",
            """
            date,name,kind,market,asset,side,basis,rate,min,max,source
            2020-01-01,stamp,tax,*,*,buy,value,0.005,,,made up for this test
            """);
    Session session =
        cross("run", "--fees=per-trade:1 + schedule:\"" + file + "\"", "--param=weight=0.5");
    assertEquals(0, session.exitCode(), session::toString);
    JsonNode settings = bench.manifest("run").path("settings");
    assertEquals("per-trade:1 + schedule:\"" + file + "\"", settings.path("fees").asText());
    Table fills = bench.table("run", ResultTables.FILLS);
    long expected = 0;
    for (int row = 0; row < fills.rows(); row++) {
      long value = fills.longAt(row, ResultTables.FILLS.column("value"));
      boolean buy = fills.textAt(row, ResultTables.FILLS.column("side")).equals("BUY");
      expected += 100_000_000 + (buy ? Math.abs(value) / 200 : 0);
    }
    assertTrue(fills.rows() >= 2, "a purchase and a sale");
    Map<String, Long> cash = cashByCause("run");
    long charged = -cash.getOrDefault("FEE", 0L);
    assertEquals(expected, charged, cash::toString);
    Session again = bench.run("rerun", folder.resolve("run").toString());
    assertEquals(0, again.exitCode(), again::toString);
  }

  @Test
  @DisplayName("F-60: a schedule that comes along is charged by its name, by hand")
  void shippedSchedule() {
    Session session = cross("run", "--fees=schedule:us-equities", "--param=weight=0.5");
    assertEquals(0, session.exitCode(), session::toString);
    assertEquals("schedule:us-equities", bench.manifest("run").at("/settings/fees").asText());
    Table fills = bench.table("run", ResultTables.FILLS);
    BigDecimal expected = BigDecimal.ZERO;
    int sales = 0;
    for (int row = 0; row < fills.rows(); row++) {
      if (fills.textAt(row, ResultTables.FILLS.column("side")).equals("SELL")) {
        sales++;
        // 20.70 $ a million of February 2020's first half, 0.000119 $ a share
        long value = Math.abs(fills.longAt(row, ResultTables.FILLS.column("value")));
        long shares = fills.longAt(row, ResultTables.FILLS.column("lots"));
        BigDecimal sec =
            BigDecimal.valueOf(value)
                .multiply(new BigDecimal("0.0000207"))
                .setScale(0, RoundingMode.HALF_EVEN);
        expected = expected.add(sec).add(BigDecimal.valueOf(shares * 11_900));
      }
    }
    assertTrue(sales > 0, "a sale");
    assertEquals(expected.longValueExact(), -cashByCause("run").getOrDefault("FEE", 0L));
    assertEquals(0, bench.run("rerun", folder.resolve("run").toString()).exitCode());
  }

  @Test
  @DisplayName("F-71: with a margin model the leverage is that of the model")
  void marginDecides() {
    cross("plain", "--param=weight=1.5");
    long plain = bench.manifest("plain").at("/counts/fills").asLong();
    Session session = cross("margin", "--param=weight=1.5", "--margin=reg-t,gate=clip,grace=10m");
    assertEquals(0, session.exitCode(), session::toString);
    JsonNode manifest = bench.manifest("margin");
    assertTrue(manifest.at("/counts/fills").asLong() > plain, manifest::toPrettyString);
    assertEquals(0, plain, "one and a half times the account is denied without margin");
    assertTrue(manifest.path("terms").asText().contains("RegT"), manifest::toPrettyString);
    cross("both", "--param=weight=1.5", "--margin=reg-t", "--leverage=1");
    assertEquals(0, bench.manifest("both").at("/counts/fills").asLong());
  }

  @Test
  @DisplayName("F-75, F-76: borrow fees and interest are booked and repeated")
  void holding() {
    Session session =
        cross(
            "run",
            "--param=shorts=yes",
            "--margin=reg-t",
            "--borrow=rate:3%",
            "--interest=rate:4%,credit=0.5%,debit=1.5%");
    assertEquals(0, session.exitCode(), session::toString);
    Map<String, Long> cash = cashByCause("run");
    assertTrue(cash.keySet().containsAll(List.of("BORROW", "INTEREST")), cash::toString);
    assertTrue(cash.get("BORROW") < 0, cash::toString);
    assertEquals(0, bench.run("rerun", folder.resolve("run").toString()).exitCode());
    assertEquals(0, bench.run("verify", folder.resolve("run").toString()).exitCode());
  }

  @Test
  @DisplayName("F-76: interest on idle cash, by hand")
  void interestByHand() {
    Session session = cross("idle", "--param=slow=50", "--interest=rate:3.6%,days=360");
    assertEquals(0, session.exitCode(), session::toString);
    // 100,000 × 3.6 % / 360 = 10 a night. Five nights end by the 1st of February, when 50 are
    // booked; five more, to the end on the 6th, earn 100,050 × 3.6 % / 360 = 10.005 each.
    assertEquals(10_002_500_000L, cashByCause("idle").get("INTEREST"));
  }

  @Test
  @DisplayName("a symbol the run does not have, and a file that begins too late")
  void whatTheRunLacks() {
    String file = bench.file("M.csv", "date,initial,maintenance\n2020-02-01,10,5\n");
    Session other = cross("a", "--margin=per-contract:XYZ=" + file);
    Bench.assertMistake(
        ExitCode.USAGE.code(),
        other,
        "docs/reference/costs.md",
        "--margin: the run has no instrument XYZ, only ABC");
    Session late = cross("b", "--margin=per-contract:" + file);
    Bench.assertMistake(
        ExitCode.BAD_DATA.code(), late, "Complete the file", "M.csv begins at 2020-02-01");
  }

  @Test
  @DisplayName("every form stands on the page and in --help")
  void reference() throws IOException {
    String page = Files.readString(RunGuideTest.page("docs/reference/costs.md"));
    String help = Session.run("backtest", "--help").out().replaceAll("\\s+", "");
    Stream.of(
            FeeText.FORMS,
            SlippageText.FORMS,
            SlippageText.IMPACT_FORMS,
            MarginText.FORMS,
            HoldingText.FUNDING,
            HoldingText.BORROW,
            HoldingText.INTEREST)
        .flatMap(List::stream)
        .forEach(form -> {
          assertTrue(page.contains("| `" + form + "`"), () -> "page: " + form);
          assertTrue(help.contains(form), () -> "--help: " + form + "\n" + help);
        });
    assertTrue(help.contains("maker,taker"), help);
  }
}
