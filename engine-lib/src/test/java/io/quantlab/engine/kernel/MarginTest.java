package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.instrument.Decimal;
import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderCause;
import io.quantlab.engine.order.OrderEventType;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.MarginBand;
import io.quantlab.engine.portfolio.MarginModel;
import io.quantlab.engine.portfolio.MarginModel.Leverage;
import io.quantlab.engine.portfolio.MarginModel.RegT;
import io.quantlab.engine.portfolio.TierMargin;
import io.quantlab.engine.portfolio.TierMargin.Mode;
import io.quantlab.engine.portfolio.TierMargin.TokenTiers;
import io.quantlab.engine.risk.MarginRules;
import io.quantlab.engine.risk.MarginRules.AtFill;
import io.quantlab.engine.risk.MarginRules.AtGate;
import io.quantlab.engine.risk.MarginRules.Check;
import io.quantlab.engine.risk.MarginRules.Liquidation;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.OutputEvent;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Margin at the gate, at the fill and after marks, on tapes worked by hand (engine contract F-71
/// to F-73).
@ExtendWith(InvariantsExtension.class)
class MarginTest {
  private static final long DOLLAR = 100_000_000;
  private static final long DAY = 86_400 * Lab.SECOND;

  private static MarginRules rules(
      MarginModel model, AtGate gate, AtFill fill, long graceNanos, Liquidation liquidation) {
    return new MarginRules(model, gate, fill, Check.EACH_MARK, graceNanos, liquidation);
  }

  private static MarketRows trades(long... prices) {
    MarketRows rows = MarketRows.trades();
    for (int i = 0; i < prices.length; i++) {
      rows.trade(at(i + 1), prices[i], 0);
    }
    return rows;
  }

  private static Lab lab(MarginRules rules, MarketRows rows) {
    return Lab.on(rows)
        .limits(RiskLimits.defaults().withLeverage(RiskLimits.ANY_LEVERAGE))
        .terms(AccountTerms.none().withMargin(rules));
  }

  private static LabResult run(
      MarginRules rules, long dollars, MarketRows rows, Consumer<Script> plan) {
    return lab(rules, rows).trader("one", Script.of(plan), dollars).run();
  }

  /// `call 3200 of 3300` or `met ...`, with the second of its time.
  private static List<String> calls(LabResult r) {
    List<String> list = new ArrayList<>();
    for (OutputEvent e : r.events(EventType.MARGIN)) {
      list.add(
          (e.extra() == 0 ? "call" : "met")
              + " at "
              + (e.nanos() - Lab.OPEN) / Lab.SECOND
              + ": "
              + e.b() / DOLLAR
              + " of "
              + e.c() / DOLLAR);
      assertEquals(Math.max(0, e.c() - e.b()), e.d(), "shortfall");
    }
    return list;
  }

  private static List<OrderCause> causes(LabResult r) {
    return r.events(EventType.COMMAND).stream()
        .filter(e -> (e.extra() & 0xF) == 0)
        .map(e -> OrderCause.ofOrdinal(e.extra() >>> 16))
        .toList();
  }

  @Test
  @DisplayName("F-71: the gate denies what the margin does not cover")
  void gateDenies() {
    List<Submission> answers = new ArrayList<>();
    LabResult r =
        run(
            MarginRules.of(RegT.standard()),
            10_000,
            trades(10_000, 10_000, 10_000),
            s ->
                s.at(
                        at(1),
                        c -> {
                          answers.add(c.submit(OrderRequest.market(1, Side.BUY, 201)));
                          answers.add(c.submit(OrderRequest.market(1, Side.BUY, 200)));
                          answers.add(c.submit(OrderRequest.market(1, Side.BUY, 1)));
                        })
                    .at(at(2), c -> answers.add(c.submit(OrderRequest.market(1, Side.SELL, 200)))));
    assertEquals(
        new Submission.Denied(DenyReason.MARGIN, 10_000 * DOLLAR, 10_050 * DOLLAR, "1e-8 USD", ""),
        answers.get(0));
    assertInstanceOf(Submission.Accepted.class, answers.get(1));
    assertInstanceOf(Submission.Denied.class, answers.get(2));
    assertInstanceOf(Submission.Accepted.class, answers.get(3), "what reduces needs no margin");
    assertEquals(List.of("BUY 200 @ 10000", "SELL 200 @ 10000"), r.trades());
  }

  @Test
  @DisplayName("F-71: CLIP sends the largest order there is margin for")
  void gateClips() {
    MarginRules clip =
        rules(RegT.standard(), AtGate.CLIP, AtFill.ALLOW, 0, Liquidation.LARGEST_MARGIN);
    LabResult r =
        run(
            clip,
            10_000,
            trades(10_000, 10_000),
            s ->
                s.at(
                    at(1),
                    c -> {
                      c.market(1, 150);
                      c.market(1, 300);
                      c.market(1, 300);
                    }));
    assertEquals(List.of("BUY 150 @ 10000", "BUY 50 @ 10000"), r.trades());
  }

  @Test
  @DisplayName("F-70 Cash: no borrowing, no short sale")
  void cash() {
    List<Submission> answers = new ArrayList<>();
    run(
        MarginRules.of(new MarginModel.Cash()),
        10_000,
        trades(10_000, 10_000),
        s ->
            s.at(
                at(1),
                c -> {
                  answers.add(c.submit(OrderRequest.market(1, Side.BUY, 101)));
                  answers.add(c.submit(OrderRequest.market(1, Side.SELL, 1)));
                  answers.add(c.submit(OrderRequest.market(1, Side.BUY, 100)));
                }));
    assertEquals(DenyReason.MARGIN, ((Submission.Denied) answers.get(0)).reason());
    assertEquals(DenyReason.BORROW, ((Submission.Denied) answers.get(1)).reason());
    assertInstanceOf(Submission.Accepted.class, answers.get(2));
  }

  @Test
  @DisplayName("F-71: after a gap the fill is allowed, clipped or canceled")
  void gap() {
    // 200 at 100.00 passes with 10,000; the next trade is at 150.00, where 133 are covered
    for (AtFill policy : AtFill.values()) {
      MarginRules rules =
          rules(RegT.standard(), AtGate.DENY, policy, 0, Liquidation.LARGEST_MARGIN);
      LabResult r =
          run(
              rules,
              10_000,
              trades(10_000, 15_000, 15_000),
              s -> s.at(at(1), c -> c.market(1, 200)));
      List<String> expected =
          switch (policy) {
            case ALLOW -> List.of("BUY 200 @ 15000");
            case CLIP -> List.of("BUY 133 @ 15000");
            case CANCEL -> List.of();
          };
      assertEquals(expected, r.trades(), policy.name());
      OrderEventType last =
          policy == AtFill.ALLOW ? OrderEventType.FILLED : OrderEventType.CANCELED;
      assertEquals(last, r.life(1).getLast(), policy.name());
    }
  }

  @Test
  @DisplayName("F-71: a resting limit that comes due without margin is cut too")
  void restingLimit() {
    // a resting buy of 200 at 90.00 holds 9,000, a short of 100 at 10.00 holds 500. The short
    // doubles: NAV 9,000 less its 1,000 leaves 8,000 for 177 shares
    MarginRules clip =
        rules(RegT.standard(), AtGate.DENY, AtFill.CLIP, 0, Liquidation.LARGEST_MARGIN);
    MarketRows other = MarketRows.trades().trade(at(1), 1_000, 0).trade(at(2), 1_000, 0);
    other.trade(at(3), 1_000, 0).trade(at(4), 2_000, 0);
    LabResult r =
        lab(clip, fromHundredTo(8_900))
            .data(2, other)
            .trader(
                "two",
                Script.of(s ->
                    s.at(
                        at(1) + 1,
                        c -> {
                          c.market(2, -100);
                          c.submit(OrderRequest.limit(1, Side.BUY, 200, 9_000));
                        })),
                10_000)
            .run();
    assertEquals(List.of("SELL 100 @ 1000", "BUY 177 @ 9000"), r.trades());
    assertEquals(OrderEventType.CANCELED, r.life(2).getLast());
  }

  /// 100.00 at seconds 1 and 3, another price at second 5.
  private static MarketRows fromHundredTo(long last) {
    return MarketRows.trades()
        .trade(at(1), 10_000, 0)
        .trade(at(3), 10_000, 0)
        .trade(at(5), last, 0);
  }

  @Test
  @DisplayName("F-72: below maintenance there is a call and a market order of cause MARGIN")
  void liquidation() {
    // 200 at 100.00 with 10,000: at 66.00 equity 3,200 is below 25 % of 13,200; 96 shares need
    // 3,168, so 104 go
    LabResult r =
        run(
            MarginRules.of(RegT.standard()),
            10_000,
            trades(10_000, 10_000, 6_700, 6_600, 6_600, 6_600),
            s ->
                s.at(
                    at(1),
                    c -> {
                      c.market(1, 200);
                      c.submit(OrderRequest.limit(1, Side.SELL, 10, 20_000));
                    }));
    assertEquals(List.of("call at 4: 3200 of 3300", "met at 5: 3200 of 1584"), calls(r));
    assertEquals(List.of("BUY 200 @ 10000", "SELL 104 @ 6600"), r.trades());
    assertEquals(List.of(OrderCause.STRATEGY, OrderCause.STRATEGY, OrderCause.MARGIN), causes(r));
    assertEquals(OrderEventType.CANCELED, r.life(2).getLast(), "working orders are canceled");
    assertEquals(1, r.kernel().marginCalls(0));
  }

  @Test
  @DisplayName("F-72: grace passes without data; a recovery in time ends the call")
  void grace() {
    MarginRules patient =
        rules(
            RegT.standard(),
            AtGate.DENY,
            AtFill.ALLOW,
            10 * Lab.SECOND,
            Liquidation.LARGEST_MARGIN);
    MarketRows recovers =
        MarketRows.trades()
            .trade(at(1), 10_000, 0)
            .trade(at(2), 10_000, 0)
            .trade(at(3), 6_600, 0)
            .trade(at(8), 7_000, 0)
            .trade(at(20), 7_000, 0);
    Consumer<Script> plan = s -> s.at(at(1), c -> c.market(1, 200));
    LabResult saved = run(patient, 10_000, recovers, plan);
    assertEquals(List.of("call at 3: 3200 of 3300", "met at 8: 4000 of 3500"), calls(saved));
    assertEquals(List.of("BUY 200 @ 10000"), saved.trades());

    MarketRows stays =
        MarketRows.trades()
            .trade(at(1), 10_000, 0)
            .trade(at(2), 10_000, 0)
            .trade(at(3), 6_600, 0)
            .trade(at(8), 6_650, 0)
            .trade(at(20), 6_500, 0);
    LabResult sold = run(patient, 10_000, stays, plan);
    // due at 13 with the mark of 66.50: 3,300 of equity keep 99 shares; the order is there at 20
    OutputEvent command = sold.events(EventType.COMMAND).getLast();
    assertEquals(at(13), command.nanos());
    assertEquals(List.of("BUY 200 @ 10000", "SELL 101 @ 6500"), sold.trades());
  }

  @Test
  @DisplayName("F-72: a liquidation waits for the session; SESSION checks at its close and open")
  void sessionHours() {
    MarginRules atClose =
        new MarginRules(
            RegT.standard(),
            AtGate.DENY,
            AtFill.ALLOW,
            Check.SESSION,
            0,
            Liquidation.LARGEST_MARGIN);
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 10_000, 0)
            .trade(at(2), 10_000, 0)
            .trade(at(3), 6_600, 0)
            .trade(at(4), 6_600, 0)
            .trade(at(1) + DAY, 6_600, 0);
    LabResult r = run(atClose, 10_000, rows, s -> s.at(at(1), c -> c.market(1, 200)));
    List<OutputEvent> calls = r.events(EventType.MARGIN);
    long close = Lab.OPEN + 6 * 3_600 * Lab.SECOND + 1_800 * Lab.SECOND;
    assertEquals(close, calls.getFirst().nanos(), "the call comes at 16:00");
    OutputEvent command = r.events(EventType.COMMAND).getLast();
    assertEquals(Lab.OPEN + DAY, command.nanos(), "the order at the next open");
    assertEquals(List.of("BUY 200 @ 10000", "SELL 104 @ 6600"), r.trades());
  }

  @Test
  @DisplayName("F-72: LARGEST_MARGIN, LARGEST_LOSS and PRO_RATA choose what shrinks")
  void policies() {
    // 3,000 dollars at 10x on both: 200 of A at 100.00, 90 of B at 100.00, 29,000 of value need
    // 2,900. B falls to 80.00, A rises to 100.50: equity 3,000 + 100 - 1,800 = 1,300; values 20,100
    // and 7,200 need 2,730. 13,000 of value may stay.
    MarginModel ten = new Leverage(10 * DOLLAR, 5_000_000);
    for (Liquidation policy : Liquidation.values()) {
      MarketRows a = fromHundredTo(10_050).trade(at(8), 10_050, 0);
      MarketRows b = MarketRows.trades().trade(at(1), 10_000, 0).trade(at(2), 10_000, 0);
      b.trade(at(4), 10_000, 0).trade(at(7), 8_000, 0).trade(at(9), 8_000, 0);
      LabResult r =
          lab(rules(ten, AtGate.DENY, AtFill.ALLOW, 0, policy), a)
              .data(2, b)
              .trader(
                  "two",
                  Script.of(s ->
                      s.at(
                          at(1) + 1,
                          c -> {
                            c.market(1, 200);
                            c.market(2, 90);
                          })),
                  3_000)
              .run();
      List<String> sold = r.trades().subList(2, r.trades().size());
      List<String> expected =
          switch (policy) {
            // A holds most: keep 5,800 of 20,100 in it, 57 shares
            case LARGEST_MARGIN -> List.of("SELL 143 @ 10050");
            // B lost most and goes whole, 7,200; of A 13,000 stay: 129 shares
            case LARGEST_LOSS -> List.of("SELL 71 @ 10050", "SELL 90 @ 8000");
            // just above 52 % of each, rounded up, leaves 95 and 43: 12,987.50; 104 are too few
            case PRO_RATA -> List.of("SELL 105 @ 10050", "SELL 47 @ 8000");
          };
      assertEquals(expected, sold, policy.name());
    }
  }

  @Test
  @DisplayName("F-73: an isolated position has its own margin and is liquidated at its price")
  void isolated() {
    MarginModel model =
        new TierMargin(
            List.of(new TokenTiers(0, List.of(new MarginBand(0, 1_000_000, 400_000, 0)))),
            Mode.ISOLATED,
            10 * DOLLAR,
            50_000);
    // price unit 0.10, lots of 0.001 coins; 1 coin at 20,000 sets 2,000 aside; it goes below
    // 18,081.3661
    LabResult r =
        Lab.on(trades(200_000, 200_000, 180_814, 180_813, 180_000, 180_000))
            .instrument(Lab.terms(1, Decimal.unit(1), Decimal.unit(3), Decimal.ONE, 1))
            .limits(RiskLimits.defaults().withLeverage(RiskLimits.ANY_LEVERAGE))
            .terms(AccountTerms.none().withMargin(MarginRules.of(model)))
            .trader(
                "perp",
                Script.of(s ->
                    s.at(at(1), c -> c.market(1, 1_000))
                        .at(
                            at(3),
                            c -> {
                              double ticks = c.position(1).liquidationTicks();
                              assertEquals(180_813.661, ticks, 0.001);
                            })),
                5_000)
            .run();
    assertEquals(List.of("BUY 1000 @ 200000", "SELL 1000 @ 180000"), r.trades());
    assertEquals(List.of("call at 4: 81 of 81"), calls(r));
    List<Long> pockets =
        r.events(EventType.LEDGER).stream()
            .filter(e -> (e.extra() >> 8 & 0xFF) == LedgerAccount.ISOLATED_MARGIN.ordinal())
            .map(e -> e.c() / DOLLAR)
            .toList();
    assertEquals(List.of(2_000L, -2_000L), pockets);
    assertEquals(0, r.account().balanceE8(LedgerAccount.ISOLATED_MARGIN));
    assertEquals(3_000 * DOLLAR, r.account().navE8());
  }

  @Test
  @DisplayName("F-73: a pocket grows and shrinks with its position, and starts anew on a flip")
  void pocket() {
    MarginModel model =
        new TierMargin(
            List.of(new TokenTiers(0, List.of(new MarginBand(0, 1_000_000, 400_000, 0)))),
            Mode.ISOLATED,
            10 * DOLLAR,
            0);
    LabResult r =
        Lab.on(trades(200_000, 200_000, 220_000, 210_000, 200_000))
            .instrument(Lab.terms(1, Decimal.unit(1), Decimal.unit(3), Decimal.ONE, 1))
            .limits(RiskLimits.defaults().withLeverage(RiskLimits.ANY_LEVERAGE))
            .terms(AccountTerms.none().withMargin(MarginRules.of(model)))
            .trader(
                "perp",
                Script.of(s ->
                    s.at(at(1), c -> c.market(1, 1_000))
                        .at(at(2), c -> c.market(1, 1_000))
                        .at(at(3), c -> c.market(1, -500))
                        .at(at(4), c -> c.market(1, -2_500))),
                50_000)
            .run();
    List<Long> pockets =
        r.events(EventType.LEDGER).stream()
            .filter(e -> (e.extra() >> 8 & 0xFF) == LedgerAccount.ISOLATED_MARGIN.ordinal())
            .map(e -> e.c() / DOLLAR)
            .toList();
    // 2,000; another coin at 22,000: 4,400 - 2,200; half a coin of two goes: a quarter of 4,200;
    // then 1.5 long become 1 short at 20,000: 3,150 back, 2,000 aside
    assertEquals(List.of(2_000L, 2_200L, -1_050L, -1_150L), pockets);
    assertTrue(r.account().cashE8() > 0);
  }
}
