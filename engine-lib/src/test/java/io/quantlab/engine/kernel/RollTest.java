package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.SlippageModel;
import io.quantlab.engine.instrument.AssetClass;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.instrument.TickBands;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.FutureTerms;
import io.quantlab.engine.portfolio.FutureTerms.Delivery;
import io.quantlab.engine.portfolio.FuturesRules;
import io.quantlab.engine.portfolio.FuturesRules.Physical;
import io.quantlab.engine.portfolio.FuturesRules.Variation;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.PositionMode;
import io.quantlab.engine.portfolio.RollRule;
import io.quantlab.engine.portfolio.RollRule.Legs;
import io.quantlab.engine.portfolio.RollRule.OpenInterest;
import io.quantlab.engine.portfolio.RollRule.Timing;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.OutputEvent;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.time.DatedTable;
import io.quantlab.engine.time.IsoInstant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Rolls and deliveries of futures on tapes worked by hand (engine contract ): 50 dollars
/// a point, ticks of a quarter point, so 12.50 dollars a tick. Day 0 is Monday 2024-01-08.
@ExtendWith(InvariantsExtension.class)
class RollTest {
  private static final long CENT = 1_000_000;
  private static final int MONDAY = (int) LocalDate.parse("2024-01-08").toEpochDay();

  private static Instrument contract(int token, AssetClass of, String multiplier) {
    return Instrument.of(
        token,
        "T" + token,
        "XTST",
        of,
        "USD",
        new Decimal(25, 2),
        Decimal.ONE,
        new Decimal(Long.parseLong(multiplier), 0),
        TickBands.uniform(1),
        "LAB",
        1,
        1_000_000,
        Instrument.VolumeData.REAL,
        Instrument.PriceSign.POSITIVE);
  }

  private static long day(int day, long seconds) {
    return Lab.at(day * 86_400L + seconds);
  }

  /// Days of one price each, three trades a day of so many contracts.
  private static MarketRows days(long[] prices, long[] lots) {
    MarketRows rows = MarketRows.trades();
    for (int d = 0; d < prices.length; d++) {
      for (int s = 1; s < 6; s += 2) {
        rows.trade(day(d, s), prices[d], lots[d]);
      }
    }
    return rows;
  }

  private static final long[] EVEN = {50, 50, 50, 50};
  private static final MarketRows NEAR = days(new long[] {16_000, 16_004, 16_008, 16_008}, EVEN);
  private static final MarketRows FAR = days(new long[] {16_040, 16_044, 16_050, 16_060}, EVEN);

  private static FutureTerms ends(int token, int day) {
    return new FutureTerms(token, MONDAY + day, Integer.MAX_VALUE, Delivery.CASH);
  }

  private static RollRule.Chain chain(RollRule rule, Timing timing, Legs legs) {
    return new RollRule.Chain("T", List.of(ends(1, 3), ends(2, 60)), rule, timing, legs);
  }

  private static FuturesRules rolling(RollRule.Chain chain) {
    return new FuturesRules(Variation.DAILY, chain.contracts(), 1).rolling(List.of(chain));
  }

  private static Lab lab(FuturesRules rules, MarketRows near, MarketRows far) {
    return Lab.empty()
        .instrument(contract(1, AssetClass.FUTURE, "50"))
        .instrument(contract(2, AssetClass.FUTURE, "50"))
        .data(1, near)
        .data(2, far)
        .fees(new FeeModel.PerContract(250 * CENT))
        .terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(rules)));
  }

  private static LabResult run(Lab lab, Consumer<Script> plan) {
    return lab.trader("one", Script.of(plan), 10_000).run();
  }

  private static Consumer<Script> buys(long lots) {
    return s -> s.at(day(0, 1), c -> c.market(1, lots));
  }

  /// Executions of orders the engine sent to roll, as `2024-01-10 1 SELL 2 @ 16008`.
  private static List<String> rolls(LabResult r) {
    List<Long> orders =
        r.events(EventType.COMMAND).stream()
            .filter(e -> (e.extra() >> 16 & 0xF) == OrderCause.ROLL.ordinal())
            .map(OutputEvent::a)
            .toList();
    return r.fills().stream()
        .filter(f -> orders.contains(f.order()))
        .map(f -> IsoInstant.format(f.nanos()).substring(0, 10) + " " + f.token() + " " + f.brief())
        .toList();
  }

  @Test
  @DisplayName("A-11: a roll is two orders with fees; what it makes is cash, never an adjustment")
  void beforeTheLastTradeDay() {
    RollRule.Chain chain = chain(new RollRule.LastTrade(1), Timing.OPEN, Legs.TOGETHER);
    LabResult r = run(lab(rolling(chain), NEAR, FAR), buys(2));
    assertEquals(List.of("2024-01-10 1 SELL 2 @ 16008", "2024-01-10 2 BUY 2 @ 16050"), rolls(r));
    // 8 ticks on the near contract, then 10 on the far one; nothing of the 42 between them
    long near = 2 * 8 * 1_250;
    long far = 2 * 10 * 1_250;
    long fees = 3 * 2 * 250;
    assertEquals((1_000_000 + near + far - fees) * CENT, r.account().navE8());
    assertEquals(near * CENT, r.account().realizedE8(), "paid");
    assertEquals(far * CENT, r.account().unrealizedE8(), "since Wednesday's close");
    assertEquals(0, r.account().holding(0).lots());
    assertEquals(2, r.account().holding(1).lots());
  }

  @Test
  @DisplayName("A-11: slippage is paid on both orders of a roll")
  void slippage() {
    RollRule.Chain chain = chain(new RollRule.LastTrade(1), Timing.OPEN, Legs.TOGETHER);
    FillProfile worse = FillProfile.standard().withSlippage(new SlippageModel.Ticks(1));
    LabResult r = run(lab(rolling(chain), NEAR, FAR).profile(worse), buys(-1));
    assertEquals(List.of("2024-01-10 1 BUY 1 @ 16009", "2024-01-10 2 SELL 1 @ 16049"), rolls(r));
  }

  // ---- as one spread order ----

  /// One trade of the far contract at second 4 of each of these days.
  private static MarketRows far(int... days) {
    MarketRows rows = MarketRows.trades();
    for (int d : days) {
      rows.trade(day(d, 4), 16_040 + 10 * d, 50);
    }
    return rows;
  }

  private static Lab spread(MarketRows near, MarketRows far) {
    return lab(rolling(chain(new RollRule.LastTrade(1), Timing.OPEN, Legs.SPREAD)), near, far);
  }

  private static List<String> times(LabResult r) {
    return r.fills().stream().map(f -> IsoInstant.format(f.nanos()).substring(5, 19)).toList();
  }

  @Test
  @DisplayName("A-11: both legs of a spread order fill when the second has traded, fees for each")
  void spreadOrder() {
    LabResult r = run(spread(NEAR, far(0, 2)), buys(2));
    assertEquals(List.of("2024-01-10 1 SELL 2 @ 16008", "2024-01-10 2 BUY 2 @ 16060"), rolls(r));
    assertEquals(
        List.of("01-08T09:30:03", "01-10T09:30:04", "01-10T09:30:04"), times(r), "one instant");
    assertEquals((1_000_000 + 2 * 8 * 1_250 - 3 * 2 * 250) * CENT, r.account().navE8());
  }

  @Test
  @DisplayName("A-11: slippage is paid on both legs of a spread order, shorts too")
  void spreadSlippage() {
    FillProfile worse = FillProfile.standard().withSlippage(new SlippageModel.Ticks(1));
    LabResult r = run(spread(NEAR, far(0, 2)).profile(worse), buys(-1));
    assertEquals(List.of("2024-01-10 1 BUY 1 @ 16009", "2024-01-10 2 SELL 1 @ 16059"), rolls(r));
  }

  @Test
  @DisplayName(
      "A-11: while one contract is silent neither leg fills, prices of another day are none")
  void spreadWaits() {
    LabResult r = run(spread(NEAR, far(0, 3)), buys(2));
    // Wednesday the near contract traded at 16,008 alone
    assertEquals(List.of("2024-01-11 1 SELL 2 @ 16008", "2024-01-11 2 BUY 2 @ 16070"), rolls(r));
    assertEquals("01-11T09:30:04", times(r).getLast());
  }

  @Test
  @DisplayName("A-11: when the contract ends before, its leg is withdrawn and the other canceled")
  void spreadThatNeverFills() {
    LabResult r = run(spread(NEAR, far(0, 4)), buys(2)); // Friday is after the end
    assertEquals(List.of(), rolls(r));
    assertEquals(OrderEventType.CANCELED, r.life(2).getLast());
    assertEquals(OrderEventType.CANCELED, r.life(3).getLast());
    assertEquals(0, r.account().holding(1).lots());
  }

  @Test
  @DisplayName("A-11: a spread order on quotes takes the far side when it shows enough")
  void spreadOnQuotes() {
    MarketRows near = MarketRows.quotes();
    MarketRows far = MarketRows.quotes();
    for (int d = 0; d < 4; d++) {
      near.quote(day(d, 1), 16_000, 50, 16_001, 50).quote(day(d, 5), 16_002, 50, 16_003, 50);
      far.quote(day(d, 2), 16_040, 50, 16_042, 1).quote(day(d, 4), 16_040, 50, 16_043, 9);
    }
    LabResult r = run(spread(near, far), buys(2));
    assertEquals(List.of("2024-01-10 1 SELL 2 @ 16000", "2024-01-10 2 BUY 2 @ 16043"), rolls(r));
    assertEquals("01-10T09:30:04", times(r).getLast());
  }

  @Test
  @DisplayName("A-11: a spread order on daily bars fills both legs at the opens of one session")
  void spreadOnBars() {
    MarketRows near = MarketRows.bars();
    MarketRows far = MarketRows.bars();
    for (int d = 0; d < 4; d++) {
      long open = day(d, 0);
      long close = day(d, 23_400);
      near.bar(open, close, 16_000 + d, 16_010, 15_990, 16_005, 500);
      far.bar(open, close, 16_040 + d, 16_050, 16_030, 16_045, d == 2 ? 10 : 500);
    }
    LabResult r = run(spread(near, far), buys(2));
    // Wednesday a tenth of the far contract's volume is one contract
    assertEquals(List.of("2024-01-11 1 SELL 2 @ 16003", "2024-01-11 2 BUY 2 @ 16043"), rolls(r));
  }

  // ---- at a net price ----

  private static final long POINT = 100_000_000;

  private static Lab limited(long netLimitE8, MarketRows near, MarketRows far) {
    RollRule.Chain chain =
        new RollRule.Chain(
            "T",
            List.of(ends(1, 3), ends(2, 60)),
            new RollRule.LastTrade(1),
            Timing.OPEN,
            Legs.SPREAD,
            OptionalLong.of(netLimitE8));
    return lab(rolling(chain), near, far);
  }

  /// 16,008 at second 1 of Wednesday, then another price.
  private static MarketRows nearThen(long ticks) {
    return MarketRows.trades()
        .trade(day(0, 1), 16_000, 50)
        .trade(day(0, 3), 16_000, 50)
        .trade(day(2, 1), 16_008, 50)
        .trade(day(2, 5), ticks, 50);
  }

  @Test
  @DisplayName("A-11, O-2: a spread order with a net limit waits until both prices keep it")
  void netLimit() {
    // the far contract at 16,060: 52 ticks, 13.00, above the near one at second 4
    LabResult kept = run(limited(13 * POINT, NEAR, far(0, 2)), buys(2));
    assertEquals(List.of("2024-01-10 1 SELL 2 @ 16008", "2024-01-10 2 BUY 2 @ 16060"), rolls(kept));
    assertEquals("01-10T09:30:04", times(kept).getLast());

    long less = 13 * POINT - POINT / 4;
    LabResult later = run(limited(less, nearThen(16_009), far(0, 2)), buys(2));
    assertEquals(
        List.of("2024-01-10 1 SELL 2 @ 16009", "2024-01-10 2 BUY 2 @ 16060"), rolls(later));
    assertEquals("01-10T09:30:05", times(later).getLast());
    assertEquals(List.of(), rolls(run(limited(less, nearThen(16_008), far(0, 2)), buys(2))));

    // a short rolls at no less: 53 ticks
    long more = 13 * POINT + POINT / 4;
    LabResult sold = run(limited(more, nearThen(16_007), far(0, 2)), buys(-1));
    assertEquals(List.of("2024-01-10 1 BUY 1 @ 16007", "2024-01-10 2 SELL 1 @ 16060"), rolls(sold));
    assertEquals(List.of(), rolls(run(limited(more, nearThen(16_009), far(0, 2)), buys(-1))));
  }

  @Test
  @DisplayName("A-11, F-3: slippage takes no more of a spread order than its net limit leaves")
  void netLimitAndSlippage() {
    FillProfile worse = FillProfile.standard().withSlippage(new SlippageModel.Ticks(1));
    Lab exact = limited(13 * POINT, NEAR, far(0, 2)).profile(worse);
    assertEquals(
        List.of("2024-01-10 1 SELL 2 @ 16008", "2024-01-10 2 BUY 2 @ 16060"),
        rolls(run(exact, buys(2))));
    Lab aTick = limited(13 * POINT + POINT / 4, NEAR, far(0, 2)).profile(worse);
    assertEquals(
        List.of("2024-01-10 1 SELL 2 @ 16007", "2024-01-10 2 BUY 2 @ 16060"),
        rolls(run(aTick, buys(2))));
    Lab wide = limited(20 * POINT, NEAR, far(0, 2)).profile(worse);
    assertEquals(
        List.of("2024-01-10 1 SELL 2 @ 16007", "2024-01-10 2 BUY 2 @ 16061"),
        rolls(run(wide, buys(2))));
  }

  @Test
  @DisplayName("A-11: a net limit is for spread orders, in whole price units")
  void wrongNetLimits() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RollRule.Chain(
                "T",
                List.of(ends(1, 3), ends(2, 60)),
                new RollRule.Volume(),
                Timing.OPEN,
                Legs.TOGETHER,
                OptionalLong.of(POINT)));
    String text =
        assertThrows(
                IllegalArgumentException.class,
                () -> run(limited(POINT / 10, NEAR, far(0, 2)), buys(1)))
            .getMessage();
    assertEquals("chain T: its net limit must be a whole number of price units of 0.25", text);
  }

  @Test
  @DisplayName("A-11, M-20: the volume of a session crosses over, the next session rolls, once")
  void volume() {
    MarketRows near = days(new long[] {16_000, 16_000, 16_000, 16_000}, new long[] {9, 9, 3, 90});
    MarketRows far = days(new long[] {16_040, 16_040, 16_040, 16_040}, new long[] {8, 8, 4, 4});
    RollRule.Chain chain =
        new RollRule.Chain(
            "T",
            List.of(ends(1, 30), ends(2, 60)),
            new RollRule.Volume(),
            Timing.OPEN,
            Legs.TOGETHER);
    LabResult r =
        run(
            lab(rolling(chain), near, far),
            s -> s.at(day(0, 1), c -> c.market(1, 3)).at(day(3, 3), c -> c.market(1, 1)));
    // Wednesday traded 9 against 12: Thursday rolls, though the near contract trades more again
    assertEquals(List.of("2024-01-11 1 SELL 3 @ 16000", "2024-01-11 2 BUY 3 @ 16040"), rolls(r));
    assertEquals(1, r.account().holding(0).lots(), "bought after the open, rolls at the next one");
  }

  @Test
  @DisplayName("A-11, M-20: open interest counts when it was known")
  void openInterest() {
    DatedTable near = interest("near", 100, 100, 80);
    DatedTable far = interest("far", 20, 90, 95);
    RollRule rule =
        new OpenInterest(
            List.of(new OpenInterest.TokenLots(1, near), new OpenInterest.TokenLots(2, far)));
    LabResult r = run(lab(rolling(chain(rule, Timing.OPEN, Legs.TOGETHER)), NEAR, FAR), buys(1));
    // that of Wednesday's close is known on Wednesday at 16:00: Thursday rolls
    assertEquals(List.of("2024-01-11 1 SELL 1 @ 16008", "2024-01-11 2 BUY 1 @ 16060"), rolls(r));
  }

  /// Known at each close, from Monday on.
  private static DatedTable interest(String name, long... lots) {
    long[] at = new long[lots.length];
    long[][] rows = new long[lots.length][];
    for (int i = 0; i < lots.length; i++) {
      at[i] = day(i, 6 * 3_600 + 1_800);
      rows[i] = new long[] {lots[i]};
    }
    return new DatedTable(name, List.of("lots"), at, rows);
  }

  @Test
  @DisplayName("A-11: dates of a file, days of the month, sessions before first notice")
  void dates() {
    RollRule dated =
        new RollRule.Dated(
            List.of(
                new RollRule.Dated.Front(MONDAY - 30, 1), new RollRule.Dated.Front(MONDAY + 1, 2)));
    List<String> tuesday = List.of("2024-01-09 1 SELL 1 @ 16004", "2024-01-09 2 BUY 1 @ 16044");
    for (RollRule rule : List.of(dated, new RollRule.CalendarDay(9))) {
      assertEquals(
          tuesday,
          rolls(run(lab(rolling(chain(rule, Timing.OPEN, Legs.TOGETHER)), NEAR, FAR), buys(1))),
          rule.toString());
    }
    FutureTerms physical = new FutureTerms(1, MONDAY + 10, MONDAY + 2, Delivery.PHYSICAL);
    RollRule.Chain chain =
        new RollRule.Chain(
            "T",
            List.of(physical, ends(2, 60)),
            new RollRule.FirstNotice(1),
            Timing.OPEN,
            Legs.TOGETHER);
    LabResult r = run(lab(rolling(chain), NEAR, FAR), buys(1));
    // on this day the position would be closed as well (CLOSE_BEFORE(1)): it rolls, once
    assertEquals(tuesday, rolls(r));
    assertEquals(3, r.fills().size());
  }

  @Test
  @DisplayName("A-11 rollTiming: at the close of the session")
  void atTheClose() {
    MarketRows near = days(new long[] {16_000, 16_004, 16_008, 16_008}, EVEN);
    MarketRows far = days(new long[] {16_040, 16_044, 16_050, 16_060}, EVEN);
    near.trade(day(2, 6 * 3_600 + 1_799), 16_020, 50);
    far.trade(day(2, 6 * 3_600 + 1_799), 16_062, 50);
    RollRule.Chain chain = chain(new RollRule.LastTrade(1), Timing.CLOSE, Legs.TOGETHER);
    MarketRows nearSorted = sorted(near);
    MarketRows farSorted = sorted(far);
    LabResult r = run(lab(rolling(chain), nearSorted, farSorted), buys(2));
    assertEquals(List.of("2024-01-10 1 SELL 2 @ 16020", "2024-01-10 2 BUY 2 @ 16062"), rolls(r));
  }

  private static MarketRows sorted(MarketRows rows) {
    MarketRows sorted = MarketRows.trades();
    rows.rows().stream().sorted((a, b) -> Long.compare(a[0], b[0])).forEach(row -> sorted.row(row));
    return sorted;
  }

  @Test
  @DisplayName("A-11: the opening order waits for the closing one, lot for lot")
  void oneAfterTheOther() {
    // the near contract does not trade on Wednesday
    MarketRows near =
        MarketRows.trades()
            .trade(day(0, 1), 16_000, 50)
            .trade(day(0, 3), 16_000, 50)
            .trade(day(3, 1), 16_008, 50);
    RollRule.Chain chain = chain(new RollRule.LastTrade(1), Timing.OPEN, Legs.ONE_AFTER_OTHER);
    LabResult r = run(lab(rolling(chain), near, FAR), buys(1));
    assertEquals(List.of("2024-01-11 1 SELL 1 @ 16008", "2024-01-11 2 BUY 1 @ 16060"), rolls(r));
  }

  @Test
  @DisplayName("A-4, A-11: each of several positions rolls into one of its own")
  void hedgedPositions() {
    RollRule.Chain chain = chain(new RollRule.LastTrade(1), Timing.OPEN, Legs.TOGETHER);
    Lab lab =
        lab(rolling(chain), NEAR, FAR)
            .terms(
                AccountTerms.none()
                    .withRules(
                        AccountRules.STANDARD.with(rolling(chain)).with(PositionMode.HEDGING)));
    LabResult r =
        run(lab, s -> s.at(day(0, 1), c -> c.market(1, 3)).at(day(1, 1), c -> c.market(1, -1)));
    assertEquals(
        List.of(
            "2024-01-10 1 SELL 3 @ 16008",
            "2024-01-10 1 BUY 1 @ 16008",
            "2024-01-10 2 BUY 3 @ 16050",
            "2024-01-10 2 SELL 1 @ 16050"),
        rolls(r).stream().sorted((a, b) -> a.charAt(11) - b.charAt(11)).toList());
    assertEquals(0, r.account().holding(0).grossLots());
    assertEquals(3, r.account().holding(1).longLots());
    assertEquals(1, r.account().holding(1).shortLots());
  }

  @Test
  @DisplayName("A-11: a chain needs contracts in order that the run has, of one multiplier")
  void wrongChains() {
    RollRule volume = new RollRule.Volume();
    assertThrows(
        IllegalArgumentException.class,
        () -> new RollRule.Chain("T", List.of(ends(1, 3)), volume, Timing.OPEN, Legs.TOGETHER));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RollRule.Chain(
                "T", List.of(ends(2, 60), ends(1, 3)), volume, Timing.OPEN, Legs.TOGETHER));
    RollRule.Chain missing =
        new RollRule.Chain(
            "T", List.of(ends(1, 3), ends(7, 60)), volume, Timing.OPEN, Legs.TOGETHER);
    String text =
        assertThrows(
                IllegalArgumentException.class,
                () -> lab(rolling(missing), NEAR, FAR).trader(Script.of(s -> {})).run())
            .getMessage();
    assertEquals("chain T names token 7, which this run does not have", text);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A-10 DELIVER: at the last close a contract becomes its underlying, at settlement")
  void delivery(Variation variation) {
    FutureTerms terms = new FutureTerms(1, MONDAY + 1, Integer.MAX_VALUE, Delivery.PHYSICAL, 2);
    FuturesRules rules = new FuturesRules(variation, List.of(terms), 1).with(Physical.DELIVER);
    LabResult r =
        run(
            Lab.empty()
                .instrument(contract(1, AssetClass.FUTURE, "50"))
                .instrument(contract(2, AssetClass.EQUITY, "1"))
                .data(1, NEAR)
                .data(2, FAR)
                .terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(rules))),
            buys(2));
    assertEquals(List.of("BUY 2 @ 16000"), r.trades());
    assertEquals(0, r.account().holding(0).grossLots());
    // 100 units at 16004 quarters, 4,001.00 each: worth 4,015.00 at the end
    assertEquals(100, r.account().holding(1).lots());
    assertEquals(40_010_000 * CENT, r.account().holding(1).costE8());
    assertEquals(40_010_000 * CENT, r.account().balanceE8(LedgerAccount.POSITION_COST));
    assertEquals(2 * 4 * 1_250 * CENT, r.account().realizedE8());
    assertEquals((1_000_000 + 10_000 + 140_000) * CENT, r.account().navE8());
  }

  @Test
  @DisplayName("A-10 DELIVER: the underlying must be there, and be delivered in whole lots")
  void wrongUnderlyings() {
    FutureTerms none = new FutureTerms(1, MONDAY + 1, Integer.MAX_VALUE, Delivery.PHYSICAL);
    assertThrows(
        IllegalArgumentException.class,
        () -> new FuturesRules(Variation.DAILY, List.of(none), 1).with(Physical.DELIVER));
    List<String> errors = new ArrayList<>();
    for (int underlying : new int[] {9, 2}) {
      FutureTerms terms =
          new FutureTerms(1, MONDAY + 1, Integer.MAX_VALUE, Delivery.PHYSICAL, underlying);
      FuturesRules rules =
          new FuturesRules(Variation.DAILY, List.of(terms), 1).with(Physical.DELIVER);
      Lab lab =
          Lab.empty()
              .instrument(contract(1, AssetClass.FUTURE, "50"))
              .instrument(contract(2, AssetClass.EQUITY, "100"))
              .data(1, NEAR)
              .data(2, FAR)
              .terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(rules)))
              .trader(Script.of(s -> {}));
      errors.add(assertThrows(IllegalArgumentException.class, lab::run).getMessage());
    }
    assertEquals("token 1 delivers token 9, which this run does not have", errors.get(0));
    assertTrue(
        errors.get(1).startsWith("token 1 must deliver whole lots of token 2"), errors::toString);
  }
}
