package io.quantlab.engine.data.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.data.csv.ImportReport.Outcome;
import io.quantlab.engine.market.Flags;
import io.quantlab.engine.market.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every price file of the shared data, against the facts its README states.
class SharedDataImportTest {
  private final MemoryTarget target = new MemoryTarget();

  private ImportReport run(String name, ImportOptions options) throws IOException {
    Path file = SharedData.file(name);
    return CsvImport.run(file, CsvImport.mappingFor(file), options, SessionCheck.utcDays(), target);
  }

  @ParameterizedTest
  @CsvSource({
    "crypto/daily/BTCUSD-coinbase.csv.gz, BTCUSD, BAR, 1318",
    "crypto/hour/BTCUSD-coinbase.csv.gz, BTCUSD, BAR, 20111",
    "crypto/l2/BTCUSDT-binance-usdm-2024-08-08-bbo.csv.gz, BTCUSDT, QUOTE, 66089",
    "crypto/l2/BTCUSDT-binance-usdm-2024-08-08-trades.csv.gz, BTCUSDT, TRADE, 21313",
    "crypto/l2/ETHUSDT-binance-spot-2024-08-09-bbo.csv.gz, ETHUSDT, QUOTE, 34681",
    "crypto/l2/ETHUSDT-binance-spot-2024-08-09-trades.csv.gz, ETHUSDT, TRADE, 8409",
    "crypto/minute/BTCUSD-coinbase-quote.csv.gz, BTCUSD, QUOTE_BAR, 7188",
    "crypto/minute/BTCUSD-coinbase-trade.csv.gz, BTCUSD, BAR, 12423",
    "crypto/second/BTCUSD-coinbase-2016-10-07_09.csv.gz, BTCUSD, BAR, 11520",
    "crypto/tick/BTCUSD-coinbase-2023-09-05.csv.gz, BTCUSD, TRADE, 5882",
    "crypto/tick/BTCUSD-mtgox-2013-01-01.csv.gz, BTCUSD, TRADE, 2331",
    "equity/daily/AAPL.csv.gz, AAPL, BAR, 5849",
    "equity/daily/BAC.csv.gz, BAC, BAR, 5661",
    "equity/daily/EEM.csv.gz, EEM, BAR, 4523",
    "equity/daily/FB.csv.gz, FB, BAR, 2231",
    "equity/daily/GOOGL.csv.gz, GOOGL, BAR, 4183",
    "equity/daily/IBM.csv.gz, IBM, BAR, 5849",
    "equity/daily/SPY.csv.gz, SPY, BAR, 5849",
    "equity/daily/WM.csv.gz, WM, BAR, 5849",
    "equity/hour/AAPL.csv.gz, AAPL, BAR, 40831",
    "equity/hour/SPY.csv.gz, SPY, BAR, 40832",
    "equity/minute/AAPL-quote.csv.gz, AAPL, QUOTE_BAR, 2512",
    "equity/minute/AAPL-trade.csv.gz, AAPL, BAR, 2303",
    "equity/minute/IBM-quote.csv.gz, IBM, QUOTE_BAR, 3398",
    "equity/minute/IBM-trade.csv.gz, IBM, BAR, 2566",
    "equity/minute/NSE-JUNIORBEES-trade.csv.gz, JUNIORBEES, BAR, 783",
    "equity/minute/SPY-quote.csv.gz, SPY, QUOTE_BAR, 6373",
    "equity/minute/SPY-trade.csv.gz, SPY, BAR, 5786",
    "equity/second/SPY-trade-2013-10-07_08.csv.gz, SPY, BAR, 39058",
    "equity/tick/AIG-trades-2013-10-08.csv.gz, AIG, TRADE, 43342",
    "equity/ticker-reuse/UW.csv.gz, UW, BAR, 135",
    "equity/ticker-reuse/WM.csv.gz, WM, BAR, 5399",
    "equity/ticker-reuse/WMI.csv.gz, WMI, BAR, 2780",
    "fx/daily/EURGBP-oanda.csv.gz, EURGBP, QUOTE_BAR, 3738",
    "fx/daily/EURUSD-fxcm.csv.gz, EURUSD, QUOTE_BAR, 3487",
    "fx/daily/EURUSD-oanda.csv.gz, EURUSD, QUOTE_BAR, 3738",
    "fx/daily/GBPUSD-oanda.csv.gz, GBPUSD, QUOTE_BAR, 3738",
    "fx/hour/EURUSD-fxcm.csv.gz, EURUSD, QUOTE_BAR, 69928",
    "fx/minute/EURUSD-15min-mt5.csv.gz, EURUSD, BAR, 24424",
    "fx/minute/EURUSD-fxcm.csv.gz, EURUSD, QUOTE_BAR, 21592",
    "fx/tick/XAUUSD-oanda-2014-05-12_15.csv.gz, XAUUSD, QUOTE, 695347",
  })
  @DisplayName("D-11, D-12: strict import without a mapping keeps every row")
  void importsStrictly(String name, String symbol, Schema schema, long rows) throws IOException {
    ImportReport report = run(name, ImportOptions.strict());
    assertEquals(Outcome.COMMITTED, report.outcome(), () -> report.stop().toString());
    assertEquals(rows, report.rowsRead());
    assertEquals(rows, report.rowsWritten());
    assertEquals(List.of(symbol), target.symbols());
    assertEquals(schema, target.only().key.schema());
    assertEquals(rows, target.only().rows.size());
    assertEquals(1, target.only().commits);
    assertEquals(1, target.only().closes);
  }

  @Test
  @DisplayName("V-11: EURUSD of FXCM has 116,871 crossed and 142,462 locked quotes")
  void countsCrossedAndLockedQuotes() throws IOException {
    ImportReport report = run("fx/tick/EURUSD-fxcm-2014-05-01_15.csv.gz", ImportOptions.strict());
    assertEquals(1_144_807, report.rowsWritten());
    assertEquals(116_871, report.dirt().crossed());
    assertEquals(142_462, report.dirt().locked());
    assertEquals(116_871 + 142_462, report.count(Code.V_11));
    assertEquals(116_871 + 142_462, target.only().withFlag(Flags.CROSSED));
    assertEquals(1_144_807, target.only().withFlag(Flags.NO_SIZE));
    assertEquals("0.00001", report.units().priceUnit().toBigDecimal().toPlainString());
    // 2014-05-01 05:00:01.787 to 2014-05-16 04:59:59.718 UTC, as the README says
    assertEquals(1_398_920_401_787_000_000L, report.datasets().getFirst().firstNanos());
    assertEquals(1_400_216_399_718_000_000L, report.datasets().getFirst().lastNanos());
    assertArrayEquals(
        new long[] {1_398_920_401_787_000_000L, 138_727, 0, 138_729, 0, Flags.NO_SIZE},
        target.only().row(0));
  }

  @Test
  @DisplayName(
      "V-05, V-06: SPY trades do not decrease, repeated prints are kept, 10 are suspicious")
  void keepsRepeatedTrades() throws IOException {
    ImportReport report =
        run("equity/tick/SPY-trades-2013-10-07_11.csv.gz", ImportOptions.strict());
    assertEquals(1_887_460, report.rowsWritten());
    assertEquals(0, report.rowsMerged());
    assertEquals(10, report.dirt().sourceSuspect());
    assertEquals(0, report.count(Code.V_05));
  }

  @Test
  @DisplayName("V-11: the side AIG does not update is absent, 559,070 times each")
  void readsOneSidedQuotes() throws IOException {
    ImportReport report = run("equity/tick/AIG-quotes-2013-10-08.csv.gz", ImportOptions.strict());
    assertEquals(1_118_140, report.rowsWritten());
    assertEquals(1_118_140, report.dirt().oneSided());
    assertEquals(559_070, target.only().withFlag(Flags.NO_BID));
    assertEquals(559_070, target.only().withFlag(Flags.NO_ASK));
    assertArrayEquals(
        new long[] {1_381_219_200_135_000_000L, 4818, 100, 0, 0, Flags.NO_ASK},
        target.only().row(0));
  }

  @Test
  @DisplayName("V-06: OANDA repeats one quote exactly")
  void mergesTheRepeatedQuote() throws IOException {
    ImportReport report = run("fx/tick/EURUSD-oanda-2014-05-01_15.csv.gz", ImportOptions.strict());
    assertEquals(532_903, report.rowsRead());
    assertEquals(1, report.rowsMerged());
    assertEquals(532_902, report.rowsWritten());
    assertEquals(0, report.dirt().crossed());
  }

  @Test
  @DisplayName("V-05: the NIFTY file holds each day twice; a day's window sorts and merges it")
  void sortsAndMergesRepeatedDays() throws IOException {
    String name = "equity/minute/NSE-NIFTY50-index.csv.gz";
    ImportReport strict = run(name, ImportOptions.strict());
    assertEquals(Outcome.STOPPED, strict.outcome());
    assertEquals(Code.V_05, strict.stop().orElseThrow().code());
    assertEquals(380, strict.stop().orElseThrow().line());
    MemoryTarget sorted = new MemoryTarget();
    Path file = SharedData.file(name);
    ImportOptions window = ImportOptions.strict().withReorderNanos(UtcDays.DAY_NANOS);
    ImportReport report =
        CsvImport.run(file, CsvImport.mappingFor(file), window, SessionCheck.utcDays(), sorted);
    assertEquals(Outcome.COMMITTED, report.outcome(), () -> report.stop().toString());
    assertEquals(3018, report.rowsRead());
    assertEquals(1509, report.rowsMerged());
    assertEquals(1509, report.rowsWritten());
    assertTrue(report.rowsReordered() > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "futures/daily/ES-quote.csv.gz, ES-2013-12, QUOTE_BAR, 288, 10",
    "futures/daily/ES-trade.csv.gz, ES-2013-12, BAR, 203, 8",
    "futures/daily/GC-trade.csv.gz, GC-2013-10, BAR, 54, 15",
    "futures/minute/ES-quote-2013-12-18_20.csv.gz, ES-2013-12, QUOTE_BAR, 14694, 6",
    "futures/minute/ES-trade.csv.gz, ES-2013-12, BAR, 23948, 8",
    "futures/tick/GC-trades-2013-10-07_09.csv.gz, GC-2013-12, TRADE, 157849, 11",
  })
  @DisplayName("a file with expiries gives one dataset for each")
  void splitsExpiries(String name, String first, Schema schema, long rows, int datasets)
      throws IOException {
    ImportReport report = run(name, ImportOptions.strict());
    assertEquals(Outcome.COMMITTED, report.outcome(), () -> report.stop().toString());
    assertEquals(rows, report.rowsWritten());
    assertEquals(datasets, report.datasets().size());
    assertEquals(first, target.symbols().getFirst());
    assertEquals(schema, target.of(first).key.schema());
    assertEquals(rows, target.symbols().stream().mapToLong(s -> target.of(s).rows.size()).sum());
  }

  @Test
  @DisplayName("T-13: size-0 prints of GC are kept but form no price")
  void flagsSizeZero() throws IOException {
    ImportReport report =
        run("futures/tick/GC-trades-2013-10-07_09.csv.gz", ImportOptions.strict());
    assertEquals(459, report.dirt().zeroSize());
    long flagged =
        target.symbols().stream()
            .mapToLong(s -> target.of(s).withFlag(Flags.NOT_PRICE_FORMING))
            .sum();
    assertEquals(459, flagged);
  }

  @Test
  @DisplayName("an expiry filter reads the rows of one contract")
  void filtersOneExpiry() throws IOException {
    ImportReport report =
        run("futures/daily/ES-trade.csv.gz", ImportOptions.strict().withExpiry("2014-03"));
    assertEquals(List.of("ES-2014-03"), target.symbols());
    assertEquals(203, report.rowsRead() + report.rowsFiltered());
    // README: the March 2014 contract closed at 1779.00 on 2013-12-16 (price unit 0.25 is written
    // as 0.01)
    long start = 1_387_152_000_000_000_000L;
    long close = 0;
    for (long[] row : target.only().rows) {
      close = row[1] == start ? row[5] : close;
    }
    assertEquals(177_900, close);
  }

  @Test
  @DisplayName("T-10: open stamps become [start, end); the first AAPL day is 1998-01-02")
  void shiftsOpenStamps() throws IOException {
    run("equity/daily/AAPL.csv.gz", ImportOptions.strict());
    // 13.63, 16.25, 13.5, 16.25, 6315000 at a unit of 1e-4 (later rows have four decimals)
    assertArrayEquals(
        new long[] {
          883_785_600_000_000_000L,
          883_699_200_000_000_000L,
          136_300,
          162_500,
          135_000,
          162_500,
          6_315_000,
          0,
          0
        },
        target.only().row(0));
  }

  @Test
  @DisplayName("corporate actions: one dataset a symbol, exact fractions")
  void readsActions() throws IOException {
    ImportReport report = run("equity/corporate-actions.csv", ImportOptions.strict());
    assertEquals(Outcome.COMMITTED, report.outcome(), () -> report.stop().toString());
    assertEquals(432, report.rowsWritten());
    assertEquals(7, report.datasets().size());
    // AAPL 7:1 on 2014-06-09; dividend 3.29 USD ex 2014-05-08, price unit 1e-4
    long split = 1_402_272_000_000_000_000L;
    long dividend = 1_399_507_200_000_000_000L;
    assertTrue(has(target.of("AAPL"), new long[] {split, 1, 7, 1, 0}));
    assertTrue(has(target.of("AAPL"), new long[] {dividend, 2, 32_900, 1, 0}));
  }

  private static boolean has(MemoryTarget.Rows rows, long[] expected) {
    return rows.rows.stream().anyMatch(row -> java.util.Arrays.equals(row, expected));
  }

  @ParameterizedTest
  @CsvSource({
    "options/minute/GOOG-trade-2015-12-24.csv.gz",
    "options/eod/SPX-2020-12-30_2021-01-14.csv.gz",
    "equity/factor-files/AAPL.csv",
    "futures/margins/ES.csv",
  })
  @DisplayName("other layouts are refused by name")
  void refusesOtherLayouts(String name) {
    Path file = SharedData.file(name);
    MappingException e =
        org.junit.jupiter.api.Assertions.assertThrows(
            MappingException.class, () -> CsvImport.mappingFor(file));
    assertTrue(e.getMessage().contains("\" is not known, it"), e.getMessage());
    assertTrue(e.getMessage().endsWith("; give a mapping file"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "crypto/l2/BTCUSDT-binance-usdm-2024-08-08-bbo.csv.gz",
    "crypto/minute/BTCUSD-coinbase-trade.csv.gz",
    "equity/daily/GOOGL.csv.gz",
    "equity/tick/AIG-quotes-2013-10-08.csv.gz",
    "equity/tick/SPY-trades-2013-10-07_11.csv.gz",
    "futures/daily/ES-quote.csv.gz",
    "futures/tick/GC-trades-2013-10-07_09.csv.gz",
    "fx/minute/EURUSD-15min-mt5.csv.gz",
    "fx/minute/EURUSD-fxcm.csv.gz",
    "fx/tick/EURUSD-fxcm-2014-05-01_15.csv.gz",
    "fx/tick/XAUUSD-oanda-2014-05-12_15.csv.gz",
  })
  @DisplayName("Z-7: quoted lines, which FastCSV splits, give the rows the byte parser gives")
  void bothParsersAgree(String name, @TempDir Path directory) throws IOException {
    Path file = SharedData.file(name);
    CsvMapping known = CsvImport.mappingFor(file);
    Units units = UnitScan.units(file, known);
    CsvMapping mapping = known.withUnits(units.priceUnit(), units.lotSize()).withSymbol("X");
    StringBuilder plain = new StringBuilder();
    StringBuilder quoted = new StringBuilder();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      String line = in.readLine();
      for (int i = 0; i < 20_000 && line != null; i++, line = in.readLine()) {
        plain.append(line).append('\n');
        quoted.append('"').append(line.replaceFirst(",", "\",")).append('\n');
      }
    }
    MemoryTarget slow = new MemoryTarget();
    ImportReport first = import20k(directory, "plain.csv", plain, mapping, target);
    ImportReport second = import20k(directory, "quoted.csv", quoted, mapping, slow);
    assertEquals(Outcome.COMMITTED, first.outcome(), () -> first.stop().toString());
    assertEquals(first.dirt(), second.dirt());
    assertEquals(first.counts(), second.counts());
    assertEquals(first.datasets(), second.datasets());
    assertEquals(target.text(), slow.text());
  }

  private static ImportReport import20k(
      Path directory, String name, StringBuilder text, CsvMapping mapping, MemoryTarget into)
      throws IOException {
    Path file = Texts.write(directory, name, text.toString());
    return CsvImport.run(file, mapping, ImportOptions.strict(), SessionCheck.utcDays(), into);
  }
}
