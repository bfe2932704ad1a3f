package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.backtest.JournalCheck;
import io.quantlab.engine.execution.BookFills;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.execution.FillProfile;
import io.quantlab.engine.execution.Latencies;
import io.quantlab.engine.execution.QueueModel;
import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.market.ActionKind;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.market.TickView;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.OrderTerms.Contingency;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.Holding;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.MarginBand;
import io.quantlab.engine.portfolio.MarginModel;
import io.quantlab.engine.portfolio.MarginModel.Leverage;
import io.quantlab.engine.portfolio.PositionMode;
import io.quantlab.engine.portfolio.PositionView;
import io.quantlab.engine.portfolio.TierMargin;
import io.quantlab.engine.portfolio.TierMargin.Mode;
import io.quantlab.engine.portfolio.TierMargin.TokenTiers;
import io.quantlab.engine.risk.MarginRules;
import io.quantlab.engine.risk.MarginRules.AtFill;
import io.quantlab.engine.risk.MarginRules.AtGate;
import io.quantlab.engine.risk.MarginRules.Check;
import io.quantlab.engine.risk.MarginRules.Liquidation;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.strategy.Strategy;
import io.quantlab.engine.strategy.StrategyContext;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.OutputEvent;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.testkit.SmallRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Accounts whose positions hedge, on tapes worked by hand (engine contract A-4). Prices in cents.
@ExtendWith(InvariantsExtension.class)
class HedgingTest {
  private static final long CENT = 1_000_000;
  private static final long DOLLAR = 100 * CENT;
  private static final AccountTerms HEDGING =
      AccountTerms.none().withRules(AccountRules.STANDARD.with(PositionMode.HEDGING));

  private final List<String> seen = new ArrayList<>();

  private static MarketRows trades(long... prices) {
    MarketRows rows = MarketRows.trades();
    for (int i = 0; i < prices.length; i++) {
      rows.trade(at(i + 1), prices[i], 0);
    }
    return rows;
  }

  private static Lab lab(MarketRows rows, Consumer<Script> plan) {
    return Lab.on(rows)
        .limits(RiskLimits.defaults().withLeverage(RiskLimits.ANY_LEVERAGE))
        .terms(HEDGING)
        .trader(Script.of(plan));
  }

  private static OrderRequest buy(long lots) {
    return OrderRequest.market(1, Side.BUY, lots);
  }

  private static OrderRequest sell(long lots) {
    return OrderRequest.market(1, Side.SELL, lots);
  }

  private static Consumer<StrategyContext> send(OrderRequest request) {
    return c -> c.submit(request);
  }

  /// Positions as `#1 10 2#-4`, then net lots, NAV less the deposit and gross exposure in cents.
  private Consumer<StrategyContext> look() {
    return c -> {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < c.positions(1); i++) {
        PositionView p = c.position(1, i);
        text.append('#').append(p.id()).append(' ').append(p.lots()).append(' ');
      }
      long nav = c.navE8() / CENT - 100_000_000;
      seen.add(text + "= " + c.position(1).lots() + ", " + nav + ", " + c.grossExposureE8() / CENT);
    };
  }

  /// Round trips as `#1 6: 1800`, gross in cents.
  private static List<String> trips(LabResult r) {
    List<String> list = new ArrayList<>();
    String of = "";
    for (OutputEvent e : r.events()) {
      if (e.type() == EventType.POSITION && e.extra() == 2) {
        of = "#" + e.c() + " " + e.d();
      } else if (e.type() == EventType.TRIP_MONEY) {
        list.add(of + ": " + e.c() / CENT);
      }
    }
    return list;
  }

  @Test
  @DisplayName("A-4: orders open positions of their own, or work on the one they name")
  void bothSidesAtOnce() {
    LabResult r =
        lab(
                trades(10_000, 10_000, 10_100, 10_200, 10_300, 9_900),
                s ->
                    s.at(at(1), send(buy(10)))
                        .at(at(2), send(sell(4)))
                        .at(at(3), look().andThen(send(buy(5).onPosition(1))))
                        .at(at(4), look().andThen(send(sell(6).onPosition(1))))
                        .at(at(5), send(buy(4).onPosition(2)))
                        .at(at(6), look()))
            .run();
    assertEquals(
        List.of(
            "BUY 10 @ 10000", "SELL 4 @ 10100", "BUY 5 @ 10200", "SELL 6 @ 10300", "BUY 4 @ 9900"),
        r.trades());
    assertEquals(
        List.of(
            "#1 10 #2 -4 = 6, 1000, 141400", // 10 longs 1.00 up; 14 shares at 101.00
            "#1 15 #2 -4 = 11, 1600, 193800", // 20.00 on the longs, 4.00 lost on the shorts
            // 6 sold 3.00 up; 4 shorts made 2.00 each; 4 x 99 - 100 and 5 x 99 - 102 are open
            "#1 9 = 9, 700, 89100"),
        seen);
    assertEquals(List.of("#1 6: 1800", "#2 4: 800"), trips(r));
    assertEquals(2_600 * CENT, r.account().realizedE8());
    assertEquals((4 * 10_000 + 5 * 10_200) * CENT, r.account().holding(0).costE8());
  }

  @Test
  @DisplayName("A-4: excursions count while longs and shorts are as many")
  void lockedPositionsSeePrices() {
    LabResult r =
        lab(
                trades(10_000, 10_000, 10_000, 10_500, 9_700, 10_000, 10_000),
                s ->
                    s.at(at(1), send(buy(10)))
                        .at(at(2), send(sell(10)))
                        .at(at(5), send(sell(10).onPosition(1)))
                        .at(at(6), send(buy(10).onPosition(2))))
            .run();
    List<OutputEvent> orders = r.events(EventType.TRIP_ORDERS);
    assertEquals(300, orders.get(0).d(), "the long saw 97.00");
    assertEquals(500, orders.get(0).e(), "the long saw 105.00");
    assertEquals(500, orders.get(1).d(), "the short saw 105.00");
    assertEquals(300, orders.get(1).e(), "the short saw 97.00");
  }

  @Test
  @DisplayName("A-4, O-13: an order against its position may only shrink it")
  void neverBeyondFlat() {
    List<Submission> answers = new ArrayList<>();
    LabResult r =
        lab(
                trades(10_000, 10_000, 10_000, 10_000),
                s ->
                    s.at(at(1), send(buy(10)))
                        .at(
                            at(2),
                            c -> {
                              answers.add(c.submit(sell(1).onPosition(99)));
                              answers.add(c.submit(sell(1).reduceOnly()));
                              answers.add(c.submit(buy(1).onPosition(1).reduceOnly()));
                              answers.add(c.submit(sell(25).onPosition(1)));
                              answers.add(c.submit(sell(3).onPosition(1)));
                            })
                        .at(at(4), c -> assertNull(c.positionOf(1, 1))))
            .run();
    assertEquals(
        new Submission.Denied(DenyReason.UNSUPPORTED, 0, 99, "open position", ""), answers.get(0));
    assertEquals(new Submission.Denied(DenyReason.REDUCE_ONLY, 0, 0, "lots", ""), answers.get(1));
    assertEquals(new Submission.Denied(DenyReason.REDUCE_ONLY, 0, 10, "lots", ""), answers.get(2));
    assertEquals(
        List.of(new Submission.Warning(Submission.Warning.Note.REDUCED_SIZE, 10, 25, "lots")),
        ((Submission.Accepted) answers.get(3)).warnings());
    assertTrue(answers.get(4) instanceof Submission.Accepted, "both may work");
    // the first of them closes the position, which ends the other
    assertEquals(List.of("BUY 10 @ 10000", "SELL 10 @ 10000"), r.trades());
  }

  @Test
  @DisplayName("A-4: what delays let through beyond a position opens one of its own")
  void beyondThePosition() {
    MarketRows rows = MarketRows.depth().fullBook(at(1), "B 99 500", "A 101 500");
    for (int i = 2; i < 12; i++) {
      rows.message(at(i), "B 90 " + i);
    }
    long delay = 3 * Lab.SECOND / 2;
    BookFills fills =
        new BookFills(new QueueModel.RiskAverse(), Latencies.constant(0, delay, delay), 0);
    LabResult r =
        lab(
                rows,
                s ->
                    s.at(at(1), send(buy(10)))
                        .at(
                            at(5),
                            send(sell(7).onPosition(1)).andThen(send(sell(7).onPosition(1)))))
            .profile(FillProfile.book(fills))
            .run();
    // both are at the venue before either is told
    assertEquals(List.of("BUY 10 @ 101", "SELL 7 @ 99", "SELL 7 @ 99"), r.trades());
    Holding h = r.account().holding(0);
    assertEquals(1, h.positionCount());
    assertEquals(3, h.position(0).id(), "the second of them");
    assertEquals(-4, h.position(0).lots());
    assertEquals(List.of("#1 7: -14", "#1 3: -6"), trips(r)); // two cents a share
  }

  @Test
  @DisplayName("A-4, O-23: the exits of an entry close its position, others stay")
  void bracketOfOnePosition() {
    LabResult r =
        lab(
                trades(10_000, 10_000, 10_000, 10_310, 10_310),
                s ->
                    s.at(
                            at(1),
                            c -> {
                              c.submit(buy(10));
                              long group = c.newGroup();
                              c.submit(
                                  OrderRequest.stop(1, Side.SELL, 10, 9_500)
                                      .reduceOnly()
                                      .childOf(1)
                                      .inGroup(group, Contingency.OUO));
                              c.submit(
                                  OrderRequest.limit(1, Side.SELL, 10, 10_300)
                                      .reduceOnly()
                                      .childOf(1)
                                      .inGroup(group, Contingency.OUO));
                            })
                        .at(at(2), send(sell(10)))
                        .at(at(5), look()))
            .run();
    assertEquals(List.of("BUY 10 @ 10000", "SELL 10 @ 10000", "SELL 10 @ 10300"), r.trades());
    assertEquals(List.of("#4 -10 = -10, -100, 103100"), seen); // 30.00 made, 31.00 open
    assertEquals(List.of("#1 10: 3000"), trips(r));
  }

  @Test
  @DisplayName("A-4, F-71: longs and shorts need margin each")
  void marginOfBothSides() {
    List<Submission> answers = new ArrayList<>();
    MarginRules half = MarginRules.of(Leverage.of(200_000_000));
    lab(trades(10_000, 10_000, 10_000, 10_000, 10_000), s -> {})
        .terms(HEDGING.withMargin(half))
        .trader(
            "one",
            Script.of(s ->
                s.at(at(1), send(buy(100)))
                    .at(at(2), c -> answers.add(c.submit(sell(101))))
                    .at(at(2), c -> answers.add(c.submit(sell(100))))
                    .at(at(3), c -> assertEquals(10_000 * DOLLAR, c.marginE8()))
                    .at(at(3), c -> answers.add(c.submit(sell(1).onPosition(1))))),
            10_000)
        .run();
    assertEquals(
        new Submission.Denied(DenyReason.MARGIN, 10_000 * DOLLAR, 10_050 * DOLLAR, "1e-8 USD", ""),
        answers.get(0));
    assertTrue(answers.get(1) instanceof Submission.Accepted, "5,000 for each side");
    assertTrue(answers.get(2) instanceof Submission.Accepted, "what closes needs none");
  }

  @Test
  @DisplayName("A-4, F-72: a liquidation shrinks positions side by side, in whole lots")
  void liquidatesOneSide() {
    MarginRules rules =
        new MarginRules(
            Leverage.of(200_000_000),
            AtGate.DENY,
            AtFill.ALLOW,
            Check.EACH_MARK,
            0,
            Liquidation.LARGEST_MARGIN);
    LabResult r =
        Lab.on(trades(10_000, 10_000, 10_000, 10_100, 10_100, 10_100))
            .limits(RiskLimits.defaults().withLeverage(RiskLimits.ANY_LEVERAGE))
            .terms(HEDGING.withMargin(rules))
            .trader(
                "one",
                Script.of(s -> s.at(at(1), send(buy(100))).at(at(2), send(sell(100)))),
                10_000)
            .run();
    // 200 shares at 101.00 need 10,100 of 10,000; 198 need 9,999
    assertEquals(List.of("BUY 100 @ 10000", "SELL 100 @ 10000", "SELL 2 @ 10100"), r.trades());
    assertEquals(98, r.account().holding(0).longLots());
    assertEquals(100, r.account().holding(0).shortLots());
    assertEquals(10_000 * DOLLAR, r.account().navE8());
  }

  @Test
  @DisplayName("A-4, F-73: every position has a pocket and a liquidation price of its own")
  void isolatedPositions() {
    MarginModel model =
        new TierMargin(
            List.of(new TokenTiers(0, List.of(new MarginBand(0, 1_000_000, 400_000, 0)))),
            Mode.ISOLATED,
            10 * DOLLAR,
            50_000);
    LabResult r =
        Lab.on(trades(200_000, 200_000, 220_000, 220_000, 198_800, 198_800, 198_800))
            .instrument(Lab.terms(1, Decimal.unit(1), Decimal.unit(3), Decimal.ONE, 1))
            .limits(RiskLimits.defaults().withLeverage(RiskLimits.ANY_LEVERAGE))
            .terms(HEDGING.withMargin(MarginRules.of(model)))
            .trader(
                "perp",
                Script.of(s ->
                    s.at(at(1), send(buy(1_000)))
                        .at(at(3), send(buy(1_000)))
                        .at(
                            at(4),
                            c -> {
                              // (20,000 - 2,000) / (1 - 0.0045), (22,000 - 2,200) / (1 - 0.0045)
                              double one = c.positionOf(1, 1).liquidationTicks();
                              double two = c.positionOf(1, 2).liquidationTicks();
                              assertEquals(180_813.661, one, 0.001);
                              assertEquals(198_895.028, two, 0.001);
                            })),
                50_000)
            .run();
    assertEquals(
        List.of("BUY 1000 @ 200000", "BUY 1000 @ 220000", "SELL 1000 @ 198800"), r.trades());
    List<Long> pockets =
        r.events(EventType.LEDGER).stream()
            .filter(e -> (e.extra() >> 8 & 0xFF) == LedgerAccount.ISOLATED_MARGIN.ordinal())
            .map(e -> e.c() / DOLLAR)
            .toList();
    assertEquals(List.of(2_000L, 2_200L, -2_200L), pockets);
    Holding left = r.account().holding(0);
    assertEquals(1, left.positionCount());
    assertEquals(1, left.position(0).id());
    assertEquals(2_000 * DOLLAR, left.position(0).isolatedE8());
    assertEquals((50_000 - 2_120 - 120) * DOLLAR, r.account().navE8());
  }

  @Test
  @DisplayName("A-4, A-8: a split restates each position, each fraction is paid")
  void split() {
    LabResult r =
        lab(trades(9_000, 9_000, 9_000), s -> s.at(at(1), send(buy(5))).at(at(2), send(sell(3))))
            .data(1, MarketRows.actions().row(at(4), ActionKind.SPLIT.id(), 3, 2, 0))
            .run();
    Holding h = r.account().holding(0);
    assertEquals(7, h.longLots()); // 7.5, half a new share at 60.00 is 30.00
    assertEquals(4, h.shortLots()); // 4.5, and 30.00 are paid for the half
    assertEquals(3 * 6_000 * CENT, h.valueE8());
    assertEquals(1_000_000 * DOLLAR, r.account().navE8());
    long fractions =
        r.events(EventType.LEDGER).stream()
            .filter(e -> (e.extra() >> 16 & 0xFF) == LedgerAccount.CORPORATE.ordinal())
            .mapToLong(e -> Math.abs(e.c()))
            .sum();
    assertEquals(2 * 3_000 * CENT, fractions);
  }

  @Test
  @DisplayName("A-4, A-9: a delisting closes every position")
  void delisting() {
    LabResult r =
        lab(trades(9_000, 9_000, 9_100), s -> s.at(at(1), send(buy(5))).at(at(2), send(sell(3))))
            .data(1, MarketRows.actions().row(at(4), ActionKind.DELISTING_AT.id(), 8_000, 1, 0))
            .run();
    assertEquals(0, r.account().holding(0).positionCount());
    assertEquals(List.of("#1 5: -5000", "#2 3: 3300"), trips(r));
  }

  /// Opens both sides, adds to positions and closes them by the count of ticks.
  private static final class Grid implements Strategy {
    private StrategyContext context;
    private int ticks;

    @Override
    public void onStart(StrategyContext c) {
      context = c;
    }

    @Override
    public void onTick(TickView tick) {
      int open = context.positions(1);
      int step = ticks++ % 7;
      if (step < 2 || open == 0) {
        context.submit(OrderRequest.market(1, step == 0 ? Side.BUY : Side.SELL, 3 + ticks % 5));
      } else if (step < 5) {
        PositionView p = context.position(1, ticks % open);
        Side side = p.lots() > 0 == (step == 2) ? Side.BUY : Side.SELL;
        context.submit(OrderRequest.market(1, side, 1 + ticks % 4).onPosition(p.id()));
      }
    }
  }

  @Test
  @DisplayName("A-4: tables name positions, and the journal of a run proves them")
  void tables() throws IOException {
    MarketRows rows = SmallRun.walk(Schema.TRADE, 7);
    SmallRun run =
        new SmallRun(
            SmallRun.sources(rows),
            sources -> List.of(new Grid()),
            FillProfile.standard(),
            new FeeModel.Bps(10_000, 20_000),
            HEDGING);
    JournalCheck.Report report =
        JournalCheck.of(run.open(), HashScope.ALL, run.result.tables().all());
    assertEquals(List.of(), report.findings().texts());
    Table positions = table(run, "positions");
    assertTrue(positions.rows() > 2, "several positions are open at the end");
    for (String name : List.of("trades", "fills", "positions")) {
      Table table = table(run, name);
      int column = table.schema().column("positionId");
      for (int row = 0; row < table.rows(); row++) {
        assertTrue(table.isPresent(row, column), name + " row " + row);
      }
    }
    Table orders = table(run, "orders");
    long named = 0;
    for (int row = 0; row < orders.rows(); row++) {
      named += orders.isPresent(row, orders.schema().column("positionId")) ? 1 : 0;
    }
    assertTrue(named > 50 && named < orders.rows(), named + " orders named a position");
    assertEquals(ResultTables.all().size(), run.result.tables().all().size());
  }

  private static Table table(SmallRun run, String name) {
    return run.result.tables().all().stream()
        .filter(t -> t.schema().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
