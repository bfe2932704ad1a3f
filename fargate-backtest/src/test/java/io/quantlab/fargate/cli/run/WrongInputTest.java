package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every wrong input ends in one sentence with the place, one remedy, the documented exit code, and
/// leaves no run folder.
final class WrongInputTest {
  private static final int USAGE = 2;
  private static final int BAD_DATA = 3;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
  }

  @AfterEach
  void leavesNoRun() {
    assertFalse(Files.exists(folder.resolve("run")), "no run folder");
    assertTrue(
        Bench.names(folder).stream().noneMatch(name -> name.startsWith(".run")),
        () -> "nothing half written: " + Bench.names(folder));
  }

  private Session withData(String data, String... more) {
    String[] words = Arrays.copyOf(more, more.length + 1);
    words[more.length] = "--data=" + data;
    return bench.backtest("sma-cross", "run", words);
  }

  // ---- files ----

  @Test
  void missingFile() {
    Session session = withData(folder.resolve("NONE.csv").toString());
    Bench.assertMistake(BAD_DATA, session, "Check the name", "There is no file", "NONE.csv");
  }

  @Test
  void emptyFile() {
    Session session = withData(bench.file("EMPTY.csv", ""));
    Bench.assertMistake(BAD_DATA, session, "fetch it again", "EMPTY.csv:1:", "found nothing");
  }

  @Test
  void headerOnly() {
    Session session = withData(bench.file("HEAD.csv", "date,open,high,low,close,volume\n"));
    Bench.assertMistake(BAD_DATA, session, "has a header and data", "HEAD.csv", "no data rows");
  }

  @Test
  void truncatedGzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(BacktestAcceptanceTest.waves(3000).getBytes(StandardCharsets.UTF_8));
    }
    Path file = folder.resolve("CUT.csv.gz");
    Files.write(file, Arrays.copyOf(bytes.toByteArray(), 9000));
    Session session = withData(file.toString());
    Bench.assertMistake(BAD_DATA, session, "fetch it again", "CUT.csv.gz:", "truncated");
  }

  @Test
  void mappingThatNamesNoColumn() {
    bench.file("GOOD.csv", Bench.BARS);
    String mapping = bench.file("m.mapping", "schema = bar\ntime = when\n");
    Session session = withData(folder.resolve("GOOD.csv") + ",mapping=" + mapping);
    Bench.assertMistake(BAD_DATA, session, "docs/reference/mapping.md", "m.mapping");
  }

  @Test
  void missingMapping() {
    bench.file("GOOD.csv", Bench.BARS);
    Session session = withData(folder.resolve("GOOD.csv") + ",mapping=nope");
    Bench.assertMistake(BAD_DATA, session, "docs/reference/mapping.md", "nope");
  }

  @Test
  void priceAsText() {
    Session session = withData(bench.file("TEXT.csv", Bench.BARS.replace("10.5,12", "ten,12")));
    Bench.assertMistake(BAD_DATA, session, "Mend the line", "TEXT.csv:3:open", "\"ten\"");
  }

  @Test
  void rowsOutOfOrder() {
    String rows = "date,open,high,low,close,volume\n2020-01-03,1,1,1,1,1\n2020-01-02,1,1,1,1,1\n";
    Session session = withData(bench.file("LATE.csv", rows));
    Bench.assertMistake(BAD_DATA, session, "Sort the file", "LATE.csv:3:date", "2020-01-02");
  }

  @Test
  void negativeVolume() {
    Session session = withData(bench.file("NEG.csv", Bench.BARS.replace("11,100", "11,-100")));
    Bench.assertMistake(BAD_DATA, session, "Mend the line", "NEG.csv:3:volume", "-100");
  }

  @Test
  void lowAboveHigh() {
    Session session =
        withData(bench.file("LOW.csv", Bench.BARS.replace("10.5,12,10,", "10.5,12,13,")));
    Bench.assertMistake(BAD_DATA, session, "Mend the line", "LOW.csv:3:", "low", "above high");
  }

  @Test
  void unknownSymbol() {
    Bench.assertMistake(BAD_DATA, withData("NOPE:quote"), "Import a file", "\"NOPE\"");
  }

  @Test
  void sameDataTwice() {
    String file = bench.file("GOOD.csv", Bench.BARS);
    Bench.assertMistake(BAD_DATA, withData(file, "--data=" + file), "once", "given twice");
  }

  // ---- options; each is refused before the data is opened ----

  @Test
  void optionsAreRefusedBeforeTheDataIsOpened() {
    Session session = withData(folder.resolve("NONE.csv").toString(), "--fees=much");
    assertEquals(USAGE, session.exitCode(), session::toString);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "--cash=0USD, --cash 100000USD, \"0USD\"",
        "--cash=-5USD, --cash 100000USD, \"-5USD\"",
        "--cash=1000, --cash 100000USD, \"1000\"",
        "--cash=1000EUR, --cash 1000USD, GOOD is priced in USD",
        "--param=fsat=3, Did you mean fast?, \"fsat\"",
        "--param=fast=0, --param, parameter fast must be a whole number in 1..2000",
        "--param=fast=many, --param, \"many\"",
        "--param=fast=50, --param, fast must be below slow",
        "--param=fast, --help, KEY=VALUE",
        "--profile=strict, standard, \"strict\"",
        "--fees=2percent, 2bps, \"2percent\"",
        "--fees=99999999999999/trade, plain decimal, below 92 billion",
        "--slippage=wide, 1tick, \"wide\"",
        "--slippage=99999999999999999999ticks, 1tick, --slippage",
        "--fees=schedule:none.csv, docs/reference/costs.md, none.csv cannot be read",
        "--fees=schedule:none.txt, docs/reference/costs.md, must be named FILE.csv",
        "`--slippage=ticks:1,scope=exits`, 1tick, scope must be one of all",
        "`--margin=leverage:5,mode=cross`, reg-t, leverage has no place for mode (character 12)",
        "--margin=reg-x, portfolio:15%, there is no model reg-x (character 1)",
        "--funding=rate:1%, file:FUNDING.csv, there is no model rate",
        "--borrow=rate:much, rate:3%, \"much\"",
        "`--interest=rate:4%,days=366`, rate:4%, days must be one of 360",
        "--from=yesterday, 2014-05-01, \"yesterday\"",
        "--from=2024-01-01, inside the data, 2020-01-02 to 2020-01-06",
        "--to=2019-01-01, inside the data, 2020-01-02 to 2020-01-06",
        "--seed=one, --help, --seed",
        "--sessions=all, regular, \"all\"",
        "--cost-method=oldest, fifo, \"oldest\"",
        "--positions=both, netting, \"both\"",
        "--delivery=later, close-before, \"later\"",
        "--roll=ES, ROOT=RULE, \"ES\"",
        "--roll=ES=volume;timing=noon, ROOT=RULE, volume",
        "--trades=all, flat, \"all\"",
        "--settlement=t+1, market, \"t+1\"",
        "--settled-cash=none, good-faith, \"none\"",
        "--mark=bid, closing, \"bid\"",
        "--flow=500, TIME=AMOUNT, \"500\"",
        "`--transfer=2020-01-03=500,1,1`, `2024-01-31=500,1,2`, `500,1,1`",
        "--variation=weekly, daily, \"weekly\"",
        "--contract=ES, SYMBOL=DATE, \"ES\"",
        "--contract=ES=soon, SYMBOL=DATE, \"soon\"",
        "--contract=ES=2013-12-20, symbol, no future of this run",
        "--close-before=40, 30 sessions, \"40\"",
        "--fx-mark=bid, closing, \"bid\"",
        "--cash-pair=EURUSD, --data, no currency pair",
        "--leverage=0, borrowed, --leverage",
        "--sample=1d, 15m, --sample",
        "--sample=often, 15m, --sample",
        "--hash=none, fills, \"none\"",
        "--wrong=1, --help, --wrong",
      })
  void wrongOption(String option, String remedy, String words) {
    Session session = withData(bench.file("GOOD.csv", Bench.BARS), option);
    Bench.assertMistake(USAGE, session, remedy, words);
  }

  @Test
  void periodBetweenTwoRows() {
    Session session =
        withData(
            bench.file("GOOD.csv", Bench.BARS), "--from=2020-01-04", "--to=2020-01-05T12:00:00Z");
    Bench.assertMistake(USAGE, session, "inside the data", "none of it between", "2020-01-04");
  }

  @Test
  void periodThatEndsBeforeItBegins() {
    Session session =
        withData(bench.file("GOOD.csv", Bench.BARS), "--from=2020-01-06", "--to=2020-01-02");
    Bench.assertMistake(USAGE, session, "left out", "--from 2020-01-06 is not before");
  }

  @Test
  void unknownStrategyWithTheNearestName() {
    String data = "--data=" + bench.file("GOOD.csv", Bench.BARS);
    Session near = bench.backtest("sma-cros", "run", data);
    Bench.assertMistake(USAGE, near, "Did you mean sma-cross?", "no strategy \"sma-cros\"");
    Session far = bench.backtest("turtle", "run", data);
    Bench.assertMistake(USAGE, far, "Choose one of sma-cross", "no strategy \"turtle\"");
  }

  @Test
  void noData() {
    Bench.assertMistake(
        USAGE, bench.backtest("sma-cross", "run"), "--data EURUSD:quote", "--data is missing");
  }

  // ---- where the result goes ----

  @Test
  void folderWithForeignFiles() {
    bench.file("note.txt", "mine");
    Session session = bench.backtest("sma-cross", ".", "--data=" + bench.file("A.csv", Bench.BARS));
    Bench.assertMistake(USAGE, session, "only an earlier run is replaced", "holds other files");
    assertTrue(Files.exists(folder.resolve("note.txt")));
  }

  @Test
  void fileInPlaceOfTheFolder() {
    String file = bench.file("A.csv", Bench.BARS);
    Session session = bench.backtest("sma-cross", "A.csv", "--data=" + file);
    Bench.assertMistake(USAGE, session, "Name a folder", "is a file");
  }

  // ---- runs read back ----

  @Test
  void rerunOfNothing() {
    Session session = bench.run("rerun", folder.resolve("none").toString());
    Bench.assertMistake(BAD_DATA, session, "manifest.json", "There is no run at");
  }

  @Test
  void rerunOfABrokenManifest() {
    Session broken = bench.run("rerun", bench.file("m.json", "{\"a\":\n"));
    Bench.assertMistake(BAD_DATA, broken, "Restore", "m.json:", "not valid JSON");
    Session other = bench.run("rerun", bench.file("n.json", "{\"a\":1}"));
    Bench.assertMistake(BAD_DATA, other, "manifest.json", "n.json", "no manifest");
  }

  @Test
  void compareOfOneRun() {
    Session session = Session.run("compare", "a");
    Bench.assertMistake(USAGE, session, "another run", "at least two runs");
  }
}
