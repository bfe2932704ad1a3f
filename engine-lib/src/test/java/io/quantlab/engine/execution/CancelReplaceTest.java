package io.quantlab.engine.execution;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FillProfile.Amends;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms.Contingency;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.LookAhead;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Amendments at a venue that has none, worked by hand (O-28): the old order is canceled, a new one
/// sent under its id. The order under test buys 4 at 99, from second 1 on.
@ExtendWith(InvariantsExtension.class)
class CancelReplaceTest {
  private static final OrderRequest BID = OrderRequest.limit(1, Side.BUY, 4, 99);

  private static Lab lab(Amends amends, double delay, Consumer<Script> plan, MarketRows... rows) {
    LatencyModel each = new LatencyModel.Constant((long) (delay * Lab.SECOND));
    Latencies latencies =
        delay == 0 ? Latencies.NONE : new Latencies(new LatencyModel.Zero(), each, each);
    Lab lab = Lab.on(rows[0]);
    for (int i = 1; i < rows.length; i++) {
      lab.data(1, rows[i]);
    }
    BookFills fills = new BookFills(new QueueModel.RiskAverse(), latencies, 0);
    return lab.profile(FillProfile.book(fills).withAmends(amends)).trader(Script.of(plan));
  }

  /// Half a second to the venue, half a second back.
  private static LabResult distant(Consumer<Script> plan, MarketRows... rows) {
    return lab(Amends.CANCEL_REPLACE, 0.5, plan, rows).run();
  }

  /// Five lots at 99, three at 98, four at 97, fifty asked at 105; a message every half second.
  private static MarketRows book() {
    MarketRows rows = MarketRows.depth().fullBook(at(1), "B 99 5", "B 98 3", "B 97 4", "A 105 50");
    for (int half = 3; half <= 20; half++) {
      rows.message(half(half), "A 106 " + half);
    }
    return rows;
  }

  private static long half(int halves) {
    return Lab.OPEN + halves * Lab.SECOND / 2;
  }

  private static long tenths(double seconds) {
    return Lab.OPEN + (long) (seconds * Lab.SECOND);
  }

  private static List<String> fills(LabResult r) {
    return r.fills().stream()
        .map(f -> f.brief() + " at " + (f.nanos() - Lab.OPEN) * 10 / Lab.SECOND / 10.0)
        .toList();
  }

  /// What was asked of the venue, by the names of commands.
  private static List<Command.Type> asked(LabResult r) {
    return r.events(EventType.COMMAND).stream()
        .map(e -> Command.Type.ofOrdinal(e.extra() & 0xF))
        .toList();
  }

  // ---- without delay ----

  /// Three of the five ahead trade, six join behind; then the order shrinks to 3.
  private static LabResult shrunk(Amends amends) {
    MarketRows rows =
        MarketRows.depth()
            .fullBook(at(1), "B 99 5", "A 105 50")
            .message(half(3), "A 106 9") // the order joins behind five
            .message(at(3), "B 99 8")
            .message(at(4), "A 106 1")
            .message(half(9), "A 106 3") // what replaces it joins behind eight
            .message(at(7), "A 106 2");
    MarketRows trades =
        MarketRows.trades().trade(at(2), 99, 3).trade(at(5), 99, 4).trade(at(6), 99, 6);
    Consumer<Script> plan =
        s -> s.submit(at(1), BID).at(at(4), c -> assertTrue(c.amend(1, 3, 99, 0)));
    return lab(amends, 0, plan, rows, trades).run();
  }

  @Test
  @DisplayName("O-28: a smaller size keeps the place where the venue amends, and loses it here")
  void losesItsPlace() {
    // two ahead: 4 traded reach 2 of ours, 6 more the third
    LabResult kept = shrunk(Amends.NATIVE);
    assertEquals(List.of("BUY 2 @ 99 at 5.0", "BUY 1 @ 99 at 6.0"), fills(kept));
    assertEquals(List.of(Command.Type.SUBMIT, Command.Type.AMEND), asked(kept));
    // eight ahead: 4 traded leave 4, 6 more reach 2
    LabResult lost = shrunk(Amends.CANCEL_REPLACE);
    assertEquals(List.of("BUY 2 @ 99 at 6.0"), fills(lost));
    assertEquals(
        List.of(Command.Type.SUBMIT, Command.Type.AMEND, Command.Type.REPLACE), asked(lost));
    assertEquals(
        List.of(
            OrderEventType.SUBMITTED,
            OrderEventType.ACCEPTED,
            OrderEventType.PENDING_UPDATE,
            OrderEventType.UPDATED,
            OrderEventType.PARTIAL),
        lost.life(1));
  }

  @Test
  @DisplayName("O-28: a new size that is filled already ends the order")
  void filledAlready() {
    MarketRows trades = MarketRows.trades().trade(at(2), 99, 7).trade(at(6), 99, 20);
    Consumer<Script> plan =
        s -> s.submit(at(1), BID).at(at(3), c -> assertTrue(c.amend(1, 2, 99, 0)));
    LabResult r = lab(Amends.CANCEL_REPLACE, 0, plan, book(), trades).run();
    assertEquals(List.of("BUY 2 @ 99 at 2.0"), fills(r));
    assertEquals(OrderEventType.CANCELED, r.life(1).getLast());
  }

  // ---- at a distance ----

  @Test
  @DisplayName(
      "O-28: a fill before the cancel is booked, in between there is none, the rest goes on")
  void fillInBetween() {
    MarketRows trades =
        MarketRows.trades()
            .trade(tenths(3.2), 99, 7) // five ahead: two of ours, known at 3.7
            .trade(tenths(4.2), 97, 50) // neither order is there
            .trade(tenths(5.2), 98, 5); // three ahead: the last two, known at 5.7
    Consumer<Script> plan =
        s -> s.submit(at(1), BID).at(at(3), c -> assertTrue(c.amend(1, 4, 98, 0)));
    List<String> heard = new ArrayList<>();
    LabResult r =
        distant(
            plan.andThen(s ->
                s.onOrder((c, e) ->
                    heard.add((e.epochNanos() - Lab.OPEN) * 10 / Lab.SECOND + " " + e.type()))),
            book(),
            trades);
    // the old order is out at 3.5, known at 4.0; the new one is there at 4.5, known at 5.0
    assertEquals(List.of("BUY 2 @ 99 at 3.7", "BUY 2 @ 98 at 5.7"), fills(r));
    assertEquals(List.of("20 ACCEPTED", "37 PARTIAL", "50 UPDATED", "57 FILLED"), heard);
    assertEquals(List.of(Command.Type.SUBMIT, Command.Type.AMEND, Command.Type.REPLACE), asked(r));
    assertEquals(at(4), r.events(EventType.COMMAND).getLast().nanos());
  }

  @Test
  @DisplayName("O-28: an order that fills before the cancel comes is not replaced")
  void filledBefore() {
    MarketRows trades = MarketRows.trades().trade(tenths(3.2), 99, 9).trade(tenths(6.2), 98, 50);
    Consumer<Script> plan =
        s -> s.submit(at(1), BID).at(at(3), c -> assertTrue(c.amend(1, 8, 98, 0)));
    LabResult r = distant(plan, book(), trades);
    assertEquals(List.of("BUY 4 @ 99 at 3.7"), fills(r));
    assertEquals(List.of(Command.Type.SUBMIT, Command.Type.AMEND), asked(r));
    assertEquals(OrderEventType.FILLED, r.life(1).getLast());
  }

  @Test
  @DisplayName("O-28: a cancel that follows the amendment ends the order, nothing replaces it")
  void canceledInBetween() {
    MarketRows trades = MarketRows.trades().trade(tenths(6.2), 97, 50);
    Consumer<Script> plan =
        s ->
            s.submit(at(1), BID)
                .at(at(3), c -> assertTrue(c.amend(1, 4, 98, 0)))
                .at(half(7), c -> assertTrue(c.cancel(1)));
    LabResult r = distant(plan, book(), trades);
    assertEquals(List.of(), fills(r));
    assertEquals(List.of(Command.Type.SUBMIT, Command.Type.AMEND, Command.Type.CANCEL), asked(r));
    assertEquals(OrderEventType.CANCELED, r.life(1).getLast());
  }

  @Test
  @DisplayName("O-14, O-28: an order whose time comes in between expires")
  void expiresInBetween() {
    MarketRows trades = MarketRows.trades().trade(tenths(6.2), 97, 50);
    Consumer<Script> plan =
        s ->
            s.submit(at(1), BID.goodTill(tenths(3.8)))
                .at(at(3), c -> assertTrue(c.amend(1, 4, 98, 0)));
    LabResult r = distant(plan, book(), trades);
    assertEquals(List.of(), fills(r));
    assertEquals(OrderEventType.EXPIRED, r.life(1).getLast());
  }

  @Test
  @DisplayName("A-8, O-28: a split in between cancels the order")
  void splitInBetween() {
    MarketRows trades = MarketRows.trades().trade(tenths(6.2), 40, 50);
    Consumer<Script> plan =
        s -> s.submit(at(1), BID).at(at(3), c -> assertTrue(c.amend(1, 4, 98, 0)));
    LabResult r =
        distant(
            plan,
            book(),
            trades,
            MarketRows.actions().row(tenths(3.8), ActionKind.SPLIT.id(), 2, 1, 0));
    assertEquals(List.of(), fills(r));
    assertEquals(OrderEventType.CANCELED, r.life(1).getLast());
  }

  @Test
  @DisplayName("O-28: of two amendments on their way the later one is what is left")
  void twoAmendments() {
    MarketRows trades =
        MarketRows.trades()
            .trade(tenths(5.2), 98, 50) // between the two replacements
            .trade(tenths(6.2), 97, 6); // four ahead
    Consumer<Script> plan =
        s ->
            s.submit(at(1), BID)
                .at(at(3), c -> assertTrue(c.amend(1, 4, 98, 0)))
                .at(half(7), c -> assertTrue(c.amend(1, 3, 97, 0)));
    LabResult r = distant(plan, book(), trades);
    // out at 3.5; at 98 from 4.5 on; the second one is there at 5.0 and takes it out, so that it
    // comes at 6.0: two of three
    assertEquals(List.of("BUY 2 @ 97 at 6.7"), fills(r));
  }

  @Test
  @DisplayName("O-22, O-28: what a group takes from a peer at a distance is replaced too")
  void groups() {
    MarketRows trades = MarketRows.trades().trade(tenths(3.2), 99, 7);
    Consumer<Script> plan =
        s ->
            s.at(
                at(1),
                c -> {
                  long group = c.newGroup();
                  c.submit(BID.inGroup(group, Contingency.OUO));
                  c.submit(OrderRequest.limit(1, Side.BUY, 4, 97).inGroup(group, Contingency.OUO));
                });
    LabResult r = distant(plan, book(), trades);
    assertEquals(List.of("BUY 2 @ 99 at 3.7"), fills(r));
    assertEquals(List.of(Command.Type.SUBMIT, Command.Type.SUBMIT, Command.Type.REPLACE), asked(r));
    assertEquals(2, r.events(EventType.COMMAND).getLast().c(), "lots");
  }

  @Test
  @DisplayName("I-9, T-21: no event of a replacement depends on later data")
  void looksNotAhead() {
    MarketRows trades = MarketRows.trades().trade(tenths(3.2), 99, 7).trade(tenths(5.2), 98, 5);
    Consumer<Script> plan =
        s -> s.submit(at(1), BID).at(at(3), c -> assertTrue(c.amend(1, 4, 98, 0)));
    Lab lab = lab(Amends.CANCEL_REPLACE, 0.5, plan, book(), trades);
    for (int cut = 2; cut < 8; cut++) {
      LookAhead.check(lab, at(cut) + Lab.SECOND / 3);
    }
  }
}
