package io.quantlab.engine.data.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.Registry;
import io.quantlab.engine.instrument.TickBands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Instrument terms survive the file exactly; bad lines are named.
class InstrumentFileTest {
  private static final String HEADER =
      "token,symbol,venue,assetClass,currency,priceUnit,lotSize,multiplier,orderTicks,"
          + "calendar,minLots,maxLots,volume,sign,valueNum,valueScale\n";
  private static final String EURUSD =
      "3,EURUSD,,FX,USD,0.00001,1000,1,*:1,FX-NY,1,100000,NO_VOLUME,POSITIVE,1000000,0\n";
  private static final String BANDS =
      "4,\"ES,Z3 \"\"mini\"\"\",XCME,FUTURE,USD,0.015625,1,50,"
          + "*:1 -10:2 1000:16,CMES,1,9223372036854775807,REAL,ANY,78125000,0\n";

  @TempDir Path root;

  @Test
  void readsEveryField() throws IOException {
    Instrument bands = read(HEADER + EURUSD + BANDS).byToken(4).orElseThrow();
    assertEquals("ES,Z3 \"mini\"", bands.symbol());
    assertEquals("XCME", bands.venue());
    assertEquals(AssetClass.FUTURE, bands.assetClass());
    assertEquals(new Decimal(15625, 6), bands.priceUnit());
    assertEquals(new Decimal(50, 0), bands.multiplier());
    assertEquals(3, bands.orderTicks().count());
    assertEquals(-10, bands.orderTicks().fromPriceTicks(1));
    assertEquals(16, bands.orderTicks().orderTick(2));
    assertEquals("CMES", bands.calendar());
    assertEquals(Long.MAX_VALUE, bands.maxLots());
    assertEquals(Instrument.PriceSign.ANY, bands.sign());
    assertEquals(78_125_000, bands.valueNum());
    Instrument fx = read(HEADER + EURUSD).bySymbol("EURUSD").orElseThrow();
    assertEquals("", fx.venue());
    assertEquals(new Decimal(1000, 0), fx.lotSize());
    assertEquals(Instrument.VolumeData.NO_VOLUME, fx.volume());
  }

  @Test
  void writesWhatItRead() throws IOException {
    Registry registry = read(HEADER + EURUSD + BANDS);
    InstrumentFile copy = new InstrumentFile(root.resolve("copy/instruments.csv"));
    copy.write(registry);
    assertEquals(HEADER + EURUSD + BANDS, Files.readString(copy.path()));
  }

  @Test
  void addsToTheStore() {
    InstrumentFile file = Store.at(root).instruments();
    assertTrue(file.read().all().isEmpty());
    Instrument apple =
        Instrument.of(
            1,
            "AAPL",
            "XNAS",
            AssetClass.EQUITY,
            "USD",
            new Decimal(1, 4),
            Decimal.ONE,
            Decimal.ONE,
            TickBands.of(new long[] {Long.MIN_VALUE, 10_000}, new long[] {1, 100}),
            "XNYS",
            1,
            1_000_000,
            Instrument.VolumeData.REAL,
            Instrument.PriceSign.POSITIVE);
    file.add(apple);
    Instrument found = file.read().byToken(1).orElseThrow();
    assertEquals(apple.valueNum(), found.valueNum());
    assertEquals(apple.priceUnit(), found.priceUnit());
    assertEquals(100, found.orderTicks().orderTickAt(10_000));
    assertThrows(IllegalArgumentException.class, () -> file.add(apple));
    assertEquals(1, file.read().all().size());
  }

  @Test
  void namesFileAndLineOfBadFields() {
    List<String[]> cases =
        List.of(
            new String[] {"0,", "3: token must be positive"},
            new String[] {"x,", "3: token: expected a whole number, found \"x\""},
            new String[] {"3,", "3: token 3 is taken"});
    for (String[] each : cases) {
      refused(HEADER + EURUSD + BANDS.replace("4,\"", each[0] + "\""), each[1]);
    }
    refused(
        HEADER + EURUSD.replace("FX,USD", "FOREX,USD"), "2: assetClass: expected one of [EQUITY");
    refused(HEADER + EURUSD.replace("0.00001", "1e"), "2: priceUnit: expected an exact decimal");
    refused(HEADER + EURUSD.replace("*:1", "*1"), "2: orderTicks: expected *:TICK");
    refused(HEADER + EURUSD.replace("*:1", "5:1"), "2: the first band must start");
    refused(
        HEADER + EURUSD.replace("FX-NY,", ""),
        "2: Record 2 has 15 fields, but first record had 16 fields");
    refused(HEADER + EURUSD + "\n", "3: expected 16 fields, found 1");
    refused(HEADER.replace("venue", "place"), "1: expected the columns");
    refused("", "1: expected the columns");
  }

  private void refused(String text, String message) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> read(text));
    assertTrue(refused.getMessage().contains("instruments.csv:" + message), refused.getMessage());
  }

  private Registry read(String text) throws IOException {
    Path path = root.resolve("instruments.csv");
    Files.writeString(path, text);
    return new InstrumentFile(path).read();
  }
}
