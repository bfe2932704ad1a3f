package io.quantlab.engine.risk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.portfolio.MarginModel;
import io.quantlab.engine.portfolio.MarginModel.Level;
import io.quantlab.engine.portfolio.MarginModel.RegT;
import io.quantlab.engine.portfolio.TestAccount;
import io.quantlab.engine.risk.MarginRules.AtFill;
import io.quantlab.engine.risk.MarginRules.AtGate;
import io.quantlab.engine.risk.MarginRules.Check;
import io.quantlab.engine.risk.MarginRules.Liquidation;
import io.quantlab.engine.testkit.Lab;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The plan of a liquidation against one found lot by lot on random accounts (F-72, Z-7).
class LiquidationPlanTest {
  private static final long DOLLAR = 100_000_000;

  @ParameterizedTest
  @EnumSource
  @DisplayName("F-72: the plan trades the fewest lots its policy needs")
  void agreesWithLotByLot(Liquidation policy) {
    for (long seed = 1; seed <= 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TestAccount account = new TestAccount();
      int n = 1 + random.nextInt(4);
      long[] lots = new long[n];
      long[] marks = new long[n];
      long[] unrealized = new long[n];
      boolean[] open = new boolean[n];
      long value = 0;
      for (int i = 0; i < n; i++) {
        lots[i] = random.nextInt(-60, 60);
        marks[i] = 100 + random.nextInt(5_000);
        long entry = 100 + random.nextInt(5_000);
        unrealized[i] = lots[i] * (marks[i] - entry);
        open[i] = random.nextInt(5) > 0;
        value += Math.abs(lots[i]) * marks[i];
        account.hold(Lab.stock(i + 1, 1), lots[i], entry, marks[i]);
      }
      long nav = random.nextLong(value / 2 + 1);
      account.nav(nav * DOLLAR / 100);
      MarginRules rules =
          new MarginRules(RegT.standard(), AtGate.DENY, AtFill.ALLOW, Check.EACH_MARK, 0, policy);
      long[] plan = LiquidationPlan.of(rules, new TrialAccount(account).take(), i -> open[i]);
      long[] naive =
          policy == Liquidation.PRO_RATA
              ? proRata(lots, marks, open, nav)
              : lotByLot(policy, lots, marks, unrealized, open, nav);
      assertArrayEquals(naive, plan, policy + " seed " + seed);
    }
  }

  /// Twice the margin in cents: half the value of everything.
  private static boolean covered(long[] lots, long[] marks, long nav) {
    long twice = 0;
    for (int i = 0; i < lots.length; i++) {
      twice += Math.abs(lots[i]) * marks[i];
    }
    return twice <= 2 * nav;
  }

  private static long[] lotByLot(
      Liquidation policy, long[] start, long[] marks, long[] unrealized, boolean[] open, long nav) {
    long[] lots = start.clone();
    boolean[] done = new boolean[lots.length];
    while (!covered(lots, marks, nav)) {
      int worst = -1;
      for (int i = 0; i < lots.length; i++) {
        if (!done[i] && open[i] && start[i] != 0) {
          boolean worse =
              worst < 0
                  || (policy == Liquidation.LARGEST_LOSS
                      ? unrealized[i] < unrealized[worst]
                      : Math.abs(start[i]) * marks[i] > Math.abs(start[worst]) * marks[worst]);
          worst = worse ? i : worst;
        }
      }
      if (worst < 0) {
        break;
      }
      done[worst] = true;
      while (lots[worst] != 0 && !covered(lots, marks, nav)) {
        lots[worst] -= Long.signum(lots[worst]);
      }
    }
    return minus(lots, start);
  }

  /// Every share at which some position loses one more lot is tried.
  private static long[] proRata(long[] start, long[] marks, boolean[] open, long nav) {
    long[] best = start;
    double closedBest = 2;
    if (covered(start, marks, nav)) {
      return new long[start.length];
    }
    for (int of = 0; of < start.length; of++) {
      long size = Math.abs(start[of]);
      for (long k = 0; k <= size && size > 0 && open[of]; k++) {
        // just above k / size of every position, rounded up
        long[] lots = start.clone();
        for (int i = 0; i < lots.length; i++) {
          long all = Math.abs(start[i]);
          long closed = k == size ? all : Math.min(all, all * k / size + 1);
          lots[i] = open[i] ? Long.signum(start[i]) * (all - closed) : start[i];
        }
        double share = (double) k / size;
        if (share < closedBest && covered(lots, marks, nav)) {
          closedBest = share;
          best = lots;
        }
      }
    }
    if (closedBest == 2) {
      best = start.clone();
      for (int i = 0; i < best.length; i++) {
        best[i] = open[i] ? 0 : start[i];
      }
    }
    return minus(best, start);
  }

  private static long[] minus(long[] a, long[] b) {
    long[] difference = new long[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  @org.junit.jupiter.api.Test
  @DisplayName("F-72: what is planned covers the margin when everything can be traded")
  void covers() {
    MarginModel model = RegT.standard();
    TestAccount account =
        new TestAccount().nav(1_000 * DOLLAR).hold(Lab.stock(1, 1), 100, 5_000, 4_000);
    TrialAccount trial = new TrialAccount(account).take();
    long[] plan = LiquidationPlan.of(MarginRules.of(model), trial, i -> true);
    // 1,000 cover 2,000 of value: 50 shares at 40.00
    assertArrayEquals(new long[] {-50}, plan);
    assertTrue(model.requiredE8(trial, 0, 50, 4_000, Level.INITIAL) <= 1_000 * DOLLAR);
  }
}
