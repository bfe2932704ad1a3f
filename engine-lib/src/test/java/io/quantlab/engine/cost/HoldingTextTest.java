package io.quantlab.engine.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.data.NamedRows;
import io.quantlab.engine.data.csv.SharedData;
import io.quantlab.engine.portfolio.BorrowModel;
import io.quantlab.engine.portfolio.FundingModel;
import io.quantlab.engine.portfolio.InterestTerms;
import io.quantlab.engine.portfolio.InterestTerms.DayCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Funding, borrow fees and interest in words and from files.
class HoldingTextTest {
  private static final long DOLLAR = 100_000_000;
  private static final long DAY = 86_400_000_000_000L;

  @TempDir Path folder;

  private HoldingText words(Path from) {
    return new HoldingText(
        name -> NamedRows.read(from.resolve(name)), symbol -> symbol.equals("BTC") ? 7 : 8);
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  @DisplayName("F-74: funding by symbol, stamps in milliseconds or as instants")
  void funding() throws IOException {
    file(
        "f.csv",
        """
        ts_ms,symbol,rate
        1704700800000,BTC,0.0001
        1704700800000,ETH,-0.0002
        1704729600000,BTC,0.00015
        """);
    FundingModel model = words(folder).funding("file:f.csv");
    long first = 1_704_700_800_000_000_000L;
    assertEquals(first, model.nextNanos(7, 0));
    assertEquals(first + 8 * 3_600_000_000_000L, model.nextNanos(7, first));
    assertEquals(Long.MAX_VALUE, model.nextNanos(8, first));
    file("g.csv", "date,rate\n2024-01-08T08:00:00Z,0.0001\n");
    assertEquals(first, words(folder).funding("file:g.csv").nextNanos(99, 0));
  }

  @Test
  @DisplayName("F-75: loans by date: fee, what there is, what is called back")
  void borrow() throws IOException {
    file(
        "b.csv",
        """
        date,symbol,rate,available,recall
        2024-01-01,BTC,0.03,,
        2024-02-01,BTC,0.05,1000,200
        2024-03-01,BTC,0.50,0,all
        """);
    BorrowModel model = words(folder).borrow("file:b.csv");
    long january = 19_723 * DAY; // 2024-01-01
    long february = january + 31 * DAY;
    long march = february + 29 * DAY;
    assertEquals(3_000_000, model.annualRateE8(7, january));
    assertEquals(BorrowModel.UNKNOWN, model.availableLots(7, january));
    assertEquals(february, model.nextRecallNanos(7, january));
    assertEquals(1_000, model.availableLots(7, february));
    assertEquals(200, model.recalledLots(7, february));
    assertEquals(0, model.recalledLots(7, february + 1));
    assertEquals(Long.MAX_VALUE, model.recalledLots(7, march));
    assertEquals(0, model.annualRateE8(8, march), "nothing is known of another token");
    assertEquals(3_000_000, words(folder).borrow("rate:3%").annualRateE8(5, 0));
  }

  @Test
  @DisplayName("F-76: interest on the shared primary credit rate")
  void interest() {
    Path reference = SharedData.directory().resolve("reference");
    InterestTerms terms =
        words(reference).interest("file:usa-primary-credit-rate.csv,credit=0.5%,debit=1.5%", "USD");
    // 5.5 % from 2023-07-27: 1,000,000 at 5.0 % / 360 and -1,000,000 at 7.0 % / 360
    long day = 19_565 * DAY;
    assertEquals(13_888_888_889L, terms.dayE8(1_000_000 * DOLLAR, day));
    assertEquals(-19_444_444_444L, terms.dayE8(-1_000_000 * DOLLAR, day));
    // the day before 5.25 %
    assertEquals(13_194_444_444L, terms.dayE8(1_000_000 * DOLLAR, day - 1));
    assertEquals(DayCount.ACT_360, terms.dayCount());
    assertEquals(DayCount.ACT_365, words(reference).interest("rate:5%", "GBP").dayCount());
    InterestTerms low = words(reference).interest("rate:0.25%,credit=0.5%", "USD");
    assertEquals(0, low.dayE8(1_000_000 * DOLLAR, day), "a credit rate is never below 0");
  }

  @Test
  @DisplayName("wrong words and files are named")
  void wrong() throws IOException {
    HoldingText words = words(folder);
    assertEquals(
        "funding \"rate:3%\": there is no model rate, write one of file:FUNDING.csv (character 1)",
        assertThrows(IllegalArgumentException.class, () -> words.funding("rate:3%")).getMessage());
    file("b.csv", "date,rate,available,recall\n2024-01-01,0.03,1.5,\n");
    assertEquals(
        "borrow \"file:b.csv\": b.csv:2: available must be whole lots, was \"1.5\" (character 1)",
        assertThrows(IllegalArgumentException.class, () -> words.borrow("file:b.csv"))
            .getMessage());
    file("r.csv", "date,rate_percent\n2024-01-01,1\n2024-01-01,2\n");
    assertEquals(
        "interest \"file:r.csv\": r.csv:3: date must be later than the row before, was"
            + " \"2024-01-01\" (character 1)",
        assertThrows(IllegalArgumentException.class, () -> words.interest("file:r.csv", "USD"))
            .getMessage());
  }
}
