package io.quantlab.engine.data.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.data.csv.ImportReport.Outcome;
import io.quantlab.engine.instrument.Decimal;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitScanTest {
  private static final String OPEN_UNITS =
      Texts.TRADES.replace("priceUnit = 0.01\n", "").replace("lotSize = 1\n", "");

  @TempDir Path directory;

  private Units scan(String mapping, String rows) throws IOException {
    Path file = Texts.write(directory, "X.csv", "ts,price,size\n" + rows);
    return UnitScan.units(file, MappingFile.parse("m", mapping));
  }

  @Test
  @DisplayName("P-1: the unit is that of the longest fraction, trailing zeros left out")
  void findsTheLongestFraction() throws IOException {
    assertEquals(
        new Units(Decimal.unit(2), Decimal.unit(3)),
        scan(OPEN_UNITS, "1,1.50000,10\n2,1.25,0.125\n3,7,1\n"));
    assertEquals(new Units(Decimal.ONE, Decimal.ONE), scan(OPEN_UNITS, "1,1.000,10\n2,15,3\n"));
    assertEquals(new Units(Decimal.unit(5), Decimal.ONE), scan(OPEN_UNITS, "1,\"1.38727\",10\n"));
    assertEquals(
        new Units(Decimal.unit(5), Decimal.unit(7)),
        scan(OPEN_UNITS, "1,15e-5,1.5E-6\r\n2,1,1\r\n"));
  }

  @Test
  void leavesOtherTextsToTheImport() throws IOException {
    assertEquals(
        new Units(Decimal.unit(1), Decimal.ONE),
        scan(OPEN_UNITS, "1,1.5,10\n2,a.bcdef,1\n3,\"1.555,1\n"));
  }

  @Test
  void keepsGivenUnits() throws IOException {
    Units units = scan(OPEN_UNITS + "priceUnit = 0.25\n", "1,1.5,0.5\n");
    assertEquals(new Units(new Decimal(25, 2), Decimal.unit(1)), units);
  }

  @Test
  @DisplayName("V-03: a unit that is no power of ten counts exactly")
  void countsInSixtyFourths() throws IOException {
    String mapping = OPEN_UNITS + "priceUnit = 0.015625\nlotSize = 1\n";
    MemoryTarget target = new MemoryTarget();
    String text = "ts,price,size\n1000,110.015625,1\n2000,-0.5,1\n3000,110.01,1\n";
    ImportOptions options =
        ImportOptions.skip(directory)
            .withMaxRejectRatio(0.5)
            .withSign(io.quantlab.engine.instrument.Instrument.PriceSign.ANY);
    ImportReport report = Texts.run(directory, mapping, text, options, target);
    assertEquals(Outcome.COMMITTED, report.outcome());
    assertEquals(7041, target.only().row(0)[1]);
    assertEquals(-32, target.only().row(1)[1]);
    assertEquals(
        "X.csv:4:price: V-03 110.01 is not a multiple of the price unit 0.015625",
        report.findings().getFirst().toString());
  }

  @Test
  @DisplayName(
      "V-03: sizes of binary arithmetic are rounded only where the mapping says so, and counted")
  void roundsSizesOnRequest() throws IOException {
    String text = "ts,price,size\n1000,1,3.3214903500000004\n2000,1,0.5\n";
    MemoryTarget target = new MemoryTarget();
    ImportReport report =
        Texts.run(
            directory,
            OPEN_UNITS + "lotRounding = nearest\n",
            text,
            ImportOptions.strict(),
            target);
    assertEquals(Decimal.unit(8), report.units().lotSize());
    assertEquals(332_149_035, target.only().row(0)[2]);
    assertEquals(1, report.dirt().roundedSizes());
  }

  @Test
  @DisplayName("Z-1: a row costs no allocation")
  void allocatesNothingPerRow() throws IOException {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    StringBuilder small = new StringBuilder("ts,price,size\n");
    StringBuilder large = new StringBuilder("ts,price,size\n");
    for (int i = 0; i < 100_000; i++) {
      String row =
          1_398_920_401_787L
              + i
              + ","
              + (100 + i % 50)
              + "."
              + (10 + i % 80)
              + ","
              + (1 + i % 2000)
              + "\n";
      large.append(row);
      if (i < 10_000) {
        small.append(row);
      }
    }
    CsvMapping mapping = MappingFile.parse("m", Texts.TRADES);
    Path few = Texts.write(directory, "few.csv", small.toString());
    Path many = Texts.write(directory, "many.csv", large.toString());
    long[] bytes = new long[2];
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 2; i++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        CsvImport.run(
            i == 0 ? few : many,
            mapping,
            ImportOptions.strict(),
            SessionCheck.utcDays(),
            key -> new Nothing());
        bytes[i] = threads.getCurrentThreadAllocatedBytes() - before;
      }
    }
    long more = bytes[1] - bytes[0];
    assertTrue(more < 10_000, () -> "90,000 more rows allocated " + more + " bytes more");
  }

  private static final class Nothing implements io.quantlab.engine.market.RowSink {
    @Override
    public void accept(io.quantlab.engine.market.RowBlock block) {}

    @Override
    public void commit() {}

    @Override
    public void close() {}
  }
}
