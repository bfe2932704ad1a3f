package io.quantlab.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quantlab.engine.order.DenyReason;
import io.quantlab.engine.order.OrderRequest;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.order.Submission;
import io.quantlab.engine.portfolio.AccountRules;
import io.quantlab.engine.portfolio.LedgerAccount;
import io.quantlab.engine.portfolio.LedgerCause;
import io.quantlab.engine.portfolio.SettlementRules;
import io.quantlab.engine.portfolio.SettlementRules.CashPolicy;
import io.quantlab.engine.portfolio.SettlementRules.Cycle;
import io.quantlab.engine.testkit.InvariantsExtension;
import io.quantlab.engine.testkit.Lab;
import io.quantlab.engine.testkit.LabResult;
import io.quantlab.engine.testkit.MarketRows;
import io.quantlab.engine.testkit.OutputEvent;
import io.quantlab.engine.testkit.Script;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.engine.time.SettlementTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// When trades are paid and what may be bought before, on tapes worked by hand (engine contract
/// Day 0 is Monday 2024-01-08; every session opens at 09:30.
@ExtendWith(InvariantsExtension.class)
class SettlementTest {
  private static final long DOLLAR = 100_000_000;
  private static final SettlementTable TWO_DAYS =
      SettlementTable.of("TWO", List.of(new SettlementTable.Row(LocalDate.parse("2000-01-01"), 2)));

  /// T+2, from January 9 on T+1.
  private static final SettlementTable FASTER =
      SettlementTable.of(
          "FASTER",
          List.of(
              new SettlementTable.Row(LocalDate.parse("2000-01-01"), 2),
              new SettlementTable.Row(LocalDate.parse("2024-01-09"), 1)));

  private final List<Submission> answers = new ArrayList<>();

  private static long day(int day, long seconds) {
    return Lab.at(day * 86_400L + seconds);
  }

  /// 100 dollars on Monday, a dollar more each day, four trades a day.
  private static MarketRows week() {
    MarketRows rows = MarketRows.trades();
    for (int d = 0; d < 5; d++) {
      for (int i = 1; i <= 4; i++) {
        rows.trade(day(d, i), 10_000 + 100 * d, 1_000);
      }
    }
    return rows;
  }

  private static Lab lab(SettlementTable table, CashPolicy cash, Consumer<Script> plan) {
    SettlementRules rules = new SettlementRules(Cycle.TABLE, table, cash);
    return Lab.on(week())
        .terms(AccountTerms.none().withRules(AccountRules.STANDARD.with(rules)))
        .trader("one", Script.of(plan), 10_000);
  }

  /// Payments as `2024-01-10T09:30:00Z -5000`: time and dollars of cash.
  private static List<String> payments(LabResult r) {
    List<String> list = new ArrayList<>();
    for (OutputEvent e : r.events(EventType.LEDGER)) {
      if ((e.extra() & 0xFF) == LedgerCause.SETTLEMENT.ordinal()) {
        assertEquals(LedgerAccount.CASH.ordinal(), e.extra() >> 8 & 0xFF);
        assertEquals(LedgerAccount.UNSETTLED.ordinal(), e.extra() >> 16 & 0xFF);
        list.add(IsoInstant.format(e.nanos()) + " " + e.c() / DOLLAR);
      }
    }
    return list;
  }

  private Consumer<io.quantlab.engine.strategy.StrategyContext> order(Side side, long lots) {
    return c -> answers.add(c.submit(OrderRequest.market(1, side, lots)));
  }

  @Test
  @DisplayName("A-7: a purchase is owed until the open of the second session, then paid")
  void paysOnSettlementDay() {
    LabResult r = lab(TWO_DAYS, CashPolicy.ANY, s -> s.at(day(0, 1), order(Side.BUY, 50))).run();
    assertEquals(List.of("2024-01-10T09:30:00Z -5000"), payments(r));
    assertEquals(0, r.account().balanceE8(LedgerAccount.UNSETTLED));
    assertEquals(5_000 * DOLLAR, r.account().balanceE8(LedgerAccount.CASH));
  }

  @Test
  @DisplayName("A-7: the table of the trade date counts: T+2 on Monday and T+1 on Tuesday meet")
  void datedTable() {
    LabResult r =
        lab(
                FASTER,
                CashPolicy.ANY,
                s ->
                    s.at(day(0, 1), order(Side.BUY, 50)) // 5,000 due on Wednesday
                        .at(day(1, 1), order(Side.SELL, 30)) // 3,030 due on Wednesday
                        .at(day(2, 1), order(Side.SELL, 10))) // 1,020 due on Thursday
            .run();
    assertEquals(List.of("2024-01-10T09:30:00Z -1970", "2024-01-11T09:30:00Z 1020"), payments(r));
  }

  @Test
  @DisplayName("A-7: what is not due by the end of the run stays unsettled, and is in NAV")
  void staysUnsettled() {
    LabResult r = lab(TWO_DAYS, CashPolicy.ANY, s -> s.at(day(4, 1), order(Side.BUY, 10))).run();
    assertEquals(List.of(), payments(r));
    assertEquals(-1_040 * DOLLAR, r.account().balanceE8(LedgerAccount.UNSETTLED));
    assertEquals(10_000 * DOLLAR, r.account().navE8());
  }

  private static Consumer<Script> goodFaith(SettlementTest t) {
    return s ->
        s.at(day(0, 1), t.order(Side.BUY, 100)) // 10,000, all settled
            .at(day(1, 1), t.order(Side.SELL, 100)) // 10,100 due on Thursday
            .at(day(1, 2), t.order(Side.BUY, 100)) // 10,100 with what is due on Thursday
            .at(day(1, 3), t.order(Side.BUY, 1)) // nothing is left
            .at(day(2, 1), t.order(Side.SELL, 60)) // on Wednesday: too early
            .at(day(3, 1), t.order(Side.SELL, 40)); // on Thursday: settled
  }

  @Test
  @DisplayName("A-7, O-31 SETTLED_CASH: free-riding is denied, a good-faith violation is counted")
  void goodFaithViolation() {
    LabResult r = lab(TWO_DAYS, CashPolicy.GOOD_FAITH, goodFaith(this)).run();
    Submission.Denied denied = assertInstanceOf(Submission.Denied.class, answers.get(3));
    assertEquals(DenyReason.SETTLED_CASH, denied.reason());
    assertEquals(0, denied.limit());
    assertEquals(101 * DOLLAR, denied.actual());
    assertEquals(1, r.account().settlement().goodFaithViolations());
    assertEquals(0, r.account().holding(0).lots());
  }

  @Test
  @DisplayName("A-7 SETTLED: only settled cash buys, so no violation comes about")
  void settledOnly() {
    LabResult r = lab(TWO_DAYS, CashPolicy.SETTLED, goodFaith(this)).run();
    Submission.Denied denied = assertInstanceOf(Submission.Denied.class, answers.get(2));
    assertEquals(DenyReason.SETTLED_CASH, denied.reason());
    assertEquals(0, denied.limit());
    assertEquals(10_100 * DOLLAR, denied.actual());
    assertEquals(0, r.account().settlement().goodFaithViolations());
  }
}
