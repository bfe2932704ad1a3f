package io.quantlab.fargate.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.data.csv.ImportOptions;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.store.WriteOptions;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `--data` texts to data, against the README of the shared files.
final class DataResolverTest {
  @TempDir Path dir;

  private DataResolver resolver() {
    return new DataResolver(
        new DataPlaces(dir.resolve("store"), dir.resolve("cache"), 1L << 30), ImportWatch.SILENT);
  }

  private static long rows(ResolvedData data) {
    long rows = 0;
    try (RowCursor cursor = data.open(Long.MIN_VALUE, Long.MAX_VALUE)) {
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        rows += block.size();
      }
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({
    "crypto/daily/BTCUSD-coinbase.csv.gz, BTCUSD, BAR, 1318, CRYPTO, USD, ALWAYS",
    "crypto/hour/BTCUSD-coinbase.csv.gz, BTCUSD, BAR, 20111, CRYPTO, USD, ALWAYS",
    "crypto/l2/BTCUSDT-binance-usdm-2024-08-08-bbo.csv.gz, BTCUSDT, QUOTE, 66089, CRYPTO, USDT, ALWAYS",
    "crypto/l2/ETHUSDT-binance-spot-2024-08-09-trades.csv.gz, ETHUSDT, TRADE, 8409, CRYPTO, USDT, ALWAYS",
    "crypto/minute/BTCUSD-coinbase-quote.csv.gz, BTCUSD, QUOTE_BAR, 7188, CRYPTO, USD, ALWAYS",
    "crypto/second/BTCUSD-coinbase-2016-10-07_09.csv.gz, BTCUSD, BAR, 11520, CRYPTO, USD, ALWAYS",
    "crypto/tick/BTCUSD-mtgox-2013-01-01.csv.gz, BTCUSD, TRADE, 2331, CRYPTO, USD, ALWAYS",
    "equity/daily/AAPL.csv.gz, AAPL, BAR, 5849, EQUITY, USD, XNYS",
    "equity/daily/GOOGL.csv.gz, GOOGL, BAR, 4183, EQUITY, USD, XNYS",
    "equity/daily/WM.csv.gz, WM, BAR, 5849, EQUITY, USD, XNYS",
    "equity/hour/SPY.csv.gz, SPY, BAR, 40832, EQUITY, USD, XNYS",
    "equity/minute/AAPL-quote.csv.gz, AAPL, QUOTE_BAR, 2512, EQUITY, USD, XNYS",
    "equity/minute/NSE-JUNIORBEES-trade.csv.gz, JUNIORBEES, BAR, 783, EQUITY, INR, ALWAYS",
    "equity/minute/NSE-NIFTY50-index.csv.gz, NIFTY50, BAR, 1509, INDEX, INR, ALWAYS",
    "equity/second/SPY-trade-2013-10-07_08.csv.gz, SPY, BAR, 39058, EQUITY, USD, XNYS",
    "equity/tick/AIG-trades-2013-10-08.csv.gz, AIG, TRADE, 43342, EQUITY, USD, XNYS",
    "equity/ticker-reuse/UW.csv.gz, UW, BAR, 135, EQUITY, USD, XNYS",
    "fx/daily/EURGBP-oanda.csv.gz, EURGBP, QUOTE_BAR, 3738, FX, GBP, FX",
    "fx/daily/EURUSD-fxcm.csv.gz, EURUSD, QUOTE_BAR, 3487, FX, USD, FX",
    "fx/hour/EURUSD-fxcm.csv.gz, EURUSD, QUOTE_BAR, 69928, FX, USD, FX",
    "fx/minute/EURUSD-15min-mt5.csv.gz, EURUSD, BAR, 24424, FX, USD, FX",
    "fx/tick/EURUSD-oanda-2014-05-01_15.csv.gz, EURUSD, QUOTE, 532902, FX, USD, FX",
    "fx/tick/XAUUSD-oanda-2014-05-12_15.csv.gz, XAUUSD, QUOTE, 695347, CFD, USD, FX",
  })
  void opensSharedFilesWithoutMapping(
      String name,
      String symbol,
      Schema schema,
      long rows,
      AssetClass assetClass,
      String currency,
      String calendar) {
    ResolvedRun run = resolver().resolve(List.of(SharedFiles.file(name).toString()));
    assertEquals(1, run.data().size());
    ResolvedData data = run.data().getFirst();
    Instrument instrument = data.instrument();
    assertEquals(symbol, instrument.symbol());
    assertEquals(1, instrument.token());
    assertEquals(assetClass, instrument.assetClass());
    assertEquals(currency, instrument.currency());
    assertEquals(calendar, instrument.calendar());
    assertEquals(calendar, data.calendar().name());
    assertEquals(schema, data.schema());
    assertEquals(rows, data.rows());
    assertEquals(rows, rows(data));
  }

  @Test
  void futuresGiveAnInstrumentForEachExpiryUnlessOneIsAskedFor() {
    String file = SharedFiles.file("futures/minute/ES-trade.csv.gz").toString();
    ResolvedRun all = resolver().resolve(List.of(file));
    ResolvedRun one = resolver().resolve(List.of(file + ",expiry=2013-12"));
    assertTrue(all.data().size() > 1);
    assertEquals(23_948, all.data().stream().mapToLong(ResolvedData::rows).sum());
    Instrument december = one.data().getFirst().instrument();
    assertEquals("ES-2013-12", december.symbol());
    assertEquals(AssetClass.FUTURE, december.assetClass());
    assertEquals(new Decimal(50, 0), december.multiplier());
    assertEquals("CMES", december.calendar());
    // 0.25 index points, CME contract specification
    assertEquals(25, december.orderTicks().orderTickAt(167_000));
    assertEquals(Decimal.unit(2), december.priceUnit());
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text).toString();
  }

  private static List<long[]> all(ResolvedData data) {
    List<long[]> rows = new ArrayList<>();
    try (RowCursor cursor = data.open(Long.MIN_VALUE, Long.MAX_VALUE)) {
      for (RowBlock block = cursor.next(); block != null; block = cursor.next()) {
        for (int i = 0; i < block.size(); i++) {
          long[] row = new long[block.schema().columnCount()];
          for (int column = 0; column < row.length; column++) {
            row[column] = block.column(column)[i];
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  @Test
  @DisplayName("P-1: two files of one symbol share one instrument in units that suit both")
  void oneInstrumentForEachSymbol() throws IOException {
    String trades = write("TEST-a.csv", "ts_ms,price,size\n1381150800000,10.5,100\n");
    String quotes =
        write("TEST-b.csv", "ts_ms,bid,bid_size,ask,ask_size\n1381150800000,10.25,1,10.375,2\n");
    ResolvedRun run = resolver().resolve(List.of(trades, quotes));
    assertEquals(1, run.instruments().size());
    Instrument instrument = run.instruments().getFirst();
    assertEquals(Decimal.unit(3), instrument.priceUnit());
    assertEquals(10, instrument.orderTicks().orderTickAt(0));
    assertArrayEquals(
        new long[] {1_381_150_800_000_000_000L, 10_500, 100, 0}, all(run.data().get(0)).getFirst());
    assertArrayEquals(
        new long[] {1_381_150_800_000_000_000L, 10_250, 1, 10_375, 2, 0},
        all(run.data().get(1)).getFirst());
    ResolvedRun alone = resolver().resolve(List.of(trades));
    assertNotEquals(
        alone.data().getFirst().datasetHash(),
        run.data().getFirst().datasetHash(),
        "other units are another content");
  }

  @Test
  @DisplayName("M-10: actions reach the run's instruments in their price units, others are named")
  void actionsApplyToTheRunsInstruments() throws IOException {
    String bars = write("AB-1.csv", "date,open,high,low,close,volume\n2013-10-07,10,11,9,10.5,5\n");
    String actions =
        write(
            "actions.csv",
            "symbol,ex_date,type,value,reference_close\nAB,2013-10-07,dividend,0.125,10\n"
                + "AB,2013-10-08,split,4,10\nZZ,2013-10-08,split,2,10\n");
    ResolvedRun run = resolver().resolve(List.of(actions, bars));
    assertEquals(1, run.actions().size());
    ResolvedData action = run.actions().getFirst();
    assertEquals(run.data().getFirst().instrument(), action.instrument());
    // 0.125 USD are 5/4 of the price unit 0.1; stamps are the first opens of the ex-dates in New
    // York,
    // 04:00 with the pre-market
    assertArrayEquals(new long[] {1_381_132_800_000_000_000L, 2, 5, 4, 0}, all(action).getFirst());
    assertArrayEquals(new long[] {1_381_219_200_000_000_000L, 1, 4, 1, 0}, all(action).getLast());
    assertTrue(run.notes().stream().anyMatch(note -> note.contains("ZZ")), run.notes()::toString);
    DataException alone =
        assertThrows(DataException.class, () -> resolver().resolve(List.of(actions)));
    assertTrue(alone.getMessage().contains("only corporate actions"));
  }

  @Test
  @DisplayName("K-7: equal words give equal tokens and hashes; store tokens are kept")
  void tokensAreDeterministic() throws IOException {
    Store store = Store.at(dir.resolve("store"));
    for (String symbol : List.of("AA", "BB")) {
      String file = write(symbol + "-1.csv", "ts_ms,price,size\n1381150800000,10.5,100\n");
      FilePlan plan =
          FileImport.plans(Path.of(file), Map.of(), ImportOptions.strict(), store).getFirst();
      FileImport.into(store, plan, WriteOptions.DEFAULT, ImportWatch.SILENT);
    }
    String cc = write("CC-1.csv", "ts_ms,price,size\n1381150800000,1.5,1\n");
    String dd = write("DD-1.csv", "ts_ms,price,size\n1381150800000,1.5,1\n");
    ResolvedRun files = resolver().resolve(List.of(cc, dd));
    assertEquals(List.of(1, 2), tokens(files));
    assertEquals(files.data().getFirst().datasetHash(), hash(resolver().resolve(List.of(cc))));
    ResolvedRun mixed = resolver().resolve(List.of(dd, "BB:trade", cc));
    assertEquals(List.of(1, 2, 3), tokens(mixed));
    assertEquals(2, mixed.data().get(1).instrument().token());
    assertEquals("BB", mixed.data().get(1).instrument().symbol());
    assertEquals(store.datasetHash(2, Schema.TRADE), mixed.data().get(1).datasetHash());
  }

  private static List<Integer> tokens(ResolvedRun run) {
    return run.instruments().stream().map(Instrument::token).toList();
  }

  private static String hash(ResolvedRun run) {
    return run.data().getFirst().datasetHash();
  }

  @Test
  void termsComeFromTheStoreThenFromTheWords() throws IOException {
    Store store = Store.at(dir.resolve("store"));
    Map<String, String> euro = Map.of("currency", "EUR", "calendar", "ALWAYS", "class", "equity");
    Path imported = Path.of(write("AA-1.csv", "ts_ms,price,size\n1381150800000,10.505,100\n"));
    FileImport.into(
        store,
        FileImport.plans(imported, euro, ImportOptions.strict(), store).getFirst(),
        WriteOptions.DEFAULT,
        ImportWatch.SILENT);
    String file = write("AA-2.csv", "ts_ms,price,size\n1381237200000,10.5,100\n");
    Instrument known = resolver().resolve(List.of(file)).instruments().getFirst();
    assertEquals("EUR", known.currency());
    assertEquals("ALWAYS", known.calendar());
    assertEquals(Decimal.unit(3), known.priceUnit());
    Instrument said =
        resolver()
            .resolve(List.of(file + ",class=future,currency=JPY,multiplier=7,tick=0.5"))
            .instruments()
            .getFirst();
    assertEquals(AssetClass.FUTURE, said.assetClass());
    assertEquals("JPY", said.currency());
    assertEquals(new Decimal(7, 0), said.multiplier());
    assertEquals(5, said.orderTicks().orderTickAt(0));
  }

  @Test
  void rangesCutTheRows() throws IOException {
    String file = write("AA-1.csv", "ts_ms,price,size\n1381150800000,1,1\n1381150801000,2,1\n");
    ResolvedData data = resolver().resolve(List.of(file)).data().getFirst();
    try (RowCursor cursor = data.open(1_381_150_801_000_000_000L, Long.MAX_VALUE)) {
      assertEquals(2, cursor.next().column(1)[0]);
      assertNull(cursor.next());
    }
  }

  @Test
  @DisplayName(
      "T-12: daily bars span sessions of XNYS, days of UTC for pairs, days of a zone asked")
  void datesOfDailyBars() throws IOException {
    String header = "date,open,high,low,close,volume\n2013-10-07,1,1,1,1,1\n";
    // 2013-10-07: 09:30-16:00 in New York is 13:30-20:00 UTC
    assertSpan(write("AA-1.csv", header), 1_381_152_600L, 1_381_176_000L);
    assertSpan(write("EURUSD-1.csv", header), 1_381_104_000L, 1_381_190_400L);
    assertSpan(write("EURUSD-1.csv", header) + ",zone=UTC-5", 1_381_122_000L, 1_381_208_400L);
    // the FX session of the 7th: Sunday 17:00 to Monday 17:00 in New York, 21:00 UTC
    assertSpan(write("EURUSD-1.csv", header) + ",calendar=FX", 1_381_093_200L, 1_381_179_600L);
  }

  private void assertSpan(String spec, long startSeconds, long endSeconds) {
    long[] row = all(resolver().resolve(List.of(spec)).data().getFirst()).getFirst();
    assertEquals(startSeconds * 1_000_000_000L, row[1], spec);
    assertEquals(endSeconds * 1_000_000_000L, row[0], spec);
  }

  @Test
  void lateRowsOfTicksStopWithAdvice() throws IOException {
    String file = write("AA-1.csv", "ts_ms,price,size\n1381150801000,1,1\n1381150800000,2,1\n");
    DataException stopped =
        assertThrows(DataException.class, () -> resolver().resolve(List.of(file)));
    assertTrue(stopped.getMessage().contains("AA-1.csv:3:ts_ms: V-05"), stopped::getMessage);
    assertTrue(stopped.remedy().contains("reorder"), stopped::remedy);
    ResolvedRun sorted = resolver().resolve(List.of(file + ",reorder=1s"));
    assertEquals(2, all(sorted.data().getFirst()).getFirst()[1]);
    assertTrue(sorted.notes().stream().anyMatch(note -> note.contains("1 late row sorted")));
  }
}
