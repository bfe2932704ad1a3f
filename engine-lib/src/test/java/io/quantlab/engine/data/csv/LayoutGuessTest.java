package io.quantlab.engine.data.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files as websites, terminals and exchanges write them, two or three rows of each (engine
/// contract D-10): the layouts are those of their exports.
class LayoutGuessTest {
  private static final String YAHOO =
      """
      Date,Open,High,Low,Close,Adj Close,Volume
      2024-01-02,187.15,188.44,183.89,185.64,184.73,82488700
      2024-01-03,184.22,185.88,183.43,184.25,183.35,58414500
      """;
  private static final String YAHOO_MINUTES =
      """
      Datetime,Open,High,Low,Close,Adj Close,Volume
      2024-01-02 09:30:00-05:00,187.15,187.4,187.1,187.3,187.3,1000
      2024-01-02 09:31:00-05:00,187.3,187.5,187.2,187.4,187.4,900
      """;
  private static final String YAHOO_HISTORY =
      """
      Date,Open,High,Low,Close,Volume,Dividends,Stock Splits
      2024-01-02 00:00:00-05:00,187.15,188.44,183.89,185.64,82488700,0.0,0.0
      2024-07-01 00:00:00-04:00,212.09,217.51,211.92,216.75,60402900,0.0,0.0
      """;
  private static final String TRADING_VIEW =
      """
      time,open,high,low,close,Volume
      1704207600,100,101,99,100.5,10
      1704207900,100.5,102,100,101,12
      """;
  private static final String TRADING_VIEW_DAYS =
      """
      time,open,high,low,close,Volume
      1704205800,100,101,99,100.5,10
      1704292200,100.5,102,100,101,12
      """;
  private static final String TRADING_VIEW_ISO =
      """
      time,open,high,low,close,Volume
      2024-01-02T15:00:00Z,100,101,99,100.5,10
      2024-01-02T16:15:00+01:00,100.5,102,100,101,12
      2024-01-02T15:30:00Z,101,102,100,101,12
      """;
  private static final String CANDLESTICKS =
      """
      1704207600000,100,101,99,100.5,10.5,1704207659999,1050.1,31,5.1,510.2,0
      1704207660000,100.5,102,100,101,12.25,1704207719999,1230.1,29,6.1,610.2,0
      """;
  private static final String CANDLESTICK_DAYS =
      """
      1735689600000000,100,101,99,100.5,10.5,1735775999999999,1050.1,31,5.1,510.2,0
      1735776000000000,100.5,102,100,101,12.25,1735862399999999,1230.1,29,6.1,610.2,0
      """;
  private static final String EXCHANGE_TRADES =
      """
      3301,43210.1,0.002,86.4202,1704207600123,True,True
      3302,43210.2,0.010,432.102,1704207600456,False,True
      """;
  private static final String AGGREGATE_TRADES =
      """
      agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker
      11,43210.1,0.002,3301,3301,1704207600123,true
      """;
  private static final String DUKASCOPY =
      """
      Gmt time,Open,High,Low,Close,Volume
      13.05.2024 00:00:00.000,1.07,1.08,1.06,1.075,100.5
      13.05.2024 00:01:00.000,1.075,1.08,1.07,1.077,90.25
      """;
  private static final String HIST_DATA =
      """
      20240102 150000;1.306600;1.306700;1.306560;1.306560;0
      20240102 150100;1.306570;1.306570;1.306470;1.306560;0
      """;
  private static final String HIST_DATA_TICKS =
      """
      20240102 150000003,1.306600,1.306770,0
      20240102 150000553,1.306610,1.306770,0
      """;
  private static final String META_TRADER_5 =
      """
      <DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>
      2024.01.02\t15:00:00\t1.07\t1.08\t1.06\t1.075\t100\t0\t3
      2024.01.02\t15:15:00\t1.075\t1.08\t1.07\t1.077\t90\t0\t3
      """;
  private static final String META_TRADER_TICKS =
      """
      <DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>
      2024.01.02\t15:00:00.123\t1.07\t1.08\t\t\t6
      """;
  private static final String META_TRADER_4 =
      """
      2024.01.02,15:00,1.07,1.08,1.06,1.075,100
      2024.01.02,16:00,1.075,1.08,1.07,1.077,90
      """;
  private static final String META_TRADER_4_DAYS =
      """
      2024.01.02,00:00,1.07,1.08,1.06,1.075,100
      2024.01.03,00:00,1.075,1.08,1.07,1.077,90
      """;
  private static final String EUROPEAN =
      """
      Date;Open;High;Low;Close;Volume
      02.01.2024;187,15;188,44;183,89;185,64;1000
      """;
  private static final String AMERICAN =
      """
      Date,Open,High,Low,Close,Volume
      01/02/2024,100,101,99,100,5
      01/16/2024,100,101,99,100,5
      """;

  @TempDir Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("X.csv"), text);
  }

  private CsvMapping guess(String text) throws IOException {
    return CsvImport.mappingFor(write(text));
  }

  private static String text(String name) {
    return switch (name) {
      case "YAHOO" -> YAHOO;
      case "YAHOO_MINUTES" -> YAHOO_MINUTES;
      case "YAHOO_HISTORY" -> YAHOO_HISTORY;
      case "TRADING_VIEW" -> TRADING_VIEW;
      case "TRADING_VIEW_DAYS" -> TRADING_VIEW_DAYS;
      case "TRADING_VIEW_ISO" -> TRADING_VIEW_ISO;
      case "CANDLESTICKS" -> CANDLESTICKS;
      case "CANDLESTICK_DAYS" -> CANDLESTICK_DAYS;
      case "EXCHANGE_TRADES" -> EXCHANGE_TRADES;
      case "AGGREGATE_TRADES" -> AGGREGATE_TRADES;
      case "DUKASCOPY" -> DUKASCOPY;
      case "HIST_DATA" -> HIST_DATA;
      case "HIST_DATA_TICKS" -> HIST_DATA_TICKS;
      case "META_TRADER_5" -> META_TRADER_5;
      case "META_TRADER_TICKS" -> META_TRADER_TICKS;
      case "META_TRADER_4" -> META_TRADER_4;
      case "META_TRADER_4_DAYS" -> META_TRADER_4_DAYS;
      case "EUROPEAN" -> EUROPEAN;
      case "AMERICAN" -> AMERICAN;
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("D-10: everyday files say their schema, the form of their stamps and their length")
  @CsvSource({
    "YAHOO, BAR, date yyyy-MM-dd, 0",
    "YAHOO_MINUTES, BAR, wall yyyy-MM-dd HH:mm:ssXXX, 60",
    "YAHOO_HISTORY, BAR, date yyyy-MM-dd 00:00:00XXX, 0",
    "TRADING_VIEW, BAR, epoch-s, 300",
    "TRADING_VIEW_DAYS, BAR, date epoch-s, 0",
    "TRADING_VIEW_ISO, BAR, wall yyyy-MM-ddTHH:mm:ssXXX, 900",
    "CANDLESTICKS, BAR, epoch-ms, 60",
    "CANDLESTICK_DAYS, BAR, date epoch-us, 0",
    "EXCHANGE_TRADES, TRADE, epoch-ms, 0",
    "AGGREGATE_TRADES, TRADE, epoch-ms, 0",
    "DUKASCOPY, BAR, wall dd.MM.yyyy HH:mm:ss.SSS, 60",
    "HIST_DATA, BAR, wall yyyyMMdd HHmmss, 60",
    "HIST_DATA_TICKS, QUOTE, wall yyyyMMdd HHmmssSSS, 0",
    "META_TRADER_5, BAR, wall yyyy.MM.dd HH:mm:ss, 900",
    "META_TRADER_TICKS, QUOTE, wall yyyy.MM.dd HH:mm:ss.SSS, 0",
    "META_TRADER_4, BAR, wall yyyy.MM.dd HH:mm, 3600",
    "META_TRADER_4_DAYS, BAR, date yyyy.MM.dd, 0",
    "EUROPEAN, BAR, date dd.MM.yyyy, 0",
    "AMERICAN, BAR, date MM/dd/yyyy, 0"
  })
  void everydayFiles(String name, Schema schema, String time, long seconds) throws IOException {
    CsvMapping mapping = guess(text(name));
    assertEquals(schema, mapping.schema());
    assertEquals(time, mapping.time().text());
    assertEquals(seconds * 1_000_000_000L, mapping.barNanos());
    assertEquals(mapping, MappingFile.parse("again", mapping.text()));
  }

  @Test
  @DisplayName("columns are found by name, the adjusted close is not read, and the notes say so")
  void columns() throws IOException {
    CsvMapping mapping = guess(YAHOO);
    assertEquals("Close", mapping.source(Role.CLOSE).orElseThrow());
    assertEquals(
        "columns: time = Date, open = Open, high = High, low = Low, close = Close, volume = Volume;"
            + " not read: Adj Close",
        mapping.notes().getFirst());
    CsvMapping candles = guess(CANDLESTICKS);
    assertEquals("6", candles.source(Role.VOLUME).orElseThrow());
    assertEquals("9", candles.source(Role.COUNT).orElseThrow());
    CsvMapping trades = guess(EXCHANGE_TRADES);
    assertEquals("2", trades.source(Role.PRICE).orElseThrow());
    assertEquals("3", trades.source(Role.SIZE).orElseThrow());
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("the first stamp of each file, in UTC seconds by the calendar")
  @CsvSource({
    // 2024-01-02T14:30Z = 1704205800; 15:00Z = 1704207600; 2024-05-13T00:00Z = 1715558400
    "YAHOO_MINUTES, 1704205800",
    "TRADING_VIEW_ISO, 1704207600",
    "DUKASCOPY, 1715558400",
    "HIST_DATA, 1704207600",
    "META_TRADER_5, 1704207600",
    "META_TRADER_4, 1704207600",
    // 2024-01-02 and 2025-01-01 as dates
    "TRADING_VIEW_DAYS, 1704153600",
    "CANDLESTICK_DAYS, 1735689600",
    "YAHOO_HISTORY, 1704153600"
  })
  void stamps(String name, long seconds) throws IOException {
    MemoryTarget target = new MemoryTarget();
    ImportReport report =
        CsvImport.run(
            write(text(name)),
            guess(text(name)),
            ImportOptions.strict(),
            SessionCheck.utcDays(),
            target);
    assertEquals(ImportReport.Outcome.COMMITTED, report.outcome(), report.findings().toString());
    assertEquals(seconds * 1_000_000_000L, target.only().row(0)[Schema.BAR.column("start")]);
  }

  @Test
  @DisplayName("what can be read in two ways is refused, with both")
  void twoWays() throws IOException {
    Path file = write("Date,Open,High,Low,Close\n01/02/2024,1,2,1,2\n01/03/2024,1,2,1,2\n");
    assertEquals(
        "X.csv:1: the layout \"Date,Open,High,Low,Close\" is not known, it does not say which part of"
            + " \"01/02/2024\" is the month: it can be [date dd/MM/yyyy, date MM/dd/yyyy];"
            + " give a mapping file",
        assertThrows(MappingException.class, () -> CsvImport.mappingFor(file)).getMessage());
  }

  @ParameterizedTest
  @DisplayName("what is missing is named")
  @CsvSource(
      delimiter = '|',
      value = {
        "Datum,Open,High,Low,Close;2024-01-02,1,2,1,2 | it does not say the time",
        "time,open,high,low;1704207600,1,2,1 | it does not say open, high, low and close, bid and ask, or price",
        "time,price;yesterday,5 | it does not say the form of the stamps in column time, such as \"yesterday\"",
        "date,price;2024-01-02,5 | it does not say a time of day beside the dates in column date",
        "time,strike,bid,ask;1704207600,5,1,2 | its rows belong to several contracts",
        "1,2,3;4,5,6 | it does not say names of the columns"
      })
  void missing(String lines, String what) throws IOException {
    Path file = write(lines.replace(';', '\n') + "\n");
    String message =
        assertThrows(MappingException.class, () -> CsvImport.mappingFor(file)).getMessage();
    assertTrue(message.contains(" is not known, " + what + "; give a mapping file"), message);
  }

  @Test
  @DisplayName("D-11: prices of single precision printed in full are the decimals they stand for")
  void binaryFractions() throws IOException {
    // the float nearest to 185.64 is 185.63999938964844, that to 188.1 is 188.10000610351562
    Path file =
        write(
            """
            Date,Open,High,Low,Close,Volume
            2024-01-02,185.63999938964844,188.10000610351562,185.0,187.5,10
            """);
    MemoryTarget target = new MemoryTarget();
    ImportReport report =
        CsvImport.run(
            file,
            CsvImport.mappingFor(file),
            ImportOptions.strict(),
            SessionCheck.utcDays(),
            target);
    assertEquals("0.01", report.units().priceUnit().text());
    long[] row = target.only().row(0);
    int open = Schema.BAR.column("open");
    assertEquals(List.of(18_564L, 18_810L), List.of(row[open], row[open + 1]));
    assertEquals(
        List.of(
            "2 prices are binary fractions printed in full, taken for the multiple of 0.01 they"
                + " stand for"),
        report.roundings());
  }

  @Test
  @DisplayName("D-11: prices of single precision on no grid keep the digits single precision has")
  void binaryFractionsOffGrid() throws IOException {
    // 183.08154296875 and 185.23046875 are single precision to the last digit: 2^16 steps a unit.
    // A unit of 1e-6 is what 185.234375, too short to be told from a decimal number, asks for.
    Path file =
        write(
            """
            Date,Open,High,Low,Close
            2024-01-02,185.63999938964844,188.1641387939453,183.08154296875,185.23046875
            2024-01-03,185.234375,186,185,185.5
            """);
    MemoryTarget target = new MemoryTarget();
    ImportReport report =
        CsvImport.run(
            file,
            CsvImport.mappingFor(file),
            ImportOptions.strict(),
            SessionCheck.utcDays(),
            target);
    assertEquals("0.000001", report.units().priceUnit().text());
    long[] row = target.only().row(0);
    int open = Schema.BAR.column("open");
    assertEquals(
        List.of(185_639_999L, 188_164_139L, 183_081_543L, 185_230_469L),
        List.of(row[open], row[open + 1], row[open + 2], row[open + 3]));
  }
}
