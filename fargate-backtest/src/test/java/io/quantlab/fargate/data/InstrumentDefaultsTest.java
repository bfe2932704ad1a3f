package io.quantlab.fargate.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Default terms, against the public symbol properties of `shared/data/reference`.
final class InstrumentDefaultsTest {
  private static final Path NOWHERE = Path.of("somewhere/x.csv");

  @ParameterizedTest
  @CsvSource({
    "EURUSD, x.csv, FX, USD, FX, NO_VOLUME",
    "USDJPY, equity/x.csv, FX, JPY, FX, NO_VOLUME",
    "XAUUSD, x.csv, CFD, USD, FX, NO_VOLUME",
    "BTCUSD, x.csv, CRYPTO, USD, ALWAYS, REAL",
    "ETHBTC, x.csv, CRYPTO, BTC, ALWAYS, REAL",
    "BTCUSDT, futures/x.csv, CRYPTO, USDT, ALWAYS, REAL",
    "AAPL, x.csv, EQUITY, USD, XNYS, REAL",
    "INFY, NSE-INFY.csv, EQUITY, INR, ALWAYS, REAL",
    "NIFTY50, NSE-NIFTY50.csv, INDEX, INR, ALWAYS, NO_VOLUME",
    "SPX, x.csv, INDEX, USD, XNYS, NO_VOLUME",
    "ES-2013-12, x.csv, FUTURE, USD, CMES, REAL",
    "FOO-2030-03, x.csv, FUTURE, USD, ALWAYS, REAL",
    "FOO, crypto/minute/x.csv, CRYPTO, USD, ALWAYS, REAL",
    "FOO, futures/daily/x.csv, FUTURE, USD, ALWAYS, REAL",
  })
  void termsBySymbolAndPlace(
      String symbol,
      String file,
      AssetClass assetClass,
      String currency,
      String calendar,
      Instrument.VolumeData volume) {
    InstrumentTerms terms = InstrumentDefaults.of(symbol, Path.of(file));
    assertEquals(assetClass, terms.assetClass());
    assertEquals(currency, terms.currency());
    assertEquals(calendar, terms.calendar());
    assertEquals(volume, terms.volume());
  }

  @Test
  void orderTickIsACentForEquitiesOfFinerPrints() {
    InstrumentTerms terms = InstrumentDefaults.of("AIG", NOWHERE);
    assertEquals(
        100, terms.instrument(1, "AIG", Decimal.unit(4), Decimal.ONE).orderTicks().orderTickAt(0));
    assertEquals(
        1, terms.instrument(1, "AIG", Decimal.unit(2), Decimal.ONE).orderTicks().orderTickAt(0));
    assertEquals(
        1, terms.instrument(1, "AIG", Decimal.ONE, Decimal.ONE).orderTicks().orderTickAt(0));
  }

  @Test
  void orderTickOfPairsIsThePriceUnit() {
    for (String symbol : List.of("EURUSD", "BTCUSD", "XAUUSD")) {
      Instrument instrument =
          InstrumentDefaults.of(symbol, NOWHERE)
              .instrument(1, symbol, Decimal.unit(5), Decimal.unit(8));
      assertEquals(1, instrument.orderTicks().orderTickAt(0));
    }
  }

  @Test
  void futuresAgreeWithTheReference() throws IOException {
    Set<String> markets = Set.of("cme", "comex", "nymex", "cbot");
    List<String> roots =
        List.of("ES", "MES", "NQ", "MNQ", "RTY", "YM", "GC", "MGC", "SI", "CL", "NG");
    Path file = SharedFiles.file("reference/symbol-properties.csv.gz");
    int seen = 0;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] f = line.split(",");
        if (markets.contains(f[0]) && f[2].equals("future") && roots.contains(f[1])) {
          InstrumentTerms terms = InstrumentDefaults.of(f[1] + "-2024-03", NOWHERE);
          assertEquals(f[4], terms.currency(), line);
          assertEquals(0, new BigDecimal(f[5]).compareTo(terms.multiplier().toBigDecimal()), line);
          assertEquals(0, new BigDecimal(f[6]).compareTo(terms.orderTick().toBigDecimal()), line);
          seen++;
        }
      }
    }
    assertTrue(seen >= roots.size(), "found " + seen);
  }
}
