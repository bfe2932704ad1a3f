package io.quantlab.engine.data.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.FactorTable;
import io.quantlab.engine.market.PriceView;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.engine.time.SharedFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// M-11: stored factors and factors worked out of actions, on the shared equities.
class FactorFileTest {
  private static final SessionCalendar XNYS = Calendars.byName("XNYS");

  @TempDir Path folder;

  private static FactorTable stored(String symbol) throws IOException {
    return FactorFile.read(SharedFiles.path("equity/factor-files/" + symbol + ".csv"), XNYS);
  }

  private static long open(String date) {
    int session = XNYS.sessionOnOrAfterDay((int) LocalDate.parse(date).toEpochDay());
    return XNYS.extendedOpen(session);
  }

  /// Actions of a symbol with the close before each, from the shared list.
  private static FactorTable fromActions(String symbol) throws IOException {
    FactorTable.Builder builder = new FactorTable.Builder();
    try (BufferedReader in = SharedFiles.open("equity/corporate-actions.csv")) {
      List<String[]> rows = new ArrayList<>();
      in.lines().map(line -> line.split(",")).filter(c -> c[0].equals(symbol)).forEach(rows::add);
      for (String[] c : rows) {
        if (c[2].equals("split")) {
          builder.split(open(c[1]), Long.parseLong(c[3]), 1);
        } else {
          builder.dividend(open(c[1]), Double.parseDouble(c[3]), Double.parseDouble(c[4]));
        }
      }
    }
    return builder.build();
  }

  @ParameterizedTest
  @DisplayName("M-11: raw closes times stored factors are the vendor's adjusted closes")
  @ValueSource(strings = {"AAPL", "BAC", "EEM", "FB", "GOOGL", "IBM", "SPY", "WM"})
  void adjustsDailyCloses(String symbol) throws IOException {
    FactorTable factors = stored(symbol);
    int rows = 0;
    try (BufferedReader in = SharedFiles.open("equity/daily/" + symbol + ".csv.gz")) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] c = line.split(",");
        int session = XNYS.sessionOnOrAfterDay((int) LocalDate.parse(c[0]).toEpochDay());
        double factor = factors.price(XNYS.regularClose(session), PriceView.SPLIT_DIVIDEND);
        double adjusted = Double.parseDouble(c[7]);
        assertEquals(adjusted, Double.parseDouble(c[5]) * factor, 0.6e-6 + adjusted * 1e-6, line);
        rows++;
      }
    }
    assertTrue(rows > 2_000);
  }

  @ParameterizedTest
  @DisplayName("M-11: the product over later actions is the stored factor")
  @ValueSource(strings = {"AAPL", "BAC", "EEM", "GOOGL", "IBM", "SPY", "WM"})
  void productOfActions(String symbol) throws IOException {
    FactorTable stored = stored(symbol);
    FactorTable worked = fromActions(symbol);
    for (int s = XNYS.sessionOnOrAfterDay((int) LocalDate.of(1999, 1, 4).toEpochDay());
        XNYS.epochDay(s) < LocalDate.of(2021, 3, 1).toEpochDay();
        s++) {
      long at = XNYS.regularClose(s);
      String day = LocalDate.ofEpochDay(XNYS.epochDay(s)).toString();
      // the file has seven decimals, of split factors as small as 1/112
      assertEquals(stored.split(at), worked.split(at), stored.split(at) * 2e-5, day);
      assertEquals(stored.dividend(at), worked.dividend(at), 2e-5, day);
    }
  }

  @Test
  @DisplayName("M-12: as of an instant only actions up to it count, and the factor of now is 1")
  void pointInTime() throws IOException {
    FactorTable all = stored("AAPL");
    long before = open("2014-06-05");
    long split = open("2014-06-09"); // 7:1
    FactorTable known = all.asOf(split);
    assertEquals(1, known.split(split), 0);
    assertEquals(1, known.price(split, PriceView.SPLIT_DIVIDEND), 0);
    // 0.25/0.0357143/7: the file rounds 1/28 to seven decimals
    assertEquals(1 / 7.0, known.split(before), 1e-6);
    assertEquals(1, all.asOf(before).split(before), 0);
    assertEquals(1 / 28.0, all.split(before), 1e-6);
    // the dividend of 2014-05-08 lies before, that of 2014-08-07 behind: 3.29 of 592.33
    long april = open("2014-04-01");
    assertEquals(1 - 3.29 / 592.33, known.dividend(april), 1e-6);
  }

  @Test
  void saysFileAndLine() throws IOException {
    Path file = Files.writeString(folder.resolve("x.csv"), "20200102,1,1,0\n20200103,0,1,0\n");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> FactorFile.read(file, XNYS));
    assertEquals(file + ":2: a factor is positive, was \"0\"", e.getMessage());
  }
}
