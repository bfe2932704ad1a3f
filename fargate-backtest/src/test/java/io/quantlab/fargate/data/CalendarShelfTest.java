package io.quantlab.fargate.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.data.csv.ImportOptions;
import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.time.SessionCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// M-1: calendars of one's own on the command line.
final class CalendarShelfTest {
  private static final String TABLE =
      """
      calendar = 1
      name = XABC
      zone = Asia/Tokyo
      source = the venue's notice
      validThrough = 2024-01-05
      session,kind,open,close,breaks,flags
      2024-01-04,REGULAR,2024-01-04T00:00:00Z,2024-01-04T06:00:00Z,,
      2024-01-05,REGULAR,2024-01-05T00:00:00Z,2024-01-05T06:00:00Z,,
      """;

  @TempDir Path dir;
  private Path table;
  private Path prices;

  @BeforeEach
  void write() throws IOException {
    table = Files.writeString(dir.resolve("abc.calendar"), TABLE);
    prices = dir.resolve("ABC.csv");
    Files.writeString(
        prices,
        "ts_ms,price,size\n1704326400000,100,5\n1704412800000,101,5\n"); // 00:00 on the 4th, 5th
  }

  private ResolvedRun resolve(String data, CalendarChoice choice) {
    DataPlaces places = new DataPlaces(dir.resolve("store"), dir.resolve("cache"), 1L << 30);
    return new DataResolver(places, ImportWatch.SILENT, choice).resolve(List.of(data));
  }

  @Test
  @DisplayName("A calendar named as a file is known by the name in it")
  void byFile() {
    CalendarChoice choice = new CalendarChoice(List.of(table.toString()), 0);
    ResolvedData data = resolve(prices + ",calendar=XABC", choice).data().getFirst();
    assertEquals("XABC", data.calendar().name());
    assertEquals(2, data.calendar().count());
    assertEquals("XABC", data.instrument().calendar());
    ResolvedData direct = resolve(prices + ",calendar=" + table, CalendarChoice.NONE).data().get(0);
    assertEquals("XABC", direct.instrument().calendar());
  }

  @Test
  @DisplayName("An import keeps the calendar with the store, runs find it there")
  void keptWithTheStore() {
    Store store = Store.at(dir.resolve("store"));
    FileImport.plans(prices, Map.of("calendar", table.toString()), ImportOptions.strict(), store);
    SessionCalendar kept = new CalendarShelf(store.root(), CalendarChoice.NONE).get("XABC");
    SessionCalendar named =
        new CalendarShelf(dir.resolve("other"), new CalendarChoice(List.of(table.toString()), 0))
            .get("XABC");
    assertArrayEquals(named.contentHash(), kept.contentHash());
  }

  @Test
  @DisplayName("M-1: data beyond the table is refused unless the calendar is carried on")
  void refusesBeyond() throws IOException {
    Files.writeString(prices, "ts_ms,price,size\n1704326400000,100,5\n1704700800000,101,5\n");
    CalendarChoice stated = new CalendarChoice(List.of(table.toString()), 0);
    String text = prices + ",calendar=XABC";
    DataException e = assertThrows(DataException.class, () -> resolve(text, stated));
    assertTrue(e.getMessage().contains("XABC"), e.getMessage());
    CalendarChoice on = new CalendarChoice(List.of(table.toString()), 2024);
    ResolvedData data = resolve(text, on).data().getFirst();
    assertTrue(data.calendar().isExtrapolated());
  }

  @Test
  void saysWhatIsUnknown() {
    DataException e =
        assertThrows(
            DataException.class, () -> resolve(prices + ",calendar=XNONE", CalendarChoice.NONE));
    assertTrue(e.getMessage().contains("There is no calendar \"XNONE\""), e.getMessage());
    CalendarChoice wrong = new CalendarChoice(List.of(prices.toString()), 0);
    assertThrows(DataException.class, () -> resolve(prices.toString(), wrong));
  }
}
