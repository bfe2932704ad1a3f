package io.quantlab.engine.risk;

import io.quantlab.engine.portfolio.MarginModel;
import io.quantlab.engine.portfolio.MarginModel.Level;
import io.quantlab.engine.portfolio.PositionView;
import java.util.function.IntPredicate;

/// Which lots a liquidation trades: positions shrink in whole lots until NAV covers the initial
/// margin (engine contract F-72).
///
/// The plan values at the marks; what fills cost more than that is for the next check.
public final class LiquidationPlan {
  private static final long WHOLE = 100_000_000;

  private final MarginRules rules;
  private final TrialAccount trial;
  private final long[] start;

  private LiquidationPlan(MarginRules rules, TrialAccount trial) {
    this.rules = rules;
    this.trial = trial;
    this.start = new long[trial.slots()];
    for (int slot = 0; slot < start.length; slot++) {
      start[slot] = trial.position(slot).lots();
    }
  }

  /// Signed lots to trade by slot: 0 where nothing is to be done.
  ///
  /// @param trial the positions there will be when what is under way is done
  /// @param tradable which slots can be traded now; the others keep their position
  public static long[] of(MarginRules rules, TrialAccount trial, IntPredicate tradable) {
    LiquidationPlan plan = new LiquidationPlan(rules, trial);
    if (rules.liquidation() == MarginRules.Liquidation.PRO_RATA) {
      plan.proRata(tradable);
    } else {
      plan.oneByOne(tradable);
    }
    long[] trades = new long[plan.start.length];
    for (int slot = 0; slot < trades.length; slot++) {
      trades[slot] = trial.position(slot).lots() - plan.start[slot];
    }
    return trades;
  }

  private boolean covered() {
    return rules.model().initialE8(trial, null) <= trial.navE8();
  }

  private void oneByOne(IntPredicate tradable) {
    boolean[] done = new boolean[start.length];
    while (!covered()) {
      int slot = next(done, tradable);
      if (slot < 0) {
        return;
      }
      done[slot] = true;
      shrink(slot);
    }
  }

  /// The position that is worst by the policy; equal ones by slot.
  private int next(boolean[] done, IntPredicate tradable) {
    int best = -1;
    long worst = 0;
    for (int slot = 0; slot < start.length; slot++) {
      PositionView p = trial.position(slot);
      if (done[slot] || p.lots() == 0 || !tradable.test(slot)) {
        continue;
      }
      long badness =
          rules.liquidation() == MarginRules.Liquidation.LARGEST_LOSS
              ? trial.owedE8(slot, -p.unrealizedE8())
              : margin(slot, p);
      if (best < 0 || badness > worst) {
        best = slot;
        worst = badness;
      }
    }
    return best;
  }

  private long margin(int slot, PositionView p) {
    MarginModel model = rules.model();
    long required = model.requiredE8(trial, slot, p.lots(), p.markTicks(), Level.INITIAL);
    return trial.owedE8(slot, required);
  }

  /// Finds the fewest lots whose closing covers the margin, else closes all.
  private void shrink(int slot) {
    long lots = Math.abs(start[slot]);
    int sign = Long.signum(start[slot]);
    long few = 0;
    long enough = lots;
    trial.lots(slot, 0);
    if (!covered()) {
      return;
    }
    while (enough - few > 1) {
      long middle = few + enough >>> 1;
      trial.lots(slot, sign * (lots - middle));
      if (covered()) {
        enough = middle;
      } else {
        few = middle;
      }
    }
    trial.lots(slot, sign * (lots - enough));
  }

  /// Finds the smallest share of every position, in 1e-8, whose closing covers the margin.
  private void proRata(IntPredicate tradable) {
    if (covered()) {
      return;
    }
    long few = 0;
    long enough = WHOLE;
    while (enough - few > 1) {
      long middle = few + enough >>> 1;
      keep(middle, tradable);
      if (covered()) {
        enough = middle;
      } else {
        few = middle;
      }
    }
    keep(enough, tradable);
  }

  private void keep(long closedE8, IntPredicate tradable) {
    for (int slot = 0; slot < start.length; slot++) {
      if (tradable.test(slot)) {
        long lots = Math.abs(start[slot]);
        long closed = io.quantlab.engine.math.Exact.mulDivCeil(lots, closedE8, WHOLE);
        trial.lots(slot, Long.signum(start[slot]) * (lots - closed));
      }
    }
  }
}
