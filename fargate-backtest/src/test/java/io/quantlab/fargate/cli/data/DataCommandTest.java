package io.quantlab.fargate.cli.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.data.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `quantlab data list|show|export|generate` from outside.
final class DataCommandTest {
  @TempDir Path dir;
  private StoreFixture fixture;

  @BeforeEach
  void prepare() {
    fixture = new StoreFixture(dir);
  }

  @ParameterizedTest
  @ValueSource(strings = {"import", "list", "show", "verify", "export", "generate"})
  void everyCommandExplainsItself(String command) {
    Session session = Session.run("data", command, "--help");
    assertEquals(0, session.exitCode());
    assertTrue(session.out().contains("Usage: quantlab data " + command), session::out);
    assertTrue(session.out().contains("\nExamples\n"), session::out);
    assertTrue(session.out().contains("  130 "), session::out);
    assertTrue(session.out().lines().allMatch(line -> line.length() <= 80), session::out);
    assertTrue(Session.run("data").out().lines().anyMatch(l -> l.startsWith("  " + command)));
  }

  @Test
  void unknownCommandNamesTheNearest() {
    Session session = Session.run("data", "exprot");
    assertEquals(2, session.exitCode());
    assertTrue(session.err().contains("There is no command 'data exprot'."), session::err);
    assertTrue(session.err().contains("Did you mean 'export'?"), session::err);
  }

  @Test
  void noStoreIsOneSentence() {
    for (String command : List.of("list", "verify")) {
      Session session = fixture.data(command);
      assertEquals(3, session.exitCode());
      assertTrue(session.err().startsWith("error: There is no store "), session::err);
    }
  }

  @Test
  void listsShowsAndPicksRows() {
    fixture.importTrades();
    List<String> list = fixture.data("list").out().lines().toList();
    assertEquals(2, list.size());
    assertTrue(
        list.getLast().matches("TEST:trade +1 +5  2013-10-07  2013-10-08 +2 .*"), list::toString);
    String show = fixture.data("show", "TEST").out();
    assertTrue(show.contains("rows        5\n"), show);
    assertTrue(show.contains("stamps      2013-10-07T13:00:00Z to 2013-10-08T13:00:01Z\n"), show);
    assertTrue(show.contains("units       price 0.01, lot 1, multiplier 1\n"), show);
    assertTrue(show.contains("2013-10-07T13:00:00Z  10.01   100      0\n"), show);
    List<String> tail = fixture.data("show", "TEST:trade", "--tail", "2").out().lines().toList();
    assertTrue(tail.getLast().contains("10.06"), tail::toString);
    assertTrue(tail.get(tail.size() - 2).contains("10.05"), tail::toString);
    List<String> day = fixture.data("show", "TEST", "--from", "2013-10-08").out().lines().toList();
    assertTrue(day.get(day.size() - 2).contains("10.05"), day::toString);
    String json = fixture.data("show", "TEST", "--json", "--head", "1").out();
    assertTrue(
        json.contains("[\"1381150800000000000\",\"2013-10-07T13:00:00Z\",\"10.01\",\"100\",\"0\"]"),
        json);
  }

  @Test
  void wrongNamesAndDatesSayWhatThereIs() {
    fixture.importTrades();
    Session unknown = fixture.data("show", "NOPE");
    assertEquals(3, unknown.exitCode());
    assertTrue(unknown.err().contains("knows no symbol \"NOPE\""), unknown::err);
    assertTrue(unknown.err().contains("It knows TEST"), unknown::err);
    Session schema = fixture.data("show", "TEST:quote");
    assertEquals(3, schema.exitCode());
    assertTrue(schema.err().contains("It has TEST:trade."), schema::err);
    for (String command : List.of("show", "export")) {
      String out = dir.resolve("x.csv").toString();
      List<String> words = List.of(command, "TEST", "--from", "2014-01-01");
      Session session =
          command.equals("show")
              ? fixture.data(words.toArray(new String[0]))
              : fixture.data(command, "TEST", "--from", "2014-01-01", "--out", out);
      assertEquals(3, session.exitCode(), session::out);
      assertTrue(session.err().contains("TEST:trade has no rows from 2014-01-01"), session::err);
      assertTrue(session.err().contains("2013-10-07T13:00:00Z to 2013-10-08"), session::err);
      assertFalse(Files.exists(Path.of(out)));
    }
    assertEquals(2, fixture.data("show", "TEST", "--from", "noon").exitCode());
    assertEquals(
        2, fixture.data("show", "TEST", "--from", "2013-10-08", "--to", "2013-10-07").exitCode());
    assertEquals(2, fixture.data("show", "TEST", "--head", "1", "--tail", "1").exitCode());
    Session format = fixture.data("export", "TEST", "--out", dir.resolve("x.xls").toString());
    assertEquals(3, format.exitCode());
    assertTrue(format.err().contains(".csv.gz"), format::err);
  }

  @ParameterizedTest
  @Tag("slow")
  @DisplayName("D-20, D-6: export and import give the same hash, token, units and terms")
  @CsvSource({
    "fx/daily/EURUSD-oanda.csv.gz, EURUSD:quote-bar",
    "equity/tick/AIG-trades-2013-10-08.csv.gz, AIG:trade",
    "equity/daily/WM.csv.gz, WM:bar",
    "crypto/l2/BTCUSDT-binance-usdm-2024-08-08-bbo.csv.gz, BTCUSDT:quote",
    "crypto/l2/BTCUSDT-binance-usdm-2024-08-08-depth.csv.gz, BTCUSDT:depth",
    "crypto/minute/BTCUSD-coinbase-quote.csv.gz, BTCUSD:quote-bar",
    "equity/corporate-actions.csv, WM:action",
    "futures/minute/ES-trade.csv.gz, ES-2014-03:bar",
  })
  void exportRoundTrip(String name, String dataset) throws IOException {
    fixture.importTrades(); // so that the dataset's token is not the first
    assertEquals(0, fixture.data("import", SharedFiles.file(name).toString()).exitCode());
    String hash = fixture.hash(dataset);
    assertEquals(64, hash.length(), dataset);
    Path out = dir.resolve("any-name.csv.gz");
    Session export = fixture.data("export", dataset, "--out", out.toString());
    assertEquals(0, export.exitCode(), export::err);
    StoreFixture other = new StoreFixture(Files.createDirectory(dir.resolve("other")));
    Session session = other.data("import", out.toString());
    assertEquals(0, session.exitCode(), session::err);
    assertEquals(hash, other.hash(dataset));
    assertEquals(
        fixture.data("show", dataset, "--tail", "3").out().replaceFirst("  size .*\n", ""),
        other.data("show", dataset, "--tail", "3").out().replaceFirst("  size .*\n", ""));
  }

  @Test
  @Tag("slow")
  @DisplayName("D-10, D-6: a recording of messages gives the datasets of the files made of it")
  void importsRecordings() throws IOException {
    String l2 = "crypto/l2/BTCUSDT-binance-usdm-2024-08-08-";
    Session raw = fixture.data("import", SharedFiles.file(l2 + "raw.txt.gz").toString());
    assertEquals(0, raw.exitCode(), raw::err);
    assertTrue(raw.out().contains("written 445,262 + rejected 0 + merged 259"), raw::out);
    StoreFixture other = new StoreFixture(Files.createDirectory(dir.resolve("other")));
    for (String each : List.of("depth", "bbo", "trades")) {
      Session file = other.data("import", SharedFiles.file(l2 + each + ".csv.gz").toString());
      assertEquals(0, file.exitCode(), file::err);
    }
    for (String schema : List.of("depth", "quote", "trade")) {
      assertEquals(64, fixture.hash("BTCUSDT:" + schema).length());
      assertEquals(other.hash("BTCUSDT:" + schema), fixture.hash("BTCUSDT:" + schema));
    }
  }

  @Test
  @DisplayName("D-20: JSON has every row as exact text")
  void exportsJson() throws IOException {
    fixture.importTrades();
    Path out = dir.resolve("x.json");
    Session session =
        fixture.data(
            "export",
            "TEST",
            "--out",
            out.toString(),
            "--from",
            "2013-10-07T13:00:01Z",
            "--to",
            "2013-10-08T13:00:01Z");
    assertEquals(0, session.exitCode(), session::err);
    String text = Files.readString(out);
    assertTrue(text.startsWith("{\"version\":1,\"dataset\":\"TEST:trade\""), text);
    assertEquals(3, text.lines().filter(line -> line.startsWith("[")).count(), text);
    assertTrue(text.contains("\"2013-10-07T13:00:02Z\",\"10.00\",\"50\",\"0\"]"), text);
  }

  @Test
  @DisplayName("K-5: equal seeds make equal markets; files and store have the same rows")
  void generates() {
    String[] words = {"generate", "--days", "3", "--trades-per-session", "50", "--seed", "9"};
    Session session = fixture.data(words);
    assertEquals(0, session.exitCode(), session::err);
    StoreFixture again = new StoreFixture(dir.resolve("again"));
    assertEquals(0, again.data(words).exitCode());
    assertEquals(fixture.data("list").out(), again.data("list").out());
    assertEquals(64, fixture.hash("NORTHCO:trade").length());
    assertTrue(fixture.data("show", "DEMOFX:quote").out().contains("[SYNTHETIC]"));
    Path out = dir.resolve("files");
    Session files =
        Session.run(
            "data",
            "generate",
            "--days",
            "3",
            "--trades-per-session",
            "50",
            "--seed",
            "9",
            "--out",
            out.toString());
    assertEquals(0, files.exitCode(), files::err);
    StoreFixture third = new StoreFixture(dir.resolve("third"));
    for (String name : List.of("NORTHCO-trade", "SOUTHCO-quote", "NORTHCO-action")) {
      Session session3 = third.data("import", out.resolve(name + ".csv.gz").toString());
      assertEquals(0, session3.exitCode(), session3::err);
      String dataset = name.replace('-', ':');
      assertEquals(fixture.hash(dataset), third.hash(dataset));
    }
    Session twice = fixture.data(words);
    assertEquals(3, twice.exitCode());
    assertTrue(twice.err().contains("--replace-days"), twice::err);
  }
}
