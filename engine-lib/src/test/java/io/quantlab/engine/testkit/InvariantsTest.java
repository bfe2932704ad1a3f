package io.quantlab.engine.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The judge bites: an honest run passes, each lie planted in its events or its data turns it red
/// under the invariant it breaks.
class InvariantsTest {
  private static final int SPLIT = 1;
  private static final int DIVIDEND = 2;

  /// Two accounts; quotes with sizes, a dividend, a split 2:1; market and limit orders, a cancel,
  /// slippage, fees; one fill at a quote the split restated.
  private static Lab lab() {
    MarketRows quotes =
        MarketRows.quotes()
            .quote(Lab.at(10), 10_000, 50, 10_002, 40)
            .quote(Lab.at(20), 10_010, 50, 10_012, 40)
            .quote(Lab.at(30), 10_020, 50, 10_022, 40)
            .quote(Lab.at(40), 10_040, 50, 10_042, 40)
            .quote(Lab.at(60), 5_030, 50, 5_032, 40)
            .quote(Lab.at(70), 5_000, 50, 5_002, 40);
    MarketRows actions =
        MarketRows.actions().row(Lab.at(35), DIVIDEND, 50, 1, 0).row(Lab.at(45), SPLIT, 2, 1, 0);
    return Lab.on(quotes)
        .data(1, actions)
        .profile(FillProfile.immediate().withSlippage(new SlippageModel.Ticks(1)))
        .fees(new FeeModel.Bps(10_000, 20_000))
        .snapshots(5 * Lab.SECOND)
        .trader(
            Script.of(s ->
                s.at(Lab.at(10), c -> c.market(1, 15))
                    .at(Lab.at(20), c -> c.submit(OrderRequest.limit(1, Side.SELL, 5, 10_030)))
                    .at(Lab.at(30), c -> c.submit(OrderRequest.limit(1, Side.BUY, 5, 9_000)))
                    .at(Lab.at(40), c -> c.cancelAll(1))
                    .at(Lab.at(40), c -> c.timer(Lab.at(50)))
                    .onTimer((c, t) -> c.market(1, -4))
                    .at(Lab.at(70), c -> c.market(1, -10))))
        .trader(Script.of(s -> s.at(Lab.at(20), c -> c.market(1, 25))));
  }

  private static Evidence honest() {
    return lab().once().evidence();
  }

  private static Evidence with(Evidence run, List<OutputEvent> events) {
    try {
      byte[] journal = JournalInvariants.journal(events);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(journal, 8, journal.length - 8);
      return new Evidence(
          run.instruments(),
          run.data(),
          run.profile(),
          events,
          HexFormat.of().formatHex(digest.digest()),
          run.accounts());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Evidence withRows(Evidence run, UnaryOperator<MarketRows> change) {
    List<MarketRows> rows = run.data().get(1).stream().map(change).toList();
    return new Evidence(
        run.instruments(),
        Map.of(1, rows),
        run.profile(),
        run.events(),
        run.eventHash(),
        run.accounts());
  }

  /// The run with its n-th event of a type replaced.
  private static Evidence lie(EventType type, int n, UnaryOperator<OutputEvent> change) {
    Evidence run = honest();
    List<OutputEvent> events = new ArrayList<>(run.events());
    int seen = 0;
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).type() == type && seen++ == n) {
        events.set(i, change.apply(events.get(i)));
        return with(run, events);
      }
    }
    throw new AssertionError("the run has no event " + n + " of type " + type);
  }

  /// An event with one of its words 0..4 (a to e) changed.
  private static UnaryOperator<OutputEvent> word(int word, long by) {
    return e -> {
      IntFunction<Long> of = i -> i == word ? by : 0L;
      return new OutputEvent(
          e.type(),
          e.account(),
          e.extra(),
          e.sequence(),
          e.nanos(),
          e.a() + of.apply(0),
          e.b() + of.apply(1),
          e.c() + of.apply(2),
          e.d() + of.apply(3),
          e.e() + of.apply(4));
    };
  }

  private static UnaryOperator<OutputEvent> head(int account, int extra, int sequence, long nanos) {
    return e ->
        new OutputEvent(
            e.type(),
            e.account() + account,
            e.extra() + extra,
            e.sequence() + sequence,
            e.nanos() + nanos,
            e.a(),
            e.b(),
            e.c(),
            e.d(),
            e.e());
  }

  private static void assertRed(Evidence lie, String words) {
    AssertionError found = assertThrows(AssertionError.class, () -> Invariants.check(lie), words);
    assertTrue(found.getMessage().contains(words), () -> words + " in " + found.getMessage());
  }

  @Test
  @DisplayName("1.6: the honest run passes, and is rich enough to lie about")
  void honestRunPasses() {
    LabResult run = lab().once();
    assertDoesNotThrow(() -> Invariants.judge(run));
    // 10,002 + 1 tick; the limit at its price; 25 of 40 shown; after the split half of 10,040, less
    // a tick: 5,019, shown to nobody since; at the end 5,000 less a tick
    assertEquals(
        List.of(
            "BUY 15 @ 10003",
            "BUY 25 @ 10013",
            "SELL 5 @ 10030",
            "SELL 4 @ 5019",
            "SELL 10 @ 4999"),
        run.trades());
    assertEquals(2, run.kernel().accounts());
  }

  @Test
  @DisplayName("I-1: a ledger line too high")
  void ledgerLine() {
    assertRed(lie(EventType.LEDGER, 3, word(2, 1)), "I-1: entry does not balance");
    assertRed(lie(EventType.BALANCE, 0, word(1, 1)), "I-1: final balance");
  }

  @Test
  @DisplayName("I-2: assets at cost that are not capital and income")
  void assetsAtCost() {
    assertRed(lie(EventType.SNAPSHOT_MORE, 6, word(0, 1)), "I-2");
  }

  @Test
  @DisplayName("I-3: cash and market value that are not NAV")
  void navOfTheSnapshot() {
    assertRed(lie(EventType.SNAPSHOT, 6, word(1, 1)), "I-3 cash");
    assertRed(lie(EventType.SNAPSHOT, 6, word(2, 1)), "I-3 NAV");
  }

  @Test
  @DisplayName("I-4: parts of the change of NAV")
  void partsOfTheChange() {
    assertRed(lie(EventType.SNAPSHOT, 8, word(3, 1)), "I-4 realized");
    assertRed(lie(EventType.SNAPSHOT_MORE, 8, word(2, 1)), "I-4 flows");
    assertRed(lie(EventType.SNAPSHOT_MORE, 8, word(3, 1)), "I-4 fees");
    assertRed(lie(EventType.FILL, 0, word(4, 1)), "I-4 fees of fills");
    // commission booked as realized: every entry still balances
    assertRed(lie(EventType.LEDGER, 3, head(0, 1 << 8, 0, 0)), "I-4");
  }

  @Test
  @DisplayName("I-5: lots a split does not make")
  void lotsAfterTheSplit() {
    assertRed(lie(EventType.ACTION, 2, word(4, 1)), "I-5");
    assertRed(lie(EventType.ACTION, 2, word(3, 1)), "I-5 at");
  }

  @Test
  @DisplayName("I-6: an overfill, a state the table does not know, a fill of the other side")
  void ordersFold() {
    assertRed(lie(EventType.FILL, 1, word(2, 100)), "I-6: overfill");
    assertRed(lie(EventType.ORDER, 4, head(0, 1 << 16, 0, 0)), "I-6");
    assertRed(lie(EventType.FILL, 0, word(1, 1L << 32)), "I-6: fill of another side");
  }

  @Test
  @DisplayName("I-7: a price nobody showed, hidden slippage, a split that was none")
  void reach() {
    assertRed(lie(EventType.FILL, 0, word(3, 1)), "I-7: out of the data's reach");
    assertRed(lie(EventType.FILL, 1, head(0, 1, 0, 0)), "I-7: out of the data's reach");
    Evidence noSplit =
        withRows(honest(), rows -> rows.schema() == Schema.ACTION ? MarketRows.actions() : rows);
    assertRed(noSplit, "I-7: out of the data's reach: Fill[account=0, order=5");
  }

  @Test
  @DisplayName("I-7: more than was displayed, by one order and by two together")
  void consumed() {
    assertRed(withRows(honest(), rows -> sizes(rows, 14)), "I-7: more lots than were displayed");
    // two accounts buy 15 and 25 from offers of their own; one offer of 39 would not be enough
    Evidence run = honest();
    Evidence together =
        withRows(
            run,
            rows ->
                rows.schema() == Schema.ACTION
                    ? rows
                    : MarketRows.quotes().quote(Lab.at(10), 10_000, 50, 10_002, 39));
    SizeInvariants sizes = new SizeInvariants(samePrice(together));
    assertTrue(
        assertThrows(AssertionError.class, sizes::check).getMessage().startsWith("I-7: more lots"));
  }

  private static MarketRows sizes(MarketRows rows, long size) {
    if (rows.schema() == Schema.ACTION) {
      return rows;
    }
    MarketRows other = MarketRows.quotes();
    rows.rows().forEach(r -> other.row(r[0], r[1], size, r[3], size, r[5]));
    return other;
  }

  /// The two purchases alone, both at the ask of the first quote.
  private static Evidence samePrice(Evidence run) {
    List<OutputEvent> fills = new ArrayList<>();
    for (OutputEvent e : run.events()) {
      if (e.type() == EventType.FILL && fills.size() < 2) {
        fills.add(word(3, 10_003 - e.d()).apply(e));
      }
    }
    return new Evidence(
        run.instruments(), run.data(), run.profile(), fills, run.eventHash(), run.accounts());
  }

  @Test
  @DisplayName(
      "I-7: resting orders beyond their share of a print, a side beyond its share of a bar")
  void shares() {
    Evidence maker =
        Lab.on(prints(20))
            .trader(
                Script.of(
                    s -> s.at(Lab.at(1), c -> c.submit(OrderRequest.limit(1, Side.BUY, 20, 97)))))
            .once()
            .evidence();
    Invariants.check(maker);
    assertTrue(maker.fills().getFirst().maker(), "it rested when the third print came");
    assertRed(withRows(maker, r -> prints(19)), "I-7: more lots than were displayed");

    MarketRows bars = bars(1_000);
    Evidence taker =
        Lab.on(bars)
            .trader(Script.of(s -> s.at(Lab.minute(1), c -> c.market(1, 100))))
            .once()
            .evidence();
    Invariants.check(taker);
    assertEquals(100, taker.fills().getFirst().lots(), "a tenth of 1,000");
    assertRed(withRows(taker, r -> bars(999)), "I-7: more lots than the volume cap leaves");
  }

  private static MarketRows prints(long last) {
    return MarketRows.trades()
        .trade(Lab.at(1), 100, 50)
        .trade(Lab.at(2), 100, 50)
        .trade(Lab.at(3), 95, last);
  }

  private static MarketRows bars(long volume) {
    return MarketRows.bars()
        .bar(Lab.minute(0), Lab.minute(1), 100, 105, 95, 101, volume)
        .bar(Lab.minute(2), Lab.minute(3), 103, 108, 102, 107, volume);
  }

  @Test
  @DisplayName("I-8: a gap, time that goes back, an execution without an order")
  void sequence() {
    assertRed(lie(EventType.LEDGER, 3, head(0, 0, 1, 0)), "I-8: gap");
    assertRed(lie(EventType.LEDGER, 3, head(0, 0, 0, -60 * Lab.SECOND)), "I-8: time goes back");
    assertRed(lie(EventType.FILL, 0, word(0, 77)), "I-8: no command behind");
    assertRed(lie(EventType.END, 0, word(2, 1)), "I-8: END counts fills");
  }

  @Test
  @DisplayName("I-9: a strategy that reads the row after the one it is shown")
  void lookAhead() {
    Lab[] now = new Lab[1];
    MarketRows rows = MarketRows.trades();
    for (int i = 0; i < 40; i++) {
      rows.trade(Lab.at(i), 100 + i * 7 % 13, 5);
    }
    // It reads the rows of the repetition that runs, as a strategy would that has them all.
    Lab lab = Lab.on(rows);
    lab.trader(
        Script.of(s ->
            s.onTick((c, t) -> {
              List<long[]> all = now[0].rows(1).getFirst().rows();
              int next = (int) ((c.epochNanos() - Lab.OPEN) / Lab.SECOND) + 1;
              if (next < all.size() && all.get(next)[1] > all.get(next - 1)[1]) {
                c.market(1, 1);
              }
            })));
    lab.beforeRun(which -> now[0] = which);
    LabResult run = lab.once();
    assertTrue(run.fills().size() > 10, "it trades");
    Invariants.check(run.evidence());
    Invariants.checkReplay(run);
    AssertionError found = assertThrows(AssertionError.class, () -> Invariants.judge(run));
    assertTrue(found.getMessage().startsWith("I-9"), found::getMessage);
  }

  @Test
  @DisplayName("I-10: a fill booked for another account, an account without its positions")
  void accounts() {
    assertRed(lie(EventType.FILL, 0, head(1, 0, 0, 0)), "I-10: order of another account");
    Evidence run = honest();
    Evidence one =
        new Evidence(
            run.instruments(),
            run.data(),
            run.profile(),
            run.events(),
            run.eventHash(),
            run.accounts().subList(0, 1));
    assertRed(one, "I-10: positions of all accounts");
  }

  @Test
  @DisplayName("K-5: a strategy that remembers its last run")
  void replay() {
    int[] runs = {0};
    Lab lab =
        Lab.on(MarketRows.trades().trade(Lab.at(1), 100, 5).trade(Lab.at(2), 101, 5))
            .trader(() -> Script.of(s -> s.at(Lab.at(1), c -> c.market(1, runs[0]))).get())
            .beforeRun(which -> runs[0]++);
    LabResult run = lab.once();
    AssertionError found = assertThrows(AssertionError.class, () -> Invariants.judge(run));
    assertTrue(found.getMessage().startsWith("K-5"), found::getMessage);
  }

  @Test
  @DisplayName("K-7: an event hash that is not that of the events")
  void journal() {
    Evidence run = honest();
    Evidence other =
        new Evidence(
            run.instruments(),
            run.data(),
            run.profile(),
            run.events(),
            "0".repeat(64),
            run.accounts());
    assertRed(other, "journal: event hash");
  }

  @Test
  @DisplayName("X-3: two orders of a group that worked at the same time both execute")
  void groups() {
    Lab lab =
        Lab.on(
                MarketRows.trades()
                    .trade(Lab.at(1), 100, 50)
                    .trade(Lab.at(2), 95, 50)
                    .trade(Lab.at(3), 90, 50))
            .trader(
                Script.of(s ->
                    s.at(
                        Lab.at(1),
                        c -> {
                          c.submit(OrderRequest.limit(1, Side.BUY, 5, 97));
                          c.submit(OrderRequest.limit(1, Side.BUY, 5, 92));
                        })));
    Evidence run = lab.once().evidence();
    Invariants.check(run);
    List<OutputEvent> events = new ArrayList<>();
    for (OutputEvent e : run.events()) {
      boolean submit = e.type() == EventType.COMMAND;
      events.add(submit ? word(1, 7L << 32).apply(e) : e);
    }
    assertRed(with(run, events), "X-3: two orders of an OCO group executed");
  }
}
