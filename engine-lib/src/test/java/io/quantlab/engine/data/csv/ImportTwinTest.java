package io.quantlab.engine.data.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random dirty files: the importer and the naive twin agree on every row and every reject (Z-7).
class ImportTwinTest {
  private static final String[] ODD_NUMBERS = {
    "",
    "abc",
    "NaN",
    "Infinity",
    "1e2",
    "1E-2",
    "15e-1",
    "1e999",
    "-1.5",
    "0",
    "0.00",
    "+1",
    ".5",
    "5.",
    "1.2.3",
    " 1.5",
    "1.5 ",
    "1,5",
    "123456789012345678",
    "1234567890123456789",
    "0.000000000000000001",
    "1.50000000000",
    "000000000000000000001.5",
    "99999999999999999999999",
    "1.505",
    "12345678.25",
    "1234567.125",
    "-0",
    "1_000",
    "\"1.5\"",
    "\"1.5",
    "1.5\"",
    "\"\"",
    "\"1\"\"5\"",
    "9007199254740993",
    "0x1p3",
    "１",
    "1-5"
  };
  private static final String[] ODD_STAMPS = {
    "",
    "x",
    "-1",
    "1.5",
    "7258118400000",
    "99999999999999999999",
    "9223372036854775808",
    "\"1000\"",
    "1e3",
    "1234567x"
  };

  @TempDir Path directory;
  private long clock;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  @DisplayName("D-11, Z-7: equal to FastCSV and BigDecimal on dirty trades and bars")
  void agreesWithTheNaiveImport(long seed) throws IOException {
    Random random = new Random(seed);
    boolean bars = seed % 2 == 0;
    String unit = seed % 3 == 0 ? "0.25" : seed % 3 == 1 ? "0.01" : "0.00001";
    String lot = seed % 4 < 2 ? "1" : "0.001";
    String text = dirty(random, bars, 4000, seed % 5 == 0 ? "\r\n" : "\n");
    NaiveImport naive = new NaiveImport(unit, lot);
    naive.read(text);

    String mapping = bars ? Texts.BARS : Texts.TRADES;
    mapping =
        mapping
            .replace("priceUnit = 0.01", "priceUnit = " + unit)
            .replace("lotSize = 1", "lotSize = " + lot);
    MemoryTarget target = new MemoryTarget();
    ImportOptions options = ImportOptions.skip(directory).withMaxRejectRatio(1);
    ImportReport report = Texts.run(directory, mapping, text, options, target);

    assertIterableEquals(naive.rejects, rejects(report), "seed " + seed);
    String mix = naive.rows.size() + " rows, " + naive.rejects.size() + " rejects, seed " + seed;
    assertTrue(naive.rejects.size() > 200 && naive.rows.size() > 200 && naive.merged > 5, mix);
    assertEquals(naive.merged, report.rowsMerged(), "seed " + seed);
    int width = bars ? 7 : 3;
    List<List<Long>> rows = new ArrayList<>();
    for (long[] row : target.only().rows) {
      List<Long> values = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        values.add(row[i]);
      }
      rows.add(values);
    }
    assertIterableEquals(naive.rows, rows, "seed " + seed);
  }

  private static List<String> rejects(ImportReport report) throws IOException {
    List<String> rejects = new ArrayList<>();
    for (String line : Files.readAllLines(report.rejects().orElseThrow())) {
      if (line.startsWith("# line ")) {
        String number = line.substring(7, line.indexOf(line.contains(" column ") ? ' ' : ':', 7));
        rejects.add(number + " " + line.replaceFirst("^[^:]*: (V-\\d\\d).*", "$1"));
      }
    }
    return rejects;
  }

  private String dirty(Random random, boolean bars, int rows, String lineBreak) {
    clock = 1_000_000;
    StringBuilder text =
        new StringBuilder(bars ? "ts,open,high,low,close,volume" : "ts,price,size")
            .append(lineBreak);
    String last = "";
    for (int i = 0; i < rows; i++) {
      int dice = random.nextInt(100);
      String line = dice < 10 && !last.isEmpty() ? last : row(random, bars);
      if (dice == 99) {
        line += ",7";
      } else if (dice == 98) {
        line = line.substring(0, line.lastIndexOf(','));
      }
      text.append(line).append(lineBreak);
      last = line;
    }
    return text.toString();
  }

  private String row(Random random, boolean bars) {
    int step = random.nextInt(20);
    clock +=
        bars
            ? 60_000 * (step == 0 ? 0 : 1) - (step == 1 ? 30_000 : 0)
            : step == 0 ? -5 : random.nextInt(3);
    String stamp =
        random.nextInt(60) == 0
            ? ODD_STAMPS[random.nextInt(ODD_STAMPS.length)]
            : Long.toString(clock);
    StringBuilder line = new StringBuilder(stamp);
    if (!bars) {
      return line.append(',')
          .append(number(random, 100))
          .append(',')
          .append(number(random, 5))
          .toString();
    }
    int low = 100 + random.nextInt(50);
    int high = low + random.nextInt(20);
    int open = low + random.nextInt(high - low + 1);
    int close = random.nextInt(30) == 0 ? high + 1 : low + random.nextInt(high - low + 1);
    for (int price : new int[] {open, high, low, close}) {
      boolean odd = random.nextInt(60) == 0;
      line.append(',').append(odd ? number(random, price) : quarter(price));
    }
    return line.append(',').append(number(random, 3)).toString();
  }

  private static String quarter(int quarters) {
    return quarters / 4 + new String[] {"", ".25", ".5", ".750"}[quarters % 4];
  }

  private static String number(Random random, int around) {
    if (random.nextInt(25) == 0) {
      return ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)];
    }
    int decimals = random.nextInt(7);
    String whole =
        Integer.toString(1 + random.nextInt(around * (random.nextInt(10) == 0 ? 1_000_000 : 1)));
    String[] parts = {"", ".5", ".25", ".750", ".125", ".0100", ".00002"};
    return whole + parts[decimals];
  }
}
