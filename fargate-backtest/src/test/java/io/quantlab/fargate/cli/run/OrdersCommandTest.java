package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `orders` over a run worked by hand.
///
/// Six orders on daily bars of New York (open 14:30, close 21:00 UTC in January), profile
/// `standard`: a market order fills at the next open, at most a tenth of the bar's volume; a limit
/// must be traded through by a cent.
///
/// | order | asked at the close of | is | becomes |
/// |---|---|---|---|
/// | 1 | 2 January | buy 100 at the market | 3 January: a tenth of 600 is 60, at the open 10.50; 6 January: 40 at the open 11.00; average (630 + 440) / 100 = 10.70 |
/// | 2 | 2 January | its child: sell 100, limit 12.00, group 1 | 60, then 100; 7 January: the high 12.50 goes through: 100 at 12.00 |
/// | 3 | 2 January | its child: sell 100, stop 8.00, group 1 | 7 January: canceled when order 2 executes |
/// | 4 | 6 January | buy 10, reduce only | denied: the position is long |
/// | 5 | 6 January | buy 10, limit 20.00, post only | rejected: it would take at once |
/// | 6 | 6 January, an hour after the close | buy 10, limit 5.00, for the day | expires at the close of 7 January |
/// | 7 | 7 January | buy 10, limit 6.00 | 8 January: amended to 20 at 6.50; 9 January: canceled |
///
/// Fees are 1.50 for each order that fills, once.
final class OrdersCommandTest {
  private static final String BARS =
      """
      date,open,high,low,close,volume
      2020-01-02,10.00,11.00,9.00,10.50,1000
      2020-01-03,10.50,11.00,10.00,11.00,600
      2020-01-06,11.00,11.50,10.50,11.20,1000
      2020-01-07,11.50,12.50,11.40,12.20,2000
      2020-01-08,12.00,12.10,11.90,12.00,1000
      2020-01-09,12.00,12.10,11.90,12.00,1000
      2020-01-10,12.00,12.10,11.90,12.01,1000
      """;

  private static final String TRADER =
      """
      package demo;

      import io.quantlab.engine.market.BarView;
      import io.quantlab.engine.order.*;
      import io.quantlab.engine.strategy.*;

      public final class Bracket implements Strategy {
        private StrategyContext context;
        private int bars;
        private long last;

        @Override
        public void onStart(StrategyContext c) {
          context = c;
        }

        @Override
        public void onBar(BarView bar) {
          int t = bar.token();
          switch (++bars) {
            case 1 -> {
              long entry = send(OrderRequest.market(t, Side.BUY, 100).tagged("entry"));
              long exits = context.newGroup();
              send(OrderRequest.limit(t, Side.SELL, 100, 1200).childOf(entry).inGroup(exits));
              send(OrderRequest.stop(t, Side.SELL, 100, 800).childOf(entry).inGroup(exits));
            }
            case 3 -> {
              send(OrderRequest.market(t, Side.BUY, 10).reduceOnly());
              send(OrderRequest.limit(t, Side.BUY, 10, 2000).postOnly());
              context.timer(bar.endNanos() + 3_600_000_000_000L);
            }
            case 4 -> last = send(OrderRequest.limit(t, Side.BUY, 10, 600));
            case 5 -> context.amend(last, 20, 650, 0);
            case 6 -> context.cancel(last);
            default -> {}
          }
        }

        @Override
        public void onTimer(int timer) {
          send(OrderRequest.limit(context.token(0), Side.BUY, 10, 500).with(TimeInForce.DAY));
        }

        private long send(OrderRequest request) {
          return context.submit(request) instanceof Submission.Accepted(long id, var _) ? id : 0;
        }
      }
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Bench bench;

  @BeforeAll
  static void run() throws IOException {
    bench = new Bench(folder);
    Path jar = TestJar.of(folder, "my.jar", Map.of("demo.Bracket", TRADER));
    Session session =
        bench.backtest(
            "demo.Bracket",
            "run",
            "--jar=" + jar,
            "--data=" + bench.file("ABC.csv", BARS),
            "--fees=1.50/trade");
    assertEquals(0, session.exitCode(), session::toString);
  }

  private static Session orders(String... more) {
    String[] words = new String[more.length + 2];
    words[0] = "orders";
    words[1] = bench.path("run").toString();
    System.arraycopy(more, 0, words, 2, more.length);
    return bench.run(words);
  }

  /// The lines of an order's life, each with its blanks folded.
  private static List<String> life(int id) {
    Session session = orders("--id=" + id);
    assertEquals(0, session.exitCode(), session::toString);
    assertEquals("", session.err());
    return session.out().lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  /// The words behind sequence and times, of the lines that have any.
  private static List<String> steps(int id) {
    return life(id).stream()
        .filter(line -> line.matches("[0-9]+ .*"))
        .map(line -> line.replaceFirst("^[0-9]+ ", "").replaceFirst("^[^ ]+Z [0-9-]+ [0-9:]+ ", ""))
        .toList();
  }

  private static void assertHas(List<String> lines, String line) {
    assertTrue(lines.contains(line), () -> line + "\nin\n" + String.join("\n", lines));
  }

  @Test
  @DisplayName("S-33: a market order that fills in two parts, with the market at each of them")
  void partialFills() {
    List<String> life = life(1);
    assertEquals("Order 1: BUY 100 ABC, market, GTC", life.getFirst());
    assertHas(life, "Tags entry");
    assertHas(life, "event UTC America/New_York what");
    assertEquals(
        List.of(
            "asked for: BUY 100, market",
            "passed the gate, on its way to the venue",
            "accepted by the venue",
            "filled 60 at 10.5 as taker, the open of the bar, fee 1.5, cut by the volume cap, 40 open",
            "filled 40 at 11 as taker, the open of the bar, fee 0, 0 open"),
        steps(1));
    assertHas(
        life,
        "2020-01-02T21:00:00Z 2020-01-02 16:00:00 market: bar to 2020-01-02 16:00:00"
            + " open 10 high 11 low 9 close 10.5");
    assertHas(
        life,
        "2020-01-03T14:30:00Z 2020-01-03 09:30:00 market: the bar before closed at 10.5,"
            + " a bar opens at 10.5");
    assertHas(
        life,
        "State FILLED at 2020-01-06T14:30:00Z; 100 of 100 filled at 10.7 on average, fees 1.5 USD");
    assertHas(life, "Related order 2, its child: SELL 100, limit 12, FILLED");
    assertHas(life, "Related order 3, its child: SELL 100, stop market, trigger 8, CANCELED");
  }

  @Test
  @DisplayName("O-20, O-21: a bracket: children grow with their parent, one ends the other")
  void bracket() {
    List<String> life = life(2);
    assertHas(life, "Terms child of order 1, released by each execution");
    assertHas(life, "Terms group 1 (OCO): any execution, cancel or expiry of one ends the others");
    assertEquals(
        List.of(
            "asked for: SELL 100, limit 12; held until order 1 executes",
            "changed to 60, limit 12",
            "passed the gate, on its way to the venue",
            "accepted by the venue",
            "changed to 100, limit 12",
            "filled 100 at 12 as maker, between low and high of the bar, fee 1.5, 0 open"),
        steps(2));
    assertEquals("canceled, 100 open: order 2 (in its group) executed", steps(3).getLast());
    assertHas(life(3), "State CANCELED at 2020-01-07T21:00:00Z; 0 of 100 filled");
    assertHas(life(3), "Related order 1, its parent: BUY 100, market, FILLED");
    assertHas(life(3), "Related order 2, in its group: SELL 100, limit 12, FILLED");
  }

  @Test
  @DisplayName("O-30, O-31: what the gate denied and the venue refused, in words")
  void refused() {
    assertEquals(
        List.of(
            "asked for: BUY 10, market",
            "denied by the gate (REDUCE_ONLY): it may only reduce, and there was nothing to reduce;"
                + " 100 against a limit of 0 lots"),
        steps(4));
    assertHas(life(5), "Terms post only");
    assertEquals(
        "rejected by the venue (WOULD_TAKE): it was to rest only and would have taken",
        steps(5).getLast());
  }

  @Test
  @DisplayName("O-14: a day order sent after the close is for the next session")
  void expired() {
    assertHas(life(6), "Order 6: BUY 10 ABC, limit 5, DAY");
    assertEquals("expired, 10 open: its session has closed", steps(6).getLast());
    assertHas(life(6), "State EXPIRED at 2020-01-07T21:00:00Z; 0 of 10 filled");
  }

  @Test
  void amendedAndCanceled() {
    assertEquals(
        List.of(
            "asked for: BUY 10, limit 6",
            "passed the gate, on its way to the venue",
            "accepted by the venue",
            "amend asked for: 20, limit 6.5",
            "changed to 20, limit 6.5",
            "cancel asked for",
            "canceled, 20 open"),
        steps(7));
    assertHas(life(7), "State CANCELED at 2020-01-09T21:00:00Z; 0 of 20 filled");
  }

  @Test
  void asJson() throws IOException {
    Session session = orders("--id=1", "--json");
    JsonNode order = JSON.readTree(session.out());
    assertEquals("FILLED", order.at("/status").asText());
    assertEquals("10.7", order.at("/average").asText());
    assertEquals("America/New_York", order.at("/zone").asText());
    assertEquals("CHILD", order.at("/related/0/relation").asText());
    JsonNode fill = null;
    for (JsonNode step : order.at("/steps")) {
      fill = fill == null && step.at("/what").asText().equals("FILL") ? step : fill;
    }
    assertEquals(60, fill.at("/lots").asInt());
    assertEquals("10.5", fill.at("/price").asText());
    assertEquals("1.5", fill.at("/fee").asText());
    assertEquals("NO", fill.at("/maker").asText());
    assertEquals("2020-01-03 09:30:00", fill.at("/timeLocal").asText());
    assertEquals("10.5", fill.at("/market/opening/open").asText());
    assertTrue(fill.at("/market/opening/close").isMissingNode(), "the close is not known yet");
    assertEquals(7, JSON.readTree(orders("--json").out()).size());
  }

  // ---- the list ----

  private static List<String> ids(String... filters) {
    return orders(filters).out().lines().skip(1).map(line -> line.strip().split(" ")[0]).toList();
  }

  @Test
  void listAndFilters() {
    assertEquals(List.of("1", "2", "3", "4", "5", "6", "7"), ids());
    assertEquals(List.of("4", "5"), ids("--status=denied,rejected"));
    assertEquals(List.of("2", "3"), ids("--side=sell", "--symbol=ABC"));
    assertEquals(List.of("4", "5", "6"), ids("--from=2020-01-06", "--to=2020-01-07"));
    assertEquals(List.of("1", "2", "and"), ids("--limit=2"));
    assertEquals(
        "and 5 more; --limit 0 shows all", orders("--limit=2").out().lines().toList().getLast());
    assertEquals("No order is like that.\n", orders("--status=expired", "--side=sell").out());
    String line = orders("--status=filled").out().lines().toList().get(1).replaceAll(" +", " ");
    assertEquals("1 2020-01-02T21:00:00Z ABC BUY 100 market GTC FILLED 100 10.7", line.strip());
  }

  // ---- what is wrong ----

  @Test
  void unknownIdSaysTheRange() {
    for (String id : List.of("0", "8", "-1", "99999999999")) {
      Bench.assertMistake(2, orders("--id=" + id), "lists them", "no order " + id, "orders 1 to 7");
    }
    Bench.assertMistake(2, orders("--id=x"), "--help", "--id");
    Bench.assertMistake(2, orders("--symbol=ABD"), "Did you mean ABC?", "no instrument \"ABD\"");
    Bench.assertMistake(2, orders("--status=lost"), "filled", "--status", "lost");
    Bench.assertMistake(2, orders("--side=up"), "buy, sell", "--side was \"up\"");
    Bench.assertMistake(2, orders("--limit=-1"), "0 lists all", "--limit");
    Bench.assertMistake(
        3, bench.run("orders", folder.resolve("none").toString()), "run folder", "no run at");
  }

  private static Path copy(String name) throws IOException {
    Path to = Files.createDirectories(folder.resolve(name));
    for (String file : Bench.names(bench.path("run"))) {
      Files.copy(
          bench.path("run").resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    return to;
  }

  @Test
  void withoutDecisionsOrTables() throws IOException {
    Path run = copy("bare");
    for (String table : List.of("decisions", "orders", "fills", "events")) {
      Files.delete(run.resolve(table + ".csv"));
    }
    Session session = bench.run("orders", run.toString(), "--id=4");
    assertEquals(0, session.exitCode(), session::toString);
    assertTrue(session.out().contains("the run has no decision log"), session::out);
    assertTrue(session.out().contains("denied by the gate (REDUCE_ONLY)"), session::out);
    assertEquals(0, bench.run("orders", run.toString()).exitCode());
  }

  @Test
  void withoutTheData() throws IOException {
    Path data = folder.resolve("ABC.csv");
    String text = Files.readString(data);
    Files.writeString(data, text.replace("12.01", "12.02"));
    Session changed = orders("--id=1");
    assertTrue(changed.err().contains("Note: the data changed since the run"), changed::err);
    Files.delete(data);
    Session gone = orders("--id=1");
    Files.writeString(data, text);
    assertEquals(0, gone.exitCode(), gone::toString);
    assertTrue(gone.err().contains("Note: the market is not shown: "), gone::err);
    assertTrue(gone.out().contains("filled 60 at 10.5 as taker, fee 1.5"), gone::out);
    assertFalse(gone.out().contains("market: "), gone::out);
  }

  @Test
  void damagedRuns() throws IOException {
    Path run = copy("damaged");
    Path journal = run.resolve("journal.qle");
    byte[] whole = Files.readAllBytes(journal);
    Files.write(journal, java.util.Arrays.copyOf(whole, whole.length - 10));
    assertDamaged(run, "journal.qle: the journal ends inside event");
    Files.write(journal, java.util.Arrays.copyOf(whole, 8 + 64 * 7));
    assertDamaged(run, "orders, the manifest says 7");
    byte[] other = whole.clone();
    other[0] = 'X';
    Files.write(journal, other);
    assertDamaged(run, "does not begin with QLEVENT1");
    byte[] type = whole.clone();
    type[8 + 64 * 3] = (byte) 200;
    Files.write(journal, type);
    assertDamaged(run, "unknown type");
    Files.delete(journal);
    Bench.assertMistake(
        3, bench.run("orders", run.toString()), "Run it again", "The run has no ", "journal.qle");
  }

  private static void assertDamaged(Path run, String words) {
    for (String more : List.of("--id=1", "--limit=5")) {
      Session session = bench.run("orders", run.toString(), more);
      Bench.assertMistake(3, session, "Run again", words);
    }
  }

  @Test
  @DisplayName("a journal with flipped bits is refused or read, never a fault")
  void flippedBits() throws IOException {
    Path run = copy("flipped");
    Path journal = run.resolve("journal.qle");
    byte[] whole = Files.readAllBytes(journal);
    long seed = 20_261_120;
    java.util.Random random = new java.util.Random(seed);
    for (int i = 0; i < 50; i++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(journal, bytes);
      Session session = bench.run("orders", run.toString(), "--id=" + (1 + random.nextInt(7)));
      int round = i;
      assertTrue(
          List.of(0, 2, 3).contains(session.exitCode()) && !session.err().contains("fault"),
          () -> "seed " + seed + " round " + round + ": " + session);
    }
  }
}
