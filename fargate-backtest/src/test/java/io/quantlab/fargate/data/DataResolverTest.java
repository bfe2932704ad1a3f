package io.quantlab.fargate.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowBlock;
import io.quantlab.engine.market.RowCursor;
import io.quantlab.engine.market.Schema;
import java.nio.file.Path;
import java.util.List;
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
}
