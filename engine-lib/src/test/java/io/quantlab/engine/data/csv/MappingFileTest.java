package io.quantlab.engine.data.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.market.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingFileTest {
  private static String message(String text) {
    return assertThrows(MappingException.class, () -> MappingFile.parse("m.txt", text))
        .getMessage();
  }

  @Test
  @DisplayName("D-10: a mapping file carries every choice, and its text form reads back equal")
  void readsEveryKey() {
    String text =
        """
        # bars of a terminal
        mapping = 1
        name = my bars
        schema = bar
        header = present
        separator = tab
        decimal = ,
        comment = #
        time = wall dd.MM.yyyy HH:mm
        zone = Europe/Athens
        stamp = close
        barLength = 15min
        column.time = Date
        column.open = O
        column.high = H
        column.low = L
        column.close = C
        column.volume = V
        column.count = N
        missingSide = never
        duplicates = keep
        lotRounding = nearest
        priceUnit = 0.015625
        lotSize = 100
        symbol = ZB
        note = one
        note = two
        """;
    CsvMapping mapping = MappingFile.parse("m.txt", text);
    assertEquals(Schema.BAR, mapping.schema());
    assertEquals(ZoneId.of("Europe/Athens"), mapping.zone());
    assertEquals(900_000_000_000L, mapping.barNanos());
    assertEquals(
        new Dialect('\t', ',', '#', Dialect.HeaderLine.PRESENT, Dialect.Records.LINES),
        mapping.dialect());
    assertEquals(15_625, mapping.priceUnit().orElseThrow().unscaled());
    assertEquals(6, mapping.priceUnit().orElseThrow().scale());
    assertEquals(2, mapping.notes().size());
    CsvMapping again = MappingFile.parse("other", mapping.text());
    assertEquals(mapping, again);
    assertEquals(mapping.hash(), again.hash());
    assertEquals(64, mapping.hash().length());
    assertNotEquals(mapping.hash(), mapping.withZone(ZoneId.of("UTC")).hash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ts_ms,price,size",
        "ts_ms,bid,ask",
        "ts_ns,bid,ask",
        "date,open,high,low,close,volume",
        "recv_ns,event_ms,update_id,bid,bid_qty,ask,ask_qty",
        "symbol,ex_date,type,value,reference_close"
      })
  void printsReadyMadeMappings(String header) {
    CsvMapping mapping = KnownLayouts.detect(header, Path.of("minute/X.csv")).orElseThrow();
    assertEquals(mapping, MappingFile.parse("again", mapping.text()));
  }

  @Test
  @DisplayName("errors name file, line and what was expected")
  void namesTheLine() {
    assertEquals(
        "m.txt:2: unknown key colour",
        message("mapping = 1\ncolour = red\nschema = trade\ntime = epoch-s\n"));
    assertEquals("m.txt:1: key schema is missing", message("mapping = 1\n"));
    assertEquals(
        "m.txt:2: expected key = value, found \"schema\"", message("mapping = 1\nschema\n"));
    assertEquals(
        "m.txt:3: key schema is already given in line 2",
        message("mapping = 1\nschema = bar\nschema = bar\n"));
    assertEquals("m.txt:2: key schema has no value", message("mapping = 1\nschema =\n"));
    assertEquals(
        "m.txt:1: mapping: this version reads mapping = 1, found 2", message("mapping = 2\n"));
    assertTrue(
        message("mapping = 1\nschema = ticks\n")
            .startsWith(
                "m.txt:2: schema: expected one of trade, quote, depth, mbo, bar, quote_bar, action"));
    assertEquals(
        "m.txt:3: time: expected epoch-s|ms|us|ns, date PATTERN or wall PATTERN, found \"iso\"",
        message("mapping = 1\nschema = trade\ntime = iso\n"));
    assertEquals(
        "m.txt:1: key zone is missing",
        message("mapping = 1\nschema = trade\ntime = wall yyyy-MM-dd HH:mm\n"));
    assertTrue(
        message("mapping = 1\nschema = trade\ntime = wall yyyy-MM-dd HH:mm\nzone = Mars/Base\n")
            .startsWith("m.txt:4: zone: expected an IANA zone"));
    assertEquals(
        "m.txt:1: TRADE rows need column.time",
        message("mapping = 1\nschema = trade\ntime = epoch-s\n"));
    assertEquals(
        "m.txt:1: TRADE rows have no column bid",
        message(
            "mapping = 1\nschema = trade\ntime = epoch-s\ncolumn.time = t\ncolumn.price = p\ncolumn.bid = b\n"));
    assertTrue(
        message(Texts.BARS.replace("barLength = 1min\n", ""))
            .endsWith("bars that are not daily need barLength"));
    assertTrue(
        message("mapping = 1\nschema = trade\ntime = epoch-s\nlotSize = -1\n")
            .startsWith("m.txt:4: lotSize:"));
    assertTrue(
        message("mapping = 1\nschema = trade\ntime = epoch-s\nseparator = ab\n")
            .startsWith("m.txt:4: separator:"));
  }

  @ParameterizedTest
  @CsvSource({
    "EURUSD-fxcm-2014-05-01_15.csv.gz, EURUSD",
    "SPY-trades-2013-10-07_11.csv.gz, SPY",
    "AAPL.csv.gz, AAPL",
    "NSE-JUNIORBEES-trade.csv.gz, JUNIORBEES",
    "NSE-NIFTY50-index.csv.gz, NIFTY50",
    "BTCUSDT-binance-usdm-2024-08-08-bbo.csv.gz, BTCUSDT",
    "some/folder/GC-trades.csv, GC",
    "NSE.csv, NSE",
  })
  void takesTheSymbolFromTheName(String name, String symbol) {
    assertEquals(symbol, SymbolFromName.of(name));
  }

  @Test
  void refusesNamesWithoutSymbol() {
    MappingException e = assertThrows(MappingException.class, () -> SymbolFromName.of("data.csv"));
    assertTrue(e.getMessage().contains("shows no symbol"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "second/X.csv, 1",
    "minute/X.csv, 60",
    "hour/X.csv, 3600",
    "minute/X-15min-mt5.csv.gz, 900",
    "a/X_5s.csv, 5"
  })
  @DisplayName("the length of bars comes from the name or the folder")
  void findsTheBarLength(String path, long seconds) {
    assertEquals(seconds * 1_000_000_000L, KnownLayouts.lengthOf(Path.of(path)));
  }

  @Test
  void refusesBarsOfUnknownLength() {
    MappingException e =
        assertThrows(
            MappingException.class,
            () -> KnownLayouts.detect("ts_ms,open,high,low,close,volume", Path.of("folder/X.csv")));
    assertTrue(e.getMessage().contains("barLength"), e.getMessage());
  }

  @Test
  @DisplayName("ready-made trades keep repeated prints, quotes merge them")
  void keepsTradesAndMergesQuotes() {
    CsvMapping trades = KnownLayouts.detect("ts_ms,price,size", Path.of("X.csv")).orElseThrow();
    CsvMapping quotes = KnownLayouts.detect("ts_ms,bid,ask", Path.of("X.csv")).orElseThrow();
    assertEquals(CsvMapping.Duplicates.KEEP, trades.duplicates());
    assertEquals(CsvMapping.Duplicates.MERGE, quotes.duplicates());
  }

  @Test
  @DisplayName(
      "the mappings printed in docs/reference/mapping.md parse, and its key table is complete")
  void parsesTheDocumentation() throws IOException {
    Path page = Path.of("../docs/reference/mapping.md");
    Assumptions.assumeTrue(Files.exists(page), "no docs beside the module");
    String text = Files.readString(page);
    Matcher blocks = Pattern.compile("```mapping\n(.*?)```", Pattern.DOTALL).matcher(text);
    int parsed = 0;
    while (blocks.find()) {
      MappingFile.parse("mapping.md", blocks.group(1));
      parsed++;
    }
    assertTrue(parsed > 0);
    CsvMapping printed =
        MappingFile.parse(
            "m",
            Texts.TRADES
                + "comment = #\nnotPriceForming = A B\nnote = x\ncolumn.conditions = c\n"
                + "column.exchange = e\nofficialOpen = O\nofficialClose = C D\nlisting = N\n");
    assertEquals(printed, MappingFile.parse("m", printed.text()));
    for (String line : (printed.text() + MappingFile.parse("m", Texts.BARS).text()).split("\n")) {
      String key = line.substring(0, line.indexOf(' '));
      String documented = key.startsWith("column.") ? "`column.ROLE`" : "`" + key + "`";
      assertTrue(text.contains("| " + documented + " |"), () -> key + " is not in the table");
    }
    for (Role role : Role.values()) {
      assertTrue(text.contains("`" + role.key() + "`") || role.key().startsWith("ask"), role.key());
    }
  }
}
