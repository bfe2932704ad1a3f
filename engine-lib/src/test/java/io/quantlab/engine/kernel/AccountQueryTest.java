package io.quantlab.engine.kernel;

import static io.quantlab.engine.testkit.Lab.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quantlab.engine.analysis.NavSeries;
import io.quantlab.engine.execution.FeeModel;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.portfolio.Account;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.CashFlow;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.MarkPolicy;
import io.quantlab.engine.risk.RiskLimits;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a strategy can ask of its account, marks and flows, worked by hand (engine contract A-6,
/// A-13, S-1).
@ExtendWith(InvariantsExtension.class)
class AccountQueryTest {
  private static final long DOLLAR = 100_000_000;
  private static final long DAY = 86_400;

  private final List<String> seen = new ArrayList<>();

  private static String account(io.quantlab.engine.strategy.StrategyContext c) {
    return "nav %d cash %d realized %d/%d open %d/%d gross %d net %d power %d orders %d"
        .formatted(
            c.navE8() / DOLLAR,
            c.cashE8() / DOLLAR,
            c.realizedE8() / DOLLAR,
            c.realizedTodayE8() / DOLLAR,
            c.unrealizedE8() / DOLLAR,
            c.unrealizedTodayE8() / DOLLAR,
            c.grossExposureE8() / DOLLAR,
            c.netExposureE8() / DOLLAR,
            c.buyingPowerE8() / DOLLAR,
            c.openOrders());
  }

  /// Two stocks over two days: 30 long at 100 and 10 short at 50.
  @Test
  @DisplayName("A-13: cash, NAV, profit in all and today, exposure, buying power, open orders")
  void queries() {
    MarketRows one =
        MarketRows.trades()
            .trade(at(1), 10_000, 500)
            .trade(at(3), 10_000, 500)
            .trade(at(5), 10_200, 500)
            .trade(at(DAY + 1), 10_500, 500)
            .trade(at(DAY + 3), 10_500, 500);
    MarketRows two =
        MarketRows.trades()
            .trade(at(2), 5_000, 500)
            .trade(at(4), 5_000, 500)
            .trade(at(DAY + 2), 4_900, 500)
            .trade(at(DAY + 4), 4_900, 500);
    Lab.on(one)
        .data(2, two)
        .fees(new FeeModel.None())
        .limits(RiskLimits.defaults().withLeverage(2 * DOLLAR))
        .trader(
            "one",
            Script.of(s ->
                s.at(at(1), c -> c.market(1, 30))
                    .at(at(2), c -> c.market(2, -10))
                    .at(
                        at(5),
                        c -> {
                          c.submit(OrderRequest.limit(1, Side.BUY, 1, 9_000));
                          seen.add(account(c));
                        })
                    .at(at(DAY + 1), c -> c.market(1, -10))
                    .at(at(DAY + 4), c -> seen.add(account(c)))),
            10_000)
        .run();
    assertEquals(
        List.of(
            // 10,000 - 3,000 + 500; 3,060 and -500; 2 x 10,060 - 3,560
            "nav 10060 cash 7500 realized 0/0 open 60/60 gross 3560 net 2560 power 16560 orders 1",
            // 10 sold at 105: +50; 20 x 105 - 2,000 = 100, and 10 on the short: 110, 60 before
            "nav 10160 cash 8550 realized 50/50 open 110/50 gross 2590 net 1610 power 17730 orders 1"),
        seen);
  }

  @Test
  @DisplayName("A-1, A-4: a transfer is an entry in both ledgers, together they are nothing")
  void transfers() {
    List<CashFlow> flows =
        List.of(new CashFlow(at(2), 300 * DOLLAR, 0, 1), new CashFlow(at(4), 100 * DOLLAR, 1, 0));
    MarketRows rows =
        MarketRows.trades()
            .trade(at(1), 10_000, 900)
            .trade(at(3), 10_000, 900)
            .trade(at(5), 9_000, 900);
    LabResult r =
        Lab.on(rows)
            .terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(flows)))
            .trader("one", Script.of(s -> s.at(at(1), c -> c.market(1, 5))), 1_000)
            .trader("two", Script.of(s -> {}), 500)
            .run();
    Account one = r.kernel().account(0);
    Account two = r.kernel().account(1);
    assertEquals((1_000 - 300 + 100 - 50) * DOLLAR, one.navE8()); // 5 shares lost 10.00 each
    assertEquals((500 + 300 - 100) * DOLLAR, two.navE8());
    assertEquals(-800 * DOLLAR, one.balanceE8(LedgerAccount.CAPITAL));
    assertEquals(-700 * DOLLAR, two.balanceE8(LedgerAccount.CAPITAL));
    List<String> entries =
        r.events(EventType.LEDGER).stream()
            .filter(e -> (e.extra() & 0xFF) == LedgerCause.TRANSFER.ordinal())
            .map(e -> e.account() + " " + e.c() / DOLLAR + " " + e.d() / DOLLAR)
            .toList();
    assertEquals(List.of("0 -300 300", "1 300 -300", "1 -100 100", "0 100 -100"), entries);
    // neither gain nor loss: the drawdown is that of the shares alone
    assertEquals(50.0 / 800, one.drawdown().largestRatio(), 1e-9);
    assertEquals(0.0, two.drawdown().largestRatio(), 0);
  }

  @Test
  @DisplayName("A-1: a transfer is between two accounts of the run, and leaves something")
  void wrongTransfers() {
    assertThrows(IllegalArgumentException.class, () -> new CashFlow(1, 5, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new CashFlow(1, -5, 0, 1));
    MarketRows rows = MarketRows.trades().trade(at(1), 10_000, 900).trade(at(3), 10_000, 900);
    for (CashFlow flow :
        List.of(new CashFlow(at(2), DOLLAR, 0, 2), new CashFlow(at(2), 1_000 * DOLLAR, 0, 1))) {
      Lab lab =
          Lab.on(rows)
              .terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(List.of(flow))))
              .trader("one", Script.of(s -> {}), 1_000)
              .trader("two", Script.of(s -> {}), 500);
      assertThrows(RuntimeException.class, lab::run, flow.toString());
    }
  }

  private long nav(MarkPolicy policy, long lots) {
    MarketRows quotes =
        MarketRows.quotes()
            .quote(at(1), 9_990, 900, 10_000, 900)
            .quote(at(3), 9_990, 900, 10_000, 900)
            .quote(at(5), 10_101, 900, 10_104, 900);
    MarketRows trades = MarketRows.trades().trade(at(4), 10_050, 10);
    return Lab.on(quotes)
        .data(1, trades)
        .terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(policy)))
        .trader("one", Script.of(s -> s.at(at(1), c -> c.market(1, lots))), 10_000)
        .run()
        .account()
        .navE8();
  }

  /// Bought at 100.00 or sold at 99.90; then bid 101.01, ask 101.04, last 100.50.
  @Test
  @DisplayName("A-6: LAST, CLOSING_SIDE and MID, long and short; half a unit against the position")
  void marks() {
    long start = 10_000 * DOLLAR;
    long cents = DOLLAR / 100;
    assertEquals(start + 1_010 * cents, nav(MarkPolicy.CLOSING_SIDE, 10));
    assertEquals(start + 500 * cents, nav(MarkPolicy.LAST, 10));
    assertEquals(start + 1_020 * cents, nav(MarkPolicy.MID, 10)); // 101.025 counts 101.02
    assertEquals(start - 1_140 * cents, nav(MarkPolicy.CLOSING_SIDE, -10));
    assertEquals(start - 600 * cents, nav(MarkPolicy.LAST, -10));
    assertEquals(start - 1_130 * cents, nav(MarkPolicy.MID, -10));
  }

  @Test
  @DisplayName("A-1 CAPITAL: deposits and withdrawals are no profit and no drawdown")
  void flows() {
    MarketRows rows = MarketRows.trades();
    for (int day = 0; day < 3; day++) {
      rows.trade(at(day * DAY + 1), 10_000 + 1_000 * day, 500);
      rows.trade(at(day * DAY + 3), 10_000 + 1_000 * day, 500);
    }
    List<CashFlow> flows =
        List.of(
            new CashFlow(at(2 * DAY + 2), -3_000 * DOLLAR),
            new CashFlow(at(DAY + 2), 5_000 * DOLLAR));
    LabResult r =
        Lab.on(rows)
            .terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(flows)))
            .trader("one", Script.of(s -> s.at(at(1), c -> c.market(1, 50))), 10_000)
            .run();
    // 10,000 + 50 x 20 of profit + 5,000 - 3,000
    assertEquals(13_000 * DOLLAR, r.account().navE8());
    assertEquals(-12_000 * DOLLAR, r.account().balanceE8(LedgerAccount.CAPITAL));
    assertEquals(0, r.account().drawdown().largestE8());
    assertEquals(13_000 * DOLLAR, r.account().drawdown().peakE8());
  }

  /// S-1 by hand: 10,000; 10,500 and 5,000 in; 16,000 and 3,000 out.
  @Test
  @DisplayName("S-1: returns take flows out of the closing value")
  void timeWeighted() {
    long[] nav = {10_000 * DOLLAR, 15_500 * DOLLAR, 13_000 * DOLLAR};
    long[] flows = {0, 5_000 * DOLLAR, -3_000 * DOLLAR};
    NavSeries series =
        new NavSeries(
            0,
            10_000 * DOLLAR,
            new int[] {1, 2, 3},
            new long[] {1, 2, 3},
            nav,
            flows,
            NavSeries.FlowTiming.AT_CLOSE);
    double[] r = series.returns();
    assertEquals(0.05, r[1], 1e-15);
    assertEquals(500.0 / 15_500, r[2], 1e-15);
  }
}
