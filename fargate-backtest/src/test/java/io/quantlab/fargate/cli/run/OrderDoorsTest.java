package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.fargate.cli.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Amendments of a venue without any, triggers by the mark price and long tags, from the command
/// line to the life of an order, worked by hand.
///
/// Orders 1 and 2 are sent at the close of 2 January. 1 buys 10 at 6.00, is amended to 20 at 6.50 a
/// day later. 2 is a stop at 15.00 by the mark: one of 15.25 is published on 6 January at 10:00 in
/// New York, so it meets the open of 7 January, 11.50. 3 is like it, sent at the close of 6
/// January, after the last mark. 4 has a tag of 33 characters.
final class OrderDoorsTest {
  private static final String TRADER =
      """
      package demo;

      import io.quantlab.engine.market.BarView;
      import io.quantlab.engine.order.*;
      import io.quantlab.engine.strategy.*;

      public final class Doors implements Strategy {
        private StrategyContext context;
        private int bars;

        @Override
        public void onStart(StrategyContext c) {
          context = c;
        }

        @Override
        public void onBar(BarView bar) {
          int t = bar.token();
          OrderRequest stop =
              OrderRequest.stop(t, Side.BUY, 10, 1500).triggeredBy(OrderTerms.Source.MARK);
          switch (++bars) {
            case 1 -> {
              context.submit(OrderRequest.limit(t, Side.BUY, 10, 600));
              context.submit(stop);
            }
            case 2 -> context.amend(1, 20, 650, 0);
            case 3 -> {
              context.submit(stop);
              context.submit(OrderRequest.market(t, Side.BUY, 1).tagged("x".repeat(33)));
            }
            default -> {}
          }
        }
      }
      """;

  private static final String BARS =
      """
      date,open,high,low,close,volume
      2020-01-02,10.00,11.00,9.00,10.50,1000
      2020-01-03,10.50,11.00,10.00,11.00,600
      2020-01-06,11.00,11.50,10.50,11.20,1000
      2020-01-07,11.50,12.50,11.40,12.20,2000
      2020-01-08,12.00,12.10,11.90,12.01,1000
      """;

  /// The mark of 2020-01-06T15:00:00Z.
  private static final String MARKS = "ts_ms,symbol,price\n1578322800000,ABC,15.25\n";

  @TempDir static Path folder;
  private static Bench bench;

  @BeforeAll
  static void run() throws IOException {
    bench = new Bench(folder);
    Path jar = TestJar.of(folder, "my.jar", Map.of("demo.Doors", TRADER));
    Session session =
        bench.backtest(
            "demo.Doors",
            "run",
            "--jar=" + jar,
            "--data=" + bench.file("ABC.csv", BARS),
            "--mark-prices=" + bench.file("MARKS.csv", MARKS),
            "--fill=amend=cancel-replace");
    assertEquals(0, session.exitCode(), session::toString);
  }

  private static List<String> life(int id) {
    return life("run", id);
  }

  private static List<String> life(String run, int id) {
    Session session = bench.run("orders", bench.path(run).toString(), "--id=" + id);
    assertEquals(0, session.exitCode(), session::toString);
    return session.out().lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  private static List<String> steps(int id) {
    return life(id).stream()
        .filter(line -> line.matches("[0-9]+ .*"))
        .map(line -> line.replaceFirst("^[0-9]+ ", "").replaceFirst("^[^ ]+Z [0-9-]+ [0-9:]+ ", ""))
        .toList();
  }

  @Test
  @DisplayName("O-28: the end of the old order and the arrival of the new one are in its life")
  void replaced() {
    assertEquals(
        List.of(
            "asked for: BUY 10, limit 6",
            "passed the gate, on its way to the venue",
            "accepted by the venue",
            "amend asked for: 20, limit 6.5",
            "old order canceled at the venue, 10 open; sent anew: 20, limit 6.5",
            "new order accepted: 20, limit 6.5"),
        steps(1));
    assertEquals("CANCEL_REPLACE", bench.manifest("run").at("/profile/amends").asText());
  }

  @Test
  @DisplayName("O-3: --mark-prices fires a stop that watches the mark, within a bar")
  void marked() {
    List<String> life = life(2);
    assertTrue(life.contains("Terms its trigger watches the mark price"), life::toString);
    assertEquals("triggered at 15", steps(2).get(3));
    assertEquals("filled 10 at 11.5 as taker, the open of the bar, fee 0, 0 open", steps(2).get(4));
    assertTrue(life.toString().contains("2020-01-06T15:00:00Z"), life::toString);
  }

  @Test
  @DisplayName("O-31, O-36: what is denied says what was expected, and what was found")
  void denied() {
    assertEquals(
        "denied by the gate (UNSUPPORTED): the engine does not support what it asks for;"
            + " 0 against a limit of 1 prices its trigger watches;"
            + " trigger source MARK: expected a later row of its instrument in --mark-prices",
        steps(3).getLast());
    assertEquals(
        "denied by the gate (UNSUPPORTED): the engine does not support what it asks for;"
            + " 33 against a limit of 32 characters of the tag",
        steps(4).getLast());
  }

  @Test
  @DisplayName("1.6: such a run is verified, its orders and its fills")
  void verified() {
    Session session = bench.run("verify", bench.path("run").toString());
    assertEquals(0, session.exitCode(), session::toString);
  }

  @Test
  @DisplayName("wick 8.2, O-3, O-5, O-13: scripts have words for triggers, touches and icebergs")
  void scripts() throws IOException {
    String script =
        """
        strategy "Words"
        if bar.index == 0 {
            order.stop(symbol, Side.buy, 10, price: 15, trigger: mark)
            order.touched(symbol, Side.buy, 1, price: 10.2)
            order.touched_limit(symbol, Side.buy, 2, touch: 9, limit: 9.5)
            order.limit(symbol, Side.buy, 8, price: 10.6, show: 3)
            order.stop(symbol, Side.buy, 10, price: 15, trigger: bid)
        }
        """;
    Session session =
        bench.backtest(
            bench.file("words.wick", script),
            "words",
            "--data=" + bench.file("ABC.csv", BARS),
            "--mark-prices=" + bench.file("MARKS.csv", MARKS));
    assertEquals(0, session.exitCode(), session::toString);
    String marked = life("words", 1).toString();
    assertTrue(marked.contains("its trigger watches the mark price"), marked);
    assertTrue(marked.contains("filled 10 at 11.5 as taker, the open of the bar"), marked);
    // 3 January opens at 10.50 and goes down to 10.00
    String touched = life("words", 2).toString();
    assertTrue(touched.contains("BUY 1 ABC, market if touched, trigger 10.2"), touched);
    assertTrue(touched.contains("filled 1 at 10.2 as taker"), touched);
    String limited = life("words", 3).toString();
    assertTrue(limited.contains("limit if touched, trigger 9, limit 9.5"), limited);
    assertTrue(limited.contains("0 of 2 filled"), limited);
    String iceberg = life("words", 4).toString();
    assertTrue(iceberg.contains("iceberg, shows 3"), iceberg);
    assertTrue(iceberg.contains("filled 8 at 10.5 as taker, the open of the bar"), iceberg);
    String denied = life("words", 5).toString();
    assertTrue(
        denied.contains("trigger source BID: the data of its instrument do not show it"), denied);
  }
}
