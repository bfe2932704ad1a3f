package io.quantlab.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.kernel.EventType;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.market.BarView;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.SmallRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An honest journal passes; each lie planted in it is found under the invariant it breaks.
final class JournalCheckTest {
  private static final int MAGIC = Journal.MAGIC.length;
  private static final int EVENT = EventType.WORDS * Long.BYTES;
  private static final long SEED = 11;

  private final SmallRun run =
      new SmallRun(
          SmallRun.sources(SmallRun.walk(Schema.TRADE, SEED)), _ -> List.of(new Momentum()));

  private JournalCheck.Report check(byte[] journal) throws IOException {
    return JournalCheck.of(
        new ByteArrayInputStream(journal), HashScope.ALL, run.result.tables().all());
  }

  @Test
  @DisplayName("I-1 to I-6, I-8: an honest journal is clean and gives the manifest's numbers")
  void honest() throws IOException {
    JournalCheck.Report report = check(run.journal);
    assertEquals(List.of(), report.findings().texts());
    assertEquals(run.result.eventHash(), report.eventHash());
    assertEquals(run.result.counts().events(), report.events());
    assertEquals(run.result.counts().orders(), report.orders());
    assertEquals(run.result.counts().fills(), report.fills());
    assertEquals(run.result.tables().ledger().rows() > 2 * report.fills(), true);
  }

  /// Events of a type, by their byte offset.
  private List<Integer> events(EventType type) {
    List<Integer> found = new ArrayList<>();
    for (int at = MAGIC; at < run.journal.length; at += EVENT) {
      if (run.journal[at] == type.id()) {
        found.add(at);
      }
    }
    return found;
  }

  @ParameterizedTest(name = "{0} word {1} plus {2}: {3}")
  @CsvSource({
    "LEDGER, 2, 1, I-1",
    "LEDGER, 3, -1, I-1",
    "LEDGER_MORE, 2, 5, I-1",
    "LEDGER, 0, 1, I-1: number of the entry",
    "FILL, 2, 1, I-6",
    "FILL, 2, 100000, more filled than ordered",
    "FILL, 4, 1, I-4: fees of the fills",
    "FILL, 0, 90000, I-8: no order behind the fill",
    "ORDER, 0, 90000, I-8: no command behind it",
    "SNAPSHOT, 0, 1, I-3: NAV",
    "SNAPSHOT, 1, 1, I-3: cash",
    "SNAPSHOT, 2, 1, I-3",
    "SNAPSHOT, 3, 1, I-4: realized",
    "SNAPSHOT_MORE, 0, 1, I-3: unrealized",
    "SNAPSHOT_MORE, 3, 1, I-4: fees",
    "TRIP_MONEY, 2, 1, I-4: gross of the round trips",
    "BALANCE, 1, 1, final balance",
    "END, 0, 1, I-8: END counts the events",
    "END, 2, 1, I-8: END counts the fills",
    "FILL, 3, 1, fills row",
  })
  void changedNumber(EventType type, int word, long change, String finding) throws IOException {
    List<Integer> at = events(type);
    int offset = at.get(at.size() / 2) + (3 + word) * Long.BYTES;
    byte[] journal = run.journal.clone();
    ByteBuffer buffer = ByteBuffer.wrap(journal).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(offset, buffer.getLong(offset) + change);
    JournalCheck.Report report = check(journal);
    assertTrue(
        report.findings().texts().stream().anyMatch(text -> text.contains(finding)),
        () -> finding + " in " + report.findings().texts());
    assertNotEquals(run.result.eventHash(), report.eventHash());
  }

  @Test
  @DisplayName("I-6: an order that skips a state is found")
  void wrongState() throws IOException {
    int at = events(EventType.ORDER).get(1);
    byte[] journal = run.journal.clone();
    journal[at + 6] = 12; // to EXPIRED
    assertFinding(journal, "I-6: SUBMITTED does not go to EXPIRED");
  }

  @Test
  @DisplayName("I-8: a missing event is a gap, a repeated one too")
  void missingAndRepeatedEvents() throws IOException {
    int cut = MAGIC + EVENT * 40;
    byte[] missing = Arrays.copyOf(run.journal, run.journal.length - EVENT);
    System.arraycopy(run.journal, cut + EVENT, missing, cut, run.journal.length - cut - EVENT);
    assertFinding(missing, "I-8: gap in the sequence: expected 41, found 42");
  }

  @Test
  @DisplayName("I-8: a journal that ends early says so")
  void cutJournal() throws IOException {
    assertFinding(Arrays.copyOf(run.journal, MAGIC + EVENT * 10), "does not end with END");
    assertFinding(
        Arrays.copyOf(run.journal, MAGIC + EVENT * 10 + 7), "ends inside event 11, after 7 bytes");
    assertFinding(new byte[] {1, 2, 3}, "does not begin with QLEVENT1");
  }

  @Test
  @DisplayName("I-8: time that goes back is found")
  void timeGoesBack() throws IOException {
    byte[] journal = run.journal.clone();
    ByteBuffer buffer = ByteBuffer.wrap(journal).order(ByteOrder.LITTLE_ENDIAN);
    int at = MAGIC + EVENT * 50 + 16;
    buffer.putLong(at, buffer.getLong(at) - SmallRun.MINUTE * 600);
    assertFinding(journal, "I-8: time goes back");
  }

  private void assertFinding(byte[] journal, String finding) throws IOException {
    List<String> texts = check(journal).findings().texts();
    assertTrue(texts.stream().anyMatch(t -> t.contains(finding)), () -> finding + " in " + texts);
  }

  @Test
  @DisplayName("no damage ends in an exception, and every damage changes the hash")
  void randomDamage() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      byte[] journal = run.journal.clone();
      int bit = MAGIC * 8 + random.nextInt((journal.length - MAGIC) * 8);
      journal[bit / 8] ^= (byte) (1 << bit % 8);
      String what = "seed " + SEED + ", bit " + bit;
      assertNotEquals(run.result.eventHash(), check(journal).eventHash(), what);
    }
  }

  @Test
  void tablesThatSaySomethingElse() throws IOException {
    Table fills = new Table(ResultTables.FILLS);
    JournalCheck.Report report =
        JournalCheck.of(new ByteArrayInputStream(run.journal), HashScope.ALL, List.of(fills));
    assertTrue(report.findings().texts().getFirst().startsWith("fills has 0 rows only"));
  }

  @Test
  @DisplayName("K-7: the hash of the scope FILLS is found again")
  void hashOfFills() throws IOException {
    JournalCheck.Report all =
        JournalCheck.of(run.open(), HashScope.FILLS, run.result.tables().all());
    assertNotEquals(run.result.eventHash(), all.eventHash());
    assertEquals(0, all.findings().count());
  }

  @Test
  @DisplayName("I-7: fills lie inside the data; over other data they do not")
  void reach() throws IOException {
    for (Schema schema : List.of(Schema.TRADE, Schema.QUOTE, Schema.BAR, Schema.QUOTE_BAR)) {
      MarketRows rows = SmallRun.walk(schema, SEED);
      SmallRun honest = new SmallRun(SmallRun.sources(rows), _ -> List.of(new Momentum()));
      ReachCheck.Report inside = ReachCheck.of(honest.open(), honest.config.sources());
      assertEquals(List.of(), inside.findings().texts(), schema.name());
      assertEquals(honest.result.counts().fills(), inside.judged());
      List<RunSource> others = SmallRun.sources(SmallRun.walk(schema, SEED + 1));
      ReachCheck.Report outside = ReachCheck.of(honest.open(), others);
      assertTrue(outside.findings().count() > 0, schema.name());
      assertTrue(outside.findings().texts().getFirst().startsWith("I-7: "), schema.name());
    }
  }

  /// Buys at a timer, between two quotes.
  private static final class BetweenQuotes implements Strategy {
    private final long nanos;
    private StrategyContext context;

    BetweenQuotes(long nanos) {
      this.nanos = nanos;
    }

    @Override
    public void onStart(StrategyContext c) {
      context = c;
      c.timer(nanos);
    }

    @Override
    public void onTimer(int timer) {
      context.market(1, 1);
    }
  }

  @Test
  @DisplayName("I-7, A-8: a fill right after a split is judged by the price the split restates")
  void reachBesideSplits() throws IOException {
    long split = SmallRun.START + 300 * SmallRun.MINUTE + 1;
    List<RunSource> quotes = SmallRun.sources(SmallRun.walk(Schema.QUOTE, SEED));
    List<RunSource> both = new ArrayList<>(quotes);
    both.addAll(SmallRun.sources(MarketRows.actions().row(split, 1, 2, 1, 0)));
    SmallRun run =
        new SmallRun(both, _ -> List.of(new BetweenQuotes(split + 1)), FillProfile.immediate());
    ReachCheck.Report inside = ReachCheck.of(run.open(), both);
    assertEquals(List.of(), inside.findings().texts());
    assertEquals(1, inside.judged());
    ReachCheck.Report unsplit = ReachCheck.of(run.open(), quotes);
    assertEquals(1, unsplit.findings().count(), "without the split its price was never shown");
  }

  /// Sends one order at the first tick or bar.
  private static final class Once implements Strategy {
    private final OrderRequest request;
    private StrategyContext context;
    private boolean sent;

    Once(OrderRequest request) {
      this.request = request;
    }

    @Override
    public void onStart(StrategyContext c) {
      context = c;
    }

    @Override
    public void onTick(TickView tick) {
      send();
    }

    @Override
    public void onBar(BarView bar) {
      send();
    }

    private void send() {
      if (!sent) {
        sent = true;
        context.submit(request);
      }
    }
  }

  private static SmallRun once(MarketRows rows, OrderRequest request) {
    return new SmallRun(SmallRun.sources(rows), _ -> List.of(new Once(request)));
  }

  private static long at(int minute) {
    return SmallRun.START + 900 * SmallRun.MINUTE + minute * SmallRun.MINUTE;
  }

  @Test
  @DisplayName("I-7, F-21: what rested pays its own limit, also when the market has passed it")
  void reachOfALimitTheMarketPassed() throws IOException {
    MarketRows rows =
        MarketRows.trades()
            .trade(at(0), 10_000, 100)
            .trade(at(1), 10_004, 60) // it rests
            .trade(at(2), 10_006, 60) // 60 of 100 at the limit 10,005
            .trade(at(3), 10_007, 60); // the other 40: neither row shows the limit
    SmallRun run = once(rows, OrderRequest.limit(1, Side.SELL, 100, 10_005));
    ReachCheck.Report inside = ReachCheck.of(run.open(), run.config.sources());
    assertEquals(List.of(), inside.findings().texts());
    assertEquals(2, inside.judged());
    MarketRows lower =
        MarketRows.trades()
            .trade(at(0), 10_000, 100)
            .trade(at(1), 10_004, 60)
            .trade(at(2), 10_004, 60)
            .trade(at(3), 10_004, 60);
    ReachCheck.Report better = ReachCheck.of(run.open(), SmallRun.sources(lower));
    assertEquals(2, better.findings().count(), "no better than the data showed");
  }

  @Test
  @DisplayName("I-7, V-11: the side a quote lacks is no price of 0")
  void reachOfOneSidedQuotes() throws IOException {
    MarketRows rows =
        MarketRows.quotes()
            .quote(at(0), 9_999, 100, 10_001, 100)
            .bidOnly(at(1), 9_998, 100)
            .askOnly(at(2), 10_002, 100);
    SmallRun run = once(rows, OrderRequest.market(1, Side.BUY, 10));
    assertEquals(1, run.result.counts().fills());
    ReachCheck.Report inside = ReachCheck.of(run.open(), run.config.sources());
    assertEquals(List.of(), inside.findings().texts());
    MarketRows higher =
        MarketRows.quotes()
            .quote(at(0), 10_999, 100, 11_001, 100)
            .bidOnly(at(1), 10_998, 100)
            .askOnly(at(2), 11_002, 100);
    ReachCheck.Report outside = ReachCheck.of(run.open(), SmallRun.sources(higher));
    assertEquals(1, outside.findings().count(), "10,001 was never shown there");
  }

  @Test
  @DisplayName("I-7, V-11: bars whose bid and ask crossed")
  void reachOfCrossedBars() throws IOException {
    MarketRows rows = MarketRows.quoteBars();
    for (int i = 0; i < 3; i++) { // bid 10,002 to 10,006, ask 10,000 to 10,004
      rows.row(
          at(i + 1), at(i), 10_004, 10_006, 10_002, 10_004, 10_002, 10_004, 10_000, 10_002, 500,
          500, 0);
    }
    SmallRun sold = once(rows, OrderRequest.limit(1, Side.SELL, 10, 10_005));
    assertEquals(1, sold.result.counts().fills(), "the bid reached 10,006");
    ReachCheck.Report inside = ReachCheck.of(sold.open(), sold.config.sources());
    assertEquals(List.of(), inside.findings().texts());
  }
}
