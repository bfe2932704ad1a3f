package io.quantlab.fargate.cli.run;

import static io.quantlab.engine.analysis.ResultTables.FILLS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.FillProfile.BeyondTop;
import io.quantlab.engine.execution.FillProfile.Children;
import io.quantlab.engine.execution.FillProfile.Crossed;
import io.quantlab.engine.execution.FillProfile.Path;
import io.quantlab.engine.execution.FillProfile.StopLimitInBar;
import io.quantlab.engine.execution.FillProfile.Timing;
import io.quantlab.engine.execution.SlippageModel.Clip;
import io.quantlab.fargate.cli.Session;
import io.quantlab.fargate.terminal.WrongValue;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The choices of a fill profile one by one, as words, from the command line and a run file.
final class FillWordTest {
  private static final FillProfile STANDARD = FillProfile.standard();
  private static final String SCRIPT =
      """
      strategy "One bracket"
      var sent = false
      if not sent {
          buy(shares(10), take: 105.0, stop_loss: 95.0)
          sent = true
      }
      """;

  @TempDir java.nio.file.Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(folder);
    bench.file("one.wick", SCRIPT);
    bench.file(
        "ABC.csv",
        """
        date,open,high,low,close,volume
        2020-01-02,100,100,100,100,1000
        2020-01-03,100,106,94,102,1000
        2020-01-06,102,102,102,102,1000
        """);
  }

  /// What each example of the page means, by hand.
  private static Map<String, FillProfile> meanings() {
    Map<String, FillProfile> m = new LinkedHashMap<>();
    m.put("ticks", STANDARD.withTickTiming(Timing.IMMEDIATE));
    m.put("bars", STANDARD.withBarTimings(Timing.BAR_CLOSE, Timing.NEXT_OPEN));
    m.put("quote-bars", STANDARD.withBarTimings(Timing.NEXT_OPEN, Timing.NEXT_CLOSE));
    m.put("session-quote-bars", STANDARD.withSessionBarTiming(Timing.BAR_CLOSE));
    m.put("path", STANDARD.withPath(Path.ADAPTIVE));
    m.put("through", STANDARD.withThroughTicks(0));
    m.put("stop-limit", STANDARD.withStopLimitInBar(StopLimitInBar.CLOSE_ONLY));
    m.put("children", STANDARD.withChildren(Children.REST_OF_PATH));
    m.put("volume-cap", STANDARD.withVolumeCap(25_000_000));
    m.put("trade-share", STANDARD.withTradeShare(50_000_000));
    m.put("beyond-top", STANDARD.withBeyondTop(BeyondTop.CANCEL_REST));
    m.put("crossed", STANDARD.withCrossed(Crossed.ALLOW));
    m.put("clip", STANDARD.withClip(Clip.BAR_RANGE));
    m.put("auction-wait", STANDARD.withAuctionWait(90_000_000_000L));
    m.put("amend", STANDARD.withAmends(FillProfile.Amends.CANCEL_REPLACE));
    return m;
  }

  @Test
  @DisplayName("F-1 to F-9, F-20, F-23, F-30, F-51: every choice is made by the page's example")
  void everyExample() throws IOException {
    Pattern row = Pattern.compile("\\| `([a-z-]+)` \\| `([a-z-]+=[^`]+)` \\|.*");
    Map<String, FillProfile> read = new LinkedHashMap<>();
    for (String line : Files.readAllLines(RunGuideTest.page("docs/reference/fill-profiles.md"))) {
      Matcher m = row.matcher(line);
      if (m.matches()) {
        read.put(m.group(1), chosen(m.group(2)));
      }
    }
    assertEquals(meanings(), read);
  }

  private static FillProfile chosen(String... words) {
    List<FillWord> all = new ArrayList<>();
    for (String word : words) {
      all.add(new FillWord.Reader().convert(word));
    }
    return FillWord.setAll(STANDARD, all);
  }

  @Test
  @DisplayName("the path is chosen before what depends on it, whatever their order")
  void pathFirst() {
    FillProfile touch = FillProfile.touch();
    List<FillWord> words =
        List.of(new FillWord("children", "rest-of-path"), new FillWord("path", "olhc"));
    FillProfile both = touch.withPath(Path.OLHC).withChildren(Children.REST_OF_PATH);
    assertEquals(both, FillWord.setAll(touch, words));
  }

  @Test
  @DisplayName("a wrong choice is refused with what it should be")
  void wrong() {
    assertRefused("speed=5", "There is no fill choice \"speed\"");
    assertRefused("path", "NAME=VALUE");
    assertRefused("path=OHLC", "one of ohlc, olhc, adaptive, worst-case");
    assertRefused("ticks=next-open", "one of next-event, immediate");
    assertRefused("bars=immediate", "one of next-open, bar-close, next-close");
    assertRefused("through=-1", "a whole number of order ticks");
    assertRefused("volume-cap=0.25", "a percentage above 0");
    assertRefused("volume-cap=101%", "at most 100");
    assertRefused("trade-share=0%", "a percentage above 0");
  }

  private static void assertRefused(String word, String part) {
    WrongValue e = assertThrows(WrongValue.class, () -> chosen(word), word);
    assertTrue(e.getMessage().contains(part), e::getMessage);
  }

  /// Fills as `BUY 10 @ 100`.
  private List<String> fills(String run, String... choices) {
    List<String> words = new ArrayList<>(List.of("--data=" + bench.path("ABC.csv")));
    for (String choice : choices) {
      words.add("--fill=" + choice);
    }
    String script = bench.path("one.wick").toString();
    Session session = bench.backtest(script, run, words.toArray(String[]::new));
    assertEquals(0, session.exitCode(), session::toString);
    return found(run);
  }

  private List<String> found(String run) {
    Table fills = bench.table(run, FILLS);
    List<String> found = new ArrayList<>();
    for (int row = 0; row < fills.rows(); row++) {
      found.add(
          fills.textAt(row, FILLS.column("side"))
              + " "
              + fills.longAt(row, FILLS.column("lots"))
              + " @ "
              + fills.longAt(row, FILLS.column("price")));
    }
    return found;
  }

  @Test
  @DisplayName("F-1, F-4, F-6, F-30: each choice changes a bracket's fills as worked by hand")
  void bracket() {
    // bought at the open 100; the bar reaches 106 and 94, the worse for the account is 95
    assertEquals(List.of("BUY 10 @ 100", "SELL 10 @ 95"), fills("worst"));
    assertEquals(List.of("BUY 10 @ 100", "SELL 10 @ 105"), fills("ohlc", "path=ohlc"));
    assertEquals(List.of("BUY 10 @ 100"), fills("later", "children=next-bar"));
    assertEquals(List.of("BUY 10 @ 102"), fills("close", "bars=next-close"));
    // half a percent of 1,000: 5 on each bar and side
    assertEquals(
        List.of("BUY 5 @ 100", "BUY 5 @ 102"),
        fills("capped", "volume-cap=0.5%", "children=next-bar"));
  }

  @Test
  @DisplayName("X-6: a run file says the same, and the run made again is the same")
  void runFile() {
    bench.file(
        "run.toml",
        """
        [strategy]
        name = "one.wick"
        [data]
        sources = ["ABC.csv"]
        [fills]
        fill = ["path=ohlc"]
        [output]
        out = "filed"
        """);
    Session session =
        Session.run(
            "run",
            bench.path("run.toml").toString(),
            "--set=data.store=" + bench.path("store"),
            "--set=data.cache=" + bench.path("cache"));
    assertEquals(0, session.exitCode(), session::toString);
    assertEquals(List.of("BUY 10 @ 100", "SELL 10 @ 105"), found("filed"));
    assertEquals("OHLC", bench.manifest("filed").at("/profile/path").asText());
    Session again = Session.run("rerun", bench.path("filed").toString());
    assertEquals(0, again.exitCode(), again::toString);
  }

  @Test
  @DisplayName("two choices that do not go together are refused")
  void together() {
    Session session =
        bench.backtest(
            bench.path("one.wick").toString(),
            "refused",
            "--data=" + bench.path("ABC.csv"),
            "--profile=touch",
            "--fill=children=rest-of-path");
    Bench.assertMistake(2, session, "Leave out one", "--fill", "REST_OF_PATH", "path");
  }
}
