package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static io.quantlab.engine.testkit.Lab.minute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.kernel.AccountTerms;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderKind;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms.Source;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.order.Trail;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.MarkPrices;
import io.quantlab.engine.risk.BrokerLacks;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.LookAhead;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.time.DatedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Triggers that watch the mark price a venue publishes, worked by hand (O-3 to O-8). Orders are
/// sent at second 1; a touch fills.
@ExtendWith(InvariantsExtension.class)
class MarkTriggerTest {
  private static final OrderRequest STOP =
      OrderRequest.stop(1, Side.BUY, 4, 105).triggeredBy(Source.MARK);

  /// Marks of 103, 104 and 105 at seconds 2, 3 and 5, of 101 at second 7.
  private static Lab marked(MarketRows rows) {
    return marked(rows, new long[] {at(2), at(3), at(5), at(7)}, 103, 104, 105, 101);
  }

  private static Lab marked(MarketRows rows, long[] from, long... ticks) {
    long[][] table = new long[ticks.length][];
    for (int i = 0; i < ticks.length; i++) {
      table[i] = new long[] {ticks[i]};
    }
    MarkPrices prices =
        new MarkPrices(
            List.of(
                new MarkPrices.TokenPrices(
                    1, new DatedTable("marks", List.of("ticks"), from, table))));
    return Lab.on(rows)
        .profile(FillProfile.touch())
        .terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(prices)));
  }

  private static LabResult run(Lab lab, OrderRequest order) {
    return lab.trader(Script.of(s -> s.submit(at(1), order))).run();
  }

  private static List<String> fills(LabResult result) {
    return result.fills().stream()
        .map(f -> f.brief() + " at " + (f.nanos() - Lab.OPEN) / Lab.SECOND)
        .toList();
  }

  /// Quotes that reach 105 long before the mark does.
  private static MarketRows quotes() {
    return MarketRows.quotes()
        .quote(at(1), 99, 10, 101, 10)
        .quote(at(2), 105, 10, 107, 10)
        .quote(at(4), 100, 10, 102, 10)
        .quote(at(6), 103, 10, 104, 10)
        .quote(at(8), 97, 10, 99, 10);
  }

  @Test
  @DisplayName("O-3: a stop by the mark is fired by it alone, and takes the quote of then")
  void stop() {
    assertEquals(
        List.of("BUY 4 @ 107 at 2"),
        fills(run(marked(quotes()), OrderRequest.stop(1, Side.BUY, 4, 105))));
    assertEquals(List.of("BUY 4 @ 102 at 5"), fills(run(marked(quotes()), STOP)));
    OrderRequest sale = OrderRequest.stop(1, Side.SELL, 4, 101).triggeredBy(Source.MARK);
    assertEquals(List.of("SELL 4 @ 103 at 7"), fills(run(marked(quotes()), sale)));
    OrderRequest higher = OrderRequest.stop(1, Side.BUY, 4, 106).triggeredBy(Source.MARK);
    assertEquals(List.of(), fills(run(marked(quotes()), higher)));
  }

  @Test
  @DisplayName("O-5, O-6: touched by the mark; with a limit it rests behind its trigger")
  void touched() {
    OrderRequest touched =
        OrderRequest.of(1, Side.BUY, 4, new OrderKind.MarketIfTouched(101))
            .triggeredBy(Source.MARK);
    assertEquals(List.of("BUY 4 @ 104 at 7"), fills(run(marked(quotes()), touched)));
    OrderRequest limited =
        OrderRequest.of(1, Side.BUY, 4, new OrderKind.LimitIfTouched(101, 100))
            .triggeredBy(Source.MARK);
    LabResult r = run(marked(quotes()), limited);
    assertEquals(List.of("BUY 4 @ 100 at 8"), fills(r));
    assertTrue(r.fills().getFirst().maker());
  }

  @Test
  @DisplayName("O-7: a trailing stop follows the marks")
  void trailing() {
    OrderRequest trail =
        OrderRequest.of(
                1, Side.SELL, 4, new OrderKind.TrailingStop(Trail.by(new Trail.Offset.Price(3))))
            .triggeredBy(Source.MARK);
    // best 105, trigger 102; the bids of 100 and 99 fire nothing, the mark of 101 does
    assertEquals(List.of("SELL 4 @ 103 at 7"), fills(run(marked(quotes()), trail)));
  }

  @Test
  @DisplayName("O-3, F-9: fired while quotes are crossed it waits for one that is not")
  void crossed() {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(1), 99, 10, 101, 10)
            .quote(at(4), 103, 10, 102, 10)
            .quote(at(6), 103, 10, 104, 10);
    LabResult r = run(marked(rows), STOP);
    assertEquals(List.of("BUY 4 @ 104 at 6"), fills(r));
    assertTrue(r.life(1).contains(OrderEventType.TRIGGERED));
  }

  @Test
  @DisplayName("O-3, F-20: trades show no market to take: the next trade fills what a mark fired")
  void onTrades() {
    MarketRows rows = MarketRows.trades();
    for (int second = 1; second < 8; second += 2) {
      rows.trade(at(second), 100 + second, 5);
    }
    // 101, 103, 105 at second 5 before the mark of that instant, 107
    assertEquals(List.of("BUY 4 @ 107 at 7"), fills(run(marked(rows), STOP)));
    OrderRequest limited = OrderRequest.stopLimit(1, Side.BUY, 4, 105, 106);
    assertEquals(
        List.of(), fills(run(marked(rows), limited.triggeredBy(Source.MARK))), "107 is above it");
    OrderRequest wide = OrderRequest.stopLimit(1, Side.BUY, 4, 105, 109);
    assertEquals(
        List.of("BUY 4 @ 107 at 7"), fills(run(marked(rows), wide.triggeredBy(Source.MARK))));
  }

  @Test
  @DisplayName("O-3, T-11: fired within a bar it meets the open of the next one")
  void onBars() {
    MarketRows rows = MarketRows.bars();
    for (int i = 0; i < 4; i++) {
      rows.bar(minute(i), minute(i + 1), 100 + i, 120, 80, 100, 1_000);
    }
    long within = minute(1) + 30 * Lab.SECOND;
    Lab lab = marked(rows, new long[] {within, minute(3)}, 105, 106);
    LabResult r = lab.trader(Script.of(s -> s.submit(minute(1), STOP))).run();
    assertEquals(List.of("BUY 4 @ 102"), r.trades());
    // a limit of 100 was passed within the bar of the mark, which counts no more; 80 is later
    OrderRequest limited =
        OrderRequest.stopLimit(1, Side.BUY, 4, 105, 100).triggeredBy(Source.MARK);
    LabResult later =
        marked(rows, new long[] {within}, 105)
            .trader(Script.of(s -> s.submit(minute(1), limited)))
            .run();
    assertEquals(List.of("BUY 4 @ 100"), later.trades());
    assertEquals(minute(3), later.fills().getFirst().nanos());
  }

  @Test
  @DisplayName("O-3, F-22: in an order book it takes from the book of then")
  void inABook() {
    MarketRows book =
        MarketRows.depth()
            .fullBook(at(1), "B 100 5", "A 101 3", "A 102 4")
            .message(at(4), "A 101 0")
            .message(at(9), "B 98 1");
    assertEquals(List.of("BUY 4 @ 102 at 5"), fills(run(marked(book), STOP)));
  }

  @Test
  @DisplayName("O-28: amended and canceled like any order")
  void amended() {
    LabResult r =
        marked(quotes())
            .trader(
                Script.of(
                    s -> s.submit(at(1), STOP).at(at(2), c -> assertTrue(c.amend(1, 3, 0, 104)))))
            .run();
    // the mark of 104 at second 3, where 107 is asked
    assertEquals(List.of("BUY 3 @ 107 at 3"), fills(r));
    LabResult none =
        marked(quotes())
            .trader(Script.of(s -> s.submit(at(1), STOP).at(at(2), c -> assertTrue(c.cancel(1)))))
            .run();
    assertEquals(List.of(), fills(none));
  }

  @Test
  @DisplayName("O-31 UNSUPPORTED: no marks of the instrument, or none to come")
  void denied() {
    List<Submission> answers = new ArrayList<>();
    Consumer<Script> plan =
        s ->
            s.at(at(1), c -> answers.add(c.submit(STOP)))
                .at(at(8), c -> answers.add(c.submit(STOP)));
    Lab.on(quotes()).trader(Script.of(plan)).run();
    marked(quotes()).trader(Script.of(plan)).run();
    Submission denied =
        new Submission.Denied(
            DenyReason.UNSUPPORTED,
            1,
            0,
            "prices its trigger watches",
            "trigger source MARK: expected a later row of its instrument in --mark-prices");
    assertEquals(List.of(denied, denied, new Submission.Accepted(1), denied), answers);
  }

  // ---- at a distance ----

  private static Lab distant(RiskLimits limits) {
    Latencies latencies =
        new Latencies(
            new LatencyModel.Zero(),
            new LatencyModel.Constant(Lab.SECOND * 5 / 2),
            new LatencyModel.Constant(Lab.SECOND));
    BookFills fills = new BookFills(new QueueModel.RiskAverse(), latencies, 0);
    return marked(quotes())
        .limits(limits)
        .profile(FillProfile.touch().withBook(fills).withQuoteQueue(new QueueModel.RiskAverse()));
  }

  @Test
  @DisplayName("O-3, F-40: the venue sees the mark at once; an order that comes later waits")
  void distant() {
    // at the venue at 3.5, after the mark of 104; 105 at second 5 takes the ask of then
    OrderRequest lower = OrderRequest.stop(1, Side.BUY, 4, 104).triggeredBy(Source.MARK);
    LabResult r = run(distant(RiskLimits.defaults()), lower);
    assertEquals(List.of("BUY 4 @ 102 at 6"), fills(r), "told a second later");
  }

  @Test
  @DisplayName("O-15, F-40: held here, a mark releases it and it travels as a market order")
  void heldHere() {
    RiskLimits lacks =
        RiskLimits.defaults()
            .withLacks(
                new BrokerLacks(List.of(BrokerLacks.Feature.STOP), BrokerLacks.Local.ALLOWED));
    // released by 103 at second 2, at the venue at 4.5 where 102 is asked, told at 5.5
    OrderRequest lowest = OrderRequest.stop(1, Side.BUY, 4, 103).triggeredBy(Source.MARK);
    LabResult r = run(distant(lacks), lowest);
    assertEquals(List.of("BUY 4 @ 102 at 5"), fills(r));
    assertEquals(OrderEventType.EMULATED, r.life(1).getFirst());
  }

  @Test
  @DisplayName("I-9, T-21: no event depends on a later mark or price")
  void looksNotAhead() {
    Lab lab = marked(quotes()).trader(Script.of(s -> s.submit(at(1), STOP)));
    // a mark between two rows is told when the later one comes: cuts lie behind a row
    for (int second : new int[] {2, 4, 6, 8}) {
      LookAhead.check(lab, at(second) + Lab.SECOND / 3);
    }
  }
}
